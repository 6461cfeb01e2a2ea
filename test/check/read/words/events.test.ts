import { expect, it } from 'vitest'
import { bolusIn, isDoseBeside, isStopEvent, rateIn } from '../../../../src/check/read/words/events'

it.each([
  ['Bolus 20 mg', '20'],
  ['ketamine 10 mg bolus given', '10'],
  ['bolus', ''],
  ['15 mg IV then 25 mg/h', '15'],
  ['gave 15 mg extra for pain; left at 25 mg/h', '15'],
  ['gave 50 mg for pain and raised to 25 mg/h', '50'],
  ['top-up 10 mg, now 12.5 mL/h', '10'],
  ['raised to 25 mg/h', undefined],
  ['ondansetron 4 mg IV; left at 25 mg/h', undefined],
  ['12 mg left in syringe, given at 25 mg/h', undefined],
  ['Loading dose 35 mg', '35'],
  ['no bolus given', undefined],
  ['started without bolus', undefined],
  ['midazolam 2 mg', undefined],
  ['Push 10 mg IV', '10'],
  ['gave 20mg ketamine IV push', '20'],
  ['Ketamine 20 mg IV stat', '20'],
  ['Extra 20 mg given', '20'],
  ['rebolused with 10 mg', '10'],
  ['Rescue dose 7,5 mg', '7,5'],
  ['Top-up 10 mg', '10'],
  ['Einzeldosis 10 mg', '10'],
  ['Induction 1 mg/kg', ''],
  ['Clinician bolus 5 mL', ''],
  ['Zofran 4 mg IV stat', undefined],
  ['midazolam 2 mg IV push', undefined],
  ['midazolam 2 mg, ketamine bolus 20 mg', '20'],
  ['no extra 20 mg', undefined],
  ['extra checks: 25 mg/h', undefined],
  ['rescue syringe of 50 mg drawn up', undefined],
  ['20 mg given', '20'],
  ['gave 10 mg IVP for pain', '10'],
  ['10 mg IV x1', '10'],
  ['+10 mg', '10'],
  ['prn ketamine 10 mg', '10'],
  ['Ketamine 10 mg IM', '10'],
  ['hand-pushed 5 mL', ''],
  ['bolused', ''],
  ['gave ondansetron 4 mg', undefined],
  ['gave zofran 4 mg', undefined],
  ['bolus 0.2 mg/kg', ''],
  ['loading dose 0.35 mg/kg', ''],
  ['bolus 1,000 mg', '1,000'],
  ['bolus 5 mg and bolus 10 mg', ''],
  ['two boluses of 5 mg', ''],
  ['demand bolus 5 mg x 3', ''],
  ['bolus 20 mg, rate 25 mg/h', '20'],
  ['20 mg bolus over 5 min', '20'],
  ['benadryl 25 mg IV push', undefined],
  ['promethazine 12.5 mg IM', undefined],
])('%s tells of a bolus of %s mg', (note, mg) => expect(bolusIn(note)).toBe(mg))

it.each([
  ['Infusion stopped', true],
  ['[Stopped]', true],
  ['Paused: air in line', true],
  ['Rate changed', false],
  ['Restarted', false],
  ['', false],
])('%s says that nothing flows: %s', (note, stops) => expect(isStopEvent(note)).toBe(stops))

it.each([
  ['Rate increased from 20 mg/h to 25 mg/h', ['rate_mg_h', '25']],
  ['started at 10 ml/hr', ['rate_mL_h', '10']],
  ['gave 2 mg', undefined],
])('%s tells a rate', (note, rate) => expect(rateIn(note)).toEqual(rate))

it.each([
  'Loading dose 0.3 mg/kg over 10 min',
  'Bolus 0.3 mg/kg before the start',
  'Given after a load of 0.3 mg/kg',
  'Load 300 mcg/kg',
  'Rescue: 10 mg IV if pain above 7',
  'Breakthrough pain: 10 mg IV (max 3 a day)',
  'Midazolam 2 mg; rescue ketamine 10 mg',
])('a dose beside the rows is told of: %s', (text) => {
  expect(isDoseBeside(text)).toBe(true)
})

it.each([
  'Ketamine infusion 0.5 mg/kg given over 40 min',
  'Infusion 0.3 mg/kg/h without bolus',
  'No bolus (0.3 mg/kg not given)',
  'Rescue: morphine 5 mg PO if pain above 7',
  'Rescue: sevredol 10 mg',
  'Max bolus 0.3 mg/kg',
  'Extra 0.05 mg/kg per hour',
  'Rescue medication: see chart',
])('no dose beside the rows is told of: %s', (text) => {
  expect(isDoseBeside(text)).toBe(false)
})
