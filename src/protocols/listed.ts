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
    id: 'correll-2004',
    text: 'The retrospective review that the patient article refers to: 33 CRPS patients.',
    reason: 'its start, step, interval and maximum are not known from what was read',
    source: ['correll-2004'],
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
  {
    id: 'mangnus-2022',
    text: 'Esketamine for CRPS, at most 14 mg/h, 7 days.',
    reason: ESKETAMINE,
    source: ['mangnus-2022'],
  },
]

export const findListed = (id: string): Listed | undefined => listed.find((each) => each.id === id)
