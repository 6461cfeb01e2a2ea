/** `ketaplan` alone on a terminal: five questions whose answers are a command line. */
import { isoDay } from '../core/day'
import { Refusal } from '../core/finding'
import { needsWeight } from '../core/protocol'
import { readConcentration, readWeight } from '../core/read'
import { type Context, readStart } from '../core/start'
import { dayOf, readZone, wallAt } from '../core/zone'
import { protocols } from '../protocols/index'
import { refusalLines } from '../render/words'
import type { Questions } from './io'
import { commandLine } from './shell-words'

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

const orNothing =
  (wrong: Wrong): Wrong =>
  (text) =>
    text === '' ? undefined : wrong(text)

/** The start as it reads on any day, and the machine's zone where it depends on that. */
function lasting(
  text: string,
  context: Context,
): { readonly start: string; readonly zone: readonly string[] } {
  const { at, zone } = readStart(text, undefined, undefined, context)
  const start = /^to/.test(text) ? isoDay(dayOf(wallAt(zone, at))) : text
  return { start, zone: zone === readZone(context.zone()) ? ['--tz', zone] : [] }
}

const option = (name: string, value: string): readonly string[] => (value === '' ? [] : [name, value])

/** Asks. Throws Interrupted. */
export async function ask({ choice, text }: Questions, context: Context): Promise<Asked> {
  const setting = await choice('Setting', [
    { value: 'inpatient', hint: 'one continuous infusion over a hospital stay' },
    { value: 'outpatient', hint: 'a series of separate infusions' },
  ])
  const start = await text(
    'Start: a date or a time',
    '2026-11-30, 2026-11-30T08:00, today, tomorrow',
    against((written) => readStart(written, undefined, undefined, context)),
  )
  const weight = await text(
    'Actual body weight, kg (Enter leaves it open: limits per kg are then not checked)',
    '70.5',
    orNothing(against((written) => readWeight('weight', written))),
  )
  const concentration = await text(
    'Concentration, mg/mL (Enter leaves it open: no mL/h then)',
    '1',
    orNothing(against((written) => readConcentration('concentration', written))),
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
