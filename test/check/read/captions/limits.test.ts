import { expect, it } from 'vitest'
import { limitIn, saysLimit } from '../../../../src/check/read/captions/limits'
import { decimalText } from '../../../../src/core/values/interval'

const limits = (text: string) =>
  limitIn({ record: 0, cells: [text] }, 0, '.', 'mg/h').map(
    ({ of, unit, figure }) => `${of === 'rate' ? '' : `${of} `}${decimalText(figure.value, 2)} ${unit}`,
  )

it.each([
  ['Max rate 30 mg/h', ['30 mg/h']],
  ['Maximum rate (mg/h): 25', ['25 mg/h']],
  ['* never above 25 mg/h', ['25 mg/h']],
  ['Max dose 0.3 mg/kg/h (70 kg)', ['0.3 mg/kg/h']],
  ['Max 0.5 mg/kg/h = 30 mg/h', ['0.5 mg/kg/h', '30 mg/h']],
  ['Limit: 12.5 mL/h', ['12.5 mL/h']],
  ['Max 5 mcg/kg/min', ['0.3 mg/kg/h']],
  ['Max 0.5 mg/min', ['30 mg/h']],
  ['Rate (mg/h; max 25)', ['25 mg/h']],
  ['At most 30 mg/h', ['30 mg/h']],
  ['Highest rate: 30 mg/h', ['30 mg/h']],
  ['Do not go over 30 milligrams per hour', ['30 mg/h']],
  ['nicht mehr als 30 mg/Std', ['30 mg/h']],
  ['30 mg/h (max)', ['30 mg/h']],
  ['Rate \u2264 30 mg/h', ['30 mg/h']],
  ['Range 10-30 mg/h', ['30 mg/h']],
  ['start 10 mg/h, up 5 every 2 h to 30', ['30 mg/h']],
  ['Step 5 mg/h (max 30 mg/h)', ['30 mg/h']],
  ['Increase by 5 mg/h daily to max 30 mg/h', ['30 mg/h']],
  ['Max step 5 mg/h, max rate 30', ['30 mg/h']],
  ['max 150 mg per session', ['session-dose 150 mg']],
  ['Session maximum 2 mg/kg', ['session-dose 2 mg/kg']],
  ['max 800 mg/24 h', ['dose-24h 800 mg']],
  ['Do not exceed 720 mg per day', ['dose-24h 720 mg']],
  ['Ketamin 10-15 mg/h', ['15 mg/h']],
  ['Dosisbereich 10 bis 15 mg/h', ['15 mg/h']],
  ['Obergrenze 15 mg/h', ['15 mg/h']],
  ['Max total dose 200 mg', ['max 200 mg']],
  ['Max total 720 mg in 24 h', ['dose-24h 720 mg']],
  ['Dose 40-60 mg over 4 h', ['session-dose 60 mg']],
  ['Starting dose 10-15 mg/h', []],
  ['Max hourly dose 15 mg', ['15 mg/h']],
  ['Max 15 mg each hour', ['15 mg/h']],
  ['Do not increase above 15 mg/h', ['15 mg/h']],
  ['Keep rate at or below 15 mg/h', ['15 mg/h']],
  ['Titrate 10-15 mg/h to pain < 4', ['15 mg/h']],
  ['Increase by 5 mg/h daily to 15 mg/h', ['15 mg/h']],
  ['Increase by 10 mg each session, max 50 mg', ['session-dose 50 mg']],
  ['Max 5 mg bolus per hour', []],
  ['Max step 2.5 mg/h', []],
  ['Increase by no more than 2 mg/h', []],
  ['increase up to 5 mg/h every 24 h', []],
  ['Start 10-20 mg/h', []],
  ['Rate changed from 20 to 25 mg/h', []],
  ['Usual range 10-30 mg/h', []],
  ['Last admission: max 35 mg/h', []],
  ['Max midazolam 5 mg per session', []],
  ['Max 120 mg', []],
  ['Max 5 days', []],
  ['Pain score max 7', []],
])('%j has the limits %j', (text, right) => expect(limits(text)).toEqual(right))

it.each([
  ['Highest rate 30 mg/h', true],
  ['not more than 30 mg/h', true],
  ['increased up to 30 mg/h', false],
  ['rate now 30 mg/h', false],
])('%j says a limit: %s', (note, right) => expect(saysLimit(note)).toBe(right))
