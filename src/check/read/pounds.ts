import { GRAMS_PER_POUND } from '../../core/request/parse-quantities'
import { readFigure, withoutUnit } from './cell'

/** `kg (154 lb is 69.9 kg)`, of the first figure of a column in pounds. */
export function poundsText(cells: readonly string[]): string {
  const first = cells.map((cell) => withoutUnit(cell).figure).find((cell) => readFigure(cell, '.') !== undefined)
  return first === undefined ? 'kg' : `kg (${first} lb is ${((Number(first) * GRAMS_PER_POUND) / 1000).toFixed(1)} kg)`
}
