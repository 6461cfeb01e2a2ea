/** `ketaplan inpatient` and `ketaplan outpatient`: from the options to a plan on its way out. */

import { allOf, attempt, errorOf, type Finding, refuse } from '../../core/model/finding'
import type { Drug, Setting } from '../../core/model/protocol'
import { type AskedModel, modelFor, readModel } from '../../core/pharmacokinetics/models'
import { plan } from '../../core/plan/plan'
import type { By } from '../../core/plan/rows'
import { startWarnings } from '../../core/plan/start-warnings'
import type { Plan } from '../../core/plan/types'
import { readCount } from '../../core/request/parse-quantities'
import { type Context, readNow } from '../../core/request/parse-start'
import { parseRequest, present, type RawRequest } from '../../core/request/request'
import { type ActiveProfile, profiled, protocolFor } from '../../protocols/active-profile'
import { findProtocol } from '../../protocols/index'
import { byField } from '../../render/help/option-names'
import { DATA_FORMATS, type Format, PLAN_FORMATS, type PlanFormat, type Renderer, renderers } from '../../render/index'
import { summary } from '../../render/text/assumptions'
import { plainPaint, rowsOfSetting, type View } from '../../render/view'
import { ROWS, SEPARATORS } from '../choices'
import { contextOf, type Io } from '../io/io'
import { keepsToAscii, paintFor } from '../io/paint'
import { profileFor } from '../io/profile'
import { report, said, warningsIn } from '../io/sink'
import { REQUEST_NAMES } from '../options'
import {
  colourOf,
  deliver,
  type Options,
  readOption,
  type Target,
  targetsOf,
  textOf,
  widthFor,
  wordOf,
} from '../output'
import type { CommandLine } from '../parse-argv'
import { protocolNamed } from './find-protocol'

/** The rows asked for, if any. */
export const rowsAsked = (options: Options): By | undefined => readOption(options, 'by', wordOf(ROWS, 'unknown-rows'))

/** Plain text of 80 columns where nothing else is said. */
export const plainView = (over: Pick<View, 'by'> & { readonly [K in keyof View]?: View[K] | undefined }): View =>
  present({ width: 80, paint: plainPaint, excel: false, ...over }) as View

const UNPREDICTED: readonly string[] = ['nonmem', 'ics']

/** The model to predict by, of this drug where it is known; undefined where nothing is to be predicted. */
export function modelAsked(options: Options, formats: readonly string[], drug?: Drug): AskedModel | undefined {
  if (options.predict !== undefined && formats.every((format) => UNPREDICTED.includes(format)))
    refuse('not-with', '--predict', formats.join(' and '), 'another format')
  return options.predict === true || readOption(options, 'predict', (place, text) => readModel(place, text, drug))
}

/** The formats with which an option has a meaning. */
const FORMATS_OF: Readonly<Record<string, readonly PlanFormat[]>> = {
  excel: ['csv'],
  'with-dose': ['ics'],
  series: ['ics'],
  revision: ['ics'],
  chart: ['table'],
  explain: ['table', 'md'],
  supply: ['table', 'csv', 'html', 'xlsx'],
  observations: ['html'],
  summary: ['table'],
  citations: ['table'],
}

/** What stands in place of the rows; the first two go with no other. */
const ROWLESS = ['supply', 'summary', 'chart', 'explain']

/** The options that would have no effect in any of the formats. */
function misplaced(options: Options, asked: readonly PlanFormat[], hasContainer: boolean): readonly Finding[] {
  const named = asked.join(' and ')
  const ofFormats = Object.entries(FORMATS_OF)
    .filter(([name, formats]) => options[name] !== undefined && !asked.some((each) => formats.includes(each)))
    .map(([name, formats]) => errorOf('not-with', `--${name}`, named, `--format ${formats.join(' or ')}`))
  const rowless = ROWLESS.filter((name) => options[name] !== undefined)
  const [alone = '', beside] = rowless
  const [other] = asked.every((format) => format === 'ics') ? ['ics'] : rowless.map((name) => `--${name}`)
  return [
    ...ofFormats,
    ...(options.supply !== undefined && !hasContainer ? [errorOf('alone', '--supply', '', '--container')] : []),
    ...(beside !== undefined && alone !== 'chart'
      ? [errorOf('not-with', `--${alone}`, `--${beside}`, 'one of them')]
      : []),
    ...(options.by !== undefined && other !== undefined
      ? [errorOf('not-with', '--by', other, `${other} without it`)]
      : []),
  ]
}

/** Throws Refusal (exit 2) with all that is wrong with how text is to be shown. */
export const checkScreen = (options: Options, io: Io) =>
  allOf({ width: () => widthFor(options, io), colour: () => colourOf(options) })

function excelOf(options: Options): View['excel'] {
  const separator = readOption(options, 'excel', wordOf(SEPARATORS, 'unknown-choice'))
  return separator === 'semicolon' ? separator : separator !== undefined
}

/** Throws Refusal (exit 2) for options that do not go together. */
export function outputOf(options: Options, hasContainer: boolean, drug?: Drug) {
  const targets = targetsOf(options, PLAN_FORMATS)
  const formats = targets.map(({ format }) => format)
  return allOf(
    { targets: () => targets, predict: () => modelAsked(options, formats, drug), excel: () => excelOf(options) },
    misplaced(options, formats, hasContainer),
  )
}

