/** Reads the record of what was given from the document of a continued plan. */
import type { Continuation, GivenRow } from '../../core/given/types'
import { refuse } from '../../core/model/finding'
import { isLimitName, type LimitName } from '../../core/model/limit'
import type { Profile } from '../../core/model/profile'
import { type Fields, isFields } from '../../core/model/protocol'
import { profile as profileRecord } from '../../core/model/protocol-schema'
import { doseFromThousandths, rateFromNumber } from '../../core/values/quantity'
import { type Instant, instant } from '../../core/values/time-zone'
import { fieldOf } from '../../render/help/option-names'

const wrong = (): never => refuse('not-a-plan', 'given', '', 'a record as a continued plan has it')

function instantOf(text: unknown): Instant {
  const seconds = typeof text === 'string' ? Date.parse(text) / 1000 : Number.NaN
  return Number.isInteger(seconds) ? instant(seconds) : wrong()
}

const rateOf = (value: unknown) => (typeof value === 'number' ? rateFromNumber(value) : undefined) ?? wrong()

function rowOf(row: unknown): GivenRow {
  if (!isFields(row)) return wrong()
  const { bolus_mg: bolus, end, note } = row
  return {
    at: instantOf(row.time),
    rate: rateOf(row.rate_mg_h),
    ...(end === undefined ? {} : { end: instantOf(end) }),
    ...(typeof bolus === 'number' && bolus > 0 ? { bolus: doseFromThousandths(Math.round(bolus * 1000)) } : {}),
    ...(typeof note === 'string' ? { note } : {}),
  }
}

const isLimits = (names: unknown): names is readonly LimitName[] =>
  Array.isArray(names) && names.every((name) => typeof name === 'string' && isLimitName(name))

/** The profile that a document was made with; its file is not read again. Throws Refusal (exit 2). */
export function profileOf(record: unknown): Profile | undefined {
  if (record === undefined) return undefined
  const parsed = profileRecord.safeParse(record)
  if (!parsed.success) return refuse('not-a-plan', 'profile', '', 'a profile as a plan has it')
  const defaults = parsed.data.defaults.map(
    (name) => fieldOf(name) ?? refuse('not-a-plan', 'profile', '', 'the names of options'),
  )
  return { ...parsed.data, defaults }
}

/** Throws Refusal (exit 2) for fields that are not a record. */
export function continuationOf(given: Fields): Continuation {
  const { plan_id: planId, file, rows, until, then_mg_h: then, allow = [], reason, profile } = given
  if (typeof planId !== 'string' || typeof file !== 'string' || !Array.isArray(rows) || !isLimits(allow)) return wrong()
  return {
    planId,
    file,
    rows: rows.map(rowOf),
    until: instantOf(until),
    ...(then === undefined ? {} : { thenRate: rateOf(then) }),
    resumeSteps: given.resume_steps === true,
    extend: given.extend === true,
    allow,
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(profile === undefined ? {} : { profile: profileOf(profile) }),
  }
}
