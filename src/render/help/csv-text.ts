/** The columns of the CSV in words, for `ketaplan help csv`. */
import { plan } from '../../core/plan/plan'
import { parseRequest } from '../../core/request/request'
import { defaultProtocol } from '../../protocols/index'
import { ALL_COLUMNS } from '../data/columns'
import type { Grid } from '../table/grid'
import { supplyList } from '../text/supply-list'
import { plainPaint } from '../view'

/** What stands in each column of a plan. */
const PLAN_WORDS: Readonly<Record<string, string>> = {
  id: "the request's own, of one plan among many",
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
  ketamine_ng_mL: "predicted in plasma at the row's end; in a session row the session's peak",
  ketamine_low_ng_mL: 'the lowest of all models',
  ketamine_high_ng_mL: 'the highest of all models',
  held_by: 'the limit that sets the maximum, while the rate is on it',
  note: 'if tolerated; a cut step; an allowed limit with its reason; a moved session; container change',
  drug: 'ketamine-racemic or esketamine',
  protocol: 'its id',
  plan_id: 'the same for the same request and protocol on every machine',
}

/** What stands in each column of the containers. */
const SUPPLY_WORDS: Readonly<Record<string, string>> = {
  container: 'from 1, in the order in which they are hung',
  session: 'from 1; inpatient always 1',
  hung: 'ISO 8601 with offset',
  until: 'the same',
  hours: 'how long it hangs',
  volume_mL: 'infused out of it',
  left_mL: 'not infused',
  ends: 'why it is taken down',
  container_mL: 'its final volume when it is hung',
  container_mg: 'what it then holds',
  concentration_mg_mL: 'as asked for',
  draw_mL_of_10_mg_mL: 'to draw of that stock for one container',
  vials_of_10_mg_mL: 'for one container',
  note: 'an allowed limit with its reason; a local protocol',
  drug: 'ketamine-racemic or esketamine',
  protocol: 'its id',
  plan_id: 'as in the plan',
}

/** Columns that several stocks share a meaning under. */
const stockless = (name: string): string => name.replace(/_of_[0-9.]+_/, '_of_10_')

const WHEN: Readonly<Record<string, string>> = {
  hour: 'by hour, by change',
  session: 'by session',
  weight: 'with --weight',
  concentration: 'with --concentration',
  predict: 'with --predict',
}

const wordsIn = (words: Readonly<Record<string, string>>, name: string): string => {
  const found = words[name]
  if (found === undefined) throw new RangeError(`no words for the column ${name}`)
  return found
}

/** Every column that a plan can have, in their order, with what it takes to have it. */
export const columnGrid = (): Grid => ({
  heads: ['column', 'when', 'meaning'],
  rows: [
    ['id', 'batch', wordsIn(PLAN_WORDS, 'id')],
    ...ALL_COLUMNS.map(([name, from]) => [
      name,
      from === undefined ? '' : wordsIn(WHEN, from),
      wordsIn(PLAN_WORDS, name),
    ]),
  ],
})

/** Every column of the containers that --supply lists. */
export function supplyGrid(): Grid {
  const raw = {
    setting: 'inpatient',
    start: '2026-11-30T08:00Z',
    concentration: '1',
    container: '250',
  } as const
  const planned = plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), defaultProtocol('inpatient'))
  const text = supplyList.csv(planned, { by: 'hour', width: 0, paint: plainPaint, excel: false })
  const names = text.slice(0, text.indexOf('\n')).split(',')
  return {
    heads: ['column', 'meaning'],
    rows: names.map((name) => [name, wordsIn(SUPPLY_WORDS, stockless(name))]),
  }
}
