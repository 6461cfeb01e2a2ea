/** Units as tables write them, and how much each is of the unit that the rules use. */

export type Unit =
  | 'mg/h'
  | 'mg/kg/h'
  | 'mcg/kg/min'
  | 'mL/h'
  | 'mg'
  | 'mg/kg'
  | 'mL'
  | 'mg/mL'
  | 'kg'
  | 'lb'
  | 'h'
  | 'min'

/** One of a unit is n/d of the unit that is read. */
export interface Scale {
  readonly n: bigint
  readonly d: bigint
}
/** A unit that was found in a text: one of it is n/d of `unit`. `other` is known not to be one of ours. */
export interface WrittenUnit extends Scale {
  readonly unit: Unit | 'other'
}

type Scales = readonly (readonly [RegExp, Scale])[]
/** In mg. */
const MASS: Scales = [
  [/^(?:mgs?|milligrams?)$/, { n: 1n, d: 1n }],
  [/^(?:mcg|ug|micrograms?)$/, { n: 1n, d: 1000n }],
  [/^(?:g|gm|grams?)$/, { n: 1000n, d: 1n }],
]
/** In mL. */
const VOLUME: Scales = [
  [/^(?:mls?|cc|millilit(?:re|er)s?)$/, { n: 1n, d: 1n }],
  [/^(?:l|lit(?:re|er)s?)$/, { n: 1000n, d: 1n }],
]
/** In minutes. */
const TIME: Scales = [
  [/^(?:h|hr|hrs|hours?|hourly|uur|uren|u|ora|ore|horas?|std|stunden?|heures?|tim|timme)$/, { n: 60n, d: 1n }],
  [/^(?:min|mins|minutes?|minuten|minut[io]s?)$/, { n: 1n, d: 1n }],
  [/^(?:s|secs?|seconds?)$/, { n: 1n, d: 60n }],
  [/^(?:d|days?|24 ?(?:h|hrs?|hours?))$/, { n: 1440n, d: 1n }],
]
const scaleIn = (scales: Scales, text: string): Scale | undefined => scales.find(([pattern]) => pattern.test(text))?.[1]

const H =
  '(?:hours?|hrs?|hourly|uur|uren|ora|ore|horas?|std|stunden?|heures?|tim|timme|h|u(?!g)|minutes?|minuten|minut[io]s?|mins?|seconds?|secs?|s|days?|d|24 ?(?:hours?|hrs?|h))'
const AMOUNT =
  '(?:mgs?|milligrams?|mcg|ug|micrograms?|gm|grams?|g|ng|mmol|mls?|cc|millilit(?:re|er)s?|lit(?:re|er)s?|l|kgs?|kilos?|kilograms?|lbs?|pounds?|stones?|st|mmhg|bpm|%)'
/** `mg/kg/h`, `mg kg-1 h-1`, `mL`, `mg/mL`; a day is written with a slash. */
const UNIT = `(${AMOUNT})(?:-1)?(?:[/ ](kg|m2)(?:-1)?(?![\\w]))?(?:(?:/ ?(${H}|mls?|cc|dl|l|millilit(?:re|er)s?)|[ ](h|hrs?|hours?|min|ml))(?:-1)?(?![\\w-]))?`
const WHOLE = new RegExp(`^${UNIT}$`)
/** A number before it makes it a constant. */
const NUMBER = '([0-9]+(?:[.,][0-9]+)?)'
const FIND = new RegExp(`(?:(?<![\\w.,])${NUMBER} ?|(?<![\\w/]))${UNIT}(?![\\w-])`, 'g')
/** `mg/100 mL` of a strength. */
const PER_SOME = /(?<![0-9.,] ?|[\w/])(mg|mcg|ug|g) ?\/ ?([1-9][0-9]{0,3}) ?(?:mls?|cc)(?![\w/])/g
const PAIR = new RegExp(`${NUMBER} ?(mg|mcg|ug|g|gm|grams?) ?(?:/|in) ?${NUMBER} ?(mls?|cc|l)(?![\\w/])`, 'g')

/** Lower case, `mcg`, one blank between words, `/` for `per`. */
export const tidyUnits = (text: string): string =>
  text
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[\u00b5\u03bc]g/g, 'mcg')
    .replace(/\u207b\u00b9|\^-1/g, '-1')
    .replace(/[.\u00b7\u22c5](?=(?:kg|h|min|ml)-1(?!\w))/g, ' ')
    .replace(/[_\s]+/g, ' ')
    .replace(/\b(mg|mcg|ml)p?h\b/g, '$1/h')
    .replace(/ ?(?:\/|\bper\b) ?/g, '/')
    .trim()
