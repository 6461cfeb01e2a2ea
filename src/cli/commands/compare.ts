/** `ketaplan compare`: variants of protocols side by side, for one patient and start. */

import { allOf, errorOf, Refusal, refuse } from '../../core/model/finding'
import { type ModelId, readModel } from '../../core/pharmacokinetics/models'
import { predict } from '../../core/pharmacokinetics/predict'
import { plan } from '../../core/plan/plan'
import { startWarnings } from '../../core/plan/start-warnings'
import { readWeight } from '../../core/request/parse-quantities'
import { readNow, readZoneName } from '../../core/request/parse-start'
import { parseRequest, type RawRequest } from '../../core/request/request'
import { isoDay, nextWeekday } from '../../core/values/calendar-day'
import { jsonText } from '../../core/values/escape-controls'
import { dayOf, wallAt } from '../../core/values/time-zone'
import {
  compared,
  comparisonData,
  comparisonGrid,
  comparisonHead,
  isMixed,
  MIXED,
  type Variant,
} from '../../render/compare/comparison'
import { byField } from '../../render/help/option-names'
import { gridMd, plainMarkdown } from '../../render/markdown/markdown'
import { gridCsv, gridsWithin, gridTable } from '../../render/table/grid'
import { profileMark } from '../../render/text/banner'
import { wrap } from '../../render/text/wrap'
import { plainPaint, type View } from '../../render/view'
import { COMPARE_FORMATS, SETTINGS } from '../choices'
import { keepsToAscii } from '../io/charset'
import { contextOf, type Io } from '../io/io'
import { paintFor } from '../io/paint'
import { type ActiveProfile, profiled, profileFor } from '../io/profile'
import { report, said, warningsIn } from '../io/sink'
import { PLAN_OPTIONS } from '../options/plan-options'
import { deliver, formatOf, type Given, textOf, widthFor } from '../output'
import type { Asked } from '../parse-argv'
import { protocolNamed } from './find-protocol'

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
    // A comma parts the overrides, so a plus parts what else stands behind commas.
    return [name, known.flag ? true : value.join('=').replaceAll('+', name === 'reason' ? '+' : ',')]
  })
  const twice = overrides.find(([name], index) => overrides.findIndex(([other]) => other === name) !== index)
  if (twice !== undefined) refuse('option-twice', twice[0], '', 'it once')
  return { protocol, overrides: byField(Object.fromEntries(overrides)) as Partial<RawRequest> }
}

/** The Monday after now: a day on which every series may start. */
function nextMonday(given: Given, active: ActiveProfile | undefined, io: Io): string {
  const context = contextOf(io)
  const zone = readZoneName('--tz', textOf(given.tz) ?? active?.defaults.timeZone ?? context.zone(), context)
  const today = dayOf(wallAt(zone, readNow(textOf(given.now), zone, context)))
  return isoDay(nextWeekday(today, 'monday'))
}

async function variantOf(
  written: string,
  shared: Omit<RawRequest, 'setting'>,
  model: ModelId | undefined,
  active: ActiveProfile | undefined,
  io: Io,
): Promise<Variant> {
  try {
    const { protocol: name, overrides } = readVariant(written)
    const protocol = await protocolNamed(name, io, 'protocol')
    const asked = { ...shared, ...overrides, protocol: protocol.id, setting: protocol.setting }
    const { raw, profile } = profiled(asked, active)
    const request = parseRequest(raw, contextOf(io), profile)
    const planned = plan(request, protocol)
    const predicted = model === undefined ? {} : { prediction: predict(planned, model) }
    return { name: written, plan: planned, ...predicted }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(
      error.exit,
      error.findings.map((finding) => ({ ...finding, variant: written })),
    )
  }
}

type Format = (typeof COMPARE_FORMATS)[number]

function formatFor(given: Given): Format {
  const format = formatOf(given, COMPARE_FORMATS)
  if (given.chart === true && format !== 'table') refuse('not-with', '--chart', format, '--format table')
  return format
}

async function textFor(variants: readonly Variant[], format: Format, given: Given, io: Io): Promise<string> {
  if (format === 'csv') return gridCsv(comparisonData(variants))
  if (format === 'json') return jsonText(variants.map(compared))
  const grid = comparisonGrid(variants)
  const head = comparisonHead(variants)
  if (format === 'md') return `${head.map(plainMarkdown).join('\n\n')}\n\n${gridMd(grid)}`
  const paint = given.output === undefined ? await paintFor(io, given['no-color'] === true) : plainPaint
  const width = widthFor(given, io)
  const above = `${head.map((text) => wrap(text, width)).join('\n')}\n\n`
  if (given.chart === true) {
    const { comparisonChart } = await import('../../render/compare/comparison-chart')
    const ascii = given.output === undefined && keepsToAscii(io)
    const view: View = { by: 'session', width, paint, excel: false, ...(ascii ? { ascii } : {}) }
    return above + comparisonChart(variants, view)
  }
  return (
    above +
    gridsWithin(grid, width)
      .map((each) => gridTable(each, width, paint))
      .join('\n')
  )
}

function modelFor({ predict: asked }: Given): ModelId | undefined {
  const name = textOf(asked)
  return name === undefined ? undefined : readModel('--predict', name)
}

/** Compares two or more variants. Throws Refusal, Failure. */
export async function compareCommand({ words, given, isJson, wrong }: Asked, io: Io): Promise<void> {
  const active = await profileFor(given, SETTINGS, io)
  const few =
    words.length === 1 ? [errorOf('one-variant', 'compare', words.join(' '), 'two variants or more')] : []
  const weight = textOf(given.weight)
  const { format, model, start } = allOf(
    {
      format: () => formatFor(given),
      model: () => modelFor(given),
      start: () => textOf(given.start) ?? nextMonday(given, active, io),
      weight: () => weight === undefined || readWeight('--weight', weight),
    },
    [...wrong, ...few],
  )
  const shared = byField(
    Object.fromEntries(
      ['weight', 'tz', 'now'].flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
    ),
  ) as Partial<RawRequest>
  const variants: Variant[] = []
  for (const each of words) variants.push(await variantOf(each, { ...shared, start }, model, active, io))
  if (!(await deliver(await textFor(variants, format, given, io), given, io))) return
  const mixed = said('warning', 'mixed-drugs', MIXED)
  const assumed = said('note', 'start-assumed', `start ${start} assumed: the next Monday`)
  await report(io, isJson, [
    ...(isMixed(variants) ? [mixed] : []),
    ...variants.slice(0, 1).flatMap(({ plan: { request } }) => warningsIn(startWarnings(request))),
    ...variants.flatMap(({ plan: { findings } }) => warningsIn(findings)),
    ...(given.start === undefined && given.quiet !== true ? [assumed] : []),
    ...(active !== undefined && given.quiet !== true ? [said('note', 'profile', profileMark(active))] : []),
  ])
}
