/** `ketaplan check`: what is unsafe or inconsistent in somebody's table. */
import { check, joined, verdictOf } from '../../check/check'
import { given as figureGiven } from '../../check/read/cell'
import { isTarget, TARGETS, type Target } from '../../check/read/columns'
import type { Library } from '../../check/read/infer-protocol'
import type { Asked } from '../../check/read/read-table'
import type { DateOrder } from '../../check/read/timestamp'
import { withLimitsIn } from '../../core/guard/profile-limits'
import { allOf, Refusal, refuse } from '../../core/model/finding'
import type { Setting } from '../../core/model/protocol'
import { readConcentration, readPumpStep, readWeight } from '../../core/request/parse-quantities'
import { readZoneName } from '../../core/request/parse-start'
import type { RawRequest } from '../../core/request/raw-request'
import { present } from '../../core/request/request'
import { jsonText } from '../../core/values/escape-controls'
import type { Grams } from '../../core/values/quantity'
import { type ActiveProfile, protocolFor } from '../../protocols/active-profile'
import { findProtocol } from '../../protocols/index'
import { checkCsv, checkJson, checkLines, checkText } from '../../render/check/report'
import { OPTION_OF } from '../../render/help/option-names'
import { profileMark } from '../../render/help/provenance'
import { plainPaint } from '../../render/view'
import { CHECK_FORMATS, DATE_ORDERS, SETTINGS } from '../choices'
import type { Io } from '../io/io'
import { profileFor } from '../io/profile'
import { isWorkbook, type PlacedGrid, readAll, readTable, textIn } from '../io/read-table'
import { tell } from '../io/sink'
import { optionsOf } from '../options'
import { colourOf, deliver, type Given, targetsOf, textOf, widthFor } from '../output'
import { protocolNamed } from './find-protocol'

type Format = (typeof CHECK_FORMATS)[number]

const SHOWN = { table: checkText, lines: checkLines, csv: checkCsv, json: checkJson } as const

/** `Infusion speed=rate_mg_h,Wt=weight_kg`: a comma separates two only after a column name. */
export function readMap(text: string | undefined): ReadonlyMap<string, Target> {
  if (text === undefined) return new Map()
  return new Map(
    text.split(/(?<==\s*\w+\s*),/).map((part): [string, Target] => {
      const at = part.lastIndexOf('=')
      const target = part.slice(at + 1).trim()
      const header = part.slice(0, Math.max(at, 0)).trim()
      if (header === '' || !isTarget(target))
        return refuse('bad-map', '--map', part, `<header>=<column>, a column of ${TARGETS.join(', ')}`)
      return [header, target]
    }),
  )
}

const readSetting = (place: string, text: string): Setting =>
  SETTINGS.find((setting) => setting === text) ?? refuse('not-a-setting', place, text, SETTINGS.join(' or '))

const readOrder = (place: string, text: string): DateOrder =>
  DATE_ORDERS.find((order) => order === text) ?? refuse('not-a-date-order', place, text, DATE_ORDERS.join(' or '))

/** What an option that was given says. */
function readGiven<T>(given: Given, name: string, read: (place: string, text: string) => T): T | undefined {
  const text = textOf(given[name])
  return text === undefined ? undefined : read(`--${name}`, text)
}

/** The protocols, each with the limits of the profile. */
const libraryOf = (active: ActiveProfile | undefined, weight: Grams | undefined): Library => ({
  find: (id) => {
    const found = findProtocol(id)
    return found && withLimitsIn(active, found, weight)
  },
  defaultOf: (setting) => withLimitsIn(active, protocolFor(setting, active), weight),
})

/** The profile's defaults, by the names of their options. */
const defaultsIn = (active: ActiveProfile | undefined): Given =>
  Object.fromEntries(
    Object.entries(active?.defaults ?? {}).map(([name, value]) => [OPTION_OF[name as keyof RawRequest], String(value)]),
  )

/** What is said beside the table, and the protocols that it may be checked against. */
async function askedOf(
  given: Given,
  active: ActiveProfile | undefined,
  io: Io,
): Promise<{ readonly asked: Asked; readonly library: Library }> {
  const named = textOf(given.protocol)
  const protocol = named === undefined ? undefined : await protocolNamed(named, io)
  const setting = readGiven(given, 'setting', readSetting)
  if (protocol !== undefined && setting !== undefined && protocol.setting !== setting)
    refuse('other-setting', '--protocol', protocol.id, `--setting ${protocol.setting}`)
  const map = readMap(textOf(given.map))
  const weight = readGiven(given, 'weight', readWeight)
  const asked = present({
    map,
    setting,
    protocol: protocol && withLimitsIn(active, protocol, weight),
    weight: weight && figureGiven(weight),
    concentration: readGiven(given, 'concentration', (place, text) => figureGiven(readConcentration(place, text))),
    pumpStep: readGiven(given, 'pump-step', (place, text) => figureGiven(readPumpStep(place, text)).value),
    zone: readGiven(given, 'tz', readZoneName),
    dates: readGiven(given, 'dates', readOrder),
  })
  return { asked, library: libraryOf(active, weight) }
}

