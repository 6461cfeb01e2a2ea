import { expect, it } from 'vitest'
import { withNamedBags } from '../../../../src/check/read/captions/named-bags'
import { blocksOf } from '../../../../src/check/read/layout/layout'
import { decimalText } from '../../../../src/core/values/interval'
import { tableOf } from '../../sheets'

const bags = (titles: readonly string[], header = 'Hour,Bag,mL/h') => {
  const [block] = blocksOf(tableOf([...titles, header, '1,A,20']))
  const own = block && withNamedBags(block, '.')
  const strengths = [...(own?.strengths ?? [])].map(([name, { value }]) => `${name}: ${decimalText(value)}`)
  return [strengths.join('; '), own?.captions.length]
}

it.each([
  [
    ['Ward 5', 'Bag A: 250 mg in 250 mL', 'Bag B: 500 mg in 250 mL'],
    ['a: 1; b: 2', 1],
  ],
  [
    ['Syringe,Strength', 'A,1 mg/mL', 'B,2 mg/mL'],
    ['a: 1; b: 2', 0],
  ],
  // One bag is that of the table, and one name is of one bag.
  [['Bag A: 250 mg in 250 mL'], ['', 1]],
  [
    ['Bag A: 250 mg in 250 mL', 'Bag A: 500 mg in 250 mL'],
    ['', 2],
  ],
])('%j name bags', (titles, found) => expect(bags(titles)).toEqual(found))

it('are none where no row names its bag', () =>
  expect(bags(['Bag A: 250 mg in 250 mL', 'Bag B: 500 mg in 250 mL'], 'Hour,Note,mL/h')).toEqual(['', 2]))
