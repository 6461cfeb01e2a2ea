/** What the text around a table states of it: the patient's weight, the strength of the fluid, the bags. */

import { present } from '../../../core/request/request'
import { meet } from '../../../core/values/interval'
import type { Finding } from '../../finding'
import {
  type DecimalSign,
  exactFigure,
  type Figure,
  nominal,
  product,
  ratio,
  readFigure,
  scaled,
  withoutUnit,
} from '../cells/cell'
import { byCells } from '../columns/by-cells'
import { recognise, targetOf } from '../columns/columns'
import { type Header, RATE_TARGETS, type Target, TIME_TARGETS } from '../columns/target'
import { type Block, findingIn, isRemark, type Line, textsOf } from '../grid'
import { isOfKetamine } from '../names/drug-names'
import { strengthsNamed } from '../words/strengths'
import { saysTwoWeights } from '../words/weights'
import { headedUnit, limitIn } from './limits'
import { type Statement, statementsIn } from './statements'

/** The lines of words below the last row. */
const footersOf = ({ lines }: Block): readonly Line[] =>
  lines.slice(lines.findLastIndex(({ cells }) => !isRemark(cells)) + 1)

/** Figures that are one; a strength that a text implies is between two. */
const isOne = (statements: readonly Statement[]): boolean => {
  const first = mostExact(statements)
  return statements.every(
    ({ figure }) => figure.value === first?.value || (first && figure.isConverted && meet(figure.span, first.span)),
  )
}
const mostExact = (statements: readonly Statement[]): Figure | undefined =>
  (statements.find(({ figure }) => !figure.isConverted) ?? statements[0])?.figure

/** A label and what it says in two cells, as one. */
const joinedPair = (line: Line): Line => {
  const own = textsOf(line.cells)
  return own.length === 2 ? { ...line, cells: [own.join(' ')] } : line
}

/** The weights, or those of the dosing beside others. */
function weightsIn(statements: readonly Statement[]): readonly Statement[] {
  const all = statements.filter((each) => each.of === 'weight')
  const ofDosing = all.filter(({ line, cell }) => /\bdosing\b/i.test(line.cells[cell] ?? ''))
  return ofDosing.length > 0 ? ofDosing : all
}

/** Both of a block, as its captions and its headers state them; two that differ are an error. */
export function withContext(
  block: Block,
  sign: DecimalSign,
): { readonly block: Block; readonly findings: readonly Finding[] } {
  const rates = block.header.cells.flatMap((text) => headedUnit(targetOf(text)) ?? [])
  const bare = rates.length === 1 ? rates[0] : undefined
  const footers = footersOf(block)
  const limits = [...[...block.captions, ...footers].map(joinedPair), block.header].flatMap((line) =>
    line.cells.flatMap((_, cell) => limitIn(line, cell, sign, bare)),
  )
  const above = [...block.captions, block.header].flatMap((line) => statementsIn(line, sign))
  const below = footers.flatMap((line) => statementsIn(line, sign))
  const strengths = [...above, ...below].filter((each) => each.of === 'concentration')
  const weights = [weightsIn(above), weightsIn(below)].find((each) => each.length > 0) ?? []
  const isOfBags = ({ figure }: Statement): boolean => block.concentration?.value === figure.value
  const isKnown = isOne(strengths) && (block.concentration === undefined || strengths.every(isOfBags))
  const findings = isKnown ? [] : strengths.slice(-1).map(strengthFinding)
  // A line of several weights is the head of a chart, or says for whom a table is.
  const named = below.filter(({ line, cell }) => /weight|wt|gewicht|poids/i.test(line.cells[cell] ?? ''))
  const alone = weightsIn([...above, ...named]).filter(
    ({ line }, _, all) => all.filter((each) => each.line === line).length === 1,
  )
  for (const line of [...block.captions, block.header, ...footers])
    line.cells.forEach((text, cell) => {
      if (saysTwoWeights(text, sign))
        findings.push(findingIn('weight', line, cell, [`two weights: ${text}`, 'one weight']))
    })
  if (!isOne(alone)) findings.push(...alone.slice(-1).map(weightFinding))
  const stated = present({
    weight: isOne(weights) ? weights[0]?.figure : undefined,
    concentration: isOne(strengths) ? mostExact(strengths) : undefined,
    limits: limits.length > 0 ? limits : undefined,
  })
  return { block: { ...block, ...stated }, findings }
}
const twice =
  (rule: 'weight' | 'strength', found: string, allowed: string) =>
  ({ line, cell }: Statement): Finding =>
    findingIn(rule, line, cell, [`${found}: ${line.cells[cell] ?? ''}`, allowed])
