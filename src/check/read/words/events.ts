/** What the words of a pump log or a medication record say happened. */
import { NOT_GIVEN } from '../cells/cell'
import { LONGEST } from '../cells/units'
import { isOfKetamine } from '../names/drug-names'
import { clausesOf, isOfOther, isOtherDrug, isPlain } from '../names/quantity-kind'

/** A rate in words: its figure and its unit. */
export const RATE_WORDS = '([0-9]+(?:[.,][0-9]+)?) ?(mg|mls?|cc) ?(?:/|per) ?(?:hours?|hr|h)\\b'
/** A rate with what sets it, `left at 25 mg/h`, `and raised to 25 mg/h`: it is no dose, and explains none. */
const OF_RATE = new RegExp(
  '(?:\\b(?:and|then|now|with|but|at|to|on|left|kept|held|still|stays?|remains|continued?|continues|running|infusion|ketamine|pump|rate|' +
    `raised|increased|reduced|decreased|lowered|changed|set|titrated|started|restarted|resumed|back|up|down)\\b[ :,;]{0,2}){0,6}${RATE_WORDS}`,
  'gi',
)
/** `100 mg over 4 h at 25 mg/h`, `from 20 mg to 25 mg/h`: the amount goes with the rate. */
const WITH_RATE =
  /=|->|\u2192|\bsession\b|\b(?:over|in|for|x|\u00d7) ?[0-9.,]{1,6} ?h|[0-9] ?h(?:rs?|ours?)? ?[x\u00d7]|\([^()]*[0-9] ?mg\)|(?<!top[- ]?)\b(?:from|was|by|up|down|to|at|steps?|plus|another|more|increas\w*|rais\w*|reduc\w*|decreas\w*|lower\w*|titrat\w*|chang\w*)(?: of)? [0-9.,]{1,8} ?mg\b(?! ?(?:\/|per\b))|[0-9] ?mg (?:more|up|down|higher|lower|added|steps?|increments?)\b/i
const withoutRates = (note: string): string => (WITH_RATE.test(note) ? note : note.replace(OF_RATE, '; '))

const BOLUS =
  /(?<!\b(?:no|not|without|after|refused) )\b(?:bolus(?:es|s?ed)?|gebolt|loading dose|pca dose|push dose)\b(?: (?:dose|of|given|iv|ketamine)){0,3}[ :=]*(?:([0-9]+(?:[.,][0-9]+)*) ?mg\b(?! ?(?:\/|per\b)))?/i
const DOSE_FIRST = /\b([0-9]+(?:[.,][0-9]+)*) ?mg (?:iv )?(?:ketamine )?(?:als )?(?:bolus|push|loading)/i

const EXTRA =
  /(?<!\b(?:no|not|without|after|refused|declined) (?:\w+ )?)\b(?:push|stat|extra|additional|rescue|top[- ]?up|demand|breakthrough|induction|loading|load|suppl\w*|clinician|prn|gave|given|administered|inject\w*|pushed|flushed|ivp|(?:iv|im) x ?[0-9]|re-?bolus\w*|bolusgabe|einzeldosis|zusatzdosis|nachinjektion|einmalig|one[- ]off|nachgegeben|gespritzt|another|extrados|bolo|dodatkowo|wstrzykni\u0119to|gegeven|bijgespoten|inyecci\u00f3n|injection|suppl\u00e9mentaire|aufs(?:\u00e4|ae)ttigung)(?!\p{L})/iu
const OF_KETAMINE =
  /\bketamine?\b.*\b(?:i\.?[vm]|s\.?c)\b|\b(?:i\.?[vm]|s\.?c)\b.*\bketamine?\b|^\+ ?[0-9.,]+ ?mg$|^ketamine?,? ?[0-9.,]+ ?mg$|^[0-9.,]+ ?mg i\.?[vm]\b/i
const AMOUNT = /\b([0-9]+(?:[.,][0-9]+)*) ?mg\b(?! ?(?:\/|per\b|in\b))/i
const AMOUNTS = new RegExp(AMOUNT, 'gi')
const PER_KG = /[0-9] ?(?:m?c?g|ug|\u00b5g) ?(?:\/|per) ?kg\b(?! ?(?:\/|per\b|an?\b|x\b|h\b|hour|\u00d7))/i
const NO_DOSE =
  /\b(?:total|sum|so far|in all|cum|cumulative|accumulated|since (?:the )?start|(?:ins)?gesamt|en tout|altogether|to date|by now|up to|bis jetzt|limit|max|maximum|left|remaining|wasted?|discarded|drawn|bag|syringe|vials?|signed (?:out|in)|cd (?:book|register|cupboard))\b/i
