/** UCUM codes of the units that are written as text: these are their own. */
const OWN = ['mg', 'mg/kg', 'mg/h', 'mg/kg/h', 'mg/mL', 'mL/h', 'min', 'h', 'kg']
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['mg/24h', 'mg/(24.h)'],
  ['mcg/kg/h', 'ug/kg/h'],
  ['mcg/kg/min', 'ug/kg/min'],
  ['mL in 24 h', 'mL/(24.h)'],
  ['% of the maximum', '%'],
  ['days', 'd'],
])

/** `ug/kg/min` for `mcg/kg/min`; undefined where UCUM has no code, as for sessions. */
export const ucumOf = (unit: string): string | undefined => (OWN.includes(unit) ? unit : OTHERS.get(unit))
