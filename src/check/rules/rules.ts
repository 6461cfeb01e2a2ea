/** Every rule by its id, or where it is found: the compiler asks for each. */
import { QUANTITIES, type Target } from '../read/columns/target'
import type { RuleId } from '../rules-list'
import { type Check, type TitrationTable, withoutLoads } from '../titration-table'
import { SUM_RULES } from './arithmetic'
import { bagContents } from './bags'
import { saidLengths } from './captions/lengths'
import { saidPeaks } from './captions/peaks'
import { saidRegimen } from './captions/regimen'
import { saidSessions } from './captions/sessions'
import { saidSums } from './captions/sums'
import { COURSE_RULES } from './course'
import { DAY_RULES } from './days'
import { DOSE_RULES, MORE_DOSES } from './doses'
import { FLUID_RULES } from './fluid'
import { LABEL_RULES } from './labels'
import { LIMIT_RULES, RATE_RULES, thousandths } from './limits'
import { ORDER_RULES } from './order'
import { PAUSE_RULES } from './pauses'
import { PHASE_RULES } from './phases'
import { changesInPercent } from './remarks/changes'
import { notedClocks } from './remarks/clocks'
import { lengthsBelow } from './remarks/lengths'
import { notedPairs } from './remarks/pairs'
import { ratesBeside } from './remarks/rates'
import { TOTAL_RULES } from './running-totals'
import { TITRATION_RULES } from './titration'
import { weeks } from './weeks'
import { POUND_RULES, WEIGHT_RULES } from './weight'

/** Found while the table is read. */
const WHILE_READING = [
  ...['read-as', 'separator', 'cells', 'notation', 'exercise', 'changed', 'typed-over', 'hidden', 'merged'],
  ...['unit', 'unreadable', 'column-twice', 'unknown-column', 'other-rows', 'other-table', 'date-order'],
  ...['strength', 'bolus-unknown', 'lifted'],
] as const
/** Found by a rule that looks at the same figures. */
const BY_OTHERS = [
  ...['rate-per-kg', 'ceiling', 'rate-per-weight', 'rate-absolute', 'course-short', 'overlap', 'gap'],
  ...['time-unknown', 'rate-unknown', 'other-protocol', 'rounding'],
  ...['slip-10', 'slip-24', 'slip-60', 'slip-1000', 'slip-weight'],
] as const
type OwnRule = Exclude<RuleId, (typeof WHILE_READING | typeof BY_OTHERS)[number]>

/** Each rule looks at the table without its loads. */
const besideLoads = <Rules extends Readonly<Record<string, Check>>>(rules: Rules): Rules =>
  Object.fromEntries(
    Object.entries(rules).map(([id, check]) => [id, (table: TitrationTable) => check(withoutLoads(table))]),
  ) as unknown as Rules

const OF_COURSE = besideLoads({ ...TITRATION_RULES, ...PAUSE_RULES })
const OF_TITRATION = { ...besideLoads(RATE_RULES), ...OF_COURSE }

const BY_ID: Readonly<Record<OwnRule, Check>> = {
  ...LIMIT_RULES,
  ...OF_TITRATION,
  ...PHASE_RULES,
  ...COURSE_RULES,
  ...SUM_RULES,
  ...TOTAL_RULES,
  ...DOSE_RULES,
  ...FLUID_RULES,
  ...ORDER_RULES,
  ...DAY_RULES,
  ...WEIGHT_RULES,
  ...POUND_RULES,
  ...LABEL_RULES,
}

/** What only a course in time has. */
const OF_COURSES: readonly Check[] = Object.values({ ...OF_COURSE, ...COURSE_RULES, ...WEIGHT_RULES })

const ALL: readonly Check[] = [
  ...Object.values(BY_ID),
  MORE_DOSES,
  ratesBeside,
  lengthsBelow,
  notedClocks,
  changesInPercent,
  notedPairs,
  saidSums,
  saidPeaks,
  saidSessions,
  weeks,
  bagContents,
  saidRegimen,
  saidLengths,
  thousandths,
]

/** The columns without which a rule has nothing to look at. */
const NEEDS: readonly (readonly [OwnRule, readonly Target[]])[] = [
  ['pump-rate', ['rate_mL_h']],
  ['dose', ['dose_mg']],
  ['change', ['change_mg_h', 'old_rate_mg_h', 'old_rate_mL_h', 'note']],
  ['rate-weight', ['rate_mg_kg_h', 'rate_mcg_kg_min']],
  ['rate-volume', ['rate_mL_h']],
  ['proportion', ['rate_mg_kg_h', 'rate_mcg_kg_min']],
  ['volume', ['volume_mL']],
  ['bolus', ['bolus_mg', 'note', 'phase']],
  ['drug', [...QUANTITIES, 'drug']],
  ['protocol', ['protocol']],
  ['load-dose', ['phase', 'note']],
  ['weight-change', ['weight_kg']],
  ['slip-pounds', ['weight_lb']],
]
const UNNEEDED = new Map(NEEDS.map(([id, columns]) => [BY_ID[id], columns]))

/** The rules that a table is held to. */
export const checksOf = ({ isChart, columns }: TitrationTable): readonly Check[] =>
  ALL.filter((check) => {
    const needs = UNNEEDED.get(check)
    const isNeeded = needs === undefined || needs.some((name) => columns.has(name))
    return isNeeded && !(isChart && OF_COURSES.includes(check))
  })
