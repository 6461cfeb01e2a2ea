/** Protocol files with something wrong with them: figures, units, bases, sources, keys, types, nesting, characters. */
import fc from 'fast-check'
import { stringify } from 'yaml'
import { protocols } from '../../src/protocols/index'
import { cited, documentOf, isFields, own } from '../protocols/local-file'

const FORMAT_1: readonly string[] = [
  'crps-5day',
  'goldberg-2010',
  'ketcrps-2-inpatient',
  'crps-10session',
  'goldberg-2005',
  'schwartzman-2009',
  'medscape-2018-outpatient',
  'ketcrps-2-outpatient',
]

/** Files of format 2 have a law of their own, against another oracle. */
const OF_FORMAT_1 = protocols.filter(({ id }) => FORMAT_1.includes(id))

/** Twice as often local figures as cited ones, of which nothing may change. */
const bases = fc
  .tuple(fc.constantFrom(...OF_FORMAT_1.map(({ id }) => id)), fc.constantFrom(own, own, cited))
  .map(([id, text]) => text(id))

type Place = readonly [parent: Record<string, unknown>, key: string]
/** Every place in a document, in its order. */
const placesIn = (value: unknown): readonly Place[] =>
  isFields(value) ? Object.entries(value).flatMap(([key, each]) => [[value, key] as const, ...placesIn(each)]) : []

type Mutation = (places: readonly Place[], pick: number) => void
const where =
  (wanted: (place: Place) => boolean, change: (place: Place) => void): Mutation =>
  (places, pick) => {
    const fitting = places.filter(wanted)
    const place = fitting[pick % Math.max(1, fitting.length)]
    if (place !== undefined) change(place)
  }
const set = (named: (key: string) => boolean, to: (old: unknown) => unknown): Mutation =>
  where(
    ([, key]) => named(key),
    ([parent, key]) => {
      parent[key] = to(parent[key])
    },
  )
const isKey =
  (...keys: readonly string[]) =>
  (key: string): boolean =>
    keys.includes(key)
const any = (): boolean => true
const scaled =
  (by: number) =>
  (old: unknown): unknown =>
    typeof old === 'number' ? Math.round(old * by * 1000) / 1000 : old

const FIGURES = [1, 2, 3, 10, 24, 40, 99.999, 100, 100.001, 0.001, 0.05, 0.35, 1.5, 1.501, 0.5, 366, 367]
const WILD = [0, -0, -5, 1e-7, 1e9, 1e21, 1e308, Number.NaN, Infinity, -Infinity, 0.1 + 0.2, 2 ** 53]
const OTHERS = [null, true, '', '40', '4e1', [], {}, [40], { value: 40 }, ['a', ['b']], 'x'.repeat(500)]
const UNITS = ['mg/h', 'mg/kg/h', 'mg', 'h', 'days', 'sessions', 'mL/h', 'MG/H', '']
const BASES = ['local', 'stated', 'derived', 'assumed', 'set', 'none']
const SOURCES = [[], ['seed'], ['ours'], ['our own'], ['medscape-2018', 'our own'], 'our own', 12, [''], ['x', null]]
const KEYS = ['value', 'unit', 'start', 'step', 'maximum', 'maximum_per_kg', 'fractions', 'every', 'window', 'zzz']

/** A figure that is still one; these make up most of what is tried, so that many files are planned. */
const mild = fc.oneof(
  fc.constantFrom(...FIGURES).map((value) => set(isKey('value'), () => value)),
  fc.constantFrom(0.1, 0.5, 0.9, 1.1, 1.5, 2, 2.5).map((by) => set(isKey('value'), scaled(by))),
  fc.constantFrom('Ours', 'our other protocol').map((text) => set(isKey('title', 'text', 'what', 'when'), () => text)),
  fc.constantFrom('ketamine-racemic', 'esketamine').map((drug) => set(isKey('drug'), () => drug)),
)
const rough = fc.oneof(
  fc.constantFrom(...WILD).map((value) => set(isKey('value'), () => value)),
  fc.constantFrom(...UNITS).map((unit) => set(isKey('unit'), () => unit)),
  fc.constantFrom(...BASES).map((basis) => set(isKey('basis'), () => basis)),
  fc.constantFrom<unknown>(...SOURCES).map((source) => set(isKey('source'), () => source)),
  fc.constantFrom<unknown>(...OTHERS).map((other) => set(any, () => structuredClone(other))),
  fc
    .integer({ min: 1, max: 20 })
    .map((deep) => set(any, (old) => Array.from({ length: deep }).reduce<unknown>((inner) => [inner], old))),
  fc.constant(where(any, ([parent, key]) => void Reflect.deleteProperty(parent, key))),
  fc.constantFrom(...KEYS).map((name) =>
    where(any, ([parent, key]) => {
      parent[name] = parent[key]
      Reflect.deleteProperty(parent, key)
    }),
  ),
  fc.constantFrom(...KEYS, '__proto__', 'constructor').map((name) =>
    where(any, ([parent, key]) => {
      Object.defineProperty(parent, name, { value: parent[key], enumerable: true, configurable: true, writable: true })
    }),
  ),
)
const mutations = fc.array(fc.tuple(fc.oneof({ arbitrary: mild, weight: 4 }, rough), fc.nat()), {
  minLength: 1,
  maxLength: 3,
})

/** The document changed and written again; figures that JSON has no word for are YAML's. */
const byValue = fc.tuple(bases, mutations, fc.boolean()).map(([text, all, asJson]) => {
  const document = documentOf(text)
  for (const [mutate, pick] of all) mutate(placesIn(document), pick)
  return asJson ? JSON.stringify(document, null, 2) : stringify(document)
})

const PIECES = ['\n', '\t', ' ', '{', '}', '[', ']', ':', '- ', ',', '"', "'", '#', '&a ', '*a', '!!float ', '? ']
const MORE = [
  '---\n',
  '%YAML 1.1\n',
  '<<: ',
  '__proto__: ',
  '0x',
  'e9',
  '.nan',
  '-',
  '.',
  '0',
  '9',
  '_',
  '\0',
  '\ufeff',
]
/** The text changed: characters put in or taken out, lines twice or missing, digits others. */
const byText = fc
  .tuple(
    bases,
    fc.boolean(),
    fc.array(fc.tuple(fc.nat(), fc.nat(8), fc.constantFrom(...PIECES, ...MORE)), { minLength: 1, maxLength: 3 }),
    fc.nat(4),
  )
  .map(([text, asJson, edits, kind]) =>
    edits.reduce(
      (inner, [at, length, piece]) => {
        const from = at % (inner.length + 1)
        const lines = inner.split('\n')
        const line = at % lines.length
        if (kind === 0) return inner.slice(0, from) + piece + inner.slice(from)
        if (kind === 1) return inner.slice(0, from) + inner.slice(from + length)
        // A line twice, a line less, a digit another digit.
        if (kind === 2) return lines.toSpliced(line, 0, lines[line] ?? '').join('\n')
        if (kind === 3) return lines.toSpliced(line, 1).join('\n')
        return inner.replace(/[0-9]/g, (digit, offset: number) => (offset % 7 === at % 7 ? String(length) : digit))
      },
      asJson ? text : stringify(documentOf(text)),
    ),
  )

/** Texts of protocol files, mutated; about one in five can still be planned. */
export const mutants: fc.Arbitrary<string> = fc.oneof({ arbitrary: byValue, weight: 2 }, byText)
