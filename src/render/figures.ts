/** Figures for people: a comma in the thousands, a blank before the unit. */
import { type Dose, mg, mgPerH, type Rate } from '../core/quantity'

export const commas = (figure: string): string =>
  figure.replace(/^[0-9]+/, (whole) => whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ','))

export const mgFigure = (dose: Dose): string => commas(mg(dose))
export const mgText = (dose: Dose): string => `${mgFigure(dose)} mg`
export const rateFigure = (rate: Rate): string => commas(mgPerH(rate))
export const rateText = (rate: Rate): string => `${rateFigure(rate)} mg/h`
/** `+5`, `-2.5`; empty where nothing changes. */
export function changeFigure(change: number | undefined): string {
  if (change === undefined || change === 0) return ''
  return `${change < 0 ? '-' : '+'}${rateFigure(Math.abs(change) as Rate)}`
}
