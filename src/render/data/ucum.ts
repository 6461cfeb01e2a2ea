/** UCUM codes of the units that are written as text. */
const CODES: Readonly<Record<string, string>> = {
  mg: 'mg',
  'mg/kg': 'mg/kg',
  'mg/h': 'mg/h',
  'mg/24h': 'mg/(24.h)',
  'mg/kg/h': 'mg/kg/h',
  'mcg/kg/h': 'ug/kg/h',
  'mcg/kg/min': 'ug/kg/min',
  'mg/mL': 'mg/mL',
  'mL/h': 'mL/h',
  'mL in 24 h': 'mL/(24.h)',
  '% of the maximum': '%',
  min: 'min',
  h: 'h',
  days: 'd',
  kg: 'kg',
}

/** `ug/kg/min` for `mcg/kg/min`; undefined where UCUM has no code, as for sessions. */
export const ucumOf = (unit: string): string | undefined => (Object.hasOwn(CODES, unit) ? CODES[unit] : undefined)
