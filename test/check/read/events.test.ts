import { expect, it } from 'vitest'
import { bolusIn, isStopEvent, rateIn } from '../../../src/check/read/events'

it.each([
  ['Bolus 20 mg', '20'],
  ['ketamine 10 mg bolus given', '10'],
  ['bolus', ''],
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
