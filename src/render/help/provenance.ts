/** How a document was made: the command line that gives its plan again on any machine and any day, version and files. */
import { withPauses } from '../../core/given/rows'
import type { Given, GivenRow } from '../../core/given/types'
import { REQUEST_FIELDS } from '../../core/model/field'
import type { Profile } from '../../core/model/profile'
import type { FileMark, Protocol } from '../../core/model/protocol'
import type { Plan } from '../../core/plan/types'
import type { RawRequest } from '../../core/request/raw-request'
import { present } from '../../core/request/request'
import { escapeControls } from '../../core/values/escape-controls'
import { mgFine, mgPerH } from '../../core/values/quantity'
import {
  fixedZone,
  type Instant,
  isoInstant,
  isoWall,
  offsetAt,
  readOffset,
  wallAt,
  type Zone,
} from '../../core/values/time-zone'
import { VERSION } from '../../version'
import type { PlanDocument } from '../data/plan-document'
import { rowsOfSetting, type View } from '../view'
import { OPTION_OF } from './option-names'
import { commandLine } from './shell-words'

// Written out below, each in its own way.
const RESOLVED: readonly (keyof RawRequest)[] = ['setting', 'start', 'protocol', 'timeZone', 'now']

const UTC = fixedZone(0)
/** `2026-11-30T12:00:00Z` */
export const utcText = (at: Instant): string => `${isoInstant(UTC, at).slice(0, 19)}Z`

/** A start that is read as the same instant anywhere. */
function startWord({ request: { start } }: Plan): string {
  const { at, zone } = start
  if (offsetAt(zone, at) % 60 === 0) return isoInstant(zone, at)
  // Offsets with seconds, before 1973, cannot be written; the zone is beside it.
  return at % 60 === 0 ? utcText(at) : isoWall(wallAt(zone, at))
}

/** An option with its value; the value is attached where it could be taken for an option. */
const optionWords = (name: string, value: string | boolean): readonly string[] =>
  value === true ? [`--${name}`] : String(value).startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, String(value)]

/** A base name that is read as a file. */
const fileWord = ({ name }: FileMark): string => (/\.(?:json|ya?ml)$/i.test(name) ? name : `./${name}`)

const zoneWords = ({ name }: Zone): readonly string[] => (readOffset(name) === undefined ? ['--tz', name] : [])

function requestWords(plan: Plan): readonly string[] {
  const { request, protocol } = plan
  const asked = REQUEST_FIELDS.flatMap((name) => {
    const value = request.asked[name]
    return RESOLVED.includes(name) || value === undefined || value === false ? [] : optionWords(OPTION_OF[name], value)
  })
  return [
    request.setting,
    startWord(plan),
    ...zoneWords(request.start.zone),
    ...optionWords('protocol', protocol.local === undefined ? protocol.id : fileWord(protocol.local.file)),
    ...asked,
    ...(request.now === undefined ? [] : ['--now', utcText(request.now)]),
  ]
}

/** What a document shows of a plan, as options. */
export interface Output extends Partial<Record<(typeof FLAGS)[number], boolean>> {
  readonly format?: 'json' | 'md' | 'html' | 'svg' | 'xlsx'
}
const FLAGS = ['explain', 'chart', 'supply', 'observations'] as const

function outputWords({ request }: Plan, { by, predict }: View, output: Output): readonly string[] {
  const { format, explain, chart, supply } = output
  return [
    ...(by === rowsOfSetting(request.setting, format) || explain || chart || supply ? [] : ['--by', by]),
    ...(predict === undefined ? [] : [`--predict=${predict}`]),
    ...FLAGS.filter((name) => output[name]).map((name) => `--${name}`),
    ...(format === undefined ? [] : ['--format', format]),
  ]
}

const profileWords = (profile: Profile | undefined): readonly string[] =>
  profile === undefined ? ['--no-profile'] : optionWords('profile', fileWord(profile.file))

/** It says more than the options that are written out. */
const saysMore = ({ limits, hold, observe, paper }: Profile): boolean =>
  Object.keys(limits).length > 0 || [hold, observe, paper].some((each) => each !== undefined)

export function argumentsOf(plan: Plan, view: View, output: Output): readonly string[] {
  const { profile } = plan.request
  // The profile of the machine has no effect on the command.
  const named = profile !== undefined && saysMore(profile) ? profile : undefined
  return [...requestWords(plan), ...profileWords(named), ...outputWords(plan, view, output)]
}

/** The bolus and the note of a row. */
const noteOf = ({ bolus, note }: GivenRow): string =>
  [bolus === undefined ? [] : `bolus_mg ${mgFine(bolus)}`, note ?? []].flat().join('; ')

