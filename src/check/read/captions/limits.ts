/** Limits that a title, a header or a footer states: on rates, on the dose of a session, on that of 24 h. */
import { type DecimalSign, type Figure, readFigure, scaled } from '../cells/cell'
import { LONGEST, readUnit } from '../cells/units'
import { recognise, targetOf } from '../columns/columns'
import type { Target } from '../columns/target'
import { type Block, firstText, type Line, type StatedLimit } from '../grid'
import { isOfKetamine } from '../names/drug-names'
import { isOtherDrug } from '../names/quantity-kind'
import { isElsewhere } from '../words/elsewhere'

const FIGURE = '([0-9]+(?:[.,][0-9]+)?)'
const UNIT =
  '((?:m[cl]?g?s?|ug|cc|milligrams?) ?(?:/|per) ?(?:kg ?(?:/|per) ?)?(?:h(?:ours?|rs?|eures?)?|std|uur|ora|min|24 ?h(?:ours?|rs?)?|d(?:ay)?)\\b|mg(?: ?/ ?kg)?\\b(?! ?(?:%|/ ?(?:[hkm]|24|d))))'
const WORD =
  "\\b(?:max\\w*|m\u00e1xim\\w*|massim\\w*|h[\u00f6o]chst\\w*|l[ií]mit(?:ed?)?|(?:ober)?grenze|ceiling|cap(?:ped)?|nte|at most|(?:top|peak|highest)(?: (?:rate|dose))?|up to|(?:no|not|never|nicht|niet|don't)(?: (?:to|go|be|run))* (?:(?:(?:increase|titrate|raise) )?(?:above|beyond|over)|exceed|higher than|more than|\u00fcber|mehr als|meer dan)|d\u00e9passer|superare?|(?:keep|stay)s?(?: (?:the|rate|at|or))* (?:below|under))(?![\\w])|[<\u2264]=?"
