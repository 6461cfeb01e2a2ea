import { describe, expect, it } from 'vitest'
import { recognise } from '../../../../src/check/read/columns/columns'
import { isTarget, TARGETS } from '../../../../src/check/read/columns/target'
import { unionOfColumns } from '../../../../src/render/data/columns'

const read = (header: string) => {
  const messages = recognise(header)
  return messages.is === 'read' ? messages.target : messages.is
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
    ['Ketamine 2 mg/mL (mL/h)', 'rate_mL_h'],
    ['Rate mL/hr (2 mg/mL)', 'rate_mL_h'],
    ['Ketamine 500 mg/250 mL (mL/h)', 'rate_mL_h'],
    ['Old rate (mg/h)', 'old_rate_mg_h'],
    ['New rate (mg/h)', 'rate_mg_h'],
    ['Day 1 (mg/h)', 'rate_mg_h'],
    ['Bolus (mg)', 'bolus_mg'],
    ['Loading dose (mg)', 'bolus_mg'],
    ['Dose a day (mg)', 'day_dose_mg'],
    ['Daily total (mg)', 'day_dose_mg'],
    ['Total dose (mg)', 'total_dose_mg'],
    ['Given before this time (mg)', 'cumulative_mg'],
    ['VTBI (mL)', 'vtbi_mL'],
    ['Accum vol (mL)', 'cumulative_mL'],
    ['Bag volume (mL)', 'bag_mL'],
    ['Strength (mg/mL)', 'concentration_mg_mL'],
    ['Date/Time', 'start'],
    ['starttime', 'start'],
    ['endtime', 'end'],
    ['Time (h)', 'elapsed_min'],
    ['Hours into infusion', 'elapsed_min'],
    ['Time elapsed (h)', 'elapsed_min'],
    ['Rate/h (mg)', 'rate_mg_h'],
    ['Vol (mL/h)', 'rate_mL_h'],
    ['Amount (mL)', 'volume_mL'],
    ['Weight-based rate (mg/kg/h)', 'rate_mg_kg_h'],
    ['Session day', 'day'],
    ['Tage', 'day'],
    ['N\u00b0 de s\u00e9ance', 'session'],
    ['Dauer (Stunden)', 'hours'],
    ['Dur\u00e9e (heures)', 'hours'],
    ['Durata (ore)', 'hours'],
    ['Von Stunde', 'elapsed_min'],
    ['Quantit\u00e0 (mg)', 'dose_mg'],
    ['Dose du jour (mg)', 'day_dose_mg'],
    ['Dosis total (mg)', 'total_dose_mg'],
    ['Velocidad bomba (ml/h)', 'rate_mL_h'],
    ['Unit\u00e9', 'unit'],
    ['infusionoffset (min)', 'elapsed_min'],
    ['To hour', 'elapsed_end_min'],
    ['rateuom', 'unit'],
    ['med_dose_unit', 'unit'],
    ['Infusion Rate Unit', 'unit'],
    ['Patient', 'plan'],
    ['Weight (lb)', 'weight_lb'],
    ['alte Rate (mg/h)', 'old_rate_mg_h'],
    ['neue Rate (mg/h)', 'rate_mg_h'],
    ['\u00c4nderung (mg/h)', 'change_mg_h'],
    ['Bisher gegeben (mg)', 'cumulative_mg'],
    ['kumuliert (mg)', 'cumulative_mg'],
    ['Already infused (mg)', 'cumulative_mg'],
    ['Totaal (mg)', 'cumulative_mg'],
    ['mg in these days', 'dose_mg'],
    ['Beutel', 'bag'],
    ['Heure de d\u00e9but', 'start'],
    ['Endzeit', 'end'],
    ['Eindtijd', 'end'],
    ['Ora fine', 'end'],
    ['Flussrate (ml/h)', 'rate_mL_h'],
    ['Gesamtvolumen (ml)', 'cumulative_mL'],
    ['Cumulatief (mg)', 'cumulative_mg'],
    ['Dosis acumulada (mg)', 'cumulative_mg'],
    ['Dose quotidienne (mg)', 'day_dose_mg'],
    ['Level', 'ignore'],
    ['Time on level (min)', 'minutes'],
    ['mg/kg', 'dose_mg_kg'],
    ['Inhalt (mg)', 'bag_mg'],
    ['Date & time', 'start'],
    ['Zeit (min)', 'elapsed_min'],
    ['Bis (h)', 'elapsed_end_min'],
    ['Minuten', 'minutes'],
    ['Einheit', 'unit'],
    ['Infusate', 'drug'],
    ['', 'ignore'],
  ])('%j is %s', (header, target) => expect(read(header)).toBe(target))

  it.each(['Rate', 'Dose', 'Total', 'Weight', 'Conc', 'Volume'])('%s has no unit, and none is guessed', (header) => {
    expect(recognise(header)).toMatchObject({ is: 'unitless', unit: '' })
  })

  it.each([
    'Rate (ng/min)',
    'Rate (mg/m2/h)',
    'Weight (st)',
    'Conc (mmol/L)',
    'Total (mg/h)',
    'Rate (mg/h or mL/h)',
    'Rate in mg/h, mL/h',
  ])('%s is in a unit that is not read', (header) => expect(read(header)).toBe('unitless'))

  it.each(['Sedation', 'Midazolam (mg/h)', 'Xyzzy (mg/h)', 'Xyzzy rate (mg/h)', 'Limit (mg/kg/h)', 'Max', 'BP'])(
    '%s is not inferred for one',
    (header) => expect(read(header)).toBe('unknown'),
  )

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
  ['Rate (mcg/kg/hr)', 60n, 60_000n],
  ['Rate (mcg/hr)', 60n, 60_000n],
  ['Rate (mg/min)', 60n, 1n],
  ['Rate (mg/24h)', 60n, 1440n],
  ['Rate (mg/day)', 60n, 1440n],
  ['Pump (mL/min)', 60n, 1n],
  ['Dose (g)', 1000n, 1n],
  ['Conc (mcg/mL)', 1n, 1000n],
] as const)('%s is converted', (header, n, d) =>
  expect(recognise(header)).toMatchObject({ is: 'read', scale: { n, d } }),
)

it.each(['mls/hr', 'cc/h', 'ml per hour', 'mL/h'])('%s is mL/h', (unit) =>
  expect(recognise(`Pump ${unit}`)).toEqual({ is: 'read', target: 'rate_mL_h' }),
)
