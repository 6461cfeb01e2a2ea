import type { OutpatientProtocol, Statement } from '../core/model/protocol'

/** No source read says what is checked before a step. */
export const ifTolerated: Statement = {
  text: 'if tolerated: sedation, blood pressure, heart rate and SpO2 are checked before each step',
  basis: 'assumed',
  source: ['ours'],
}

/** No source read says on which days; a clinic's are assumed. */
export const weekdays: OutpatientProtocol['session_days'] = {
  text: 'weekdays',
  basis: 'assumed',
  source: ['ours'],
}
