import { expect, it } from 'vitest'
import { recognise } from '../../../../src/check/read/columns/columns'
import type { Header } from '../../../../src/check/read/columns/target'
import { withTimes } from '../../../../src/check/read/columns/time-cells'

const read = (table: Readonly<Record<string, readonly string[]>>): readonly string[] => {
  const columns = Object.values(table)
  return withTimes(Object.keys(table).map(recognise), (cell) => columns[cell] ?? []).map((header: Header) =>
    header.is === 'read' ? header.target : header.is === 'unknown' && header.isText ? 'text' : header.is,
  )
}
const CLOCKS = ['08:00', '09:00', '10:00']

it.each<[Readonly<Record<string, readonly string[]>>, readonly string[]]>([
  [{ 'Started at': CLOCKS }, ['start']],
  [{ Started: CLOCKS, Finished: ['09:00', '25:00', '11:00'] }, ['start', 'end']],
  [{ Started: ['Y', 'N'], Finished: ['yes'] }, ['unknown', 'unknown']],
  [{ Started: ['20', '25'] }, ['unknown']],
  [{ Time: CLOCKS, 'Changed at': CLOCKS }, ['start', 'unknown']],
  [{ 'Changed at': CLOCKS, 'Charted at': CLOCKS }, ['start', 'text']],
  [{ 'Charted at': CLOCKS, 'Changed at': CLOCKS }, ['text', 'start']],
  [{ 'Charted at': CLOCKS }, ['start']],
  [{ Hour: ['1', '2'], 'Charted at': CLOCKS }, ['hour', 'text']],
  [{ Date: ['1 Dec 2026'], 'Planned date': ['2 Dec 2026'] }, ['date', 'text']],
  [{ 'Next check': CLOCKS }, ['text']],
  [{ 'Next change': ['5', '5'] }, ['unknown']],
  [{ 'Infusion time': ['09:00-13:00'] }, ['start']],
  [{ 'Infusion time': ['4:00'] }, ['unitless']],
  [{ 'Time started': ['', ''] }, ['start']],
])('%j', (table, targets) => expect(read(table)).toEqual(targets))
