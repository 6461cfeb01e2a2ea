/** What another reading of a silent source would give. */
import { maximumOf } from '../guard/limits'
import { timeOf } from '../model/protocol'
import { doseOfAll } from '../schedule/segment'
import { titrate } from '../schedule/titrate'
import type { Dose, Minutes } from '../values/quantity'
import type { Plan } from './types'

export interface OtherReading {
  readonly stepEvery: Minutes
  readonly note?: string
  readonly dose: Dose
}

/**
 * The total with the other step interval that the source allows; where the plan already uses that one, with
 * the protocol's own. Undefined where the source leaves no such choice.
 */
export function otherReadingOf({
  protocol,
  request,
  regimen,
  limits,
  segments,
}: Pick<Plan, 'protocol' | 'request' | 'regimen' | 'limits' | 'segments'>): OtherReading | undefined {
  const [first] = segments
  if (protocol.setting === 'outpatient' || protocol.other_reading === undefined || first === undefined)
    return undefined
  const other = protocol.other_reading.step_every
  const figure = regimen.stepEvery?.value === timeOf(other) ? protocol.step_every : other
  const stepEvery = timeOf(figure)
  const read = { ...regimen, stepEvery: { value: stepEvery, basis: figure.basis, source: figure.source } }
  return {
    stepEvery,
    dose: doseOfAll(titrate(read, maximumOf(limits).rate, [first.start], request.pump)),
    ...(figure === other && other.note !== undefined ? { note: other.note } : {}),
  }
}
