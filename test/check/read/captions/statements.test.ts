import { describe, expect, it } from 'vitest'
import { statementsIn } from '../../../../src/check/read/captions/statements'
import { decimalText } from '../../../../src/core/values/interval'

const stated = (...cells: readonly string[]) =>
  statementsIn({ record: 0, cells }, '.').map(({ of, figure }) => `${of} ${decimalText(figure.value, 2)}`)

describe('a title states', () => {
  it.each([
    ['a strength beside its diluent', 'Ketamine infusion 1 mg/mL in NaCl 0.9%', ['concentration 1']],
    ['a strength as a ratio', 'Concentration 1mg:1mL', ['concentration 1']],
    ['a strength behind its unit', 'Concentration (mg/mL): 1', ['concentration 1']],
    ['a strength as amount and volume', 'Perfusor 50 ml: 100 mg', ['concentration 2']],
    ['what is made of a stock', 'Stock 50 mg/mL, diluted to 1 mg/mL', ['concentration 1']],
    ['ketamine beside another drug', 'Ketamine 1 mg/mL with midazolam 0.1 mg/mL', ['concentration 1']],
    ['a weight', 'BW = 60', ['weight 60']],
    ['a weight beside a limit', 'Max dose 0.3 mg/kg/h (70 kg)', ['weight 70']],
    ['no strength of a sugar', 'Fluid: glucose 50 mg/mL', []],
    ['no strength of another drug', 'Midazolam 1 mg/mL', []],
    ['no strength by a dose', 'Total dose 500 mg, bag 250 mL', []],
  ])('%s', (_, text, right) => expect(stated(text)).toEqual(right))

  it('amount and volume in two cells', () =>
    expect(stated('Amount in bag: 500 mg', 'Bag volume: 250 mL')).toEqual(['concentration 2']))
})