/** The words that continue a plan: the whole record as options, beside the file of the plan that was made first. */
function continuedWords(plan: Plan, given: Given, view: View, output: Output): readonly string[] {
  const time = (at: Instant) => isoInstant(plan.request.start.zone, at)
  return [
    'continue',
    given.file,
    ...withPauses(given.rows).flatMap((row) => [
      '--at',
      `${time(row.at)}=${mgPerH(row.rate)} mg/h ${noteOf(row)}`.trim(),
    ]),
    ...optionWords('until', time(given.until)),
    ...(given.thenRate === undefined ? [] : optionWords('then', mgPerH(given.thenRate))),
    ...(given.resumeSteps ? ['--resume-steps'] : []),
    ...(given.extend ? ['--extend'] : []),
    ...(given.allow.length === 0 ? [] : optionWords('allow', given.allow.join(','))),
    ...(given.reason === undefined ? [] : optionWords('reason', given.reason)),
    ...profileWords(given.profile),
    ...outputWords(plan, view, output),
  ]
}

/** `LOCAL PROTOCOL, file 3f2a...`; empty for a built-in one. */
export function bannerOf(protocol: Protocol): string {
  const { local } = protocol
  if (local === undefined) return ''
  const above = local.above_built_ins ? '; its maximum is above that of every built-in protocol for this drug' : ''
  const endless =
    protocol.setting === 'outpatient' && protocol.session_dose === undefined
      ? '; it has no limit on the dose of a session'
      : ''
  return `LOCAL PROTOCOL, file ${local.hash}${above}${endless}`
}

/** `profile Ward 5, 3f2a...` */
export const profileMark = ({ name, file }: Pick<Profile, 'name' | 'file'>): string =>
  `profile ${escapeControls(name)}, ${file.sha256.slice(0, 12)}`

type Profiled = Pick<Plan, 'request' | 'given'>

/** The profile of a plan, and the one that its rest is held to beside it. */
export const profilesOf = ({ request, given }: Profiled): readonly Profile[] =>
  [request.profile, given?.profile].filter((profile) => profile !== undefined)

export const profileText = (plan: Profiled): string => profilesOf(plan).map(profileMark).join('; ')

export const originsOf = (plan: Profiled & Pick<Plan, 'protocol'>): readonly string[] =>
  [bannerOf(plan.protocol), profileText(plan)].filter((text) => text !== '')

export type Generator = PlanDocument['generator']

/** The words that give the plan again, after the program's name. */
export const wordsOf = (plan: Plan, view: View, output: Output): readonly string[] =>
  plan.given === undefined ? argumentsOf(plan, view, output) : continuedWords(plan, plan.given, view, output)

export function generatorOf(plan: Plan, view: View, output: Output): Generator {
  const { now } = plan.request
  const { local } = plan.protocol
  const words = wordsOf(plan, view, output)
  const files = [...(local === undefined ? [] : [local.file]), ...profilesOf(plan).map(({ file }) => file)]
  return present({
    name: 'ketaplan' as const,
    version: view.version ?? VERSION,
    command: commandLine(['ketaplan', ...words]),
    arguments: words,
    original: plan.given && argumentsOf(plan, view, output),
    files: files.length === 0 ? undefined : files,
    made: now === undefined ? undefined : utcText(now),
  })
}

export const PROVENANCE_TITLE = 'How it was made'
export const AGAIN = 'The same plan again:'

export type Made = Pick<Generator, 'version' | 'files' | 'made' | 'command'>

export function provenanceTexts({ version, files = [], made }: Made): readonly string[] {
  const named = files.map(({ name, sha256 }) => `${escapeControls(name)}: SHA-256 ${sha256}`)
  return [
    `ketaplan ${version}${made === undefined ? '' : `, made ${made}`}.`,
    ...(named.length === 0 ? [] : [`Files: ${named.join('; ')}.`]),
  ]
}

/** The same with the command, for a document without Markdown. */
export const madeTexts = (made: Made, again = AGAIN): readonly string[] => [
  ...provenanceTexts(made),
  `${again} ${made.command}`,
]
export const COMPARED_AGAIN = 'The same comparison again:'

interface Compared {
  /** As it was written: an id or a file, and overrides. */
  readonly name: string
  readonly plan: Plan
}

/** How a comparison was made. */
export function comparisonMade(variants: readonly Compared[], predict?: string): Made {
  const [first] = variants
  if (first === undefined) throw new RangeError('a comparison of nothing')
  const { asked, start, profile, now } = first.plan.request
  const local = variants.flatMap(({ plan: { protocol } }) => protocol.local?.file ?? [])
  // A file is named without its folder.
  const names = variants.map(({ name, plan: { protocol } }) => {
    const [written = '', ...overrides] = name.split(',')
    return [protocol.local === undefined ? written : fileWord(protocol.local.file), ...overrides].join(',')
  })
  const words = [
    ...optionWords('start', startWord(first.plan)),
    ...zoneWords(start.zone),
    ...(asked.weight === undefined ? [] : optionWords('weight', asked.weight)),
    ...(predict === undefined ? [] : [`--predict=${predict}`]),
    ...profileWords(profile),
  ]
  const files = [...local, ...(profile === undefined ? [] : [profile.file])]
  const made = now === undefined ? {} : { made: utcText(now) }
  return { version: VERSION, files, ...made, command: commandLine(['ketaplan', 'compare', ...names, ...words]) }
}