const weightFinding = twice('weight', 'two weights', 'one weight')
const strengthFinding = twice('strength', 'two strengths', 'one strength, and amount / volume is it')

const isOfPatient = ({ captions }: Block): boolean =>
  captions.some(({ cells }) => cells.some((text) => /^(?:patient|pt|name|case|subject)\b/i.test(text)))

/**
 * A strength and a weight above the first table are those of the tables below it that state none. Tables of several
 * weights without times are charts.
 */
export function withTitles(blocks: readonly Block[]): readonly Block[] {
  const weights = new Set(blocks.map(({ weight }) => weight?.value))
  const isTimed = blocks.some((block) => TIME_TARGETS.some((name) => targetsOf(block).has(name)))
  const isOfCharts = weights.size > 1 && weights.size === blocks.length && !weights.has(undefined) && !isTimed
  const { weight, concentration, limits } = blocks[0] ?? {}
  return blocks.map((block) =>
    present({
      weight,
      concentration,
      // The limit of one patient is not that of another.
      limits: block.weight === undefined && !isOfPatient(block) ? limits : undefined,
      ...block,
      isChart: isOfCharts ? true : block.isChart,
    }),
  )
}

const targetsOf = (block: Block): ReadonlyMap<Target, number> => {
  const targets = new Map<Target, number>()
  block.header.cells.forEach((text, at) => {
    const written = recognise(text)
    // `Ketamine` above `500 mg`
    const named: Header =
      written.is === 'unknown' && isOfKetamine(text) ? { is: 'unitless', kind: 'bag', unit: '' } : written
    const header = byCells(named, named.is === 'unitless' ? block.lines.map(({ cells }) => cells[at] ?? '') : [])
    if (header.is === 'read' && !targets.has(header.target)) targets.set(header.target, at)
  })
  return targets
}

const AMOUNTS: readonly Target[] = ['bag_mg', 'dose_mg']
const VOLUMES: readonly Target[] = ['bag_mL', 'volume_mL', 'cumulative_mL']

/** Whether a block lists bags: it names them and says what is in them, and no rates. */
function isBags(targets: ReadonlyMap<Target, number>): boolean {
  const hasStrength =
    targets.has('concentration_mg_mL') ||
    (AMOUNTS.some((name) => targets.has(name)) && VOLUMES.some((name) => targets.has(name)))
  return targets.has('bag') && hasStrength && !RATE_TARGETS.some((name) => targets.has(name))
}

