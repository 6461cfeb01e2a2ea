/** `ketaplan check`: finds what is unsafe or inconsistent in a table. */

import { check, joined, verdictOf } from '../../check/check'
import { given as figureGiven } from '../../check/read/cells/cell'
import { isTarget, TARGETS, type Target } from '../../check/read/columns/target'
import type { Library } from '../../check/read/infer-protocol'
import type { Asked } from '../../check/read/read-table'
import { withLimitsIn } from '../../core/guard/profile-limits'
import { Refusal, refuse } from '../../core/model/finding'
import { readConcentration, readPumpStep, readWeight } from '../../core/request/parse-quantities'
import { readZoneName } from '../../core/request/parse-start'
import type { RawRequest } from '../../core/request/raw-request'
import { present } from '../../core/request/request'
import { jsonText } from '../../core/values/escape-controls'
import type { Grams } from '../../core/values/quantity'
import { type ActiveProfile, protocolFor } from '../../protocols/active-profile'
import { findProtocol } from '../../protocols/index'
import { checkCsv, checkJson, checkLines, checkText, EXAMPLE, listedRules, ruleList } from '../../render/check/report'
import { OPTION_OF } from '../../render/help/option-names'
import { profileMark } from '../../render/help/provenance'
import { plainPaint } from '../../render/view'
import { CHECK_FORMATS, DATE_ORDERS, SETTINGS } from '../choices'
import type { Io } from '../io/io'
import { textMessage, writeMessages } from '../io/messages'
import { profileFor } from '../io/profile'
import { readGrids } from '../io/read-grids'
import type { PlacedGrid } from '../io/read-table'
import { tableNames } from '../options'
import { deliver, type Options, readOption, refuseBeside, targetsOf, textOf, widthFor, wordOf } from '../output'
import type { CommandLine } from '../parse-argv'
import { protocolNamed } from './find-protocol'
import { checkScreen } from './plan'

const SHOWN = { table: checkText, lines: checkLines, csv: checkCsv, json: checkJson } as const

/** Reads `Infusion speed=rate_mg_h,Wt=weight_kg`. A header may have commas: only one after a column separates. */
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

const readSetting = wordOf(SETTINGS, 'not-a-setting', ' or ')
const readOrder = wordOf(DATE_ORDERS, 'not-a-date-order', ' or ')

/** The protocols, each with the limits of the profile. */
const libraryOf = (active: ActiveProfile | undefined, weight: Grams | undefined): Library => ({
  find: (id) => {
    const found = findProtocol(id)
    return found && withLimitsIn(active, found, weight)
  },
  defaultOf: (setting) => withLimitsIn(active, protocolFor(setting, active), weight),
})

/** The profile's defaults, by the names of their options. */
const defaultsIn = (active: ActiveProfile | undefined): Options =>
  Object.fromEntries(
    Object.entries(active?.defaults ?? {}).map(([name, value]) => [OPTION_OF[name as keyof RawRequest], String(value)]),
  )

/** What the options say of the table, and the protocols that it may be checked against. */
async function askedOf(options: Options, active: ActiveProfile | undefined, io: Io) {
  const named = textOf(options.protocol)
  const protocol = named === undefined ? undefined : await protocolNamed(named, io)
  const setting = readOption(options, 'setting', readSetting)
  if (protocol !== undefined && setting !== undefined && protocol.setting !== setting)
    refuse('other-setting', '--protocol', protocol.id, `--setting ${protocol.setting}`)
  const map = readMap(textOf(options.map))
  const weight = readOption(options, 'weight', readWeight)
  const asked: Asked = present({
    map,
    setting,
    protocol: protocol && withLimitsIn(active, protocol, weight),
    weight: weight && figureGiven(weight),
    concentration: readOption(options, 'concentration', (place, text) => figureGiven(readConcentration(place, text))),
    pumpStep: readOption(options, 'pump-step', (place, text) => figureGiven(readPumpStep(place, text)).value),
    zone: readOption(options, 'tz', readZoneName),
    dates: readOption(options, 'dates', readOrder),
  })
  return { asked, library: libraryOf(active, weight) }
}

