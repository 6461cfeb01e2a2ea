import { expect, it } from 'vitest'
import { withRowVolumes, withTotals } from '../../../../src/check/read/columns/amount-cells'
import { recognise } from '../../../../src/check/read/columns/columns'

it('reads amounts that rise from 0 under a rate as what was given before', () => {
  const targets = (rates: readonly string[], volumes: readonly string[]) =>
    withTotals(['Rate (mL/h)', 'Volume given (mL)'].map(recognise), (cell) => (cell === 0 ? rates : volumes), []).map(
      (header) => header.is === 'read' && header.target,
    )
  expect(targets(['10', '12.5', '15'], ['0', '10', '22.5'])).toEqual(['rate_mL_h', 'cumulative_mL'])
  expect(targets(['10', '12.5', '15'], ['10', '12.5', '15'])).toEqual(['rate_mL_h', 'volume_mL'])
  // Before the start nothing flows.
  expect(targets(['0', '10', '12.5'], ['0', '10', '12.5'])).toEqual(['rate_mL_h', 'volume_mL'])
})

it('reads a volume infused that is what runs in each row as that of the row', () => {
  const texts = ['mL/h', 'Volume infused (mL)']
  const of = (...volumes: readonly string[]) =>
    withRowVolumes(texts.map(recognise), (cell) => [['10', '12.5'], volumes][cell] ?? [], texts)[1]
  expect(of('10', '12.5')).toMatchObject({ target: 'volume_mL' })
  expect(of('10', '22.5')).toMatchObject({ target: 'cumulative_mL' })
})
