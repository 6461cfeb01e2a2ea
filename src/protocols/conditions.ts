/** What each built-in protocol is for, as its source says; protocol files have no key for it. */
const CONDITIONS: Readonly<Record<string, string>> = {
  'amr-2010': 'pain after spinal cord injury',
  'fpm-ps12-2021': 'chronic pain',
  'lauritsen-2016': 'refractory migraine',
  'noppers-2011-fm': 'fibromyalgia',
  'pomeroy-2017': 'refractory headache',
  'rema-2012': 'chronic pain',
  'tankha-2025': 'chronic pain',
}
const CRPS: readonly string[] = [
  'correll-2004',
  'crps-10session',
  'crps-5day',
  'goldberg-2005',
  'goldberg-2010',
  'ketcrps-2-inpatient',
  'ketcrps-2-outpatient',
  'mangnus-2022',
  'medscape-2018-outpatient',
  'schwartzman-2009',
]

/** The condition of a built-in protocol; empty for a local one. */
export const conditionOf = (id: string): string =>
  CRPS.includes(id) ? 'CRPS' : Object.hasOwn(CONDITIONS, id) ? (CONDITIONS[id] ?? '') : ''
