/** Which drug words name. Racemic ketamine and either of its halves are three drugs. */
import type { Protocol } from '../../../core/model/protocol'
import { LONGEST } from '../cells/units'

/** As English, German, French, Spanish and Italian write it. */
const K = '(?:k[e\u00e9]|che)tamin'
const BRAND = 'ketalar|ketaject|ketolar|calypsol'
const S_FORM = new RegExp(
  `es${K}|ketanest[\\s-]?s\\b|vesierra|spravato|\\bs[\\s(+)-]*${K}|${K}\\w*[\\s,(-]+s\\b(?!\\.)|\\bs[\\s-]?enantiomer`,
  'i',
)
const R_FORM = new RegExp(`ar${K}|\\br[\\s(-]*\\)?[\\s-]*${K}|${K}\\w*[\\s,(-]+r\\b|\\br[\\s-]?enantiomer`, 'i')
const BOTH_FORMS = /\brac(?:emic|emate)?\b|\br ?[,/]? ?s\b|\u00b1/i
const BY_NAME = new RegExp(`es${K}|ar${K}|ketanest[\\s-]?s\\b|vesierra|spravato`, 'i')

/** Whether racemic ketamine is named as that, and not only as ketamine. */
export const isSaidRacemic = (words: string): boolean => BOTH_FORMS.test(words)

/** Undefined where neither of the two that are known is named, or more than one drug is. */
export function drugNamed(words: string): Protocol['drug'] | undefined {
  if (words.length > LONGEST) return undefined
  const text = words.replaceAll('_', ' ')
  const racemic = RACEMIC.test(text) ? 'ketamine-racemic' : undefined
  if (isSaidRacemic(text)) return BY_NAME.test(text) ? undefined : racemic
  if (R_FORM.test(text)) return undefined
  return S_FORM.test(text) ? 'esketamine' : racemic
}
const RACEMIC = new RegExp(`${K}|${BRAND}`, 'i')

/** Whether words are of ketamine in any form. */
export const isOfKetamine = (words: string): boolean => ANY.test(words)
const ANY = new RegExp(`${K}|${BRAND}|ketanest|vesierra|spravato`, 'i')

const ACTION =
  /^(?:(?:begin|began|start|stop|pause|resume|hang|change|increase|decrease|reduce|raise|continue|maintain|hold|keep|stay|run|set|titrate|restart|rate|bag|bolus|new (?:bag|rate|syringe))(?:s|d|ed|ing|ped|ping|ged)?\b|(?:up|down|go up|turn (?:up|down)|increased?|no change|as before)\b)/i
/** Words that say what to do with an infusion, and not what is in it. */
export const isAction = (words: string): boolean => words.length <= LONGEST && ACTION.test(words)