/** Words that may be beside a dose that was given, and name no drug. */
const AROUND =
  /\b(?:ivd|ev|i\.?v\.?|in|de|di|en|nachgegeben|gespritzt|bijgespoten|gegeven|ketamina?|k\u00e9tamine|zusatzdosis|another|bolo|ivp?|im|sc|pushed|hand|slowly|nurse|doctor|dr|patient|pt|once|over|pain|severe|spikes?|flares?|spasms?|relief|incident|gave|given|administered|injected|injection|flushed|prn|supplement\w*|clinician|min|mins|minutes|x|double)\b/g
/** `hand-pushed 5 mL`: how many mg, it does not say. */
const PUSHED = /\b(?:push|pushed|injected)\b.*[0-9] ?ml\b(?! ?\/)/i
/** `additional 5 mL`, `free flow, about 15 mL` */
const EXTRA_VOLUME =
  /\b(?:(?:additional|extra|another|top[- ]?up|rescue)(?= [0-9])|free[- ]?flow\b).*[0-9] ?mls?\b(?! ?\/)/i
/** `Extra 20 mg given`, `ketamine 20 mg IV stat`, in no words that may name another drug. */
function extraIn(note: string): string | undefined {
  if (EXTRA_VOLUME.test(note)) return ''
  if (!EXTRA.test(note) && !OF_KETAMINE.test(note)) return undefined
  const plain = note
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .replace(EXTRA, ' ')
    .replace(AROUND, ' ')
    .trim()
  if (NO_DOSE.test(note) || !isPlain(plain)) return undefined
  return AMOUNT.exec(note)?.[1] ?? (PER_KG.test(note) || PUSHED.test(note) ? '' : undefined)
}

/** `Demand delivered`, `Clinician bolus`: the dose of its row is that of a bolus. */
export const isBolusEvent = (note: string): boolean => note.length <= LONGEST && BOLUS_EVENT.test(note)
const BOLUS_EVENT =
  /^(?:(?:pca|patient|clinician|nurse|rate) )?(?:demand|bolus|rescue|push|loading dose)\b(?!.*\b(?:denied|refused|locked|not|no|attempts?|cancell?ed)\b)/i

/** A bolus that was not given. */
const DENIED =
  /\b(?:not (?:given|available|needed|required|prescribed|indicated|ordered|wanted|pressed|used)|refused|declined|nil|withheld|omitted|none given|keine?n?|ohne|sans|pas de|geen|sem|ingen)\b|\bno (?:[0-9.,]+ ?mg )?(?:\w+ )?bolus|(?<![0-9.,])(?:0|zero) (?:bolus|rescue)|bolus(?:es)?(?: (?:dose|function|button))?[ :=-]{1,3}(?:no|none|0(?![.,0-9])|off|locked|disabled)\b/i

const ANY = /[0-9] ?(?:m?c?|u|\u00b5)g\b|bol(?:us|t)|loading|push|pca|inject|[0-9] ?mls?\b/i
function bolusOf(note: string): string | undefined {
  if (DENIED.test(note)) return undefined
  const found = BOLUS.exec(note)
  const size = DOSE_FIRST.exec(note)?.[1] ?? found?.[1] ?? extraIn(note) ?? (found === null ? undefined : '')
  return size !== undefined && MANY.test(note) ? '' : size
}
/** `two boluses of 5 mg`, `5 mg x 3`: the sum is not stated. */
const MANY =
  /\bboluses\b|\b(?:two|three|four|five|twice|several|repeated)\b|[0-9] ?mg ?[x\u00d7] ?[2-9]|\b[2-9] ?[x\u00d7] ?[0-9]|\b(?:bolus|push|loading)\b[^0-9]*[0-9.,]+ ?mg\b(?! ?\/).*\b(?:bolus|push|loading)\b[^0-9]*[0-9.,]+ ?mg\b(?! ?\/)/i

/**
 * The mg of a bolus in words, empty where they do not say how much; undefined where they have no bolus. After the name
 * of another drug it may be a bolus of that drug.
 */
