/** Lines of labels and what they say, beside a table: `Weight (kg)`, `70`. */
import { beginsWithDigit } from '../cells/cell'
import { LONGEST, readUnit, unitsIn } from '../cells/units'
import { recognise } from '../columns/columns'
import { cellOf, type Line } from '../grid'
import { isOfKetamine } from '../names/drug-names'

const whole = (words: string): RegExp => new RegExp(`^(?:${words})(?: ?\\([^()]{1,10}\\))?:?$`, 'i')
const OF_PEOPLE = whole(
  'patient|name|pat\\.?|mrn|dob|date of birth|born|geb\\.?|geburtsdatum|age|sex|gender|height|gr\u00f6\u00dfe|ward|station|room|bed|date|datum|indication|diagnos(?:is|e)|(?:(?:prescribed|ordered|checked|signed|reviewed|approved|prepared|given|written)(?: by)?|prescriber|signature|nurse|doctor|physician|pharmacist|consultant|arzt|\u00e4rztin|unterschrift|gepr\u00fcft)|route|allerg(?:y|ies)|protocole?|protokoll|regimen|pump|version|page|author',
)
const OF_FLUID = whole(
  '(?:dosing )?(?:body ?)?weight|wg?t|bw|peso|(?:k\u00f6rper)?gewicht|poids|conc(?:entration)?|konzentration|strength|solution|dilution|bag|syringe',
)
const OF_DRUG = whole('drug|medication|medicine|medikament|wirkstoff|substance')
/** Nothing holds other rates that a line of words states. */
const OF_LIMIT = whole(
  'max(?:imum)?(?: (?:(?:infusion )?rate|(?:(?:daily|session|hourly) )?dose))?|maximale rate|limit|ceiling|(?:daily|session) (?:max(?:imum)?|limit)',
)
const isBare = (value: string): boolean => /^[0-9][0-9.,]*$/.test(value)

/** Whether a label says what the line is; below a header it must be sure that it is no row. */
function isKey(key: string, value: string, isAbove: boolean): boolean {
  const read = recognise(value)
  if (key.length > LONGEST || value.length > LONGEST || read.is === 'unitless') return false
  if (read.is === 'read' && read.target !== 'ignore') return false
  if (OF_DRUG.test(key)) return isOfKetamine(value.toLowerCase())
  const units = unitsIn(value).constants.map(({ unit }) => unit)
  if (OF_LIMIT.test(key)) return isAbove && units.length === 1 && RATE.test(units[0] ?? '')
  if (OF_PEOPLE.test(key)) return units.length === 0 && (isAbove || !isBare(value))
  if (!OF_FLUID.test(key)) return false
  const isOfFluid = units.every((unit) => unit === 'kg' || unit === 'mg/mL' || unit === 'other')
  return isOfFluid && (isAbove || units.length > 0 || (isBare(value) && key.includes('(')))
}
const RATE = /^(?:mg|ml)\/(?:kg\/)?h|^mg(?:\/kg)?$/i

/** Each label with what it says, as a line of one cell; undefined for a line that is not made of such. */
export function keyLines(line: Line, isAbove: boolean): readonly Line[] | undefined {
  // Most rows begin with a figure, and no label does.
  if (beginsWithDigit(line.cells[0] ?? '')) return undefined
  const own = line.cells.flatMap((text, cell) => (text === '' ? [] : [{ text, cell }]))
  const [, value, unit] = own.map(({ text }) => text)
  const isWithUnit = own.length === 3 && isBare(value ?? '') && readUnit(unit ?? '') !== undefined
  if (own.length === 0 || (own.length % 2 !== 0 && !isWithUnit)) return undefined
  const found: Line[] = []
  for (let at = 0; at + 1 < own.length; at += 2) {
    const [key, said] = [own[at]?.text ?? '', `${own[at + 1]?.text}${isWithUnit ? ` ${unit}` : ''}`]
    if (!isKey(key, said, isAbove)) return undefined
    found.push({ record: line.record, cells: [joined(key, said)], at: [cellOf(line, own[at + 1]?.cell ?? 0)] })
  }
  return found
}

/** `Weight (kg)` and `70` are `Weight: 70 kg`. */
function joined(key: string, value: string): string {
  const [, unit = ''] = /\(([^()]+)\):?$/.exec(key) ?? []
  const isOfUnit = isBare(value) && readUnit(unit) !== undefined
  return isOfUnit ? `${key.replace(/ ?\([^()]+\):?$/, '')}: ${value} ${unit}` : `${key.replace(/:$/, '')}: ${value}`
}
