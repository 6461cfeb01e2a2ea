import { describe, expect, it } from 'vitest'
import { isTarget, nameAndUnit, recognise, TARGETS, unitOfCell } from '../../../src/check/read/columns'
import { unionOfColumns } from '../../../src/render/data/columns'

const read = (header: string) => {
  const told = recognise(header)
  return told.is === 'read' ? told.target : told.is
}

describe('a column', () => {
  it.each([
    ['rate mg/h', 'rate_mg_h'],
    ['Rate (mg/hr)', 'rate_mg_h'],
    ['Infusion rate [mg per hour]', 'rate_mg_h'],
    ['Ketamine mg/h', 'rate_mg_h'],
    ['Dose (mg/h)', 'rate_mg_h'],
    ['Rate (mL/hr)', 'rate_mL_h'],
    ['Pump cc/h', 'rate_mL_h'],
    ['rate mg/kg/h', 'rate_mg_kg_h'],
    ['Dose rate, mg/kg/hr', 'rate_mg_kg_h'],
    ['Rate (mcg/kg/min)', 'rate_mcg_kg_min'],
    ['Rate (\u00b5g/kg/min)', 'rate_mcg_kg_min'],
    ['Max rate (mg/h)', 'limit_mg_h'],
    ['Step (mg/h)', 'change_mg_h'],
    ['Dose (mg)', 'dose_mg'],
    ['Hourly dose (mg)', 'dose_mg'],
    ['Total (mg)', 'cumulative_mg'],
    ['Cumulative dose, mg', 'cumulative_mg'],
    ['Volume (mL)', 'volume_mL'],
    ['Total volume (mL)', 'cumulative_mL'],
    ['Weight (kg)', 'weight_kg'],
    ['Conc. mg/mL', 'concentration_mg_mL'],
    ['time', 'start'],
    ['From', 'start'],
    ['To', 'end'],
    ['hour', 'hour'],
    ['Hour #', 'hour'],
    ['Hours', 'hours'],
    ['Minutes', 'minutes'],
    ['Duration (min)', 'minutes'],
    ['Duration (h)', 'hours'],
    ['Length in minutes', 'minutes'],
    ['Session no.', 'session'],
    ['Session date', 'date'],
    ['Drug', 'drug'],
    ['Regimen', 'protocol'],
    ['Comments', 'note'],
    ['plan_id', 'plan_id'],
    ['held_by', 'ignore'],
    ['Day', 'day'],
    ['', 'ignore'],
  ])('%j is %s', (header, target) => expect(read(header)).toBe(target))

  it.each(['Rate', 'Dose', 'Total', 'Weight', 'Conc', 'Volume'])(
    '%s has no unit, and none is guessed',
    (header) => {
      expect(recognise(header)).toMatchObject({ is: 'unitless', unit: '' })
    },
  )

  it.each([
    'Rate (mcg/min)',
    'Rate (mg/day)',
    'Rate (mL/min)',
    'Weight (lb)',
    'Conc (mcg/mL)',
    'Total (mg/h)',
    'Dose (g)',
  ])('%s is in a unit that is not read', (header) => expect(read(header)).toBe('unitless'))

  it.each([
    'Sedation',
    'Bag volume (mL)',
    'Daily total (mg)',
    'Dose per day (mg)',
    'Limit (mg/kg/h)',
    'Elapsed',
    'Step',
    'Max',
    'Total dose (mg)',
    'BP',
  ])('%s is not taken for one', (header) => expect(read(header)).toBe('unknown'))

  it('of the planner is what it is', () => {
    const names = unionOfColumns(['hour', 'session', 'weight', 'concentration'])
    expect(names.map(recognise).every(({ is }) => is === 'read')).toBe(true)
    expect(names.filter((name) => read(name) === name)).toEqual(names.filter(isTarget))
  })
})

it('knows its own names and no others', () => {
  expect(TARGETS.every(isTarget)).toBe(true)
  expect(['toString', 'rate', 'Rate_mg_h'].some(isTarget)).toBe(false)
})

it.each([
  ['Rate_per_kg (mg/kg/h)', 'rate/kg', 'mg/kg/h'],
  ['Dose (mg)', 'dose', 'mg'],
  ['Note', 'note', ''],
])('parts %j', (header, name, unit) => expect(nameAndUnit(header)).toEqual({ name, unit }))

it.each([
  ['mg/hr', 'mg/h'],
  ['mL/h', 'mL/h'],
  ['mcg', 'other'],
  ['L/h', 'other'],
  ['O', ''],
  // Of `2O mg/h`: more than a unit.
  ['O mg/h', ''],
])('knows the unit of a cell: %s', (written, unit) => expect(unitOfCell(written)).toBe(unit))
