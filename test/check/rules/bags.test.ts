import { describe, expect, it } from 'vitest'
import { rules } from '../sheets'

const TITLE = 'Ketamine 500 mg in 250 mL'
/** Rows of 100 mg each, the last one of as much as is said, and what stands beside them. */
const table = (header: string, beside: readonly string[], hours: number, above: readonly string[] = [TITLE]) =>
  rules([
    ...above,
    `Rate (mg/h),Hours,Dose (mg),${header}`,
    ...beside.map((each, n) => `20,${n === 2 ? hours : 5},${n === 2 ? 20 * hours : 100},${each}`),
    `0,,,${beside[0]?.replace(/[^,]/g, '') ?? ''}`,
  ]).filter((each) => !/course|interval/.test(each))

describe('a bag gives no more than it holds', () => {
  it.each([
    ['in a column', 'Bag', ['1', '1', '1', '2'], [TITLE]],
    ['by its name', 'Bag', ['Bag 1', '', '', 'Bag 2'], [TITLE]],
    ['of a size', 'Bag,Bag size (mg)', ['1,500', '1,500', '1,500', '2,500'], []],
    ['of a volume', 'Bag,Bag volume (mL),Conc (mg/mL)', ['1,250,2', '1,250,2', '1,250,2', '2,250,2'], []],
    ['of a table of bags', 'Bag', ['1', '1', '1', '2'], ['Bag,Drug mg,Volume mL', '1,500,250', '2,500,250', '']],
    ['in remarks', 'Note', ['Bag 1 hung', '', '', 'Bag 2 hung'], [TITLE]],
    ['in remarks with what is in it', 'Note', ['Bag 1: 500 mg', '', '', 'Bag 2: 500 mg'], []],
  ])('%s', (_, header, beside, above) => {
    expect(table(header, beside, 10, above)).toEqual([])
    expect(table(header, beside, 25, above)).toEqual([`${above.length + 2} total`])
  })
  it.each([
    ['that is the only one', 'Bag', ['1', '1', '1', '1']],
    ['that is a kind', 'Bag', ['A', 'A', 'A', 'B']],
    ['that comes again', 'Bag', ['1', '2', '1', '2']],
    ['with one left out', 'Note', ['Bag 1 hung', '', '', 'Bag 3 hung']],
    ['that was changed within a row', 'Note', ['Bag 1 hung', '', 'Bag 2 at 23:00', 'Bag 3 hung']],
    ['that only waits', 'Note', ['Bag 1 hung', '', '', 'Bag 2 in the fridge']],
    ['after the last that a remark tells of', 'Note', ['Bag 1 hung', 'Bag 2 hung', '', '']],
  ])('not one %s', (_, header, beside) => expect(table(header, beside, 40)).toEqual([]))
})
