/** The names of weekdays as tables write them. */

/** From Sunday on: in English, German, French, Italian, Spanish and Dutch. */
const LISTS = [
  'sun mon tue wed thu fri sat',
  'so mo di mi do fr sa',
  'dim lun mar mer jeu ven sam',
  'domenica luned\u00ec marted\u00ec mercoled\u00ec gioved\u00ec venerd\u00ec sabato',
  'domingo lunes martes mi\u00e9rcoles jueves viernes s\u00e1bado',
  'zo ma di wo do vr za',
].map((list) => list.split(' '))

/** What may follow each, in the order of the lists. */
const ENDS = [
  '(?:s|nes|rs|r|ur)?(?:day)?',
  '(?:nn|n|ens|ttwoch|nners|ei|ms)?(?:tag)?',
  '(?<!mar(?!di|\\.))(?:anche|di|credi|dredi|edi)?',
  '',
  '',
  '(?:ndag|andag|nsdag|ensdag|nderdag|ijdag|terdag)?',
]
/** A weekday at the start of a text, in any of them; a group of its own for each language. */
export const WEEKDAY = new RegExp(
  `^(?:${LISTS.map((list, at) => `(${list.join('|')})${ENDS[at]}`).join('|')})(?!\\p{L})[.,]? ?`,
  'iu',
)
/** Its number, from 0 for Sunday. */
export function weekdayNumber([, ...names]: RegExpExecArray): number {
  const name = names.find((each) => each !== undefined)?.toLowerCase() ?? ''
  return LISTS.map((list) => list.indexOf(name)).find((at) => at >= 0) ?? -1
}
