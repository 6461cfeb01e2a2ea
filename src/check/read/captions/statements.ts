/** What a line of words or a header states: the patient's weight, the strength of the fluid. */
import { type DecimalSign, type Figure, readFigure, withoutUnit } from '../cells/cell'
import { LONGEST, unitsIn } from '../cells/units'
import { targetOf } from '../columns/columns'
import { firstText, type Line, textsOf } from '../grid'
import { clausesOf, isOtherDrug } from '../names/quantity-kind'
import { CHOICE, DRAWN_UP, figureOf, impliedStrength, NOT_STATED, plainStrength } from '../words/strengths'
import { poundsIn } from '../words/weights'

type Stated = 'weight' | 'concentration'
type StatedFigure = readonly [Stated, Figure]
export interface Statement {
  readonly of: Stated
  readonly figure: Figure
  readonly line: Line
  readonly cell: number
}

const STATED: Readonly<Record<string, Stated>> = { kg: 'weight', 'mg/mL': 'concentration' }

/** `Weight: 50`, `Wt (kg): 70`, `KG: 50`. */
const WEIGHT =
  /\b(?:(?:body ?)?weight|wg?t|[ail]?bw|(?:k\u00f6rper)?gewicht|poids|peso|kg)\b[ ([kg)\]:=]{1,8}([0-9]{2,3}(?:[.,][0-9]+)?) ?(?:kg)?(?=$|[;,] )/i
/** `Concentration (mg/mL): 1` */
const STRENGTH = /\b(?:conc|concentration|strength|konzentration)\b[ .(]{1,3}mg\/ml[): =]{1,4}([0-9]+(?:[.,][0-9]+)?)$/i

const OF_BAG_SIZE = /\/(?:[5-9][0-9]|[1-9][0-9]{2,})(?:\.|$)/
/** `Actual weight 90 kg, dosing weight 70 kg` */
const DOSED_BY = /^.*\b(dosing (?:body ?)?weight[ :=]*[0-9.,]+ ?kg)\b.*$/i

const DASH_BEFORE_KG = /([0-9])-(?=kg\b)/gi

/** The strengths and weights with their units in a text that is about ketamine. */
function constantsIn(text: string, sign: DecimalSign): readonly StatedFigure[] {
  const plain = text.replace(CHOICE, '').replace(DOSED_BY, '$1').replace(DASH_BEFORE_KG, '$1 ')
  const { words, constants } = unitsIn(plainStrength(plain))
  // `1 vial (500 mg) in 250 mL` is a bag.
  const isBag = constants.every(({ unit, text: written }) => unit !== 'mg/mL' || OF_BAG_SIZE.test(written))
  const isStated = !NOT_STATED.test(isBag ? words.replace(/\b(?:vials?|ampoules?)\b/g, '') : words)
  if (isOtherDrug(words) || !isStated || OF_SUGAR.test(text)) return []
  return constants.flatMap((constant): readonly StatedFigure[] => {
    const of = STATED[constant.unit]
    const figure = of && figureOf(constant, sign)
    return of === undefined || figure === undefined ? [] : [[of, figure]]
  })
}
/** With the strength that a text implies, where it states none, or one without the volume of what is added. */
function withImplied(exact: readonly StatedFigure[], text: string, sign: DecimalSign): readonly StatedFigure[] {
  const words = text.toLowerCase()
  const implied = isOtherDrug(words) || NOT_IMPLIED.test(words) ? undefined : impliedStrength(text, sign)
  const isWider = exact.every(([of, { value }]) => of !== 'concentration' || value === implied?.span.high)
  if (implied === undefined || !isWider) return exact
  return [...exact.filter(([of]) => of !== 'concentration'), ['concentration', implied]]
}
const NOT_IMPLIED = /\b(?:bolus|load\w*|max\w*|vials?|ampoules?|stock|undiluted|total|rescue|magnesium)\b/
/** `vial 500 mg/10 mL (50 mg/mL);` */
const OF_VIAL = /\b(?:vials?|ampoules?|stock)\b[^;,]*/gi
const OF_SUGAR =
  /\b(?:glucose|dextrose|nacl|saline)[^0-9]{0,10}(?:[0-9.,]+ ?% ?)?(?:9|[0-9]{2,}) ?mg ?\/ ?ml|^(?!.*ketamin).*\bm?g ?\/ ?d?l\b/i

