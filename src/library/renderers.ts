/** A plan as text, as the command line prints it. Each throws TypeError for a plan that `plan` did not make. */
import { readModel } from '../core/pharmacokinetics/models'
import type * as plans from '../core/plan/types'
import { instant } from '../core/values/time-zone'
import { csv } from '../render/data/csv'
import { ics } from '../render/data/ics'
import { json } from '../render/data/json'
import { nonmem } from '../render/data/nonmem'
import { html } from '../render/html/html'
import { md } from '../render/markdown/markdown'
import { svg } from '../render/svg/svg'
import { table } from '../render/table/table'
import { plainPaint, rowsOfSetting, type View } from '../render/view'
import { refusing } from './findings'
import { planOf, secondsOf } from './inner'
import type { CalendarOptions, CsvOptions, Plan, PredictOptions, RenderOptions, TableOptions } from './types'

type Options = TableOptions & CsvOptions & CalendarOptions

const NARROWEST = 40

function viewOf(
  { request, protocol }: plans.Plan,
  format: string,
  { by, predict, width = 80, excel, stamp, withDose }: Options,
): View {
  if (!(Number.isInteger(width) && width >= NARROWEST))
    throw new RangeError(`width: a whole number of columns, at least ${NARROWEST}`)
  return {
    by: by ?? rowsOfSetting(request.setting, format),
    width,
    paint: plainPaint,
    excel: excel === true,
    ...(predict === undefined ? {} : { predict: readModel('predict', predict, protocol.drug) }),
    ...(stamp === undefined ? {} : { now: instant(Math.floor(secondsOf(stamp))) }),
    ...(withDose === true ? { withDose: true } : {}),
  }
}

type Renderer = (plan: plans.Plan, view: View) => string
const rendered = (render: Renderer, shown: Plan, options: Options): string =>
  refusing(() => {
    const plan = planOf(shown)
    return render(plan, viewOf(plan, render === html ? 'html' : '', options))
  })

/** The table for people, 80 columns wide unless said. */
export const toTable = (plan: Plan, options: TableOptions = {}): string => rendered(table, plan, options)
/** CSV, RFC 4180, with a header. */
export const toCsv = (plan: Plan, options: CsvOptions = {}): string => rendered(csv, plan, options)
/** The whole plan; the package ships its JSON Schema. */
export const toJson = (plan: Plan, options: PredictOptions = {}): string => rendered(json, plan, options)
export const toMarkdown = (plan: Plan, options: PredictOptions = {}): string => rendered(md, plan, options)
/** The page for the bedside: one file that loads nothing. */
export const toHtml = (plan: Plan, options: PredictOptions = {}): string => rendered(html, plan, options)
export const toSvg = (plan: Plan, options: PredictOptions = {}): string => rendered(svg, plan, options)
/** Dosing records for NONMEM. */
export const toNonmem = (plan: Plan, options: RenderOptions = {}): string => rendered(nonmem, plan, options)
/** A calendar of the sessions. Throws Refusal for an inpatient plan. */
export const toCalendar = (plan: Plan, options: CalendarOptions = {}): string => rendered(ics, plan, options)
