/** Amounts whose cells show whether they are of each row or of all rows so far. */

import { everyPair } from '../../titration-table'
import { isBlank, numberIn } from '../cells/cell'
import { firstText, textsOf } from '../grid'
import { type Adjust, type Header, isOf, RATE_TARGETS, readAs } from './target'

/** Amounts that rise from 0 although something flows in the first row are what was given before each. */
export const withTotals: Adjust = (headers, cellsOf) => {
  const rate = headers.findIndex((header) => isOf(header, ...RATE_TARGETS))
  const flows = rate !== -1 && /[1-9]/.test(firstText(cellsOf(rate)))
  return headers.map((header, at): Header => {
    const total = isOf(header, 'dose_mg') ? 'cumulative_mg' : isOf(header, 'volume_mL') ? 'cumulative_mL' : undefined
    if (!flows || total === undefined || headers.some((each) => isOf(each, total))) return header
    return risesFromNothing(cellsOf(at)) ? { ...header, is: 'read', target: total } : header
  })
}
function risesFromNothing(cells: readonly string[]): boolean {
  const figures = cells.filter((cell) => !isBlank(cell)).map(numberIn)
  return figures[0] === 0 && everyPair(figures, (before, figure) => figure >= before) && (figures[2] ?? 0) > 0
}

/** `Volume infused` is that of each row where it is mostly what runs in an hour. */
export const withRowVolumes: Adjust = (headers, cellsOf, texts) => {
  const flow = headers.findIndex((header) => isOf(header, 'rate_mL_h'))
  const at = headers.findIndex((header) => isOf(header, 'cumulative_mL'))
  const isNamed = /^(?:volume infused|infused volume)(?: \(ml\))?$/i.test(texts[at] ?? '')
  if (flow === -1 || !isNamed || headers.some((header) => isOf(header, 'volume_mL'))) return headers
  const own = textsOf(cellsOf(at))
  const same = cellsOf(at).filter((cell, row) => cell !== '' && cell === cellsOf(flow)[row]).length
  return same > 1 && same * 2 > own.length ? headers.with(at, readAs('volume_mL')) : headers
}