/** Throws Refusal for an option that is about a table where none is read. */
function refuseBeside(given: Given, aside: '--rules' | '--example'): void {
  // The example is CSV.
  const others = aside === '--example' ? ['rules', 'json'] : []
  const ofTable = optionsOf('check')
    .filter(({ category }) => category === 'table')
    .map(({ name }) => name)
  const stray = [...ofTable, 'profile', 'strict', ...others].find((name) => given[name] !== undefined)
  if (stray !== undefined) refuse('not-with', `--${stray}`, aside, `${aside} without it`)
}

interface Aside {
  readonly formats: readonly Format[]
  readonly render: (target: { readonly format: Format }) => string
}

/** The rules or the example, where they are asked for instead of a check. */
async function aside(given: Given, io: Io): Promise<Aside | undefined> {
  if (given.example === true) {
    refuseBeside(given, '--example')
    const { EXAMPLE } = await import('../../render/check/report')
    return { formats: ['csv'], render: () => EXAMPLE }
  }
  if (given.rules !== true) return undefined
  refuseBeside(given, '--rules')
  const { ruleList } = await import('../../render/check/report')
  const { gridCsv, gridTable } = await import('../../render/table/grid')
  const { RULES } = await import('../../check/rules-list')
  const width = widthFor(given, io)
  const render: Aside['render'] = ({ format }) => {
    if (format === 'json') return jsonText(RULES)
    return format === 'csv' ? gridCsv(ruleList()) : gridTable(ruleList(), width, plainPaint)
  }
  return { formats: ['table', 'csv', 'json'], render }
}

/** The table of a text, or the sheets of a workbook. Throws Refusal, Failure. */
async function gridsOf(file: string, sheet: string | undefined, io: Io): Promise<readonly PlacedGrid[]> {
  const bytes = await readAll(file, io)
  if (isWorkbook(bytes)) return (await import('../io/workbook')).readWorkbook(bytes, file, sheet)
  if (sheet !== undefined) refuse('not-with', '--sheet', 'a table that is no workbook', 'it without --sheet')
  return [readTable(textIn(bytes, file), file)]
}

/** The places and the cells of records that are counted through all sheets. */
function placesIn(parts: readonly PlacedGrid[]) {
  const firsts: number[] = []
  let count = 0
  for (const { grid } of parts) {
    firsts.push(count)
    count += grid.records.length
  }
  const partOf = (record: number) => {
    const at = firsts.findLastIndex((first) => first <= record)
    return { part: parts[at] as PlacedGrid, own: record - (firsts[at] ?? 0) }
  }
  return {
    placeOf: (record: number, cell: number) => partOf(record).part.placeOf(partOf(record).own, cell),
    recordOf: (record: number) => partOf(record).part.grid.records[partOf(record).own] ?? [],
  }
}

/** Throws Refusal: exit 1 for a table with errors (with `--strict` warnings too), 2 for what is no table; Failure. */
export async function checkCommand(file: string | undefined, given: Given, io: Io): Promise<void> {
  const { width } = allOf({ width: () => widthFor(given, io), colour: () => colourOf(given) })
  const told = await aside(given, io)
  if (told !== undefined) {
    const targets = targetsOf(given, told.formats)
    if (file !== undefined) refuse('alone', file, '', 'to be given without --rules and --example')
    await deliver(targets, told.render, given, io)
    return
  }
  if (file === undefined) return refuse('alone', 'check', '', 'a file, or - for standard input')
  const against = textOf(given.against)
  if (against !== undefined) return (await import('./against')).againstCommand(file, against, given, io)
  const targets = targetsOf(given, CHECK_FORMATS)
  const active = await profileFor(given, SETTINGS, io)
  const { asked, library } = await askedOf({ ...defaultsIn(active), ...given }, active, io)
  const parts = await gridsOf(file, textOf(given.sheet), io)
  const report = joined(parts.map(({ grid }) => [check(grid, asked, library), grid.records.length]))
  const { placeOf, recordOf } = placesIn(parts)
  for (const header of asked.map.keys())
    if (!report.headers.includes(header)) refuse('bad-map', '--map', header, `a header of ${file}`)
  if (!report.isTable)
    refuse(
      'bad-table',
      `${file}:${placeOf(0, 0).line}`,
      'no column is recognised',
      'known headers, or --map what a column is',
    )
  // A reader who has seen enough has not asked for the exit code.
  const shown = ({ format }: (typeof targets)[number]) => SHOWN[format]({ ...report, file, placeOf, recordOf }, width)
  if (!(await deliver(targets, shown, given, io))) return
  if (active !== undefined && given.quiet !== true) await tell(io, [profileMark(active)])
  const verdict = verdictOf(report, given.strict === true)
  if (verdict !== 0) throw new Refusal(verdict, [])
}
