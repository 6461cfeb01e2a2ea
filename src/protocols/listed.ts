/** References that are listed and not plannable: too little is published. Asking for one is refused with the reason. */
export interface Listed {
  readonly id: string
  readonly text: string
  /** Why no plan is made of it. */
  readonly reason: string
  readonly source: readonly string[]
}

const ESKETAMINE = 'esketamine; its steps are not known from what was read'

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
    id: 'medscape-2018-maintenance',
    text: '100 to 200 mg over 4 h, 1 to 2 a week, then 2 a week every other week for 1 month, then 1 every other week for a month, monthly for 3 months, then every 3 months.',
    reason: 'a guideline in words',
    source: ['medscape-2018'],
  },
  { id: 'sigtermans-2009', text: 'Esketamine for CRPS.', reason: ESKETAMINE, source: ['sigtermans-2009'] },
  {
    id: 'noppers-2011',
    text: 'Two 100-h esketamine infusions 16 days apart.',
    reason: ESKETAMINE,
    source: ['noppers-2011'],
  },
]

export const findListed = (id: string): Listed | undefined => listed.find((each) => each.id === id)
