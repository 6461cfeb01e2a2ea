/** Figures for people: thousands separated by commas, a space before the unit. */
import type { Setting } from '../../core/model/protocol'
import { type Dose, type Minutes, mg, mgPerH, type Rate, timeText } from '../../core/values/quantity'

export const commas = (figure: string): string =>
  figure.replace(/^[0-9]+/, (whole) => whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ','))

export const mgFigure = (dose: Dose): string => commas(mg(dose))
export const mgText = (dose: Dose): string => `${mgFigure(dose)} mg`
export const rateFigure = (rate: Rate): string => commas(mgPerH(rate))
export const rateText = (rate: Rate): string => `${rateFigure(rate)} mg/h`
/** Time infused. Of a series in hours, because its days include rests. */
export const infusedText = (time: Minutes, setting: Setting): string =>
  setting === 'outpatient' && time % 60 === 0 ? `${commas(String(time / 60))} h` : timeText(time)
/** `+5`, `-2.5`; empty where nothing changes. */
export function changeFigure(change: number | undefined): string {
  if (change === undefined || change === 0) return ''
  return `${change < 0 ? '-' : '+'}${rateFigure(Math.abs(change) as Rate)}`
}
