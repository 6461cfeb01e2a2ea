/** `ketaplan inpatient` and `ketaplan outpatient`: read the options, plan, and deliver the plan. */

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
import { textMessage, warningsIn, writeMessages } from '../io/messages'
import { keepsToAscii, paintFor } from '../io/paint'
import { profileFor } from '../io/profile'
import { REQUEST_NAMES } from '../options'
import { colourOf, deliver, type Options, readOption, type Target, targetsOf, widthFor, wordOf } from '../output'
import type { CommandLine } from '../parse-argv'
import { protocolNamed } from './find-protocol'

/** The rows asked for, if any. */
export const rowsAsked = (options: Options): By | undefined => readOption(options, 'by', wordOf(ROWS, 'unknown-rows'))

/** A view as plain text of 80 columns, with these changes. */
export const plainView = (over: Pick<View, 'by'> & { readonly [K in keyof View]?: View[K] | undefined }): View =>
  present({ width: 80, paint: plainPaint, excel: false, ...over }) as View

const UNPREDICTED: readonly string[] = ['nonmem', 'ics']

/** The model of --predict; undefined without a prediction. Throws Refusal, also for a model of another drug. */
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

/** The options that replace the rows; only --chart and --explain can be given together. */
const ROWLESS = ['supply', 'summary', 'chart', 'explain']

/** The options that would have no effect in any of these formats, or beside another option. */
function misplaced(options: Options, formats: readonly PlanFormat[], hasContainer: boolean): readonly Finding[] {
  const named = formats.join(' and ')
  const wrong = Object.entries(FORMATS_OF)
    .filter(([name, allowed]) => options[name] !== undefined && !formats.some((each) => allowed.includes(each)))
    .map(([name, allowed]) => errorOf('not-with', `--${name}`, named, `--format ${allowed.join(' or ')}`))
  const rowless = ROWLESS.filter((name) => options[name] !== undefined)
  const [first = '', second] = rowless
  const [other] = formats.every((format) => format === 'ics') ? ['ics'] : rowless.map((name) => `--${name}`)
  if (options.supply !== undefined && !hasContainer) wrong.push(errorOf('alone', '--supply', '', '--container'))
  if (second !== undefined && first !== 'chart')
    wrong.push(errorOf('not-with', `--${first}`, `--${second}`, 'one of them'))
  if (options.by !== undefined && other !== undefined)
    wrong.push(errorOf('not-with', '--by', other, `${other} without it`))
  return wrong
}

/** Throws Refusal (exit 2) with all that is wrong with --width and --color. */
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

/** The renderer of the whole plan, of the containers alone, or of what replaces the rows. */
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

/** The options that are fields of a request. */
const fieldsIn = (options: Options): Partial<RawRequest> =>
  byField(Object.fromEntries(REQUEST_NAMES.map((name) => [name, options[name]]))) as Partial<RawRequest>

/** The request and the output of a command line. Throws Refusal (exit 2) with all that is wrong. */
export function readAsked(
  setting: Setting,
  { args: [start], options, wrong }: Pick<CommandLine, 'args' | 'options' | 'wrong'>,
  context: Context,
  active?: ActiveProfile,
) {
  // A missing start is in `wrong` already; with any start the rest can be read.
  const written = present({ ...fieldsIn(options), setting, start: start ?? 'today' })
  const { raw, profile } = profiled(written as RawRequest, active)
  // A protocol file is not read yet: its drug is unknown.
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

/** Delivers a plan, then its warnings and, unless --quiet is given, notes. Throws Refusal, Failure. */
export async function deliverPlan(
  planned: Plan,
  { options, isJson }: Pick<CommandLine, 'options' | 'isJson'>,
  { targets, predict: asked, excel }: ReturnType<typeof outputOf>,
  by: By | undefined,
  io: Io,
  more: readonly string[] = [],
): Promise<void> {
  const { request } = planned
  const predict = asked && modelFor(planned.protocol.drug, asked)
  const readStamp = (_: string, text: string) => readNow(text, request.start.zone, contextOf(io))
  const rendered = async ({ format, file }: Target<PlanFormat>) => {
    const view = plainView({
      by: by ?? rowsOfSetting(request.setting, format),
      width: widthFor(options, io),
      paint: format === 'table' ? await paintFor(io, options, file) : plainPaint,
      sourcesNamed: (file === undefined && io.stdout.isTerminal && options.citations === undefined) || undefined,
      excel,
      predict,
      ascii: (file === undefined && keepsToAscii(io)) || undefined,
      withDose: options['with-dose'] === true || undefined,
      observations: options.observations === true || undefined,
      series: readOption(options, 'series', readSeries),
      revision: readOption(options, 'revision', readCount),
      now: format === 'ics' ? readOption(options, 'now', readStamp) : undefined,
    })
    if (format !== 'xlsx') return (await rendererFor(options, format))(planned, view)
    const { supplyXlsx, xlsx } = await import('../../render/xlsx/xlsx')
    return options.supply === true ? supplyXlsx(planned, view) : xlsx(planned, view)
  }
  if (!(await deliver(targets, rendered, options, io))) return
  const isData = targets.every(({ format }) => DATA_FORMATS.some((each) => each === format))
  const notes = options.quiet === true ? [] : isData ? summary(planned, predict, more) : more
  await writeMessages(io, isJson, [
    ...warningsIn([...(planned.given === undefined ? startWarnings(request) : []), ...planned.findings]),
    ...notes.map((note) => textMessage('note', 'summary', note)),
  ])
}
