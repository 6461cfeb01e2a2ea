/** `ketaplan inpatient` and `ketaplan outpatient`: from the options to a plan on its way out. */

import { allOf, errorOf, type Finding, refuse } from '../../core/model/finding'
import type { Setting } from '../../core/model/protocol'
import { type ModelId, readModel } from '../../core/pharmacokinetics/models'
import { plan } from '../../core/plan/plan'
import type { By } from '../../core/plan/rows'
import { startWarnings } from '../../core/plan/start-warnings'
import { readCount } from '../../core/request/parse-quantities'
import { type Context, readNow, type Start } from '../../core/request/parse-start'
import { parseRequest, present, type RawRequest, type Request } from '../../core/request/request'
import { byField } from '../../render/help/option-names'
import { DATA_FORMATS, FORMATS, type Format, type Renderer, renderers } from '../../render/index'
import { summary } from '../../render/text/summary'
import { plainPaint, rowsOfSetting, type View } from '../../render/view'
import { ROWS } from '../choices'
import { keepsToAscii } from '../io/charset'
import { contextOf, type Io } from '../io/io'
import { paintFor } from '../io/paint'
import { type ActiveProfile, profiled, profileFor, protocolFor } from '../io/profile'
import { report, said, warningsIn } from '../io/sink'
import { REQUEST_NAMES } from '../options'
import { deliver, formatOf, type Given, textOf, widthFor } from '../output'
import type { Asked } from '../parse-argv'
import { protocolNamed } from './find-protocol'

/** The rows asked for, if any. */
export function rowsAsked(given: Given): By | undefined {
  const asked = textOf(given.by)
  if (asked === undefined) return undefined
  return ROWS.find((by) => by === asked) ?? refuse('unknown-rows', '--by', asked, ROWS.join(', '))
}

/** The model to predict by; undefined where nothing is to be predicted. */
function modelFor(given: Given, format: Format): ModelId | undefined {
  const asked = textOf(given.predict)
  if (asked !== undefined && (format === 'nonmem' || format === 'ics'))
    refuse('not-with', '--predict', format, 'another format')
  return asked === undefined ? undefined : readModel('--predict', asked)
}

/** The formats with which an option has a meaning. */
const FORMATS_OF: Readonly<Record<string, readonly Format[]>> = {
  excel: ['csv'],
  'with-dose': ['ics'],
  series: ['ics'],
  revision: ['ics'],
  chart: ['table'],
  explain: ['table', 'md'],
  supply: ['table', 'csv'],
}

/** The options that would have no effect. */
function misplaced(given: Given, format: Format): readonly Finding[] {
  const ofFormats = Object.entries(FORMATS_OF)
    .filter(([name, formats]) => given[name] !== undefined && !formats.includes(format))
    .map(([name, formats]) => errorOf('not-with', `--${name}`, format, `--format ${formats.join(' or ')}`))
  const rowless = ['supply', 'chart', 'explain'].filter((name) => given[name] !== undefined)
  const [other] = format === 'ics' ? [format] : rowless.map((name) => `--${name}`)
  return [
    ...ofFormats,
    ...(rowless.length > 1 && given.supply === true
      ? [errorOf('not-with', '--supply', `--${rowless[1]}`, 'one of them')]
      : []),
    ...(given.by !== undefined && other !== undefined
      ? [errorOf('not-with', '--by', other, `${other} without it`)]
      : []),
  ]
}

interface Output {
  readonly format: Format
  readonly predict: ModelId | undefined
}

/** Throws Refusal (exit 2) for options that do not go together. */
function outputOf(given: Given): Output {
  const format = formatOf(given, FORMATS)
  return allOf({ format: () => format, predict: () => modelFor(given, format) }, misplaced(given, format))
}

const SERIES = /^[A-Za-z0-9_-]{1,60}$/