/** `Bag 2`, `#2` and `2` are one. */
export const bagName = (text: string): string =>
  text.toLowerCase().replace(/^(?:bag|syringe|container|beutel|spritze)?[ #:.]*(?=.)/, '')

/** The strengths of a table of bags, by the bag, and those that amount and volume contradict. */
function bagsOf(block: Block, targets: ReadonlyMap<Target, number>, sign: DecimalSign) {
  const strengths = new Map<string, Figure>()
  const bagAmounts = new Map<string, Figure>()
  const findings: Finding[] = []
  const columnOf = (names: readonly Target[]) => names.map((name) => targets.get(name)).find((at) => at !== undefined)
  for (const line of block.lines) {
    // Made up by somebody, and not measured.
    const figureIn = (at: number | undefined) => {
      const figure = at === undefined ? undefined : readFigure(withoutUnit(line.cells[at] ?? '').figure, sign)
      const header = recognise(block.header.cells[at ?? -1] ?? '')
      const scale = header.is === 'read' ? header.scale : undefined
      return figure && nominal(scale === undefined ? figure : scaled(figure, scale))
    }
    const texts = [targets.get('concentration_mg_mL'), columnOf(AMOUNTS)].map((at) => line.cells[at ?? -1] ?? '')
    const [said] = strengthsNamed(texts, sign).values()
    const written = said ?? figureIn(targets.get('concentration_mg_mL'))
    const [mg, mL] = [figureIn(columnOf(AMOUNTS)), figureIn(columnOf(VOLUMES))]
    const strength = written ?? (mg && mL && ratio(mg, mL))
    const bag = bagName(line.cells[targets.get('bag') ?? 0] ?? '')
    if (strength !== undefined && bag !== '') strengths.set(bag, exactFigure(strength.value))
    if (mg !== undefined) bagAmounts.set(bag, mg)
    if (written === undefined || mg === undefined || mL === undefined) continue
    if (meet(product(written, mL).span, mg.span)) continue
    const words = [`bag ${bag}: amount / volume is not its strength`, 'amount / volume as strength'] as const
    findings.push(findingIn('strength', line, targets.get('concentration_mg_mL') ?? 0, words))
  }
  return { strengths, bagAmounts, findings }
}

/** Whether there is anything in a table to plan or to check an infusion by. */
const isInfusion = (targets: ReadonlyMap<Target, number>): boolean =>
  RATE_TARGETS.some((name) => targets.has(name)) || targets.has('dose_mg') || targets.has('day_dose_mg')

/** The tables of infusions, each with the strengths of the bags listed before it, and what is neither. */
export function withBags(
  blocks: readonly Block[],
  sign: DecimalSign,
): { readonly blocks: readonly Block[]; readonly findings: readonly Finding[] } {
  if (blocks.length < 2) return { blocks, findings: [] }
  const findings: Finding[] = []
  const kept: Block[] = []
  let captions: readonly Line[] = []
  let [bags, first]: (Pick<Block, 'strengths' | 'bagAmounts'> | undefined)[] = []
  const hasInfusion = blocks.some((block) => !isBags(targetsOf(block)) && isInfusion(targetsOf(block)))
  for (const block of blocks) {
    const targets = targetsOf(block)
    if (isBags(targets)) {
      const { findings: ofBags, ...own } = bagsOf(block, targets, sign)
      captions = [...captions, ...block.captions]
      if (own.strengths.size === 0) findings.push(findingIn('rate-unknown', block.header, 0, NO_STRENGTH))
      else {
        bags = own
        first ??= own
      }
      findings.push(...ofBags)
    } else if (hasInfusion && !isInfusion(targets) && !mayBeInfusion(block)) {
      if (block.lines.length > 0) findings.push(otherTable(block))
    } else {
      // Words above the bags are about the infusion too.
      const own = captions.length === 0 ? block : { ...block, captions: [...captions, ...block.captions] }
      captions = []
      kept.push({ ...own, ...bags })
    }
  }
  // With tables of bags alone, they are checked like tables of an infusion. Without a rate they cannot pass.
  if (kept.length === 0) return { blocks, findings }
  if (first === undefined) return { blocks: kept, findings }
  const [one, another] = new Set([...(first.strengths?.values() ?? [])].map(({ value }) => value))
  const same = one === undefined || another !== undefined ? {} : { concentration: exactFigure(one) }
  // Bags may be listed below the table too; where all are alike, a row need not name its own.
  const withOwn = (block: Block): Block => ({ ...first, ...(targetsOf(block).has('bag') ? {} : same), ...block })
  const lacksStrength = (targets: ReadonlyMap<Target, number>): boolean =>
    targets.has('rate_mL_h') && !targets.has('bag') && !targets.has('concentration_mg_mL')
  const unknown = another === undefined ? undefined : kept.find((block) => lacksStrength(targetsOf(block)))
  if (unknown !== undefined) findings.push(findingIn('rate-unknown', unknown.header, 0, OF_SEVERAL))
  return { blocks: kept.map(withOwn), findings }
}
const NO_STRENGTH = ['a table of bags without a strength', 'amount and volume of each bag'] as const
const OF_SEVERAL = ['bags of several strengths', 'the bag of each row'] as const

/** A header without a unit may still be that of a rate, and so may cells that have one. */
const mayBeInfusion = ({ header, lines }: Block): boolean =>
  header.cells.some((text, at) => {
    const read = recognise(text)
    if (read.is === 'unitless') return read.kind === 'rate' || read.kind === 'dose'
    return read.is === 'unknown' && read.mayHaveRates === true && lines.some(({ cells }) => RATE.test(cells[at] ?? ''))
  })
const RATE = /^[0-9.,]{1,9} ?(?:mg|mcg|ug|ml|cc) ?\/ ?(?:kg|h|min)/i

function otherTable({ header, lines }: Block): Finding {
  const names = textsOf(header.cells).slice(0, 3)
  const found = `another table of ${lines.length} rows (${names.join(', ')}): not checked`
  return findingIn('other-table', header, 0, [found, 'a table of an infusion, or of its bags'])
}