const SERIES = /^[A-Za-z0-9_-]{1,60}$/

function readSeries(place: string, text: string): string {
  return SERIES.test(text) ? text : refuse('not-an-id', place, text, 'letters, digits, - and _, at most 60')
}

/** Of the whole plan, of the containers alone, or of what stands in place of the rows. */
export async function rendererFor(options: Options, format: Format): Promise<Renderer> {
  const [asked] = ROWLESS.filter((name) => options[name] !== undefined && FORMATS_OF[name]?.includes(format))
  if (asked === undefined) return renderers[format]()
  if (asked === 'supply' && format === 'csv') return (await import('../../render/data/containers')).supplyCsv
  if (asked === 'supply' && format === 'html') return (await import('../../render/html/html')).labels
  const { explainedMd, screen, summaryNote, supplyTable } = await import('../../render/text/screen')
  if (asked === 'supply') return supplyTable
  if (asked === 'summary') return summaryNote
  const shown = { chart: options.chart === true, explain: options.explain === true }
  return format === 'md' ? explainedMd : (planned, view) => screen(planned, view, shown)
}

/** The options that are fields of a request, as given. */
const fieldsIn = (options: Options): Partial<RawRequest> =>
  byField(Object.fromEntries(REQUEST_NAMES.map((name) => [name, options[name]]))) as Partial<RawRequest>

/** What a command line asks for. Throws Refusal (exit 2) with all that is wrong. */
export function readAsked(
  setting: Setting,
  { args: [start], options, wrong }: Pick<CommandLine, 'args' | 'options' | 'wrong'>,
  context: Context,
  active?: ActiveProfile,
) {
  // Without a start the command line is wrong already: then any start serves to read the rest.
  const written = present({ ...fieldsIn(options), setting, start: start ?? 'today' })
  const { raw, profile } = profiled(written as RawRequest, active)
  // A file is not read yet.
  const drug = (raw.protocol === undefined ? protocolFor(setting, active) : findProtocol(raw.protocol))?.drug
  return allOf(
    {
      request: () => parseRequest(raw, context, profile),
      output: () => outputOf(options, raw.container !== undefined, drug),
      by: () => rowsAsked(options),
    },
    wrong,
  )
}

/** Plans and delivers. Throws Refusal, Failure. */
export async function planCommand(setting: Setting, commandLine: CommandLine, io: Io): Promise<void> {
  const { options } = commandLine
  const active = await profileFor(options, [setting], io)
  const wrong = [...commandLine.wrong]
  attempt(() => checkScreen(options, io), wrong)
  const { request, output, by } = readAsked(setting, { ...commandLine, wrong }, contextOf(io), active)
  const { protocol: named } = request
  const planned = plan(request, named === undefined ? protocolFor(setting, active) : await protocolNamed(named, io))
  await deliverPlan(planned, commandLine, output, by, io)
}

/** For a field that is true or absent. */
const ifTrue = (is: boolean): true | undefined => is || undefined

/** Delivers a plan: warnings follow it, unless quiet what is to be told, and beside a data format notes. Throws Refusal, Failure. */
export async function deliverPlan(
  planned: Plan,
  { options, isJson }: Pick<CommandLine, 'options' | 'isJson'>,
  { targets, predict: asked, excel }: ReturnType<typeof outputOf>,
  by: By | undefined,
  io: Io,
  told: readonly string[] = [],
): Promise<void> {
  const { request } = planned
  const predict = asked && modelFor(planned.protocol.drug, asked)
  const rendered = async ({ format, file }: Target<PlanFormat>) => {
    const view = plainView({
      by: by ?? rowsOfSetting(request.setting, format),
      width: widthFor(options, io),
      paint: format === 'table' ? await paintFor(io, options, file) : plainPaint,
      sourcesNamed: ifTrue(file === undefined && io.stdout.isTerminal && options.citations === undefined),
      excel,
      predict,
      ascii: ifTrue(file === undefined && keepsToAscii(io)),
      withDose: ifTrue(options['with-dose'] === true),
      observations: ifTrue(options.observations === true),
      series: readOption(options, 'series', readSeries),
      revision: readOption(options, 'revision', readCount),
      now:
        format === 'ics' && options.now !== undefined
          ? readNow(textOf(options.now), request.start.zone, contextOf(io))
          : undefined,
    })
    if (format !== 'xlsx') return (await rendererFor(options, format))(planned, view)
    // Of the containers alone, or of the whole plan.
    if (options.supply === true) return (await import('../../render/xlsx/xlsx')).supplyXlsx(planned, view)
    return (await import('../../render/xlsx/xlsx')).xlsx(planned, view)
  }
  if (!(await deliver(targets, rendered, options, io))) return
  const isData = targets.every(({ format }) => DATA_FORMATS.some((each) => each === format))
  const notes = options.quiet === true ? [] : isData ? summary(planned, predict, told) : told
  await report(io, isJson, [
    ...warningsIn([...(planned.given === undefined ? startWarnings(request) : []), ...planned.findings]),
    ...notes.map((note) => said('note', 'summary', note)),
  ])
}
