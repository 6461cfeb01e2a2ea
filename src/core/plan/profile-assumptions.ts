/** What a plan takes from a profile in place of an option. */
import { profileSource } from '../model/profile'
import type { Field } from '../request/raw-request'
import type { Assumption, AssumptionId } from './assumptions'
import type { Plan } from './types'

/** The id and the unit of each default that a profile may give. */
const DEFAULTS: Readonly<Partial<Record<Field, readonly [id: AssumptionId, unit: string]>>> = {
  protocol: ['protocol', ''],
  timeZone: ['zone', ''],
  on: ['session_days', ''],
  closed: ['closed', ''],
  concentration: ['concentration', 'mg/mL'],
  pumpStep: ['pump_step', 'mL/h'],
  pumpMax: ['pump_max', 'mL/h'],
  container: ['container', 'mL'],
  hang: ['container_hang', ''],
  stock: ['stock', ''],
}

export function profileAssumptions({ request, protocol }: Plan): readonly Assumption[] {
  const { profile, asked } = request
  if (profile === undefined) return []
  return (Object.keys(DEFAULTS) as Field[]).flatMap((field): readonly Assumption[] => {
    const [id, unit] = DEFAULTS[field] ?? []
    if (id === undefined || !profile.defaults.includes(field)) return []
    const text = field === 'protocol' ? protocol.id : String(asked[field])
    const value = unit !== '' && /^[0-9.]+$/.test(text) ? `${text} ${unit}` : text
    return [{ id, basis: 'local', source: [profileSource(profile.name)], value, changedBy: [field], readings: [] }]
  })
}