const OWN_UNIT = /^(?:kgs?|kilos?|kilograms?|mg ?(?:\/|per) ?ml)?$/i
/** A figure beside its label, in one cell or in two. */
function labelledIn(line: Line, cell: number, sign: DecimalSign): StatedFigure | undefined {
  const text = line.cells[cell] ?? ''
  const weight =
    readFigure(WEIGHT.exec(text)?.[1] ?? '', sign) ?? (line.at === undefined ? poundsIn(text, sign) : undefined)
  if (weight !== undefined) return ['weight', weight]
  const strength = readFigure(STRENGTH.exec(text)?.[1] ?? '', sign)
  if (strength !== undefined) return ['concentration', strength]
  const target = targetOf(text.replace(/:$/, ''))
  const next = firstText(line.cells.slice(cell + 1))
  const { figure, unit } = withoutUnit(next)
  const value = target === undefined || !OWN_UNIT.test(unit) ? undefined : readFigure(figure, sign)
  const pounds = value === undefined && /^(?:weight|wt)\b/i.test(text) ? poundsIn(`${text} ${next}`, sign) : undefined
  if (pounds !== undefined) return ['weight', pounds]
  if (value === undefined) return undefined
  if (target === 'weight_kg') return ['weight', value]
  return target === 'concentration_mg_mL' ? ['concentration', value] : undefined
}

/** `Ketamine 2 mg/mL`, `Weight: 70 kg`, or a label and its figure in two cells. */
export function statementsIn(line: Line, sign: DecimalSign): readonly Statement[] {
  if (!line.cells.some((text) => /[0-9]/.test(text))) return []
  const own = line.cells.flatMap((text, cell): readonly Statement[] => {
    if (text === '' || text.length > LONGEST || EXAMPLE.test(text)) return []
    const whole = constantsIn(text, sign)
    const exact =
      whole.length > 0
        ? whole
        : clausesOf(text.replace(OF_VIAL, ' ').replace(DRAWN_UP, ' ')).flatMap((clause) => constantsIn(clause, sign))
    const found = withImplied(exact, text, sign)
    const labelled = isOtherDrug(text.toLowerCase()) ? undefined : labelledIn(line, cell, sign)
    const isNew = labelled?.[0] === 'weight' ? found.every(([of]) => of !== 'weight') : found.length === 0
    return (labelled !== undefined && isNew ? [...found, labelled] : found)
      .filter(([of]) => of !== 'weight' || !UNWEIGHED.test(text))
      .map(([of, figure]) => ({ of, figure, line, cell }))
  })
  if (own.some(({ of }) => of === 'concentration')) return own
  // `Amount in bag: 500 mg`, `Bag volume: 500 mL`
  const joined = textsOf(line.cells).join('; ')
  const [strength] = joined.length > LONGEST ? [] : constantsIn(madeUp(joined), sign)
  return strength?.[0] === 'concentration' ? [...own, { of: 'concentration', figure: strength[1], line, cell: 0 }] : own
}

const EXAMPLE = /^(?:for )?(?:example|e\.g)|\bconfuse\b/i
/** `Weight not given: ... (25 mg/h is 1 mg/kg/h at 25 kg)`: not the weight of the patient. */
const UNWEIGHED =
  /\b(?:weight (?:is |was )?(?:not|un)|no weight\b|(?:max\w*|minimum) weight|1 ?kg\b|is [0-9.]+ ?mg\/kg\/h at [0-9]|(?:lifts?|lost|gained|grip)\b|[0-9.]+ ?kg (?:more|less|lighter|heavier)\b)|^(?!.*\b(?:weight|wt|bw|gewicht|poids|peso)[ :=(kg)]{0,6}[0-9.,]+ ?(?:kg|$)).*(?<![0-9.,])[0-9] ?kg\b/i

const OF_BAG = /\b(?:bag|syringe|diluent|volume|perfusor|spritze|beutel|made up|prepared)\b/i
const OF_COURSE = /\b(?:total|dose|given|max|maximum|daily|bolus|vials?|ampoules?|rate|infused|limit)\b/i
/** The one amount and the one volume of a text about a bag, as a strength. */
function madeUp(text: string): string {
  const amounts = [...text.matchAll(/([0-9]+(?:[.,][0-9]+)?) ?mg\b(?! ?[/%])/gi)]
  const volumes = [...text.matchAll(/([0-9]+(?:[.,][0-9]+)?) ?mls?\b(?! ?\/)/gi)]
  const [amount, volume] = [amounts[0]?.[1], volumes[0]?.[1]]
  const isOne = amounts.length === 1 && volumes.length === 1 && OF_BAG.test(text) && !OF_COURSE.test(text)
  return isOne ? `${amount} mg in ${volume} mL` : ''
}
