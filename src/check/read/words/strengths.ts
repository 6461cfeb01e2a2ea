/** Strengths of a fluid in words: `500 mg in 250 mL`, `0.2 %`, `new bag 1 mg/mL`. */
import { ONE } from '../../../core/values/interval'
import { type DecimalSign, exactFigure, type Figure, nominal, product, ratio, readFigure } from '../cells/cell'
import { type Constant, LONGEST, unitsIn } from '../cells/units'
import { isOtherDrug, ownWords } from '../names/quantity-kind'

/** A constant, in the unit that is read. */
export function figureOf({ text, n, d }: Constant, sign: DecimalSign): Figure | undefined {
  const [mg = '', mL] = text.split('/')
  const mass = readFigure(mg.replace(',', '.'), '.') ?? readFigure(mg, sign)
  const volume = mL === undefined ? undefined : readFigure(mL.replace(',', '.'), '.')
  if (mass === undefined || (mL !== undefined && volume === undefined)) return undefined
  // In no volume there is no strength: a figure that no row agrees with.
  if (volume?.value === 0n) return exactFigure(0n)
  const value = volume === undefined ? mass.value : (mass.value * ONE) / volume.value
  return exactFigure((value * n) / d)
}

// `1 or 2 mg/mL is usual`, `2-4 mg/mL`, `60-80 kg` state none; `Ward 5 - 2 mg/mL` does.
export const CHOICE = /[0-9.]+(?: (?:or|to) |[-\u2013])[0-9.]+ ?(?:m[c]?g ?\/ ?ml|kg\b)/gi

const MADE_UP =
  /(?<!\badd )\b([0-9]+(?:[.,][0-9]+)?) ?mg\b(?! ?\/)[a-z .,+&-]{0,40}?(?:[0-9.,]+ ?% ?)?\b(?:in|ad|qs|auf|dans|en|op|per|with|(?<!added )to)\b[a-z .&-]{0,30}?(?:[0-9.,]+ ?% ?[a-z ]{0,20})?([0-9]+(?:[.,][0-9]+)?) ?(?:mls?|cc)\b(?: (?:of )?(?:nacl|saline|ns|glucose|dextrose)\b[ 0-9.,%]*)?/i
/** `(1 x 10 mL vial of 50 mg/mL)` */
export const DRAWN_UP =
  /\([^()]*\b(?:vials?|ampoules?|stock)\b[^()]*\)|[0-9.,]+ ?mls? (?:(?:of|at) )?(?:ketamin[ea]? )?(?:[0-9.,]+|\([0-9]{2,}) ?mg ?\/ ?mls?\)?|[0-9.,]+ ?mg ?\/ ?mls?,? (?:[0-9.,]+ ?mls? ?\+|diluted\b)/gi
/** `500 mg added to 240 mL, total 250 mL` */
const IN_ALL =
  /([0-9]+(?:[.,][0-9]+)?) ?mg\b(?! ?\/)[^;]{0,60}?(?:\b(?:total|final)(?: volume)?(?: of)?[ :=]{1,3}|[0-9] ?ml\b[a-z ]{0,15}(?:[0-9.,]+ ?% ?)?= ?)([0-9]+(?:[.,][0-9]+)?) ?(?:mls?|cc)\b/i
/** `1000 mg ketamine/250 mL` */
const SLASHED = /([0-9]+(?:[.,][0-9]+)?) ?mg (?:s-|es)?ketamine? ?\/ ?([0-9]+(?:[.,][0-9]+)?) ?mls?\b/gi
const PERCENT_FIRST = /([0-9]+(?:[.,][0-9]+)? ?%) (?=ketamin)/i
const PERCENT = /\b(ketamine?\w*)[ :]*([0-9]+(?:[.,][0-9]+)?) ?%/i
/** `100 mg ketamine in NaCl 0.9% 50 mL` as `100 mg in 50 mL`; 0.2 % is 2 mg/mL. */
export const plainStrength = (text: string): string =>
  text
    .replace(/\bmilligrams?\b/gi, 'mg')
    .replace(/\bmillilit(?:er|re)s?\b/gi, 'mL')
    .replace(DRAWN_UP, ' ')
    .replace(/[()]|\bd[0-9]{1,2}w?\b/gi, ' ')
    .replace(/\bn\/s\b/gi, 'saline')
    .replace(SLASHED, '$1 mg in $2 mL')
    .replace(RATIO, (_, mg: string, mL: string) => `${mg} mg in ${mL === '' ? '1' : mL} mL`)
    .replace(EACH_ML, '$1 mg/mL')
    .replace(IN_EACH_ML, '$1 mg/mL')
    .replace(REVERSED, '$2 mg in $1 mL')
    .replace(IN_ALL, '$1 mg in $2 mL')
    .replace(MADE_UP, '$1 mg in $2 mL')
    .replace(PERCENT_FIRST, 'ketamine $1 ')
    .replace(PERCENT, (_, drug: string, percent: string) => {
      const tenths = Math.round(Number(percent.replace(',', '.')) * 100_000)
      return `${drug} ${tenths / 10_000} mg/mL`
    })

/** `1mg:1mL`, `1 mg = 1 mL` */
const RATIO = /([0-9]+(?:[.,][0-9]+)?) ?mg ?[:=] ?([0-9]*(?:[.,][0-9]+)?) ?ml\b/i
const REVERSED =
  /([0-9]+(?:[.,][0-9]+)?) ?mls?\b(?! ?\/)[a-z ]{0,20}(?:\b(?:with|containing|contains)\b|=) ?([0-9]+(?:[.,][0-9]+)?) ?mg\b(?! ?\/)/i
