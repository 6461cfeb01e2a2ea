import type { OutpatientProtocol } from '../core/model/protocol'

export { IF_TOLERATED as ifTolerated } from '../core/model/step-condition'

/** No source read says on which days; a clinic's are assumed. */
export const weekdays: NonNullable<OutpatientProtocol['session_days']> = {
  value: 'weekdays',
  basis: 'assumed',
  source: ['ours'],
}
