/** Tables from their text, for tests: cells without quotes, separated by commas. */

import { check } from '../../src/check/check'
import { type Figure, given, readFigure } from '../../src/check/read/cells/cell'
import type { Target } from '../../src/check/read/columns/target'
import type { Block, Grid } from '../../src/check/read/grid'
import { blocksOf } from '../../src/check/read/layout/layout'
import { type Asked, readTitrationTable } from '../../src/check/read/read-table'
import type { Row, TitrationTable } from '../../src/check/titration-table'
import { textOf } from '../../src/core/model/field'
import { defaultProtocol, findProtocol } from '../../src/protocols/index'
import { optionName } from '../../src/render/help/option-names'
import { zoneOf } from '../core/forge'

export const LIBRARY = { find: findProtocol, defaultOf: defaultProtocol }

export const tableOf = (lines: readonly string[]): Grid => ({
  records: lines.map((line) => line.split(',')),
  decimal: '.',
})

/** A figure as a cell prints it. */
export function figure(text: string): Figure {
  const read = readFigure(text, '.')
  if (read === undefined) throw new RangeError(text)
  return read
}

/** What is said beside a table; the pump's step is 0.1 mL/h. */
export interface Said {
  readonly protocol?: string
  readonly setting?: 'inpatient' | 'outpatient'
  readonly weight?: string
  readonly concentration?: string
  readonly zone?: string
  readonly map?: readonly (readonly [string, Target])[]
}
export function askedOf({ protocol, setting, weight, concentration, zone, map = [] }: Said = {}): Asked {
  const named = protocol === undefined ? undefined : findProtocol(protocol)
  return {
    map: new Map(map),
    ...(named === undefined ? {} : { protocol: named }),
    ...(setting === undefined ? {} : { setting }),
    ...(weight === undefined ? {} : { weight: given(Math.round(Number(weight) * 1000)) }),
    ...(concentration === undefined ? {} : { concentration: given(Math.round(Number(concentration) * 1000)) }),
    ...(zone === undefined ? {} : { zone: zoneOf(zone) }),
  }
}

/** The only table of a grid. */
export function blockOf(lines: readonly string[]): Block {
  const [block, other] = blocksOf(tableOf(lines))
  if (block === undefined || other !== undefined) throw new RangeError(lines.join('\n'))
  return block
}

export const sheetOf = (lines: readonly string[], said?: Said): TitrationTable =>
  readTitrationTable(blockOf(lines), '.', askedOf(said), LIBRARY).titrationTable
/** The first row of a table with one row. */
export function rowOf(header: string, line: string, said?: Said): Row {
  const [row] = sheetOf([header, line], said).rows
  if (row === undefined) throw new RangeError(line)
  return row
}

const UNSPOKEN = ['not-checked', 'course-short']

/** `3 step-size: +10 mg/h, allowed +5 mg/h` for each finding that is not of a short table: the line, the rule, the words. */
export function findings(lines: readonly string[], said?: Said): readonly string[] {
  const { findings } = check(tableOf(lines), askedOf(said), LIBRARY)
  return findings
    .filter(({ rule }) => !UNSPOKEN.includes(rule))
    .map(
      ({ rule, record, found, allowed }) => `${record + 1} ${rule}: ${found}, allowed ${textOf(allowed, optionName)}`,
    )
}
/** The same without the words. */
export const rules = (lines: readonly string[], said?: Said): readonly string[] =>
  findings(lines, said).map((text) => text.slice(0, text.indexOf(':')))
