import type { Statement } from './protocol'

/** No source read says what is checked before a step: ours, where a protocol does not say it. */
export const IF_TOLERATED: Statement = {
  text: 'if tolerated: sedation, blood pressure, heart rate and SpO2 are checked before each step',
  basis: 'assumed',
  source: ['ours'],
}
