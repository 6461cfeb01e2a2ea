/** `ketaplan exercise`: a table with planted faults, or with blank cells, and its key. */
import { extname, normalize } from 'node:path'
import { refuse } from '../../core/model/finding'
import { plan } from '../../core/plan/plan'
import type { Plan } from '../../core/plan/types'
import { once } from '../../core/request/parse-lists'
import { readCount } from '../../core/request/parse-quantities'
import { parseRequest } from '../../core/request/request'
import { defaultProtocol, findProtocol, protocols } from '../../protocols/index'
import { checkText } from '../../render/check/report'
import { workbook } from '../../render/xlsx/workbook'
import { csvOf, exerciseOf } from '../exercise/exercise'
import { FAULT_KINDS, type FaultKind } from '../exercise/fault-kinds'
import { oneOf, type PickIndex, picker } from '../exercise/random'
import { cellsOf, linesOf } from '../exercise/sheet'
import { keyPage, sheetPage } from '../exercise/sheet-page'
import { contextOf, type Io } from '../io/io'
import { deliver, type Options, readOption, textOf, textsOf } from '../output'

const KEY_COLUMNS = 80

function kindsIn(options: Options): readonly FaultKind[] {
  const asked = textOf(options.kinds)
  if (asked === undefined) return FAULT_KINDS
  return asked.split(',').map((text) => {
    const kind = FAULT_KINDS.find((each) => each === text.trim())
    return kind ?? refuse('unknown-choice', '--kinds', text, FAULT_KINDS.join(', '))
  })
}

/** A plan for an invented patient: weight, concentration and start depend on the seed. */
function planFor(options: Options, pick: PickIndex, io: Io): Plan {
  const id = textOf(options.protocol) ?? defaultProtocol('outpatient').id
  const ids = protocols.map((each) => each.id).join(', ')
  const protocol = findProtocol(id) ?? refuse('unknown-choice', '--protocol', id, ids)
  const raw = {
    setting: protocol.setting,
    start: oneOf(pick, ['2026-11-30T08:00', '2026-12-07T09:00', '2027-01-11T08:30', '2027-02-01T10:00']),
    timeZone: 'UTC',
    weight: oneOf(pick, ['50', '60', '70', '80']),
    concentration: oneOf(pick, ['1', '2']),
  }
  return plan(parseRequest(raw, contextOf(io)), protocol)
}

interface Sheet {
  readonly cells: ReturnType<typeof cellsOf>
  readonly key: string
}

/** A table without doses and totals, for the class to work out; the key is the whole table. */
function blankSheet(planned: Plan): Sheet {
  const lines = linesOf(planned)
  return { cells: cellsOf(lines, planned, true), key: csvOf(cellsOf(lines, planned)) }
}

/** A table with planted faults; the key is the report of `check`, below the number of the exercise. */
function faultySheet(planned: Plan, options: Options, seed: number, pick: PickIndex): Sheet {
  const { lines, report } = exerciseOf(planned, readOption(options, 'faults', readCount) ?? 3, kindsIn(options), pick)
  return { cells: cellsOf(lines, planned), key: `Key of exercise ${seed}\n\n${checkText(report, KEY_COLUMNS)}` }
}

const typed = (cell: string): string | number => (/^[0-9]+(?:\.[0-9]*[1-9])?$/.test(cell) ? Number(cell) : cell)

async function sheetIn(cells: ReturnType<typeof cellsOf>, file: string | undefined): Promise<string | Uint8Array> {
  const extension = file === undefined ? '.csv' : extname(file).toLowerCase()
  if (extension === '.html') return sheetPage(cells)
  if (extension === '.xlsx') {
    const rows = cells.map((row) => row.map(typed))
    return workbook([{ name: 'Exercise', rows, head: 1, isHandout: true }])
  }
  if (extension === '.csv') return csvOf(cells)
  return refuse('unknown-extension', '--output', file ?? '', 'an extension of .csv, .html, .xlsx')
}

/** Throws Refusal: exit 2 for options that are wrong, or faults that the table has no room for; Failure. */
export async function exerciseCommand(options: Options, io: Io): Promise<void> {
  const seed = readOption(options, 'seed', readCount) ?? 1
  const pick = picker(seed)
  if (options.blank === true && (options.faults ?? options.kinds) !== undefined)
    refuse('not-with', '--blank', options.faults === undefined ? '--kinds' : '--faults', 'one of them')
  const planned = planFor(options, pick, io)
  const { cells, key } = options.blank === true ? blankSheet(planned) : faultySheet(planned, options, seed, pick)
  const path = textOf(options.key)
  const keyText = () => (extname(path ?? '').toLowerCase() === '.html' ? keyPage(key) : key)
  const files = options.output === undefined ? [undefined] : textsOf(options.output)
  // The key first: where it cannot be written, nothing is written.
  const targets = [
    ...(path === undefined ? [] : [{ file: path, format: 'key' }]),
    ...files.map((file) => ({ file, format: 'sheet' })),
  ]
  // A key that replaces the table would be handed out.
  once(
    '--output or --key',
    targets.flatMap(({ file }) => (file === undefined ? [] : [normalize(file)])),
  )
  await deliver(targets, ({ file, format }) => (format === 'key' ? keyText() : sheetIn(cells, file)), options, io)
}
