/** `ketaplan inpatient` and `ketaplan outpatient`: from the options to a plan on its way out. */
import { refuse } from '../core/finding'
import { plan } from '../core/plan'
import type { Setting } from '../core/protocol'
import { parseRequest, present, type RawRequest } from '../core/request'
import type { By } from '../core/rows'
import { defaultProtocol } from '../protocols/index'
import { DATA_FORMATS, FORMATS, type Format, renderers } from '../render/index'
import { summary } from '../render/summary'
import { plainPaint, type View } from '../render/view'
import { protocolNamed } from './find-protocol'
import { contextOf, type Io } from './io'
import { deliver, formatOf, type Given, textOf, widthFor } from './output'
import { paintFor } from './paint'
import { tell, warningLines } from './sink'

const ROWS: readonly By[] = ['hour', 'session', 'change']

/** The rows asked for, if any. */
export function rowsAsked(given: Given): By | undefined {
  const asked = textOf(given.by)
  if (asked === undefined) return undefined
  return ROWS.find((by) => by === asked) ?? refuse('unknown-rows', '--by', asked, ROWS.join(', '))
}

/** The rows of a setting when none are asked for. */
export const rowsOfSetting = (setting: Setting): By => (setting === 'inpatient' ? 'hour' : 'session')

async function viewOf(given: Given, format: Format, setting: Setting, io: Io): Promise<View> {
  if (given.excel === true && format !== 'csv') refuse('excel', '--excel', format, '--csv beside it')
  const plain = given.output !== undefined || format !== 'table'
  return {
    by: rowsAsked(given) ?? rowsOfSetting(setting),
    width: widthFor(given, io),
    paint: plain ? plainPaint : await paintFor(io, given['no-color'] === true),
    excel: given.excel === true,
  }
}

/** Plans and delivers: warnings follow the plan, notes too beside a data format unless quiet. Throws Refusal, Failure. */
export async function planCommand(
  setting: Setting,
  asked: Omit<RawRequest, 'setting'>,
  given: Given,
  io: Io,
): Promise<void> {
  const format = formatOf(given, FORMATS)
  const view = await viewOf(given, format, setting, io)
  const request = parseRequest(present({ ...asked, setting }) as RawRequest, contextOf(io))
  const { protocol: named } = request
  const planned = plan(
    request,
    named === undefined ? defaultProtocol(setting) : await protocolNamed(named, io),
  )
  const render = await renderers[format]()
  if (!(await deliver(render(planned, view), given, io))) return
  const notes = DATA_FORMATS.includes(format) && given.quiet !== true ? summary(planned) : []
  await tell(io, [...warningLines(planned.findings), ...notes])
}
