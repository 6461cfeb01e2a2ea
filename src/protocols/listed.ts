/** References that are listed and not plannable: too little is published. Asking for one is refused with the reason. */
export interface Listed {
  readonly id: string
  readonly text: string
  /** Why no plan is made of it. */
  readonly reason: string
  readonly source: readonly string[]
}

const ESKETAMINE = 'esketamine; its steps are not known from what was read'
const CHILDREN = 'children; only adults are planned for'

export const listed: readonly Listed[] = [
  {
    id: 'cohen-2018',
    text: 'The consensus on chronic pain: 22 mg/h for 4 days, or 0.35 mg/kg/h over 4 h daily for 10 days; a trial session of at least 80 mg over more than 2 h; a bolus up to 0.35 mg/kg.',
    reason: 'the trial behind 22 mg/h used esketamine, and the summaries do not say which drug is meant',
    source: ['cohen-2018'],
  },
  {
    id: 'goebel-2015',
    text: '0.15 to 0.9 mg/kg/h for 5 days, five patients.',
    reason: 'its steps were not seen',
    source: ['goebel-2015'],
  },
  {
    id: 'kethead-2023',
    text: 'A bolus of 1 mg/kg, then 1 mg/kg/h for 6 h.',
    reason: 'its bolus is above that of the consensus, cohen-2018; a file of your own can say it',
    source: ['kethead-2023'],
  },
  {
    id: 'kiefer-2008',
    text: 'Anaesthesia with 3 to 7 mg/kg/h in intensive care.',
    reason: 'its rates are above the ceiling',
    source: ['kiefer-2008'],
  },
  {
    id: 'sheehy-2015',
    text: 'Outpatient infusions in children and adolescents with chronic pain.',
    reason: CHILDREN,
    source: ['sheehy-2015'],
  },
  {
    id: 'masaracchia-2019',
    text: 'Children in hospital: up to 0.3 mg/kg/h, median 63.8 h.',
    reason: CHILDREN,
    source: ['masaracchia-2019'],
  },
  {
    id: 'cheo-manual',
    text: "A children's hospital: 100 to 300 mcg/kg/h, at most 1,500 mcg/kg/h.",
    reason: CHILDREN,
    source: ['cheo-manual'],
  },
  {
    id: 'krusz-2010',
    text: 'Outpatient infusions for headache.',
    reason: 'its abstract contradicts itself: 0.25 to 0.3 mg/kg over 90 to 120 min, and 95.6 mg and 188 min on average',
    source: ['krusz-2010'],
  },
  {
    id: 'medscape-2018-maintenance',
    text: '100 to 200 mg over 4 h, 1 to 2 a week, then 2 a week every other week for 1 month, then 1 every other week for a month, monthly for 3 months, then every 3 months.',
    reason: 'a guideline in words: no dose of a session and no single spacing is stated',
    source: ['medscape-2018'],
  },
  {
    id: 'sigtermans-2009',
    text: 'Esketamine for CRPS, 4.2 days: 0.072 to 0.432 mg/kg/h in one table, 0.07 to 0.29 mg/kg/h in another.',
    reason: ESKETAMINE,
    source: ['sigtermans-2009'],
  },
  {
    id: 'noppers-2011',
    text: 'Two 100-h esketamine infusions 16 days apart.',
    reason: ESKETAMINE,
    source: ['noppers-2011'],
  },
]

export const findListed = (id: string): Listed | undefined => listed.find((each) => each.id === id)
