/** Bags that lines above a table name, each with its strength: `Bag A: 250 mg in 250 mL`. */
import type { DecimalSign, Figure } from '../cells/cell'
import { LONGEST } from '../cells/units'
import { targetOf } from '../columns/columns'
import { type Block, type Line, textsOf } from '../grid'
import { strengthIn } from '../words/strengths'
import { bagName } from './context'

const NAMED = /^(?:(?:bag|syringe|beutel|spritze) ?(?:no\.? ?|#)?([a-z]?[0-9]{0,2}))\s*[:=(\u2013-]/i

/** The bag that a line names, and what it says of it. Below a header of bags a line of two cells does. */
function bagIn({ cells }: Line, isHeaded: boolean): readonly [name: string, text: string] | undefined {
  const own = textsOf(cells)
  const [first = '', second = ''] = own
  if (first.length + second.length > LONGEST) return undefined
  if (own.length === 2 && isHeaded) return [bagName(first), `strength ${second}`]
  const name = own.length === 1 ? NAMED.exec(first)?.[1] : undefined
  return name === undefined || name === '' ? undefined : [bagName(name), first]
}

const isOfBags = ({ cells }: Line): boolean => {
  const own = textsOf(cells)
  return own.length === 2 && targetOf(own[0] ?? '') === 'bag' && /conc|strength|konz|content/i.test(own[1] ?? '')
}

/** A table whose rows name their bags, with the strengths of two or more that lines above it name. */
export function withNamedBags(block: Block, sign: DecimalSign): Block {
  if (block.strengths !== undefined || !block.header.cells.some((text) => targetOf(text) === 'bag')) return block
  const strengths = new Map<string, Figure>()
  const own: Line[] = []
  for (const line of block.captions) {
    const isHeaded = own.some(isOfBags)
    const bag = bagIn(line, isHeaded)
    const strength = bag === undefined ? undefined : strengthIn(bag[1], sign)
    if (bag !== undefined && strength !== undefined && !strengths.has(bag[0])) strengths.set(bag[0], strength)
    if (strength !== undefined || isOfBags(line)) own.push(line)
  }
  if (strengths.size < 2 || own.filter((line) => !isOfBags(line)).length !== strengths.size) return block
  return { ...block, strengths, captions: block.captions.filter((line) => !own.includes(line)) }
}
