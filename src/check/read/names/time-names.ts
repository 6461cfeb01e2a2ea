/** Headers of times: their words, and behind them the form, the order of a date and the zone. */
import type { DateOrder } from '../cells/timestamp'
import { LONGEST, tidyUnits } from '../cells/units'

const D = '(?:[dtjg]{1,2}|day|tag|jour|giorno|d\u00eda|dag)'
const M = '(?:m{1,3}|month|monat|mois|mese|mes|maand)'
const Y = '(?:y{1,4}|[ja]{2,4}|year|jahr|ann\u00e9e|anno|a\u00f1o|jaar)'
const DMY = new RegExp(`^(?:${D}[-/.]${M}(?:[-/.]${Y})?|ddmmyy(?:yy)?|uk|british|european|dmy)$`)
const MDY = new RegExp(`^(?:${M}[-/.]${D}(?:[-/.]${Y})?|mmddyy(?:yy)?|us|american|mdy)$`)
const YMD = new RegExp(`^(?:${Y}[-/.]${M}[-/.]${D}|yyyymmdd|ymd|iso)$`)
const ZONE =
  /^(?:utc|gmt|zulu|z|local|ortszeit|us\/\w{4,8}|(?:[ecmpah]|a[ecw]|nz|ak)[sd]?t|[bi]st|we?s?t|ee?s?t|ces?t|mes?z|jst|sgt|hkt)(?:[+-][0-9]{1,2}(?::[0-9]{2})?)?$/
const CLOCK = /^(?:h{1,2}[:.]?m{1,2}(?:[:.]?s{1,2})?|am\/pm|24|(?:24|12)-?(?:h|hrs?|hours?)|military|clock)$/
/** Words that say no form by themselves. */
const BESIDE = /^(?:h|hrs?|hours?|format|style|order|time|zone|clock|at|in|as|and|&|12)$/
const isForm = (word: string): boolean => [DMY, MDY, YMD, ZONE, CLOCK].some((pattern) => pattern.test(word))
/** Without brackets a form is what nothing else can be. */
const isPlainForm = (word: string): boolean =>
  /^(?:24|(?:24|12)-?h\w*|.*[-/.:].*|.{3,})$/.test(word) && word !== 'clock' && isForm(word)

interface Formed {
  /** In lower case, without the form. */
  readonly name: string
  readonly words: readonly string[]
}
/** A header and the words of its form; undefined where it has none. */
function formed(header: string): Formed | undefined {
  if (header.length > LONGEST) return undefined
  const text = tidyUnits(header).replace(/(24|12) (?=h(?:rs?|ours?)?\b)/g, '$1')
  const [, name = '', inside = ''] = /^([^()[\]]*[^()[\] ]) ?[([]([^()[\]]{1,40})[)\]]$/.exec(text) ?? []
  const words = inside.split(/[ ,;|]+/)
  if (name !== '')
    return words.some(isForm) && words.every((word) => isForm(word) || BESIDE.test(word)) ? { name, words } : undefined
  const all = text.split(/[ ,:]+(?!.*:)|[ ,]+/)
  const last = all.findLastIndex((word) => !isPlainForm(word) && word !== 'clock')
  const own = all.slice(last + 1)
  return last < 0 || !own.some(isPlainForm) ? undefined : { name: all.slice(0, last + 1).join(' '), words: own }
}

/** The order of day and month that a header says: `Date (dd/mm/yyyy)`. */
export function orderInHeader(header: string): DateOrder | undefined {
  const { words = [] } = formed(header) ?? {}
  return words.some((word) => DMY.test(word)) ? 'dmy' : words.some((word) => MDY.test(word)) ? 'mdy' : undefined
}
/** A header without the form of its times, in lower case; undefined where it has none. */
export const withoutForm = (header: string): string | undefined => formed(header)?.name

/** What a header of times may be, where most of its cells are times. */
export interface TimeName {
  /** Undefined for a time that is no part of the infusion. */
  readonly target: 'start' | 'end' | 'date' | undefined
  /** When something was written down or planned: no time beside that when it was. */
  readonly isAside?: true
  /** The word alone may mean anything: only its cells decide. */
  readonly isShort?: true
}

