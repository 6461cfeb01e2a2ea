/** YAML or JSON as a document that knows the place of each value; plain data only. */
import { type Document, isAlias, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { errorOf, type Finding, Refusal, refuse } from '../core/model/finding'

type Path = readonly PropertyKey[]

export const LARGEST_FILE = 65_536

export interface Read {
  readonly name: string
  readonly document: Document
  readonly lines: LineCounter
  /** What is wrong with the text where the rest of it can be read. */
  readonly faults: readonly Finding[]
}
/** What says where an offset is. */
type Places = Pick<Read, 'name' | 'lines'>

export const wrong = (place: string, found: string, allowed: string): Finding =>
  errorOf('bad-protocol', place, found, allowed)
export const refuseFile = (place: string, found: string, allowed: string): never =>
  refuse('bad-protocol', place, found, allowed)

// Deeper than any protocol.
const DEEPEST = 12
const TOO_DEEP = 'values nested too deeply'

/** The deepest that the brackets of a text nest, those in its words too. */
function nesting(text: string): number {
  let [depth, deepest] = [0, 0]
  for (const character of text) {
    if ('[{'.includes(character)) depth++
    if (']}'.includes(character)) depth--
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

/** Brackets that open, in words too: those that close may be in words alone. */
const opened = (text: string): number => text.match(/[[{]/g)?.length ?? 0
// A tenth of what exhausts the parser's stack, far more than a protocol has.
const MOST_BRACKETS = 600

// Far from exhausting the parser's stack, far above the brackets in anybody's words.
const EXHAUSTING = 100
const LIST_MARKS = new RegExp(`^[ \\t]*(?:[-?:][ \\t]+){${EXHAUSTING}}`, 'm')

/**
 * Brackets or list marks that would exhaust the parser's stack. Catching the RangeError is not enough: V8 ends the
 * process when it compiles a pattern with little stack left.
 */
const isExhausting = (text: string): boolean =>
  nesting(text) > EXHAUSTING || opened(text) > MOST_BRACKETS || LIST_MARKS.test(text)

function at({ name, lines }: Places, offset: number): string {
  const { line, col } = lines.linePos(offset)
  return `${name}:${line}:${col}`
}

/** The place of a path in the document; for a missing key that of its parent. */
export function placeOf(read: Read, path: Path): string {
  for (let length = path.length; length > 0; length--) {
    const node = read.document.getIn(path.slice(0, length), true)
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
      return at(read, Number(node.range[0]))
  }
  return at(read, 0)
}

/** A fault of what a path leads to. */
export const faultAt = (read: Read, path: Path, found: string, right: string): Finding =>
  wrong(placeOf(read, path), `${path.join('.')}: ${found}`, right)

/** The place of an unknown key itself. */
export function keyPlace(read: Read, path: Path, key: string): string {
  const parent = path.length === 0 ? read.document.contents : read.document.getIn(path, true)
  const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined
  return isScalar(pair?.key) && pair.key.range ? at(read, pair.key.range[0]) : placeOf(read, path)
}

// Figures as they are read everywhere else: YAML knows octal, hexadecimal, exponents and signs too.
const FIGURE = /^(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,3})?$/

/** `maximum.value` of a node's ancestors. */
const labelOf = (ancestors: readonly unknown[]): string =>
  ancestors.flatMap((each) => (isPair(each) && isScalar(each.key) ? [String(each.key.value)] : [])).join('.')

const offsetOf = (node: unknown): number =>
  isNode(node) && node.range !== undefined && node.range !== null ? node.range[0] : 0

/**
 * The figures that are not plain. Throws Refusal, with all of them, for YAML that is more than plain data: aliases,
 * anchors, tags, merge keys, keys that are not plain.
 */
function unplain(read: Read): readonly Finding[] {
  const figures: Finding[] = []
  const tricks: Finding[] = []
  const add = (to: Finding[], node: unknown, found: string, right: string) =>
    to.push(wrong(at(read, offsetOf(node)), found, right))
  visit(read.document, (_, node, ancestors) => {
    if (ancestors.length > 4 * DEEPEST) refuseFile(read.name, TOO_DEEP, 'the keys of a protocol')
    if (isAlias(node)) add(tricks, node, 'an alias', 'the value itself')
    if (isPair(node)) {
      const { key } = node
      if (!isScalar(key) || typeof key.value !== 'string' || key.value === '__proto__' || key.value === '<<')
        add(tricks, key, 'a key that is not a plain name', 'the keys of a protocol')
    }
    if (!isNode(node)) return
    if ('anchor' in node && node.anchor) add(tricks, node, 'an anchor', 'the value alone')
    if ('tag' in node && node.tag) add(tricks, node, `the tag ${node.tag}`, 'plain values')
    if (isScalar(node) && typeof node.value === 'number' && !FIGURE.test(node.source ?? ''))
      add(figures, node, `${labelOf(ancestors)}: ${node.source}`, 'a plain number above 0 with at most 3 decimals')
  })
  if (tricks.length > 0) throw new Refusal(2, tricks)
  return figures
}

/** JSON is read as the YAML that it is; what YAML alone allows is no JSON. */
function refuseOtherThanJson(name: string, text: string): void {
  try {
    JSON.parse(text)
  } catch (error) {
    if (error instanceof RangeError) refuseFile(name, TOO_DEEP, 'the keys of a protocol')
    refuseFile(name, 'not JSON', 'JSON, or YAML in a file named .yaml')
  }
}

const COLON = ['a value with a colon', 'the whole value in double quotes'] as const
const FAULTS: Readonly<Record<string, readonly [found: string, right: string]>> = {
  MULTIPLE_DOCS: ['more than one document', 'one protocol a file'],
  DUPLICATE_KEY: ['a key that stands twice', 'it once'],
  BLOCK_AS_IMPLICIT_KEY: COLON,
  BLOCK_IN_FLOW: COLON,
  BAD_SCALAR_START: ['a value that begins with a sign of YAML', 'the whole value in double quotes'],
}
/** Faults of one key or value: what is around it can be read. */
const LOCAL: readonly string[] = ['DUPLICATE_KEY', 'BAD_SCALAR_START']
/** A fault of the syntax: in our words where the parser speaks to programmers. */
const faultOf = ({ code, message }: { readonly code: string; readonly message: string }) =>
  FAULTS[code] ?? ([message.split('\n')[0] ?? '', 'JSON or YAML'] as const)

const MOST_QUOTED = 20

/**
 * The document of a text. A value with a colon takes in the lines below it: it is a fault, and put in quotes so that
 * the faults of those lines are seen too. A text with a fault gives no protocol.
 */
function documentOf(name: string, text: string, before: readonly Finding[] = []): Read {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const { errors } = document
  const findingOf = (error: (typeof errors)[number]) => wrong(at({ name, lines }, error.pos[0]), ...faultOf(error))
  const colon = errors.find(({ code }) => code === 'BLOCK_AS_IMPLICIT_KEY')
  if (colon !== undefined && before.length < MOST_QUOTED) {
    const [start] = colon.pos
    const [value = ''] = /^[^\r\n]*/.exec(text.slice(start)) ?? []
    const inQuotes = `${text.slice(0, start)}${JSON.stringify(value)}${text.slice(start + value.length)}`
    return documentOf(name, inQuotes, [...before, findingOf(colon)])
  }
  if (errors.length > 0 && nesting(text) > DEEPEST) refuseFile(name, TOO_DEEP, 'the keys of a protocol')
  const faults = [...before, ...errors.map(findingOf)]
  if (!errors.every(({ code }) => LOCAL.includes(code))) throw new Refusal(2, faults)
  return { name, lines, document, faults }
}

/** The document of a file's text. Throws Refusal (exit 2) where it is no plain data. */
export function parse(name: string, text: string): Read {
  if (text.length > LARGEST_FILE) refuseFile(name, `${text.length} characters`, `at most ${LARGEST_FILE}`)
  if (isExhausting(text)) refuseFile(name, TOO_DEEP, 'the keys of a protocol')
  if (/^%/m.test(text)) refuseFile(name, 'a YAML directive', 'JSON or YAML without directives')
  try {
    const read = documentOf(name, text)
    if (!isMap(read.document.contents))
      refuseFile(`${name}:1:1`, 'no keys', 'keys with their values, such as name: or drug:')
    const figures = unplain(read)
    if (name.endsWith('.json')) refuseOtherThanJson(name, text)
    return { ...read, faults: [...read.faults, ...figures] }
  } catch (error) {
    // Indentation nests by a few hundred at most, which the parser's stack may or may not hold.
    if (error instanceof RangeError) return refuseFile(name, TOO_DEEP, 'the keys of a protocol')
    throw error
  }
}
