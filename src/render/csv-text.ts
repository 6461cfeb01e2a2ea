/** The columns of the CSV in words, for `ketaplan help csv`. */
import { plan } from '../core/plan'
import { parseRequest } from '../core/request'
import { defaultProtocol } from '../protocols/index'
import { columnsOf } from './columns'
import type { Grid } from './grid'

/** What stands in each column. */
export const COLUMN_WORDS: Readonly<Record<string, string>> = {
  session: 'from 1; inpatient always 1',
  day: 'from 1: the 24-hour block of an infusion, the calendar day of a series',
  hour: 'from 1 within the session',
  start: 'ISO 8601 with offset',
  end: 'the same',
  hours: 'length of the session',
  rate_mg_h: "in a session row the session's highest",
  change_mg_h: 'against the row before; empty in the first',
  dose_mg: 'given within the row',
  cumulative_mg: "of the whole course, at the row's end",
  limit_mg_h: 'the effective maximum',
  at_limit: 'true or false',
  rate_mg_kg_h: 'of actual body weight',
  rate_mL_h: 'as set on the pump',
  volume_mL: 'given within the row',
  cumulative_mL: "of the whole course, at the row's end",
  held_by: 'the limit that sets the maximum, while the rate is on it',
  note: 'if tolerated; a cut step; an allowed limit with its reason',
  drug: 'ketamine-racemic or esketamine',
  protocol: 'its id',
  plan_id: 'the same for the same request and protocol on every machine',
}

const BASE = { setting: 'outpatient', start: '2026-11-30T08:00Z' } as const

function namesOf(by: 'hour' | 'session', more: Readonly<Record<string, string>> = {}): readonly string[] {
  const request = parseRequest({ ...BASE, ...more }, { now: 0, zone: () => 'UTC' })
  return columnsOf(plan(request, defaultProtocol('outpatient')), by).map(({ name }) => name)
}

/** Every column that a plan can have, in their order, with what it takes to have it. */
export function columnGrid(): Grid {
  const [byHour, bySession] = [namesOf('hour'), namesOf('session')]
  const [weighed, pumped] = [namesOf('hour', { weight: '70' }), namesOf('hour', { concentration: '1' })]
  const whole = namesOf('hour', { weight: '70', concentration: '1' })
  const at = whole.indexOf('end') + 1
  const names = [
    ...whole.slice(0, at),
    ...bySession.filter((name) => !whole.includes(name)),
    ...whole.slice(at),
  ]
  const when = (name: string): string => {
    if (byHour.includes(name)) return bySession.includes(name) ? '' : 'by hour, by change'
    if (bySession.includes(name)) return 'by session'
    if (weighed.includes(name)) return 'with --weight'
    return pumped.includes(name) ? 'with --concentration' : ''
  }
  return {
    heads: ['column', 'when', 'meaning'],
    rows: names.map((name) => [name, when(name), COLUMN_WORDS[name] ?? '']),
  }
}
