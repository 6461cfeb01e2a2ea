/** `ketaplan` alone on a terminal: five questions whose answers are a command line. */

import { Refusal } from '../../core/model/finding'
import { needsWeight, type Setting } from '../../core/model/protocol'
import { plan } from '../../core/plan/plan'
import { readConcentration, readWeight } from '../../core/request/parse-quantities'
import { type Context, readStart } from '../../core/request/parse-start'
import { parseRequest, type RawRequest } from '../../core/request/request'
import { isoDay } from '../../core/values/calendar-day'
import { dayOf, wallAt } from '../../core/values/time-zone'
import { defaultProtocol, protocols } from '../../protocols/index'
import { commandLine } from '../../render/help/shell-words'
import { refusalLines } from '../../render/text/messages'
import type { Questions } from '../io/io'

export interface Asked {
  readonly argv: readonly string[]
  /** What to type for the same plan on any day. */
  readonly again: string
}

type Wrong = (text: string) => string | undefined

/** What a reader has to say against a text. */
const against =
  (reader: (text: string) => unknown): Wrong =>
  (text) => {
    try {
      reader(text)
      return undefined
    } catch (error) {
      if (error instanceof Refusal) return refusalLines(error.findings).join('. ')
      throw error
    }
  }

/** The places and limits that an answer decides. */
const concernedBy: Readonly<Record<'start' | 'weight' | 'concentration', readonly string[]>> = {
  start: ['start'],
  weight: ['weight'],
  concentration: ['concentration', 'pump-rate', 'fluid-24h'],
}

/**
 * Plans with the answers so far. Throws Refusal for what is wrong with this one: by its place, or by its limit.
 * What is wrong with others waits for the plan that is asked for, whose protocol may be another.
 */
function tryAnswer(what: 'start' | 'weight' | 'concentration', raw: RawRequest, context: Context): void {
  try {
    const request = parseRequest(raw, context)
    plan(request, defaultProtocol(request.setting))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const concerned = error.findings.filter(({ place, limit }) =>
      concernedBy[what].includes(limit?.name ?? String(place)),
    )
    if (concerned.length > 0) throw new Refusal(error.exit, concerned)
  }
}

const orNothing =
  (wrong: Wrong): Wrong =>
  (text) =>
    text === '' ? undefined : wrong(text)

/** The start as it reads on any day, and the machine's zone where it depends on that. */
function lasting(
  text: string,
  context: Context,
): { readonly start: string; readonly zone: readonly string[] } {
  const { at, zone, zoneAssumed, timeAssumed } = readStart(text, undefined, undefined, context)
  const start = timeAssumed ? isoDay(dayOf(wallAt(zone, at))) : text
  return { start, zone: zoneAssumed ? ['--tz', zone.name] : [] }
}

const option = (name: string, value: string): readonly string[] => (value === '' ? [] : [name, value])

/** Asks. Throws Interrupted. */
export async function ask({ choice, text }: Questions, context: Context): Promise<Asked> {
  const chosen = await choice('Setting', [
    { value: 'inpatient', hint: 'one continuous infusion over a hospital stay' },
    { value: 'outpatient', hint: 'a series of separate infusions' },
  ])
  const setting: Setting = chosen === 'inpatient' ? chosen : 'outpatient'
  const start = await text(
    'Start: a date or a time',
    '2026-11-30, 2026-11-30T08:00, today, tomorrow',
    against((written) => {
      readStart(written, undefined, undefined, context)
      tryAnswer('start', { setting, start: written }, context)
    }),
  )
  const wrongFigure = (
    what: 'weight' | 'concentration',
    reader: (place: string, text: string) => unknown,
  ): Wrong =>
    orNothing(
      against((written) => {
        reader(what, written)
        tryAnswer(what, { setting, start, [what]: written }, context)
      }),
    )
  const weight = await text(
    'Actual body weight, kg (press Enter to skip; limits per kg are then not checked)',
    'such as 70.5',
    wrongFigure('weight', readWeight),
  )
  const concentration = await text(
    'Concentration, mg/mL (press Enter to skip; mL/h is then not shown)',
    'such as 1',
    wrongFigure('concentration', readConcentration),
  )
  const protocol = await choice(
    'Protocol',
    protocols
      .filter((each) => each.setting === setting)
      .map((each) => {
        const disabled = weight === '' && needsWeight(each)
        return { value: each.id, hint: disabled ? 'needs a weight' : each.title, disabled }
      }),
  )
  const { start: date, zone } = lasting(start, context)
  const rest = [
    ...zone,
    ...option('--weight', weight),
    ...option('--concentration', concentration),
    '--protocol',
    protocol,
  ]
  return {
    argv: [setting, start, ...rest],
    again: commandLine(['ketaplan', setting, date, ...rest]),
  }
}
