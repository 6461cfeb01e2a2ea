/** Hold rules and observation of named sources: examples for the writer of a protocol file, never those of a plan. */
interface Example {
  readonly text: string
  /** The source, and how much of it was read. */
  readonly source: string
}

const UCPW = "ucpw-clinic, a clinic's own web page, read whole"
const RCHT = "rcht-2022, a trust's ward guideline, page read"

export const HOLD_EXAMPLES: readonly Example[] = [
  {
    text: 'Call the prescriber at a systolic pressure under 90 or over 190 mmHg, a diastolic over 110, breathing under 8 a minute, SpO2 under 92 % on air, RASS -2 or lower, severe dissociation, hallucinations or agitation',
    source: UCPW,
  },
  { text: 'Do not start at 160/100 mmHg or more', source: UCPW },
  { text: 'First side effect: pause of 1 h; second: medical review', source: 'fpm-2016, a proposal, summary read' },
]

export const OBSERVE_EXAMPLES: readonly Example[] = [
  {
    text: 'SpO2 continuous; blood pressure, heart rate, breathing and pain every 15 min; 45 to 60 min after the end; an escort, no driving for 24 h',
    source: UCPW,
  },
  { text: '4 h of observation after the end', source: 'fpm-2016, a proposal, summary read' },
  {
    text: 'Every 15 min in hour 1, every 30 min in hours 2 and 3; then breathing, pain, sedation and dysphoria hourly for 24 h, then 2-hourly; blood pressure, heart rate and SpO2 hourly for 12 h, then 2-hourly',
    source: RCHT,
  },
  { text: 'Outpatients: blood pressure every 15 min, ECG and SpO2 continuous', source: 'goldberg-2005, abstract read' },
]
