/** Every rule by its id, and the checks of several rules. The compiler asks for each id. */
import { QUANTITIES, type Target } from '../read/columns/target'
import type { RuleId } from '../rules-list'
import { type Check, type TitrationTable, withoutLoads } from '../titration-table'
import { changes, doses, rateByVolume, rateByWeight, volumes } from './arithmetic'
import { bagContents } from './bags'
import { saidLengths } from './captions/lengths'
import { saidPeaks } from './captions/peaks'
import { saidRegimen } from './captions/regimen'
import { saidSessions } from './captions/sessions'
import { saidSums } from './captions/sums'
import { courseLength, oneADay, rateFalls, sessionDose, sessionLength, window } from './course'
import { days, sessionDays } from './days'
import { bolus, moreDoses } from './doses'
import { doseIn24h, fluidIn24h } from './fluid'
import { drug, noRate, notChecked, protocol } from './labels'
import { concentration, limitColumn, pumpRate, rateLimits, thousandths, weight } from './limits'
import { hourOrder, rowLengths, sessionNumbers, timeBack } from './order'
import { restart } from './pauses'
import { loadDose, minimum } from './phases'
import { proportion } from './proportion'
import { changesInPercent } from './remarks/changes'
import { notedClocks } from './remarks/clocks'
import { lengthsBelow } from './remarks/lengths'
import { notedPairs } from './remarks/pairs'
import { ratesBeside } from './remarks/rates'
import { totalDose, totalVolume } from './running-totals'
import { stepSize } from './steps'
import { startRate, stepInterval } from './titration'
import { weeks } from './weeks'
import { pounds, weightChange } from './weight'

/** Found while the table is read. */
const WHILE_READING = [
  ...['read-as', 'separator', 'cells', 'notation', 'exercise', 'changed', 'typed-over', 'hidden', 'merged'],
  ...['unit', 'unreadable', 'column-twice', 'unknown-column', 'other-rows', 'other-table', 'date-order'],
  ...['strength', 'bolus-unknown', 'lifted'],
] as const
/** Found by the check of another rule, which compares the same figures. */
const BY_OTHERS = [
  ...['rate-per-kg', 'ceiling', 'rate-per-weight', 'rate-absolute', 'course-short', 'overlap', 'gap'],
  ...['time-unknown', 'rate-unknown', 'other-protocol', 'rounding'],
  ...['slip-10', 'slip-24', 'slip-60', 'slip-1000', 'slip-weight'],
] as const
type OwnRule = Exclude<RuleId, (typeof WHILE_READING | typeof BY_OTHERS)[number]>

/** A load has limits of its own. */
const withoutLoad =
  (check: Check): Check =>
  (titrationTable) =>
    check(withoutLoads(titrationTable))

const BY_ID: Readonly<Record<OwnRule, Check>> = {
  limit: limitColumn,
  weight,
  concentration,
  'pump-rate': pumpRate,
  rate: withoutLoad(rateLimits),
  'start-rate': withoutLoad(startRate),
  'step-size': withoutLoad(stepSize),
  'step-interval': withoutLoad(stepInterval),
  restart: withoutLoad(restart),
  'load-dose': loadDose,
  minimum,
  'session-dose': sessionDose,
  'course-length': courseLength,
  'session-length': sessionLength,
  window,
  'one-a-day': oneADay,
  'rate-falls': rateFalls,
  dose: doses,
  change: changes,
  'rate-weight': rateByWeight,
  'rate-volume': rateByVolume,
  volume: volumes,
  proportion,
  total: totalDose,
  'total-volume': totalVolume,
  bolus,
  'fluid-24h': fluidIn24h,
  'dose-24h': doseIn24h,
  hour: hourOrder,
  'time-back': timeBack,
  hours: rowLengths,
  session: sessionNumbers,
  day: days,
  'session-days': sessionDays,
  'weight-change': weightChange,
  'slip-pounds': pounds,
  'no-rate': noRate,
  drug,
  protocol,
  'not-checked': notChecked,
}

/** Not for a chart of rates, which has no course in time. */
const OF_COURSES: readonly OwnRule[] = [
  ...(['start-rate', 'step-size', 'step-interval', 'restart', 'weight-change'] as const),
  ...(['session-dose', 'course-length', 'session-length', 'window', 'one-a-day', 'rate-falls'] as const),
]

const IDS = Object.keys(BY_ID) as OwnRule[]
/** Checks whose findings are of several rules. */
const WITHOUT_ID: readonly Check[] = [
  moreDoses,
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

/** The columns of which a rule needs one at least. */
const NEEDS: Readonly<Partial<Record<OwnRule, readonly Target[]>>> = {
  'pump-rate': ['rate_mL_h'],
  dose: ['dose_mg'],
  change: ['change_mg_h', 'old_rate_mg_h', 'old_rate_mL_h', 'note'],
  'rate-weight': ['rate_mg_kg_h', 'rate_mcg_kg_min'],
  'rate-volume': ['rate_mL_h'],
  proportion: ['rate_mg_kg_h', 'rate_mcg_kg_min'],
  volume: ['volume_mL'],
  bolus: ['bolus_mg', 'note', 'phase'],
  drug: [...QUANTITIES, 'drug'],
  protocol: ['protocol'],
  'load-dose': ['phase', 'note'],
  'weight-change': ['weight_kg'],
  'slip-pounds': ['weight_lb'],
}

/** The checks of a table, in this order. */
export const checksOf = ({ isChart, columns }: TitrationTable): readonly Check[] => [
  ...IDS.flatMap((id) => {
    const isNeeded = NEEDS[id]?.some((name) => columns.has(name)) ?? true
    return isNeeded && !(isChart && OF_COURSES.includes(id)) ? [BY_ID[id]] : []
  }),
  ...WITHOUT_ID,
]
