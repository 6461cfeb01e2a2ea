/** The differences between a document and its plan, planned again. */
import { Refusal, refuse } from '../../core/model/finding'
import type { Fields } from '../../core/model/protocol'
import { readModel } from '../../core/pharmacokinetics/models'
import { comparePlans, type Difference, type Facts } from '../../core/plan/compare-plans'
import type { By } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import type { Context } from '../../core/request/parse-start'
import { valuesOf } from '../../render/data/facts'
import { planRecord } from '../../render/data/json'
import { compareTexts, differencesCsv, differencesJson, type Heads } from '../../render/text/differences'
import { refusalLines } from '../../render/text/messages'
import type { DIFFERENCE_FORMATS } from '../choices'
import { plainView } from '../commands/plan'
import type { Io } from '../io/io'
import { isObject } from '../io/json'
import { deliver, type Options, type Target, widthFor } from '../output'
import type { PlanFile, PlanHead } from './record'
import { type Replanned, replan } from './replan'
import { replanSchema1 } from './schema-1'

const facts = (values: Facts['values']): Facts => ({ rates: [], values })
export const compared = (first: Facts['values'], second: Facts['values']): readonly Difference[] =>
  comparePlans(facts(first), facts(second), String)

/** The comparison with the fewest differences. */
export const fewest = (tries: readonly (readonly Difference[])[]): readonly Difference[] =>
  [...tries].sort((a, b) => a.length - b.length)[0] ?? []

// Words of the first schema that have changed since.
const STATES: Readonly<Record<string, string>> = { lifted: 'allowed' }
const CUT = /(?:start|step) cut from \S+ to [^\s;]+/
const figure = (place: string, value: string): string =>
  place.endsWith(' note') ? (CUT.exec(value)?.[0] ?? '') : place.endsWith(' state') ? (STATES[value] ?? value) : value

/** The figures in a document of the first schema, without texts and without fields that it does not have. */
function figuresOf({ plan_id, request, limits, segments, rows, totals, supply, prediction }: Fields) {
  const values = valuesOf({ plan_id, request, limits, segments, rows, totals, supply, prediction })
  return new Map(
    [...values]
      .filter(([place]) => !/ (?:source|caveats|models|count)\b/.test(place))
      .map(([place, value]) => [place, figure(place, value)]),
  )
}

/** The values whose place fulfils the condition. */
const valuesAt = (values: Facts['values'], is: (place: string) => boolean) =>
  new Map([...values].filter(([place]) => is(place)))

const within = (values: Facts['values'], places: Facts['values']) => valuesAt(values, (place) => places.has(place))

const FIGURE = / (?:value|unit)\b/
/** The figures of a protocol, by their places. */
const figuresIn = (protocol: Fields) => valuesAt(valuesOf({ protocol }), (place) => FIGURE.test(place))

function comparedSchema1(head: PlanHead, plan: Plan): readonly Difference[] {
  const first = figuresOf(head)
  const { model } = isObject(head.prediction) ? head.prediction : {}
  const predict = model === undefined ? undefined : readModel('prediction', String(model))
  const bys: readonly By[] =
    plan.request.setting === 'inpatient' ? ['hour', 'change', 'session'] : ['session', 'hour', 'change']
  const tries = bys.map((by) => compared(first, within(figuresOf(planRecord(plan, plainView({ by, predict }))), first)))
  const ofFile = figuresIn(head.protocol)
  const builtIn = figuresIn(plan.protocol as unknown as Fields)
  return [...compared(within(ofFile, builtIn), within(builtIn, ofFile)), ...fewest(tries)]
}

const UCUM = /^limits .* ucum$/

/** The plan that was planned again, as an older document would show it: without keys that were added since. */
function asBefore({ given, generator: before }: PlanHead, first: Facts['values'], { generator, ...again }: Fields) {
  // The arguments of the plan that is continued were those of the document.
  const isOwn = given !== undefined && before?.original === undefined && isObject(generator)
  const words = isOwn ? { ...generator, arguments: generator.original, original: undefined } : generator
  const values = valuesOf({ ...again, generator: words })
  const isNew = [...first.keys()].some((place) => UCUM.test(place))
  return isNew ? values : valuesAt(values, (place) => !UCUM.test(place))
}

interface Compared {
  readonly differences: readonly Difference[]
  /** The plan of the document, planned by this version, and the first plan of the course; absent where it is refused. */
  readonly planned?: Pick<Replanned, 'plan' | 'original'>
}

/** Compares a document with its plan, planned again. The zone of the machine is not used. */
async function replanAndCompare({ head, isJson, text }: PlanFile, machine: Context): Promise<Compared> {
  const context = { ...machine, zone: () => refuse('alone', 'start', '', '--tz beside it') }
  const { generator } = head
  if (generator === undefined) {
    const plan = replanSchema1(head, context)
    return { differences: comparedSchema1(head, plan), planned: { plan, original: plan } }
  }
  const planned = await replan({ ...head, generator }, context)
  const again = planned.render(planned.plan, planned.view)
  if (!isJson) return { differences: compareTexts(text, again, !text.startsWith('#')), planned }
  const first = valuesOf(head)
  return { differences: compared(first, asBefore(head, first, JSON.parse(again))), planned }
}

/** Compares a document with its plan, planned again; a request that is refused now is a difference. */
export async function compareWithReplan(planFile: PlanFile, context: Context): Promise<Compared> {
  try {
    return await replanAndCompare(planFile, context)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { differences: [{ place: 'request', second: `refused: ${refusalLines(error.findings).join('. ')}` }] }
  }
}

/** The plan of a document, planned again. Throws Refusal (exit 2) for a document that differs from it. */
export async function planUnchanged(path: string, planFile: PlanFile, context: Context) {
  const { differences, planned } = await compareWithReplan(planFile, context)
  const [first] = differences
  if (first === undefined && planned !== undefined) return planned
  return refuse('changed-plan', path, first?.place ?? 'request', `ketaplan verify ${path} lists what differs`)
}

interface DifferenceReport {
  readonly differences: readonly Difference[]
  readonly heads: Heads
  /** The other fields of the JSON. */
  readonly jsonFields: Readonly<Record<string, unknown>>
  readonly table: (width: number) => string
}

/** Delivers the differences, then calls `after`. Throws Refusal: exit 1 where there are any; Failure. */
export async function deliverDifferences(
  targets: readonly Target<(typeof DIFFERENCE_FORMATS)[number]>[],
  { differences, heads, jsonFields, table }: DifferenceReport,
  options: Options,
  io: Io,
  after = async (): Promise<void> => undefined,
): Promise<void> {
  const texts = {
    table: () => table(widthFor(options, io)),
    csv: () => differencesCsv(differences, heads),
    json: () => differencesJson(differences, jsonFields),
  }
  if (!(await deliver(targets, ({ format }) => texts[format](), options, io))) return
  await after()
  if (differences.length > 0) throw new Refusal(1, [])
}
