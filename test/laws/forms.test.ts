/**
 * Courses in the forms in which people write them: clean ones have no error, and a fault that is put into one is found
 * in its line. `TABLES` is how many clean tables are drawn.
 */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check, verdictOf } from '../../src/check/check'
import { severityOf } from '../../src/check/rules-list'
import { picker } from '../../src/cli/exercise/random'
import { readTable } from '../../src/cli/io/read-table'
import { textOf as wordsOf } from '../../src/core/model/field'
import { askedOf, LIBRARY } from '../check/sheets'
import { lawRuns } from '../law-runs'
import { type Course, courses } from './forms/course'
import { FAULTS, type Fault } from './forms/faults'
import { FORMS, type Form, type Sheet } from './forms/forms'

const TABLES = Number(process.env.TABLES ?? lawRuns(5000, 100))
const EACH = Math.max(2, Math.round(TABLES / 500))

interface Written {
  readonly text: string
  /** The lines of each entry, from 1. */
  readonly linesOf: (entry: number) => readonly number[]
}

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell

/** As a file: some with title lines above, remarks between and a total below. */
function written({ head, titles = [], rows, separator = ',' }: Sheet, style: number): Written {
  const width = head.length
  const padded = (text: string): readonly string[] => [text, ...Array(width - 1).fill('')]
  const isDecorated = style % 3 === 0
  const lines: (readonly string[])[] = []
  const places = new Map<number, number[]>()
  if (isDecorated) lines.push(padded('Pain service, ward 5'))
  for (const title of titles) lines.push(padded(title))
  lines.push(head)
  rows.forEach(({ cells, entry }, at) => {
    if (isDecorated && at > 1 && at === Math.floor(rows.length / 2) && entry !== undefined)
      lines.push(padded('BP and sedation checked'))
    lines.push(cells)
    if (entry !== undefined) places.set(entry, [...(places.get(entry) ?? []), lines.length])
  })
  if (isDecorated) lines.push(padded('Checked by: ____________'))
  const text = lines.map((cells) => cells.map((cell) => quoted(cell, separator)).join(separator)).join('\n')
  return { text: `${text}\n`, linesOf: (entry) => places.get(entry) ?? places.get(-1) ?? [] }
}

function checked(text: string) {
  const { grid, placeOf } = readTable({ text, encoding: 'UTF-8' }, 'table.csv')
  const report = check(grid, askedOf(), LIBRARY)
  const errors = report.findings.filter(({ rule }) => severityOf(rule) === 'error')
  const lines = errors.map(({ record, cell }) => placeOf(record, cell).line)
  const words = report.findings.map(
    ({ rule, record, cell, found, allowed }) =>
      `${placeOf(record, cell).line} ${rule}: ${found}, ${wordsOf(allowed, String)}`,
  )
  return { verdict: verdictOf(report, false), lines, words: words.join('\n') }
}

const copied = (course: Course): Course => ({ ...course, entries: course.entries.map((entry) => ({ ...entry })) })
const fits = (form: Form, course: Course): boolean => form.of === undefined || form.of === course.kind

const drawn = fc.sample(fc.tuple(courses, fc.nat(11), fc.nat()), {
  numRuns: TABLES,
  seed: Number(process.env.SEED ?? 7),
})

it('finds no error in a clean table, and passes it where nothing is missing', () => {
  const wrong: string[] = []
  let count = 0
  drawn.forEach(([course, style], n) => {
    const forms = FORMS.filter((form) => fits(form, course))
    const form = forms[n % forms.length]
    if (form === undefined) return
    const { text } = written(form.sheet(course, style % 3 === 1), style)
    const { verdict, words } = checked(text)
    count++
    if (verdict !== (form.isOpen ? 5 : 0)) wrong.push(`${form.name}: ${verdict}\n${words}\n${text}`)
  })
  console.info(`clean tables in new forms: ${count - wrong.length} of ${count}`)
  expect(wrong).toEqual([])
})

/** Puts a fault into some tables of a form: those that it is missed in. */
function sown(form: Form, fault: Fault): { readonly count: number; readonly missed: readonly string[] } {
  const missed: string[] = []
  let count = 0
  for (const [drawnCourse, style, turn] of drawn) {
    if (count === EACH) break
    if (!fits(form, drawnCourse) || (fault.of !== undefined && fault.of !== drawnCourse.kind)) continue
    const course = copied(drawnCourse)
    // A last row without an end may give more.
    const at = fault.isFirst ? 0 : 1 + (turn % (course.entries.length - 2))
    if (!fault.put(course, at, picker(turn))) continue
    const { text, linesOf } = written(form.sheet(course, style % 3 === 1), style)
    const { lines, words } = checked(text)
    count++
    // A total before the row is in the row after it.
    const own = (fault.isAbove ? [at - 1, at, at + 1] : [at, at + 1]).flatMap(linesOf)
    if (!lines.some((line) => own.includes(line)))
      missed.push(`${form.name}, ${fault.name} in ${own.join(', ')}\n${words}\n${text}`)
  }
  return { count, missed }
}

let all = 0
describe.each(FORMS.map((form) => [form.name, form] as const))('%s', (_, form) => {
  const isSeen = ({ needs, of }: Fault) =>
    needs.every((need) => form.shows.includes(need)) && (of === undefined || form.of === undefined || of === form.of)
  it.each(FAULTS.filter(isSeen).map((fault) => [fault.name, fault] as const))('shows %s', (__, fault) => {
    const { count, missed } = sown(form, fault)
    all += count
    expect(missed).toEqual([])
    expect(count).toBeGreaterThan(0)
  })
})

it('is put in often enough', () => {
  console.info(`faults in new forms: ${all} found`)
  expect(all).toBeGreaterThan(400)
})
