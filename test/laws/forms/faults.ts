/** Faults that are put into a course before it is written down. */
import type { Course, Entry } from './course'
import type { Shown } from './forms'

export interface Fault {
  readonly name: string
  /** What a form has to print so that the fault can be seen. */
  readonly needs: readonly Shown[]
  /** Changes the entry; false where this course cannot have the fault. */
  readonly put: (course: Course, entry: Entry, before: Entry | undefined) => boolean
}

const right = ({ rate, minutes }: Entry): number => (rate * minutes) / 60

export const FAULTS: readonly Fault[] = [
  {
    name: 'ten times the rate',
    needs: ['rate'],
    put: ({ strength }, entry) => {
      Object.assign(entry, { dose: right(entry), flow: entry.rate / strength, rate: entry.rate * 10 })
      return true
    },
  },
  {
    name: 'a step too large',
    needs: ['rate'],
    put: (_, entry, before) => {
      if (before === undefined || before.rate > 29) return false
      entry.rate = before.rate + 10
      return true
    },
  },
  {
    name: 'above the maximum',
    needs: ['rate'],
    put: (_, entry) => {
      entry.rate = 41
      return true
    },
  },
  {
    name: 'a letter for a nought',
    needs: ['rate'],
    put: (_, entry) => {
      entry.text = '3O'
      return true
    },
  },
  {
    name: 'ten times the dose',
    needs: ['dose'],
    put: (_, entry) => {
      entry.dose = right(entry) * 10
      return true
    },
  },
  {
    name: 'another dose',
    needs: ['dose'],
    put: (_, entry) => {
      entry.dose = right(entry) + 9
      return true
    },
  },
  {
    name: 'another total',
    needs: ['total'],
    put: (_, entry) => {
      entry.total = 7777
      return true
    },
  },
  {
    name: 'twice the flow',
    needs: ['flow'],
    put: ({ strength }, entry) => {
      entry.flow = (2 * entry.rate) / strength
      return true
    },
  },
  {
    name: 'a bolus',
    needs: ['bolus'],
    put: (_, entry) => {
      entry.bolus = 15
      return true
    },
  },
]
