/** `ketaplan` without arguments on a terminal: six questions, whose answers make a command line. */

import { Refusal } from '../../core/model/finding'
import { needsWeight, type Protocol, type Setting } from '../../core/model/protocol'
import { plan } from '../../core/plan/plan'
import { readConcentration, readWeight } from '../../core/request/parse-quantities'
import { type Context, readStart } from '../../core/request/parse-start'
import { parseRequest, present, type RawRequest } from '../../core/request/request'
import { isoDay, longDay } from '../../core/values/calendar-day'
import { clock, dayOf, wallAt } from '../../core/values/time-zone'
import { defaultProtocol, findProtocol, protocols } from '../../protocols/index'
import { commandLine } from '../../render/help/shell-words'
import { refusalLines } from '../../render/text/messages'
import { catchRefusal } from '../catch-refusal'
import type { Questions } from '../io/io'

export interface Answers {
  readonly argv: readonly string[]
  /** The command line for the same plan, on any day. */
  readonly command: string
}

type WrongAnswer = (text: string) => string | undefined
type Figure = 'weight' | 'concentration'

const refusalOf = (step: () => unknown): Refusal | undefined =>
  catchRefusal<Refusal | undefined>(
    () => void step(),
    (refusal) => refusal,
  )

/** Makes a check of an answer from a reader that throws Refusal. An empty answer is right where it may be empty. */
const answerCheck =
  (reader: (text: string) => unknown, mayBeEmpty = true): WrongAnswer =>
  (text) => {
    const refusal = mayBeEmpty && text === '' ? undefined : refusalOf(() => reader(text))
    return refusal && refusalLines(refusal.findings).join('. ')
  }

/**
 * Plans with the answers so far. Throws Refusal for findings about this answer, by their place or their limit. Other
 * findings are left to the plan itself, which may have another protocol.
 */
function tryAnswer(what: 'start' | Figure, raw: RawRequest, context: Context): void {
  const refusal = refusalOf(() => plan(parseRequest(raw, context), defaultProtocol(raw.setting)))
  if (refusal === undefined) return
  const concerned = refusal.findings.filter(({ place, limit }) => {
    const name = limit?.name ?? (typeof place === 'string' ? place : place.field)
    return name === what || (what === 'concentration' && ['pump-rate', 'fluid-24h'].includes(name))
  })
  if (concerned.length > 0) throw new Refusal(refusal.exit, concerned)
}

/** Throws Refusal where this highest rate is refused. What is wrong without it too is left to the plan itself. */
function tryMaximum(raw: RawRequest, maxRate: string, protocol: Protocol, context: Context): void {
  const planned = (asked: RawRequest) => plan(parseRequest(asked, context), protocol)
  if (refusalOf(() => planned(raw)) === undefined) planned({ ...raw, maxRate })
}

const option = (name: string, value: string): readonly string[] => (value === '' ? [] : [name, value])

/** What the program is, before the first question. */
export const INTRODUCTION =
  'ketaplan plans a ketamine infusion for chronic pain: the highest rates, if tolerated, hour by hour or session by session. For clinicians; not an order.'

/** Asks. Throws Interrupted. */
export async function ask({ choice, text }: Questions, context: Context): Promise<Answers> {
  const chosen = await choice('Setting', [
    { value: 'inpatient', hint: 'one continuous infusion over a hospital stay' },
    { value: 'outpatient', hint: 'a series of separate infusions' },
  ])
  const setting: Setting = chosen === 'inpatient' ? chosen : 'outpatient'
  const start = await text(
    'Start: a date or a time',
    '2026-11-30, 2026-11-30T08:00, today, tomorrow',
    answerCheck((written) => {
      readStart(written, undefined, undefined, context)
      tryAnswer('start', { setting, start: written }, context)
    }, false),
  )
  const { at, zone, zoneAssumed, timeAssumed } = readStart(start, undefined, undefined, context)
  const wall = wallAt(zone, at)
  const wrongFigure = (what: Figure, reader: (place: string, text: string) => unknown): WrongAnswer =>
    answerCheck((written) => {
      reader(what, written)
      tryAnswer(what, { setting, start, [what]: written }, context)
    })
  const weight = await text(
    // The day of the week makes a wrong date visible.
    `${longDay(dayOf(wall))} ${clock(wall)}. Actual body weight, kg (press Enter to skip; limits per kg are then not checked)`,
    'such as 70.5',
    wrongFigure('weight', readWeight),
  )
  const concentration = await text(
    'Concentration, mg/mL (press Enter to skip; mL/h is then not shown)',
    'such as 1',
    wrongFigure('concentration', readConcentration),
  )
  const id = await choice(
    'Protocol',
    protocols
      .filter((each) => each.setting === setting)
      .map((each) => {
        const disabled = weight === '' && needsWeight(each)
        return { value: each.id, hint: disabled ? 'needs a weight' : each.title, disabled }
      }),
  )
  const protocol = findProtocol(id) ?? defaultProtocol(setting)
  const raw = present({ setting, start, weight: weight || undefined, concentration: concentration || undefined })
  const max = await text(
    `${protocol.title}. Highest rate, mg/h (press Enter to keep the maximum of the protocol)`,
    'such as 30',
    answerCheck((written) => tryMaximum(raw, written, protocol, context)),
  )
  const rest = [
    ...(zoneAssumed ? ['--tz', zone.name] : []),
    ...option('--weight', weight),
    ...option('--concentration', concentration),
    ...option('--max', max),
    '--protocol',
    id,
  ]
  const lasting = timeAssumed ? isoDay(dayOf(wall)) : start
  return { argv: [setting, start, ...rest], command: commandLine(['ketaplan', setting, lasting, ...rest]) }
}
