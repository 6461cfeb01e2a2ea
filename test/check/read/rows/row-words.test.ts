import { expect, it } from 'vitest'
import type { Finding } from '../../../../src/check/finding'
import { columnsOf } from '../../../../src/check/read/columns/header'
import { findingIn } from '../../../../src/check/read/grid'
import { type Current, type Report, wordReader } from '../../../../src/check/read/rows/row-words'
import { blockOf } from '../../sheets'

function reader(header: string, line: string, order?: 'dmy' | 'both') {
  const block = blockOf([header, line])
  const { form } = columnsOf(block, '.', new Map())
  const current: Current = { line: block.lines[0] ?? { record: 0, cells: [] }, figures: {} }
  const findings: Finding[] = []
  const report: Report = (rule, cell, found, allowed) => {
    findings.push(findingIn(rule, current.line, cell, [found, allowed]))
  }
  return { ...wordReader(form, order, current, report), findings, current }
}

it('reads counts, days and times', () => {
  const { countOf, dayOf, momentOf } = reader('Session,Day,Start', '#2,3-4,08:00')
  expect([countOf('session'), dayOf('day').dayNumber, dayOf('day').count?.minutes, momentOf('start')?.clock]).toEqual([
    2, 3, 2880, 480,
  ])
})

it('reports what it cannot read, once for seconds', () => {
  const { countOf, dayOf, momentOf, findings } = reader('Session,Day,Start', 'x1,Someday,08:00:30')
  countOf('session')
  dayOf('day')
  momentOf('start')
  momentOf('start')
  expect(findings.map(({ rule, cell }) => `${cell} ${rule}`)).toEqual(['0 unreadable', '1 unreadable', '2 not-checked'])
})

it('leaves a date in doubt to the finding of its column', () => {
  const { momentOf, findings } = reader('Date,Rate (mg/h)', '01/12/2026,20', 'both')
  expect([momentOf('date'), findings]).toEqual([undefined, []])
})

it('reads an end in one cell or in two, and finds a weekday that its date is not', () => {
  expect(reader('Start,End date,End time', '08:00,2026-12-08,09:00').endOf()).toMatchObject({ clock: 540, date: 20795 })
  expect(reader('Start,End date,End time', '08:00,Tue,09:00').endOf()).toMatchObject({ clock: 540, weekday: 2 })
  expect(reader('Start,End date,End time', '08:00,2,09:00').endOf()).toMatchObject({ clock: 540, dayNumber: 2 })
  expect(reader('Start,End date,End time', '08:00,2026-12-08,').endOf()).toBeUndefined()
  const { endOf, findings } = reader('Start,End', '08:00,Mon 8 Dec 2026 09:00')
  endOf()
  expect(findings.map(({ rule }) => rule)).toEqual(['day'])
})