const LIMIT = new RegExp(
  `(?:${WORD})([^0-9;]{0,30}?)${FIGURE} ?${UNIT}?(?! ?(?:mg|mls?|h|min|days?|%|(?:every|each)(?! hour)|a(?:t a)? (?:step|time)|per step|change|rise|-|\u2013)(?!\\w))`,
  'i',
)
/** `30 mg/h max`, `30 mg/h (maximum)` */
const BEHIND = new RegExp(
  `${FIGURE} ?${UNIT} ?(?:is the |\\()?(?:max(?:imum)?|limit|ceiling|or less)\\b(?![a-z :=]{0,9}[0-9])`,
  'i',
)
/** `Range 10-30 mg/h` */
const RANGE = new RegExp(
  `(?:^(?:from )?|\\b(?:range|\\w{0,9}bereich|between|titrate|infusion|ketamin[ae]?|rate|(?<!start |ing |initial |load |bolus |first |test )dose)\\b)(?: (?:rate|at|of|iv|range|between|from))*[ :=]*[0-9.,]+ ?(?:${UNIT} ?)?(?:-|\u2013|->|\u2192|to|and|bis) ?${FIGURE} ?${UNIT}(?=$|[;,.()]| (?:to|for|as) [a-z]| over )`,
  'i',
)
/** `up 5 every 2 h to 40` */
const RISE = new RegExp(
  `\\b(?:(?:every|q) ?[0-9]{1,2} ?h[a-z]*|daily|hourly|every hour|(?:by|of) [0-9.]+ ?mg ?/ ?h(?:r|our)?|titrate),?(?: up)? to ${FIGURE} ?${UNIT}?(?=$|[;,.()])`,
  'i',
)
const PARTS = /[;,](?= )| [-\u2013] |(?<!\bmax)\. |\((?=[^()0-9]*[a-z][^()0-9]*[0-9])/i
/** A limit of another time, or one that is no longer in force. */
const OF_OTHER_TIME = /\b(?:old|superseded|lifted|(?:day|session)s? [0-9])\b/i
/** Of a part of the infusion, or of some patients. */
const OF_PART = /\b(?:without|if|unless|until|before|(?:over)?night|on (?:the )?ward|initial|first|wean\w*)\b/i
/** A limit on the size of a step is not one on rates; `increase to at most` is. */
const OF_STEPS =
  /\b(?:steps?|change|increases?|increments?|rises?|pca|bolus(?:es)?|by|rescue|load\w*|start\w*|weight)\b(?!.*\bto\b)(?! up to)[^0-9]*$/i
const SESSION = /\bsession|\bsitzung|(?:\b(?:per|each|an?|any)|\/) ?(?:infusion|visit|treatment)\b|\bover [0-9]/i
/** Of all that is given. */
const COURSE = /\b(?:(?:in|over)?all|total|cumulative|course)\b/i
const DAY = /\b24 ?h|\bda(?:y|ily)\b/i
const HOURLY = /\bhourly\b|\bdose ?\/ ?h\b|\b(?:per|in|each|any|an) (?:any |one )?hour\b/i
const OF_BOLUS = /\b(?:bolus(?:es)?|rescue|prn|pca)\b/i
const HEADED: Readonly<Partial<Record<Target, string>>> = {
  rate_mg_h: 'mg/h',
  rate_mg_kg_h: 'mg/kg/h',
  rate_mL_h: 'mL/h',
}
/** The unit of a rate that the text of a header has. */
export const headedUnit = (target: Target | undefined): string | undefined => target && HEADED[target]

/** A rate or a dose in the units that are compared. */
function limitOf(figure: Figure, written: string, [part, text]: readonly [string, string]): StatedLimit | undefined {
  const { unit = undefined, n = 1n, d = 1n } = readUnit(written) ?? {}
  if (unit === 'mg' || unit === 'mg/kg') {
    if (HOURLY.test(part)) return { of: 'rate', unit: unit === 'mg' ? 'mg/h' : 'mg/kg/h', figure }
    if (COURSE.test(part) && !SESSION.test(part) && !DAY.test(part)) return { of: 'max', unit, figure }
    const isOfDay = DAY.test(part)
    const isOfSession = SESSION.test(part) || (!isOfDay && SESSION.test(text))
    const of = isOfSession ? 'session-dose' : isOfDay ? 'dose-24h' : undefined
    return of && { of, unit, figure: scaled(figure, { n, d }) }
  }
  if (unit === 'mcg/kg/min') return { of: 'rate', unit: 'mg/kg/h', figure: scaled(figure, { n: 60n, d: 1000n }) }
  if ((unit === 'mg/h' || unit === 'mg/kg/h') && /[ /](?:24|d)/i.test(written))
    return { of: 'dose-24h', unit: unit === 'mg/h' ? 'mg' : 'mg/kg', figure }
  const isRate = unit === 'mg/h' || unit === 'mg/kg/h' || unit === 'mL/h'
  return isRate ? { of: 'rate', unit, figure: scaled(figure, { n, d }) } : undefined
}

function limitsOfPart(part: string, text: string, sign: DecimalSign, bare: string): readonly StatedLimit[] {
  const found = LIMIT.exec(part)
  if (found === null || OF_BOLUS.test(part) || OF_PART.test(part)) return []
  const [all, between = '', digits = '', behind] = found
  if (OF_STEPS.test(between) || OF_STEPS.test(part.slice(0, found.index))) return []
  const figure = readFigure(digits, sign)
  const written = behind ?? IN_BRACKETS.exec(between)?.[1] ?? bare
  const [, alike = '', unit = ''] = ALIKE.exec(part.slice(found.index + all.length)) ?? []
  const same = readFigure(alike, sign)
  const limits = [figure && limitOf(figure, written, [part, text]), same && limitOf(same, unit, [part, text])]
  return limits.filter((limit) => limit !== undefined)
}
const IN_BRACKETS = new RegExp(UNIT, 'i')
/** `0.5 mg/kg/h = 30 mg/h`, `0.5 mg/kg/h (30 mg/h)` */
const ALIKE = new RegExp(`^ ?[=(] ?${FIGURE} ?${UNIT}`, 'i')

/** Whether a part of a text is not about the other drug that was named last. */
function isOfOwn(): (part: string) => boolean {
  let isOther = false
  return (part) => {
    isOther = isOtherDrug(part.toLowerCase()) || (isOther && !isOfKetamine(part))
    return !isOther
  }
}

/** `Max rate 30 mg/h`, `Rate (mg/h; max 25)`, `30 mg/h max`; `bare` is the unit of a rate that is given none. */
export function limitIn(line: Line, cell: number, sign: DecimalSign, bare = ''): readonly StatedLimit[] {
  const own = line.cells[cell] ?? ''
  const next = firstText(line.cells.slice(cell + 1))
  const text = `${own} ${/^[0-9.,]+ ?mg/.test(next) ? next : ''}`.trim()
  if (text.length > LONGEST || !/[0-9]/.test(text)) return []
  if (OF_OTHER_TIME.test(text) || isElsewhere(text)) return []
  const target = recognise(own).orElse ?? targetOf(own)
  const unitOf = (part: string) => headedUnit(target) ?? (/\brate\b/i.test(part) ? bare : '')
  return text
    .replace(BEHIND, '; max $1 $2; ')
    .replace(RANGE, (_, low: string | undefined, figure: string, high: string) => `; max ${figure} ${high ?? low}`)
    .replace(RISE, (_, figure: string, high: string | undefined) => `; max rate ${figure} ${high ?? ''}`)
    .split(PARTS)
    .filter(isOfOwn())
    .flatMap((part) => limitsOfPart(part, text, sign, unitOf(part)))
}

/** Whether a remark is of a limit, and not of a rate that was set. */
export const saysLimit = (note: string): boolean => LIMIT.test(note) && !/ed up to\b/i.test(note)
const OF_LIMIT =
  /\b(?:max|máx|massim|höchst|mehr als|dépasser|superar|meer dan|below|under|higher|limit|ceiling|cap\b|nte\b|up to|at most|highest|above|exceed|more than|keep|stay|range)|[0-9] ?[-\u2013] ?[0-9]/i
/** The limits of a block and those of the remark in its first row, where no later remark states others. */
export function limitsWithNoted(
  { limits = [] }: Block,
  cells: readonly { readonly note: string }[],
  sign: DecimalSign,
): readonly StatedLimit[] {
  const [first, ...others] = cells
  const own =
    first === undefined || !OF_LIMIT.test(first.note) ? [] : limitIn({ record: 0, cells: [first.note] }, 0, sign)
  return own.length === 0 || others.some(({ note }) => OF_LIMIT.test(note)) ? limits : [...limits, ...own]
}
