/** What the planner plans, as tables that can be reworded: rows of figures by the planner's names, and their times. */
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import type { Protocol } from '../../../src/core/model/protocol'
import { readZone, type Zone } from '../../../src/core/values/time-zone'
import { findProtocol } from '../../../src/protocols/index'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { run } from '../../cli/fake-io'
import { own } from '../../protocols/local-file'

export interface Line {
  /** Minutes since 1970. */
  from: number
  to: number
  /** By the names of the planner's columns, and those that `check` reads besides. */
  cells: Record<string, string>
}
type By = 'hour' | 'session' | 'change'

export interface PlannedSheet {
  readonly protocol: Protocol
  readonly by: By
  readonly zone: Zone
  readonly weight?: number
  readonly concentration?: number
  readonly lines: readonly Line[]
}

/** Begun from a built-in one, with a maximum at the ceiling. */
const LOCAL: Readonly<Record<string, string>> = {
  'ours.json': own('crps-5day', { 'maximum.value': 100, 'step.value': 30 }),
}
const LOCAL_PROTOCOLS = Object.entries(LOCAL).map(([name, text]) => readProtocolFile(name, text))

/** Around changes of clocks and far from any. */
const STARTS: readonly (readonly [zone: string, start: string])[] = [
  ['America/New_York', '2026-10-30T20:00'],
  ['America/New_York', '2026-03-06T09:30'],
  ['Europe/Berlin', '2026-10-23T08:00'],
  ['Australia/Lord_Howe', '2026-04-03T10:00'],
  ['America/New_York', '2026-11-30T08:00'],
  ['Asia/Kolkata', '2026-05-04T07:45'],
  ['UTC', '2026-11-30T13:00'],
]

const asked = fc.record({
  id: fc.constantFrom(
    'crps-5day',
    'crps-10session',
    'goldberg-2005',
    'goldberg-2010',
    'schwartzman-2009',
    'medscape-2018-outpatient',
    'ketcrps-2-inpatient',
    'ketcrps-2-outpatient',
    'ours.json',
  ),
  by: fc.constantFrom<By>('hour', 'session', 'session', 'change', 'change'),
  weight: fc.oneof(
    fc.integer({ min: 45, max: 110 }),
    fc.integer({ min: 300, max: 1400 }).map((tenths) => tenths / 10),
  ),
  concentration: fc.constantFrom(undefined, 0.5, 1, 2, 2.5, 4, 5),
  start: fc.constantFrom(...STARTS),
  // Whole courses, for the most part.
  short: fc.constantFrom(undefined, undefined, undefined, 1, 2),
  every: fc.constantFrom(undefined, undefined, '2h', '90min'),
})
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never

function protocolOf(id: string): Protocol {
  const found = id in LOCAL ? LOCAL_PROTOCOLS[0] : findProtocol(id)
  if (found === undefined) throw new RangeError(`no ${id}`)
  return found
}

const minutesOf = (iso: string | undefined): number => Date.parse(iso ?? '') / 60_000

/** Undefined where the request is refused: a session in a gap, rates over a light weight. */
async function sheetOf({ id, by, weight, concentration, start, short, every }: Asked) {
  const protocol = protocolOf(id)
  const inpatient = protocol.setting === 'inpatient'
  const [tz, at] = start
  // A whole stay by the hour is long, and one in four is enough of them.
  const length = short ?? (inpatient && by === 'hour' && weight % 4 !== 0 ? 1 : undefined)
  const args = [
    ...[protocol.setting, at, '--tz', tz, '-p', id, '-w', String(weight), '--by', by, '--csv'],
    ...(concentration === undefined ? [] : ['-c', String(concentration)]),
    ...(length === undefined ? [] : [inpatient ? '--days' : '--sessions', String(length)]),
    ...(every === undefined || id !== 'crps-5day' ? [] : ['--step-every', every]),
  ]
  const { code, out } = await run(args, { files: Object.keys(LOCAL), text: LOCAL['ours.json'] ?? '' })
  const zone = readZone(tz)
  if (code !== 0 || zone === undefined) return undefined
  const rows: Record<string, string>[] = parse(out, { columns: true })
  const lines = rows.map((cells): Line => {
    const [from, to] = [minutesOf(cells.start), minutesOf(cells.end)]
    const more = { weight_kg: String(weight), concentration_mg_mL: String(concentration ?? '') }
    const { start: _, end: __, hours: ___, plan_id: ____, ...figures } = cells
    return { from, to, cells: { ...figures, ...more } }
  })
  const sheet: PlannedSheet = { protocol, by, zone, weight, lines }
  return concentration === undefined ? sheet : { ...sheet, concentration }
}

/** So many planned tables, of all protocols. */
export async function plannedSheets(count: number): Promise<readonly PlannedSheet[]> {
  const sheets = await Promise.all(fc.sample(asked, count).map(sheetOf))
  return sheets.filter((sheet) => sheet !== undefined)
}

export const isWholeCourse = ({ protocol, lines }: PlannedSheet): boolean => {
  const [first, last] = [lines[0], lines.at(-1)]
  if (first === undefined || last === undefined) return false
  return protocol.setting === 'inpatient'
    ? last.to - first.from === protocol.length.value * 1440
    : Number(last.cells.session) === protocol.sessions?.value
}
