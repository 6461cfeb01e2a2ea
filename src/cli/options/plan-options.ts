/** What a plan is made from: the options that are fields of a request. */
import { FIXED, PUMP_MAX, SOFT_LIMITS } from '../../core/model/limit'
import { HEAVIEST, LIGHTEST } from '../../core/request/parse-quantities'
import { defaultProtocol } from '../../protocols/index'
import { type OptionRow, optionIn } from './option-row'

const PLANS = ['inpatient', 'outpatient'] as const
const INPATIENT = ['inpatient'] as const
const OUTPATIENT = ['outpatient'] as const
const RATE_LIMITS = 'units mg/h (a number alone), mg/24h; with --weight mg/kg/h, mcg/kg/h, mcg/kg/min'
export const WEIGHT_LIMITS = `${LIGHTEST / 1000} to ${HEAVIEST / 1000} kg; above ${FIXED.heaviest.value} kg with --allow weight`
export const ZONE_DEFAULT = "the system's zone"
const [plan, guard] = [optionIn('plan'), optionIn('guard')]
const { longestCourse, longestSession, tenfold, undiluted } = FIXED

export const PLAN_OPTIONS: readonly OptionRow[] = [
  plan(PLANS, '-p, --protocol <id or file>', 'a built-in protocol, or a JSON or YAML file of your own', {
    choices: 'protocols',
    files: true,
    default: `${defaultProtocol('inpatient').id}, for outpatient ${defaultProtocol('outpatient').id}`,
  }),
  plan(PLANS, '-w, --weight <kg>', 'actual body weight, kg; turns on mg/kg/h and the limits per kg', {
    limits: WEIGHT_LIMITS,
  }),
  plan(PLANS, '--start-rate <rate>', 'first rate, mg/h', { default: "the protocol's", limits: RATE_LIMITS }),
  plan(PLANS, '--step <rate>', 'titration step, mg/h', {
    default: "the protocol's",
    limits: 'above 0, units as --start-rate',
  }),
  plan(PLANS, '--max <rate>', 'highest rate, mg/h', {
    default: "the protocol's",
    limits: 'not below the start rate, units as --start-rate',
  }),
  plan(PLANS, '--step-every <duration>', 'time between steps: 1h, 90min, 2h30m, 1d', {
    default: "the protocol's",
    limits: 'shorter with --allow step-interval; outpatient where the protocol steps within a session',
  }),
  plan(PLANS, '--length <duration>', 'length of the infusion, or of each session: 100h, 4.5d, 40min', {
    default: "the protocol's",
    limits: `an infusion at most ${longestCourse.value} days, a session at most ${longestSession.value} h; longer than the protocol's with --allow course-length or session-length`,
  }),
  plan(INPATIENT, '--days <n>', '--length in days of 24 h', { limits: 'as --length' }),
  plan(OUTPATIENT, '--session-hours <h>', '--length in hours: 4, 4h, 2h30m', { limits: 'as --length' }),
  plan(OUTPATIENT, '--sessions <n>', 'number of infusions', {
    default: "the protocol's",
    limits: "more than the protocol's with --allow course-length",
  }),
  plan(OUTPATIENT, '--on <days>', 'days on which sessions run: weekdays, daily, mon,wed,fri', {
    choices: ['weekdays', 'daily', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    isList: true,
    default: "the protocol's",
  }),
  plan(OUTPATIENT, '--weekends', 'the same as --on daily'),
  plan(OUTPATIENT, '--closed <dates>', 'days without sessions: 2026-12-24,2026-12-31..2027-01-03', { default: 'none' }),
  plan(PLANS, '-c, --concentration <mg/mL>', 'concentration of the fluid: 2, or 500mg/250mL; adds mL/h and volumes', {
    limits: `below ${undiluted.value} mg/mL; ${tenfold.value} mg/mL and more with --allow concentration`,
  }),
  plan(PLANS, '--pump-step <mL/h>', "the pump's smallest step, with --concentration", { default: '0.1' }),
  plan(PLANS, '--pump-max <mL/h>', "the pump's highest rate, with --concentration", {
    default: String(PUMP_MAX.assumed),
    limits: `${PUMP_MAX.least} to ${PUMP_MAX.most} mL/h`,
  }),
  plan(PLANS, '--container <mL>', 'the bags or syringes to prepare, with --concentration', {
    limits: 'at most 5000 mL',
  }),
  plan(PLANS, '--hang <duration>', 'how long a container hangs at most, with --container', {
    default: '24h',
    limits: '1 h to 7 days',
  }),
  plan(PLANS, '--stock <mg/mL x mL>', 'what the pharmacy holds, with --container: "50 mg/mL x 10 mL"', {
    default: 'every strength that a source names',
  }),
  plan(PLANS, '--tz <zone>', 'IANA zone of wall-clock times', { default: ZONE_DEFAULT }),
  plan(PLANS, '--now <time>', 'what counts as now for today, tomorrow and time stamps', {
    default: "the system's clock",
  }),
  guard([...PLANS, 'continue'], '--allow <limits>', 'override these soft limits by name; needs --reason', {
    choices: SOFT_LIMITS,
    isList: true,
  }),
  guard([...PLANS, 'continue'], '--reason <text>', 'the reason; recorded in every output; needs --allow', {
    limits: 'at most 500 characters',
  }),
]