/** No header, cell or name of a drug is longer: a longer text is not read, so that no pattern takes long. */
export const LONGEST = 200

const one = (unit: WrittenUnit['unit'], { n, d }: Scale = { n: 1n, d: 1n }): WrittenUnit => ({ unit, n, d })
const quotient = (a: Scale, b: Scale): Scale => ({ n: a.n * b.d, d: a.d * b.n })
/** One unit of amount per time, in the amount per hour. */
const perHour = ({ n, d }: Scale, minutes: Scale): Scale => quotient({ n: n * 60n, d }, minutes)

/** The unit of an amount, by weight or not, per time or volume or not. */
function unitOf(amount: string, perKg = '', per = ''): WrittenUnit {
  const [mass, volume, time] = [scaleIn(MASS, amount), scaleIn(VOLUME, amount), scaleIn(TIME, per)]
  if (perKg === 'm2') return one('other')
  if (perKg === 'kg') {
    if (mass === undefined) return one('other')
    if (per === '') return one('mg/kg', mass)
    if (time === undefined) return one('other')
    if (/^(?:mcg|ug)/.test(amount) && /^min/.test(per)) return one('mcg/kg/min')
    return one('mg/kg/h', perHour(mass, time))
  }
  if (per === '') {
    if (mass !== undefined) return one('mg', mass)
    if (volume !== undefined) return one('mL', volume)
    if (/^k/.test(amount)) return one('kg')
    return /^(?:lb|pound)/.test(amount) ? one('lb') : one('other')
  }
  if (time !== undefined && mass !== undefined) return one('mg/h', perHour(mass, time))
  if (time !== undefined && volume !== undefined) return one('mL/h', perHour(volume, time))
  const into = scaleIn(VOLUME, per)
  return mass !== undefined && into !== undefined ? one('mg/mL', quotient(mass, into)) : one('other')
}

/** The unit that a text is, and nothing else; undefined for other words. */
export function readUnit(text: string): WrittenUnit | undefined {
  const tidy = tidyUnits(text).replace(/[.\s]+$/, '')
  const [, amount, perKg, per, spaced] = WHOLE.exec(tidy) ?? []
  return amount === undefined ? timeUnit(tidy) : unitOf(amount, perKg, per ?? spaced)
}
function timeUnit(word: string): WrittenUnit | undefined {
  const scale = scaleIn(TIME, word)
  return scale && one('min', scale)
}

/** A number with its unit, as a header or a title states it. */
export interface Constant extends WrittenUnit {
  readonly text: string
}

const COUNTED = /(?:\b(?:day|session|hour|week|visit|infusion|treatment|step|bag|no|nr)|#)\s*$/

/** `Dose this hour`, `in the hour`: no unit, but how long the dose took. */
const ONE_TIME = /\b(?:this|the|each|every|in|a|an|last|past|previous|next) (?:hour|minute|day)$/

type Group = string | undefined
/** The units of a text, the constants in it, and its words without either. */
export function unitsIn(text: string) {
  const units: WrittenUnit[] = []
  const constants: Constant[] = []
  const rest = tidyUnits(text)
    .replace(PAIR, (_, mg: string, mass: string, ml: string, volume: string) => {
      const [a, b] = [scaleIn(MASS, mass), scaleIn(VOLUME, volume)]
      if (a && b) constants.push({ ...one('mg/mL', quotient(a, b)), text: `${mg}/${ml}` })
      return ' '
    })
    .replace(PER_SOME, (_, mass: string, volume: string) => {
      const mg = scaleIn(MASS, mass)
      if (mg) units.push(one('mg/mL', quotient(mg, { n: BigInt(volume), d: 1n })))
      return ' '
    })
    .replace(
      FIND,
      (_, number: Group, amount: string, perKg: Group, per: Group, spaced: Group, at: number, all: string) => {
        const unit = unitOf(amount, perKg, per ?? spaced)
        if (number === undefined) units.push(unit)
        else if (unit.unit !== 'mg/mL' && COUNTED.test(all.slice(0, at))) {
          units.push(unit)
          return ` ${number} `
        } else constants.push({ ...unit, text: number })
        return ' '
      },
    )
  const words = rest.replace(/(?:[_()[\]{},;:·*\s]|\.(?![0-9]))+/g, ' ').trim()
  const [, before = '', last = ''] = /^(.*?) ?\b(\S+)$/.exec(words) ?? []
  const isOne = ONE_TIME.test(words)
  // Only the last word of a header is a unit of time.
  const time = units.length === 0 && before !== '' && !isOne ? timeUnit(last) : undefined
  return time === undefined ? { words, units, constants } : { words: before, units: [time], constants }
}
