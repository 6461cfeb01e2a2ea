/** `ketaplan compare`: variants of protocols side by side, for one patient and start. */

import { allOf, errorOf, Refusal, refuse } from '../../core/model/finding'
import type { AskedModel } from '../../core/pharmacokinetics/models'
import { predict } from '../../core/pharmacokinetics/predict'
import { plan } from '../../core/plan/plan'
import { startWarnings } from '../../core/plan/start-warnings'
import { readWeight } from '../../core/request/parse-quantities'
import { readNow, readZoneName } from '../../core/request/parse-start'
import { parseRequest, present, type RawRequest } from '../../core/request/request'
import { isoDay, nextWeekday } from '../../core/values/calendar-day'
import { jsonText } from '../../core/values/escape-controls'
import { dayOf, wallAt } from '../../core/values/time-zone'
import { type ActiveProfile, profiled } from '../../protocols/active-profile'
import { compared, comparisonData, comparisonGrid } from '../../render/compare/comparison'
import { comparisonHead, isMixed, MARKED, MIXED, modelOf, type Variant } from '../../render/compare/comparison-head'
import { MOST_VARIANTS } from '../../render/compare/overlay'
import { byField } from '../../render/help/option-names'
import { COMPARED_AGAIN, comparisonMade, madeTexts, profileMark } from '../../render/help/provenance'
import { gridMd, plainMarkdown, provenance } from '../../render/markdown/markdown'
import { gridCsv, gridsWithin, gridTable } from '../../render/table/grid'
import { sentence } from '../../render/text/messages'
import { wrap } from '../../render/view'
import { COMPARE_FORMATS, SETTINGS } from '../choices'
import { contextOf, type Io } from '../io/io'
import { textMessage, warningsIn, writeMessages } from '../io/messages'
import { keepsToAscii, paintFor } from '../io/paint'
import { profileFor } from '../io/profile'
import { PLAN_OPTIONS } from '../options/plan-options'
import { colourOf, deliver, type Options, readOption, type Target, targetsOf, textOf, widthFor } from '../output'
import type { CommandLine } from '../parse-argv'
import { protocolNamed } from './find-protocol'
import { modelAsked, plainView } from './plan'

// The patient and the start are the same for all.
const SHARED = ['protocol', 'weight', 'tz', 'now']
const OVERRIDES = PLAN_OPTIONS.map(({ name, value }) => ({ name, flag: value === undefined })).filter(
  ({ name }) => !SHARED.includes(name),
)

/** `crps-5day,step-every=24h`: an id or a file, and overrides by the long names of the options. */
function readVariant(written: string): { protocol: string; overrides: Partial<RawRequest> } {
  const [protocol = '', ...parts] = written.split(',')
  const overrides = parts.map((part): [string, string | true] => {
    const [name = '', ...value] = part.split('=')
    const known = OVERRIDES.find((each) => each.name === name)
    if (known === undefined)
      return refuse('unknown-override', 'override', part, OVERRIDES.map((each) => each.name).join(', '))
    if (known.flag !== (value.length === 0))
      return refuse('unknown-override', 'override', part, known.flag ? name : `${name}=<value>`)
    // A comma separates the overrides, so a plus separates the items of a list.
    return [name, known.flag ? true : value.join('=').replaceAll('+', name === 'reason' ? '+' : ',')]
  })
  const twice = overrides.find(([name], index) => overrides.findIndex(([other]) => other === name) !== index)
  if (twice !== undefined) refuse('option-twice', twice[0], '', 'it once')
  return { protocol, overrides: byField(Object.fromEntries(overrides)) as Partial<RawRequest> }
}

const MONDAY = 1

/** The Monday after now: every series may start on a Monday. */
function nextMonday(options: Options, active: ActiveProfile | undefined, io: Io): string {
  const context = contextOf(io)
  const zone = readZoneName('--tz', textOf(options.tz) ?? active?.defaults.timeZone ?? context.zone(), context)
  const today = dayOf(wallAt(zone, readNow(textOf(options.now), zone, context)))
  return isoDay(nextWeekday(today, MONDAY))
}

