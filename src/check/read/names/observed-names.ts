/** Headers of what is seen of a patient, a pump or the staff: never a part of the infusion. */
import { everyPair } from '../../titration-table'
import { isBlank } from '../cells/cell'

/** Vital signs, scores, names and signatures. */
const OBSERVED =
  /\b(?:bp|blood pressure|systolic|diastolic|map|heart|pulse|spo2|sao2|sato2|o2|sats?|saturation|resp|respiration|rr|breathing|temp|temperature|etco2|pain|nrs|vas|score|scale|rass|poss|gcs|sedation|nausea|ecg|age|sex|gender|room|bed|ward|nurse|rn|md|initials?|sign(?:ed|ature)?|checked|witness|prescriber|physician|pharmacist|by|name|orientation|arousal|aldrete|ramsay|cadss|nprs|pasero|moaa|news|anxiety|dissociation|cpot|hf|af|puls|herzfrequenz|atemfrequenz|blutdruck|bloeddruk|polsslag|pols|saturatie|s\u00e4ttigung|presi[o\u00f3]n|pression|pressure|nibp|abp|m?ews|news2|pews|bpi|dn4|pcs|phq-?9|gad-?7|sersda|bromage|ponv|pupils?|qtc?|mood|capnography|glucose|bgl?|cbg|battery|douleur|dolor|dolore|pijn|schmerz|sedierung|paraphe?|paraaf|firma|handzeichen)\b|s[e\u00e9]daci[o\u00f3]n|s[e\u00e9]dation|^(?:hr|p|ss|ta|pa|fc|fr|eva|evn|rr)$/

/** Of the patient or the pump, in whatever unit. */
const OF_PATIENT =
  /\b(?:o2|oxygen|fio2|spo2|etco2|sbp|dbp|gain|battery|urine|urinary|uo|u\/o|diuresis|oral|intake|output|stool|emesis|height|bmi|bsa|alarm)\b/

/** A temperature, whose unit is no litre. */
const TEMPERATURE = /\b(?:skin|body|core|tympanic|axillary|rectal) temp(?:erature)?\b|\btemp(?:erature)?\b.*\u00b0/

/** What went in less what came out. */
export const isBalance = (words: string): boolean => /\bbalance\b/.test(words)
export const isOfPatient = (words: string): boolean => OF_PATIENT.test(words) || TEMPERATURE.test(words)
export const isObserved = (words: string): boolean => OBSERVED.test(words)

/** In these units nothing of an infusion is. */
const OTHER_UNIT =
  /(?<![\w/])(?:mmhg|kpa|cmh2o|bpm|mmol\/l|msec|ms|ng\/ml|mcg\/l|ng\/dl|(?:breaths?|beats?)\/min)(?![\w/])|\u00b0 ?[cf]?(?!\w)|^(?:hr|rr|pr?|pulse|resp\w*|fc|fr|hf|af)\b.{0,8}(?<=[ (])\/ ?min\b/
/** Numbers of things and of people. */
const NUMBER_OF_THING =
  /^(?:(?:pump|staff|channel|device|asset|serial|lot|batch|badge|employee|cannula|line|registration)(?: ?(?:no|nr|num|number|id|#|code)\.?)|lot|batch|serial)$/
/** Whether a header in lower case is of something else by its unit, or numbers a thing. */
export const isOfOtherThing = (text: string): boolean => OTHER_UNIT.test(text) || NUMBER_OF_THING.test(text)
/** Minutes that are not those of an infusion. */
export const isOtherLength = (words: string): boolean =>
  /\b(?:recovery|observation|monitoring|waiting|lock-?out)\b/.test(words)
/** `% of max`, `Change (%)`: a part of something, and not `0.2 %`. */
export const isPercent = (text: string): boolean => /(?<![0-9.,] ?)%/.test(text)

const figuresIn = (cells: readonly string[]): readonly number[] =>
  cells.filter((cell) => !isBlank(cell)).map((cell) => Number(cell.replace(',', '.')))
/** Under `HR` figures as hearts have them, and no hours that count on. */
export function arePulses(cells: readonly string[]): boolean {
  const counts = figuresIn(cells)
  const isCount = counts.length > 1 && everyPair(counts, (before, count) => count - before === 1)
  return counts.length > 0 && !isCount && counts.every((count) => count >= 30 && count <= 250)
}
/** Under `T` figures as bodies have them, with a decimal. */
export const areTemperatures = (cells: readonly string[]): boolean =>
  figuresIn(cells).length > 0 &&
  cells.some((cell) => /[.,][0-9]$/.test(cell)) &&
  figuresIn(cells).every((figure) => figure >= 33 && figure <= 42)