/** Delivers the rules or the example instead of a check. Throws Refusal for options about a table; Failure. */
async function deliverRulesOrExample({ args: [file], options }: CommandLine, io: Io): Promise<void> {
  const isExample = options.example === true
  const asked = isExample ? '--example' : '--rules'
  // The example is CSV only.
  const others = ['profile', 'strict', ...(isExample ? ['rules', 'json'] : [])]
  refuseBeside(options, [...tableNames(), ...others], asked, `${asked} without it`)
  const targets = targetsOf(options, isExample ? ['csv'] : ['table', 'csv', 'json'])
  if (file !== undefined) refuse('alone', file, '', 'to be given without --rules and --example')
  const { gridCsv, gridTable } = await import('../../render/table/grid')
  const width = widthFor(options, io)
  const render = ({ format }: (typeof targets)[number]): string => {
    if (isExample) return EXAMPLE
    if (format === 'json') return jsonText(listedRules())
    return format === 'csv' ? gridCsv(ruleList()) : gridTable(ruleList(), width, plainPaint)
  }
  await deliver(targets, render, options, io)
}

/** The places and cells of records that are numbered through all sheets. */
function placesIn(parts: readonly PlacedGrid[]) {
  const partOf = (record: number, at = 0): { part: PlacedGrid; own: number } => {
    const part = parts[at] as PlacedGrid
    const { length } = part.grid.records
    return record < length || at === parts.length - 1 ? { part, own: record } : partOf(record - length, at + 1)
  }
  return {
    placeOf: (record: number, cell: number) => partOf(record).part.placeOf(partOf(record).own, cell),
    recordOf: (record: number) => partOf(record).part.grid.records[partOf(record).own] ?? [],
  }
}

/** Throws Refusal: exit 1 for errors (with `--strict` warnings too), 5 for open findings, 2 for no table; Failure. */
export async function checkCommand(commandLine: CommandLine, io: Io): Promise<void> {
  const { options, isJson } = commandLine
  const [file] = commandLine.args
  const { width } = checkScreen(options, io)
  if (options.example === true || options.rules === true) return deliverRulesOrExample(commandLine, io)
  if (file === undefined) return refuse('alone', 'check', '', 'a file, or - for standard input')
  const against = textOf(options.against)
  if (against !== undefined) return (await import('./against')).againstCommand(file, against, options, io)
  const targets = targetsOf(options, CHECK_FORMATS)
  const active = await profileFor(options, SETTINGS, io)
  const { asked, library } = await askedOf({ ...defaultsIn(active), ...options }, active, io)
  const parts = await readGrids(file, io, textOf(options.sheet))
  const report = joined(parts.map(({ grid }) => [check(grid, asked, library), grid.records.length]))
  const { placeOf, recordOf } = placesIn(parts)
  for (const header of asked.map.keys())
    if (!report.headers.includes(header)) refuse('bad-map', '--map', header, `a header of ${file}`)
  const [found, right] = ['no column is recognised', 'known headers, or --map what a column is']
  if (!report.isTable) refuse('bad-table', `${file}:${placeOf(0, 0).line}`, found, right)
  // A reader that has closed the pipe does not need the exit code.
  const placed = { ...report, file, placeOf, recordOf, profile: active }
  const shown = ({ format }: (typeof targets)[number]) => SHOWN[format](placed, width)
  if (!(await deliver(targets, shown, options, io))) return
  if (active !== undefined && options.quiet !== true)
    await writeMessages(io, isJson, [textMessage('note', 'profile', profileMark(active))])
  const verdict = verdictOf(report, options.strict === true)
  if (verdict !== 0) throw new Refusal(verdict, [])
}