async function variantOf(
  written: string,
  shared: Omit<RawRequest, 'setting'>,
  active: ActiveProfile | undefined,
  io: Io,
): Promise<Variant> {
  try {
    const { protocol: name, overrides } = readVariant(written)
    const protocol = await protocolNamed(name, io, 'protocol')
    const asked = { ...shared, ...overrides, protocol: protocol.id, setting: protocol.setting }
    const { raw, profile } = profiled(asked, active)
    const request = parseRequest(raw, contextOf(io), profile)
    return { name: written, plan: plan(request, protocol) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(
      error.exit,
      error.findings.map((finding) => ({ ...finding, variant: written })),
    )
  }
}

function targetsFor(options: Options, count: number) {
  const targets = targetsOf(options, COMPARE_FORMATS)
  const [other] = targets
  if (options.chart === true && other !== undefined && targets.every(({ format }) => format !== 'table'))
    refuse('not-with', '--chart', other.format, '--format table')
  const drawn = targets.find(({ format }) => format === 'svg' || format === 'html')
  if (drawn !== undefined && count > MOST_VARIANTS)
    refuse('not-with', `--format ${drawn.format}`, `${count} variants`, `at most ${MOST_VARIANTS}`)
  return targets
}

async function textFor(
  variants: readonly Variant[],
  { format, file }: Target<(typeof COMPARE_FORMATS)[number]>,
  options: Options,
  io: Io,
): Promise<string | Uint8Array> {
  if (format === 'xlsx') {
    const { gridWorkbook } = await import('../../render/xlsx/xlsx')
    const made = madeTexts(comparisonMade(variants, modelOf(variants)), COMPARED_AGAIN)
    return gridWorkbook('Comparison', [...comparisonHead(variants), MARKED, ...made], comparisonGrid(variants))
  }
  if (format === 'csv') return gridCsv(comparisonData(variants))
  if (format === 'json') return jsonText(variants.map(compared))
  if (format === 'svg') return (await import('../../render/compare/comparison-picture')).comparisonSvg(variants)
  if (format === 'html') return (await import('../../render/compare/comparison-picture')).comparisonPage(variants)
  const grid = comparisonGrid(variants)
  const head = [...comparisonHead(variants), ...(options.chart === true ? [] : [MARKED])]
  if (format === 'md') {
    const made = provenance(comparisonMade(variants, modelOf(variants)), COMPARED_AGAIN)
    return `${head.map(plainMarkdown).join('\n\n')}\n\n${gridMd(grid)}${made.join('\n')}\n`
  }
  const paint = await paintFor(io, options, file)
  const width = widthFor(options, io)
  const above = `${head.map((text) => wrap(text, width)).join('\n')}\n\n`
  if (options.chart === true) {
    const { comparisonChart } = await import('../../render/compare/comparison-chart')
    const ascii = (file === undefined && keepsToAscii(io)) || undefined
    return above + comparisonChart(variants, plainView({ by: 'session', width, paint, ascii }))
  }
  const tables = gridsWithin(grid, width).map((each) => gridTable(each, width, paint))
  return above + tables.join('\n')
}

/** The variants with their predictions, or the reason for none. Throws Refusal where no variant has one. */
function predicted(variants: readonly Variant[], model: AskedModel): readonly Variant[] {
  const refusals: Refusal[] = []
  const all = variants.map((variant): Variant => {
    try {
      return { ...variant, prediction: predict(variant.plan, model) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusals.push(error)
      return { ...variant, unpredicted: error.findings.map(sentence).join('. ') }
    }
  })
  const [first] = refusals
  if (first !== undefined && refusals.length === variants.length) throw first
  return all
}

/** Compares two or more variants. Throws Refusal, Failure. */
export async function compareCommand({ args, options, isJson, wrong }: CommandLine, io: Io): Promise<void> {
  const active = await profileFor(options, SETTINGS, io)
  const few = args.length === 1 ? [errorOf('one-variant', 'compare', args.join(' '), 'two variants or more')] : []
  const { targets, model, start } = allOf(
    {
      targets: () => targetsFor(options, args.length),
      width: () => widthFor(options, io),
      colour: () => colourOf(options),
      model: () => modelAsked(options, COMPARE_FORMATS),
      start: () => textOf(options.start) ?? nextMonday(options, active, io),
      weight: () => readOption(options, 'weight', readWeight),
    },
    [...wrong, ...few],
  )
  const { weight, tz, now } = options
  const shared = byField(present({ weight, tz, now })) as Partial<RawRequest>
  const planned: Variant[] = []
  for (const each of args) planned.push(await variantOf(each, { ...shared, start }, active, io))
  const variants = model === undefined ? planned : predicted(planned, model)
  if (!(await deliver(targets, (target) => textFor(variants, target, options, io), options, io))) return
  const mixed = textMessage('warning', 'mixed-drugs', MIXED)
  const assumed = textMessage('note', 'start-assumed', `start ${start} assumed: the next Monday`)
  await writeMessages(io, isJson, [
    ...(isMixed(variants) ? [mixed] : []),
    ...variants.slice(0, 1).flatMap(({ plan: { request } }) => warningsIn(startWarnings(request))),
    ...variants.flatMap(({ plan: { findings } }) => warningsIn(findings)),
    ...(options.start === undefined && options.quiet !== true ? [assumed] : []),
    ...(active !== undefined && options.quiet !== true ? [textMessage('note', 'profile', profileMark(active))] : []),
  ])
}
