import { expect, it } from 'vitest'
import { plannedAndActual } from '../../../../src/check/read/layout/planned'
import { blockOf } from '../../sheets'

const NONE = new Map()

it('checks planned and actual rates each by itself', () => {
  const parts = plannedAndActual(blockOf(['Hour,Planned rate (mg/h),Actual rate (mg/h)', '1,20,21']), NONE)
  expect(parts.map(({ lines }) => lines[0]?.cells)).toEqual([
    ['1', '20'],
    ['1', '21'],
  ])
})

it.each(['Plan', 'Soll', 'Ordered', 'Prévu'])('leaves remarks to the rates given beside %s', (planned) => {
  const header = `Hour,${planned} (mg/h),Given (mg/h),Remarks`
  const parts = plannedAndActual(blockOf([header, '1,25,20,kept at 20']), NONE)
  expect(parts.map(({ lines }) => lines[0]?.cells)).toEqual([
    ['1', '25'],
    ['1', '20', 'kept at 20'],
  ])
})
