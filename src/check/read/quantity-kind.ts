/** Which kind of quantity the words of a header name. */
import { isOfKetamine } from './drug-names'

export type Kind =
  | 'limit'
  | 'change'
  | 'total'
  | 'rate'
  | 'dose'
  | 'volume'
  | 'weight'
  | 'concentration'
  | 'duration'

/** Words that tell the kind; those that name a unit's only kind need no word. The first that fits. */
const KINDS: readonly (readonly [Kind, RegExp, readonly string[]])[] = [
  [
    'duration',
    /^(?:duration|length|(?:session|infusion|run) (?:length|duration|time)|time infused)(?: in)?$/,
    [],
  ],
  ['weight', /\b(?:weight|wt|bw|body mass)\b/, ['kg']],
  ['concentration', /\b(?:conc|concn|concentration|strength)\b/, ['mg/mL']],
  ['limit', /\b(?:limit|max|maximum|ceiling)\b/, []],
  ['change', /\b(?:change|step|increment|increase|delta)\b/, []],
  ['total', /\b(?:total|cumulative|cum|running|sum|so far|accumulated)\b/, []],
  ['rate', /\b(?:rate|flow)\b/, ['mg/h', 'mg/kg/h', 'mcg/kg/min', 'mL/h']],
  ['volume', /\b(?:volume|vol)\b/, ['mL']],
  ['dose', /\b(?:dose|amount)\b/, ['mg']],
]

/** What is not the row's own, nor the course's so far. */
const OF_OTHERS: Readonly<Partial<Record<Kind, RegExp>>> = {
  // The total dose of a row or of the course so far: its name does not say.
  total: /\b(?:day|daily|session|24 ?h|week(?:ly)?|hourly)\b|^(?:total dose|dose total)$/,
  dose: /\b(?:day|daily|24 ?h|week(?:ly)?)\b/,
  volume: /\b(?:bag|syringe|container|fill|day|daily|24 ?h)\b/,
}

const OTHER_DRUG =
  /\b(?:\w+(?:azolam|azepam|fentan[iy]l|caine?|morphone?|codone?|setron|tomidine?|onidine?|peridole?|gabaline?)|(?:nor)?(?:adrenaline?|epinephrine?)|morphine?|propofol|methadone?|tramadol|magnesium|mgso4|naloxone?|glycopyrr\w+|atropine?|paracetamol|acetaminophen|ketorolac|labetalol|dexamethasone?|heparin|insulin|potassium|kcl)\b/
const FLUID =
  /\b(?:nacl|sodium|saline|dextrose|glucose|d5w|ringers?|hartmanns?|diluent|flush|water|maintenance|carrier)\b/
/** What is given beside the infusion, and what is not given yet. */
const BESIDE =
  /(?<!\b(?:no|not|without|excl|excluding|incl|including) )\b(?:bolus(?:es)?|loading|rescue|prn|remaining|left|residual|priming|wasted?|discarded)\b/

/** Whether words are of another drug, of a fluid without ketamine, or of no part of the infusion. */
const isBeside = (name: string): boolean =>
  OTHER_DRUG.test(name) || BESIDE.test(name) || (FLUID.test(name) && !isOfKetamine(name))

/** The kind of a quantity by the words of its header and its unit; undefined for none of the infusion's own. */
export function kindOf(name: string, unit: string): Kind | undefined {
  if (isBeside(name)) return undefined
  const kind =
    KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? KINDS.find(([, , own]) => own.includes(unit))?.[0]
  return kind === undefined || OF_OTHERS[kind]?.test(name) === true ? undefined : kind
}

const LEVEL = /\b(?:rate|flow|dose|speed|to|after|new|now)\b/
/** `max rate`, `upper limit of the rate`, `rate limit`. */
const PLAIN_LIMIT =
  /\b(?:limit|max|maximum|ceiling)\b.*\b(?:rate|flow|dose|speed)\b|\b(?:rate|flow|dose|speed) (?:limit|max|maximum|ceiling)\b/
/** `rate change`, `step in rate`. */
const PLAIN_CHANGE =
  /^(?:(?:rate|flow|dose|speed|infusion|pump|change|step|increment|increase|delta|size|in|of|from|the|before|previous|last|per|hour|hourly|net|planned|ketamine) ?)+$/

/** Whether a limit or a change may be a rate with a word about its limit or its changes: `rate max 40`. */
export function mayBeRate(kind: Kind, name: string): boolean {
  if (kind !== 'limit' && kind !== 'change') return false
  const plain = kind === 'limit' ? PLAIN_LIMIT : PLAIN_CHANGE
  return LEVEL.test(name) && (/\d/.test(name) || !plain.test(name))
}

/** Whether cells with the unit of a rate may tell that a column is one: nothing in its name says otherwise. */
export const isOpen = (name: string): boolean =>
  !isBeside(name) && !KINDS.some(([kind, pattern]) => kind !== 'rate' && pattern.test(name))
