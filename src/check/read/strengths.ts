/** Strengths of a fluid in words: `500 mg in 250 mL`, `0.2 %`, `new bag 1 mg/mL`. */
import { exactly, ONE } from '../../core/values/interval'
import { type DecimalSign, type Figure, readFigure } from './cell'
import { type Constant, LONGEST, unitsIn } from './units'

/** A constant, in the unit that is read. */
export function figureOf({ text, n, d }: Constant, sign: DecimalSign): Figure | undefined {
  const [mg = '', mL] = text.split('/')
  const mass = readFigure(mg.replace(',', '.'), '.') ?? readFigure(mg, sign)
  const volume = mL === undefined ? undefined : readFigure(mL.replace(',', '.'), '.')
  if (mass === undefined || (mL !== undefined && volume === undefined)) return undefined
  const value = volume === undefined ? mass.value : (mass.value * ONE) / volume.value
  if (volume !== undefined && volume.value === 0n) return undefined
  const size = (value * n) / d
  return { value: size, span: exactly(size) }
}

// `1 or 2 mg/mL is usual`, `2-4 mg/mL` state none; `Ward 5 - 2 mg/mL` does.
export const CHOICE = /[0-9.]+(?: (?:or|to) |[-\u2013])[0-9.]+ ?m[c]?g ?\/ ?ml/gi

const MADE_UP =
  /([0-9]+(?:[.,][0-9]+)?) ?mg\b(?! ?\/)[a-z .,+&-]{0,40}?\b(?:in|ad|to)\b[a-z .&-]{0,30}?(?:[0-9.,]+ ?% ?)?([0-9]+(?:[.,][0-9]+)?) ?(?:mls?|cc)\b(?: (?:of )?(?:nacl|saline|ns|glucose|dextrose)\b[ 0-9.,%]*)?/i
const PERCENT = /\b(ketamine?\w*)[ :]*([0-9]+(?:[.,][0-9]+)?) ?%/i
/** `100 mg ketamine in NaCl 0.9% 50 mL` as `100 mg in 50 mL`; 0.2 % is 2 mg/mL. */
export const plainStrength = (text: string): string =>
  text.replace(MADE_UP, '$1 mg in $2 mL').replace(PERCENT, (_, drug: string, percent: string) => {
    const tenths = Math.round(Number(percent.replace(',', '.')) * 100_000)
    return `${drug} ${tenths / 10_000} mg/mL`
  })

/** Words of a limit, or of what is drawn up. */
export const NOT_STATED =
  /\b(?:max|maximum|limits?|exceed|below|above|over|under|than|vials?|ampoules?|stock|undiluted|recommended)\b/

/** `new bag 1 mg/mL`: the strength from this row on. */
export function strengthIn(note: string, sign: DecimalSign): Figure | undefined {
  if (!/m[lL]\b/.test(note) || !/\b(?:bag|syringe|strength|conc)/i.test(note) || note.length > LONGEST) return undefined
  const { words, constants } = unitsIn(note.replace(CHOICE, ''))
  const [first, second] = constants.filter(({ unit }) => unit === 'mg/mL')
  return first === undefined || second !== undefined || NOT_STATED.test(words) ? undefined : figureOf(first, sign)
}

const UNDILUTED = 10n * ONE
/** The strengths that names of drugs say; one of 10 mg/mL and more is that of what is drawn up. */
export function strengthsNamed(names: Iterable<string>, sign: DecimalSign): ReadonlyMap<string, Figure> {
  return new Map(
    [...new Set(names)].flatMap((name) => {
      if (name.length > LONGEST || !/m[lL]\b/.test(name)) return []
      const { words, constants } = unitsIn(plainStrength(name))
      const [first, second] = constants.filter(({ unit }) => unit === 'mg/mL')
      const figure =
        first === undefined || second !== undefined || NOT_STATED.test(words) ? undefined : figureOf(first, sign)
      return figure === undefined || figure.value >= UNDILUTED ? [] : [[name, figure] as const]
    }),
  )
}