/** Throws Refusal (exit 2) for a series that cannot be part of a UID. */
function calendarOf(given: Given): Pick<View, 'series' | 'revision'> {
  const [series, revision] = [textOf(given.series), textOf(given.revision)]
  if (series !== undefined && !SERIES.test(series))
    refuse('not-an-id', '--series', series, 'letters, digits, - and _, at most 60')
  return {
    ...(series === undefined ? {} : { series }),
    ...(revision === undefined ? {} : { revision: readCount('--revision', revision) }),
  }
}

async function viewOf(
  given: Given,
  { format, predict }: Output,
  by: By,
  start: Start,
  io: Io,
): Promise<View> {
  const plain = given.output !== undefined || format !== 'table'
  return {
    by,
    width: widthFor(given, io),
    paint: plain ? plainPaint : await paintFor(io, given['no-color'] === true),
    excel: given.excel === true,
    ...(predict === undefined ? {} : { predict }),
    ...(given.output === undefined && keepsToAscii(io) ? { ascii: true } : {}),
    ...(given['with-dose'] === true ? { withDose: true } : {}),
    ...calendarOf(given),
    ...(format === 'ics' ? { now: readNow(textOf(given.now), start.zone, contextOf(io)) } : {}),
  }
}

/** Of the whole plan, of the containers alone, or of what stands in place of the rows. */
export async function rendererFor(given: Given, format: Format): Promise<Renderer> {
  if (given.supply === true) {
    if (given.container === undefined) refuse('alone', '--supply', '', '--container')
    return format === 'csv'
      ? (await import('../../render/data/containers')).supplyCsv
      : (await import('../../render/text/screen')).supplyTable
  }
  const shown = { chart: given.chart === true, explain: given.explain === true }
  if (!shown.chart && !shown.explain) return renderers[format]()
  const { explainedMd, screen } = await import('../../render/text/screen')
  return format === 'md' ? explainedMd : (planned, view) => screen(planned, view, shown)
}

/** The options that are fields of a request, as given. */
const fieldsIn = (given: Given): Partial<RawRequest> =>
  byField(Object.fromEntries(REQUEST_NAMES.map((name) => [name, given[name]]))) as Partial<RawRequest>

/** What a command line asks for, read. */
export interface AskedPlan {
  readonly request: Request
  readonly output: Output
  readonly by: By
}

/** Throws Refusal (exit 2) with all that is wrong. */
export function readAsked(
  setting: Setting,
  { words: [start], given, wrong }: Pick<Asked, 'words' | 'given' | 'wrong'>,
  context: Context,
  active?: ActiveProfile,
): AskedPlan {
  // Without a start the command line is wrong already: then any start serves to read the rest.
  const written = present({ ...fieldsIn(given), setting, start: start ?? 'today' })
  const { raw, profile } = profiled(written as RawRequest, active)
  return allOf(
    {
      request: () => parseRequest(raw, context, profile),
      output: () => outputOf(given),
      by: () => rowsAsked(given) ?? rowsOfSetting(setting),
    },
    wrong,
  )
}

/** Plans and delivers: warnings follow the plan, notes too beside a data format unless quiet. Throws Refusal, Failure. */
export async function planCommand(setting: Setting, asked: Asked, io: Io): Promise<void> {
  const { given, isJson } = asked
  const active = await profileFor(given, [setting], io)
  const { request, output, by } = readAsked(setting, asked, contextOf(io), active)
  const { format } = output
  const view = await viewOf(given, output, by, request.start, io)
  const { protocol: named } = request
  const planned = plan(
    request,
    named === undefined ? protocolFor(setting, active) : await protocolNamed(named, io),
  )
  const render = await rendererFor(given, format)
  if (!(await deliver(render(planned, view), given, io))) return
  const notes = DATA_FORMATS.includes(format) && given.quiet !== true ? summary(planned, view.predict) : []
  await report(io, isJson, [
    ...warningsIn([...startWarnings(request), ...planned.findings]),
    ...notes.map((note) => said('note', 'summary', note)),
  ])
}