export function bolusIn(written: string): string | undefined {
  if (written.length > LONGEST || !ANY.test(written)) return undefined
  const note = withoutRates(written)
  const words = note.toLowerCase()
  if (!isOfOther(words) || isOfKetamine(words)) return bolusOf(note)
  const whole = isOtherDrug(words) ? undefined : bolusOf(note)
  if (whole !== undefined && whole !== '') return whole
  const clauses = clausesOf(note)
  const at = clauses.findIndex((clause) => !isOfOther(clause.toLowerCase()) && bolusOf(clause) !== undefined)
  const isBehind = clauses.slice(0, Math.max(0, at)).some((clause) => isOtherDrug(clause.toLowerCase()))
  return at < 0 ? undefined : isBehind ? '' : bolusOf(clauses[at] ?? '')
}

/** A load or a dose for pain in words beside the table, as ordered or given. */
export const isDoseBeside = (text: string): boolean =>
  text.length <= LONGEST && [text, ...clausesOf(text)].some(isOfLoad)
const LOADS =
  /\b(?:bolus|load|loading|rescue|prn|push|stat|extra|additional|top[- ]?up|breakthrough|demand|induction|einzeldosis|zusatzdosis)\b|\baufs(?:\u00e4|ae)ttigung/i
/** The words on both sides of an amount: one of them may name its drug. */
const AMONG =
  /(\p{L}*)[^\p{L}0-9]{0,4}\b[0-9]+(?:[.,][0-9]+)* ?(?:mg|m?cg|ug|\u00b5g)(?: ?(?:\/|per) ?kg)?\b(?! ?(?:\/|per\b|in\b|an?\b|x\b|h\b|hour))[^\p{L}0-9]{0,4}(\p{L}*)/iu
const OF_COURSE = /^\W*max|\b(?:total|sum|so far|limit|left|remaining|wasted?|discarded|drawn|bag|syringe|vials?)\b/i
function isOfLoad(text: string): boolean {
  const words = text.toLowerCase()
  const [found, before = '', after = ''] = LOADS.test(text) ? (AMONG.exec(words) ?? []) : []
  if (found === undefined || DENIED.test(text) || OF_COURSE.test(text) || isOtherDrug(words)) return false
  const isKnown = (word: string): boolean => isPlain(word) || LOADS.test(word) || NEAR.has(word)
  return isOfKetamine(words) || (isKnown(before) && isKnown(after))
}
const NEAR = new Set('slow slowly ivp ev if when over then pain every qds tds prn once nurse dr'.split(' '))

/** The first amount in mg, of several that together are a bolus of a size that is not said. */
export const amountIn = (note: string): string => AMOUNT.exec(note.slice(0, LONGEST))?.[1] ?? ''

/** Amounts in mg that no other word explains: of what, it does not say. One that is empty is in mg/kg. */
export function unexplainedIn(written: string): readonly string[] {
  if (written.length > LONGEST) return []
  const note = withoutRates(written)
  if (DENIED.test(note) || NO_DOSE.test(note) || EXPLAINED.test(note)) return []
  const words = note.toLowerCase()
  if (isOfOther(words) && !isOfKetamine(words)) return []
  const amounts = [...note.matchAll(AMOUNTS)].flatMap(([, amount]) => amount ?? [])
  return amounts.length === 0 && PER_KG.test(note) && (isOfKetamine(words) || isOfLoad(note)) ? [''] : amounts
}
const EXPLAINED =
  /\b(?:home|lozenges?|troches?|next|tomorrow|morgen|demain|last session|previous|missed|made up|short of|before the pause|bisher|verwurf|daily|per|each|every|planned|protocol|target|dose of the day|step|steps|increments?|tablets?|patch|po|oral|orally)\b|[0-9] ?mg ?(?:in\b|ad\b|\/(?! ?kg))/i

const BY =
  /\b(increased?|raised|up|decreased?|reduced|lowered|down)\b[a-z ]{0,20}\bby ([0-9]+(?:[.,][0-9]+)?) ?mg ?(?:\/|per) ?(?:hours?|hr|h)\b(?!.*\bto [0-9])/i
/** `increased by 5 mg/h`: by how much, and which way. */
export function changeIn(note: string): readonly [sign: 1 | -1, figure: string] | undefined {
  const [, word = '', figure] = note.length > LONGEST ? [] : (BY.exec(note) ?? [])
  return figure === undefined ? undefined : [/^(?:inc|rai|up)/i.test(word) ? 1 : -1, figure]
}

const SET_TO =
  /\b(?:increased?|decreased?|reduced|raised|lowered|titrated|changed?|adjusted|set|rate)\b[a-z ]{0,20}\bto [0-9]/i
