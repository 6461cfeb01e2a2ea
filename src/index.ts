/**
 * The library: a request in, a plan out, and the same texts as the command line's. It reads no clock, no zone and no
 * file.
 *
 * ```js
 * const { plan, toCsv } = require('ketaplan')
 *
 * const course = plan(
 *   { setting: 'inpatient', start: '2026-11-30', timeZone: 'America/New_York', maxRate: 30 },
 *   { now: new Date() },
 * )
 * console.log(toCsv(course))
 * ```
 */
export { check } from './library/check'
export { compare } from './library/compare'
export { plan, rowsOf } from './library/plan'
export { predict } from './library/predict'
export { defaultProtocol, findProtocol, protocols, readProtocolFile } from './library/protocols'
export { Refusal } from './library/refusal'
export {
  toCalendar,
  toCsv,
  toHtml,
  toJson,
  toMarkdown,
  toNonmem,
  toSvg,
  toTable,
} from './library/renderers'
export type * from './library/types'
export { days, hours, mcgPerKgPerMin, mgPerH, mgPerKgPerH, minutes } from './library/units'