const EACH_ML = /\b(?:each|1) ml (?:contains|=|has|is) ?(?:ketamine )?([0-9]+(?:[.,][0-9]+)?) ?mg\b/i
const IN_EACH_ML = /([0-9]+(?:[.,][0-9]+)?) ?mg\b[a-z ]{0,14}\b(?:in|per) (?:each|every|a|1) ?ml\b/i

/** Words of a limit, or of what is drawn up. */
export const NOT_STATED =
  /\b(?:max|maximum|limits?|exceed|below|above|over(?! [0-9])|under|than|loading|vials?|ampoules?|stock|undiluted|recommended)\b/

const NUMBER = '([0-9]+(?:[.,][0-9]+)?)'
/** `1 mL/h = 2 mg/h`, `25 mg/h (8.3 mL/h)` */
const SAME_RATE = new RegExp(
  `${NUMBER} ?(mg|mls?) ?(?:/|per) ?h(?:ou)?r? ?(?:[=(]|is|gives|delivers) ?${NUMBER} ?(mg|mls?) ?(?:/|per) ?h(?:ou)?r?\\b`,
  'i',
)
/** `10 mL of 50 mg/mL in 240 mL`, `500 mg (10 mL) added to 240 mL`, `500 mg + 240 mL` */
const ADDED = new RegExp(
  `(?:${NUMBER} ?mls? (?:(?:of|at|ketamine?) )*\\(?${NUMBER} ?mg ?/ ?mls?\\)?|${NUMBER} ?mg\\b(?: ketamine?)? ?(?:\\(?${NUMBER} ?mls?\\)?)?)[^0-9;/+=]{0,20}(?:\\badded to|\\bin|\\bto|\\bad|\\bauf|\\+)[^0-9;/+=]{0,30}(?:[0-9.,]+ ?% ?)?${NUMBER} ?mls?\\b(?! ?/)`,
  'i',
)
/** No ampoule holds less in a mL. */
const WEAKEST = 10n
/** A strength that a text says less exactly: by two rates, or by what is added to a volume, with or without its own. */
export function impliedStrength(text: string, sign: DecimalSign): Figure | undefined {
  const read = (of = '') => {
    const figure = readFigure(of, sign)
    return figure && nominal(figure)
  }
  const [, a, unit = '', b, other = ''] = SAME_RATE.exec(text) ?? []
  const [one, two] = [read(a), read(b)]
  if (one && two && unit[1] !== other[1]) {
    const found = /^mg/i.test(unit) ? ratio(one, two) : ratio(two, one)
    return found && { ...found, isConverted: true }
  }
  const [, volume, strength, amount, own, to] = ADDED.exec(text) ?? []
  const [added, stock, fluid] = [read(volume ?? own), read(strength), read(to)]
  const mg = read(amount) ?? (added && stock && product(added, stock))
  if (mg === undefined || fluid === undefined || fluid.value === 0n) return undefined
  const most = fluid.value + (added?.value ?? mg.value / WEAKEST)
  const [low, high] = [(mg.value * ONE) / most, (mg.value * ONE) / fluid.value]
  return { value: added === undefined ? high : low, span: { low, high }, isConverted: true }
}

const OF_BAG = /\b(?:bag|syringe|strength|conc|start|hung|hang)/i
/** `4 mg/mL confirmed`, `ketamine 4 mg/mL`: a note that begins with it. */
const ALONE = /^(?:(?:s-|es)?ketamine?:? ?|now |new )*[0-9.,]+ ?mg ?(?:\/|per) ?ml\b/i
/** `new bag 1 mg/mL`, `500 mg in 250 mL`: the strength from this row on. */
export function strengthIn(note: string, sign: DecimalSign): Figure | undefined {
  if (note.length > LONGEST || !/ml\b/i.test(note)) return undefined
  const text = ownWords(note)
  const { strength, words } = onlyStrength(text.replace(CHOICE, ''))
  if (strength === undefined) return undefined
  const isAlone = ALONE.test(text) || (LEAST_BAG.test(strength.text) && !OF_DOSE.test(words))
  return OF_BAG.test(text) || (isAlone && !isOtherDrug(note.toLowerCase())) ? figureOf(strength, sign) : undefined
}
/** The one strength that a text states, with its words; undefined where it states none or several. */
function onlyStrength(text: string): { readonly strength: Constant | undefined; readonly words: string } {
  const { words, constants } = unitsIn(plainStrength(text))
  const [first, second] = constants.filter(({ unit }) => unit === 'mg/mL')
  return { strength: second !== undefined || NOT_STATED.test(words) ? undefined : first, words }
}
const OF_DOSE = /\b(?:bolus|given|gave|left|wasted?|discarded|infused|rescue|flush|used)\b/

const UNDILUTED = 10n * ONE
const LEAST_BAG = /\/(?:[2-9][0-9]|[1-9][0-9]{2,})(?:\.|$)/
/** The strengths that names of drugs say; where all are of 10 mg/mL and more, those are of what is drawn up. */
export function strengthsNamed(names: Iterable<string>, sign: DecimalSign): ReadonlyMap<string, Figure> {
  let isMixed = false
  const strengths = [...new Set(names)].flatMap((name) => {
    if (name.length > LONGEST || !/ml\b|%/i.test(name)) return []
    const { strength } = onlyStrength(name)
    if (strength === undefined) return []
    const figure = figureOf(strength, sign)
    isMixed ||= LEAST_BAG.test(strength.text) || (figure?.value ?? UNDILUTED) < UNDILUTED
    return figure === undefined ? [] : [[name, figure] as const]
  })
  return new Map(isMixed ? strengths : [])
}