/** Words that set a rate, whatever its unit. */
export const setsRate = (note: string): boolean => note.length <= LONGEST && SET_TO.test(note)

const RATE = new RegExp(RATE_WORDS, 'gi')
/** The last rate that words state: `increased from 20 to 25 mg/h`. */
export function rateIn(note: string): readonly [column: 'rate_mg_h' | 'rate_mL_h', figure: string] | undefined {
  const last = [...note.slice(0, 200).matchAll(RATE)].at(-1)
  return last === undefined ? undefined : [/mg/i.test(last[2] ?? '') ? 'rate_mg_h' : 'rate_mL_h', last[1] ?? '']
}

/** What else is stopped or held: `held hands`, `stopped crying`, `off the bed`. */
const STOPPED_OTHER =
  'hands?|rails?|cup|crying|vomiting|retching|being|shivering|shaking|itching|scratching|bleeding|smoking|breathing|snoring|talking|singing|eating|drinking|feeds?|feeding|moving|sleeping|meds?|medications?|antibiotics?|oxygen|o2|physio|visit\\w*|phone|tv|lights?|bed|ward|unit|duty|food|legs?'
const STOPPED = new RegExp(
  `^\\W*(?:(?:infusion|ketamine|pump|rate) )?(?:was )?(?:stopp?ed|stop|paused?|held|hold|on hold|discontinued|interrupted|off|completed|ended)\\b(?! (?:(?:the|his|her|their|patient's|pt's|my) )?(?:${STOPPED_OTHER})\\b)(?!.*\\brestart)`,
  'i',
)

const NOT_GIVEN_EVENT = new RegExp(
  `^\\W*(?:(?:session|infusion|visit|ketamine|patient|pt)\\b ?)?(?:was )?(?:${NOT_GIVEN}|postponed|ausgefallen|cancelad[ao]|annullat[ao])(?=$|\\s*[-\u2013,;:(.]| (?:by|due|because|as|patient|pt|today|unwell|sick)\\b)`,
  'i',
)
/** Whether words say that their row was not given. */
export const isNotGiven = (note: string): boolean => NOT_GIVEN_EVENT.test(note)

/** Whether words say that from here on nothing flows. */
export const isStopEvent = (note: string): boolean => note !== '' && STOPPED.test(note)

/** A change without a figure, or something that was not as it should have been. */
export const isVague = (note: string): boolean => note.length <= LONGEST && VAGUE.test(note) && !DENIED.test(note)
const VAGUE =
  /\b(?:(?:rate|dose|ketamine) (?:was )?(?:doubled|tripled|halved)|(?:doubled|tripled|halved) by|(?:double|half|twice)(?: the)? (?:dose|rate)|wrong (?:bag|syringe|dose|rate|strength|pump|patient)|(?:second|2nd|another) pump|topped up|(?:an )?extra (?:dose|ketamine)|dose repeated|double speed|rate 2 ?x|free flow|given (?:[0-9/]+|an?|half an?) ?ampoules?|purged into|pump programmed at [0-9]|ketamine [0-9.,]+ i\.?v)\b/i

/** In a column of plans what is to be done, and no number of one. */
export const isToBeDone = (text: string): boolean =>
  /[0-9] ?m[gl]\b|\b(?:increase|raise|continue|reduce|hold|stop)\b/i.test(text)

const PAUSED =
  /\b(?:paused?|held|stopped|off|interrupted)(?! (?:early |\w+ )?(?:after|at)\b)(?: \w+){0,2}? (?:for )?([0-9]+) ?(m|min|mins|minutes|h|hrs?|hours?)\b/i
const FROM_TO =
  /\b(?:paused?|held|stopped|off|interrupted|disconnected) ([0-9]{1,2}):([0-9]{2})\b.*?([0-9]{1,2}):([0-9]{2})/i
/** Minutes for which a remark says that nothing flowed. */
export function pauseIn(note: string): number | undefined {
  if (note.length > LONGEST) return undefined
  const [, fromHour, fromMinute, toHour, toMinute] = (FROM_TO.exec(note) ?? []).map(Number)
  if (fromHour !== undefined && fromMinute !== undefined && toHour !== undefined && toMinute !== undefined)
    return (toHour - fromHour) * 60 + toMinute - fromMinute
  const [, length, unit = ''] = PAUSED.exec(note) ?? []
  return length === undefined ? undefined : Number(length) * (/^h/i.test(unit) ? 60 : 1)
}