const THING = '(?:(?:rate|pump|dose|infusion|inf|bag|ketamine|drug|session|treatment) )?'
const BEGUN =
  '(?:start(?:ed|ing|s)?|beg[aiu]n(?:s|ning)?|commenc(?:ed|ing|es)|changed?|set|adjusted|increased|given|administered|hung|on)'
const OVER =
  '(?:end(?:ed|ing|s)?|finish(?:ed|es)?|stop(?:ped|s)?|ceased?|completed|disconnected|discontinued|taken down|off|until|till)'
const ACT = '(?:change|adjustment|titration|increase|step|setting|start|commencement|infusion|administration|dose|rate)'
const WRITTEN =
  '(?:obs|observ(?:ations?|ed)|chart(?:ed|ing)|record(?:ed|ing)|entered|entry|document(?:ed|ation)|logged|noted|readings?|sampled?|vitals?|check(?:ed)?|printed)'
const PLANNED = '(?:planned|scheduled|due|booked|intended|ordered)'
const TIME = '(?:date[ /&+]{0,3}(?:and )?)?(?:clock )?time'

const NAMES: readonly (readonly [TimeName, RegExp])[] = [
  [{ target: 'date', isAside: true }, new RegExp(`^(?:${PLANNED} date|date ${PLANNED})$`)],
  [
    { target: 'date' },
    /^(?:date (?:of |of the )?(?:given|administered|treated|attended|actual|dose|administration|admin|attendance|appointment)|(?:given|actual|dose|admin(?:istration)?|dosing) date|(?:day|weekday) ?[/&+] ?date|date ?[/&+] ?(?:week)?day|date and day)$/,
  ],
  [
    { target: 'start', isAside: true },
    new RegExp(`^(?:${WRITTEN} (?:${TIME}|at)|${TIME} (?:(?:of|at) (?:the )?)?${WRITTEN})$`),
  ],
  [
    { target: 'start' },
    new RegExp(
      `^(?:${TIME} of (?:the )?${THING}${ACT}|${TIME} ${THING}${BEGUN}|${THING}${BEGUN} (?:at|time)|${THING}(?:change|adjustment|titration|increase|commencement) time|(?:infusion|pump|session) ${BEGUN}(?: time| at)?|hour (?:starting|beginning|commencing)|(?:from|on|begin) time|date ?[+&/] ?time|(?:date )?time stamp|uhrzeit von|(?:zeit )?von uhrzeit|(?:start|beginn) uhrzeit|uhrzeit (?:start|beginn)|begin ?tijd|tijd (?:van|vanaf|start)|heure de d\u00e9but|datum[ /]+uhrzeit|horaire|cr\u00e9neau|zeitraum|zeitpunkt|tijdstip|horario|orario)$`,
    ),
  ],
  [
    { target: 'end' },
    new RegExp(
      `^(?:${TIME} ${THING}${OVER}|${THING}${OVER} (?:at|time)|(?:infusion|pump|session) ${OVER}(?: time| at)?|hour ending|(?:to|off) time|uhrzeit (?:bis|ende)|bis uhrzeit|eind(?:e )?tijd|tijd (?:tot|eind)|heure de fin)$`,
    ),
  ],
  [
    { target: undefined, isShort: true },
    /^(?:next (?:check|obs(?:ervations?)?|observation|review|rate change|change|step|dose|bag|bag change)(?: due| at| time)?|review(?:ed)?(?: at| due| time)?|(?:bag |syringe |line )?expir(?:es|y|ed)(?: at| time| date)?|discharged?(?: at| time)?|(?:bag|syringe|line) (?:change|due)(?: due| time| at)?|arriv(?:ed|al)(?: at| time)?|(?:left|home)(?: at| time)?)$/,
  ],
  [{ target: 'start', isShort: true, isAside: true }, /^(?:entered|charted|recorded|documented|logged|printed)$/],
  [
    { target: 'start', isShort: true },
    /^(?:at|on|started|begun|began|commenced|changed|desde|de|dalle|dal|van|vanaf|ab|seit|depuis)$/,
  ],
  [
    { target: 'end', isShort: true },
    /^(?:off|ended|finished|stopped|ceased|completed|hasta|\u00e0|a|al|alle|tot|jusque|jusqu'\u00e0)$/,
  ],
]

/** What words in lower case and without punctuation name as a time. */
export const timeNamed = (words: string): TimeName | undefined => NAMES.find(([, pattern]) => pattern.test(words))?.[0]
