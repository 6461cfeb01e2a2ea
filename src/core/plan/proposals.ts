/** What a refusal proposes instead of a start or a series: each proposal was planned before it is made. */
import { limitsOf } from '../guard/limits'
import { field, type Place, partsOf, type Words } from '../model/field'
import { type Finding, Refusal } from '../model/finding'
import type { Limit } from '../model/limit'
import type { Protocol } from '../model/protocol'
import type { Request } from '../request/request'
import { regimenOf } from '../schedule/regimen'
import { laterFirstDays, sessionWalls, writtenWall } from '../schedule/session-dates'
import { type Day, isoDay, readDay, shortDay } from '../values/calendar-day'
import {
  aroundGap,
  dayOf,
  instantsOf,
  isoWall,
  minuteOfDay,
  offsetAt,
  offsetText,
  type Wall,
  wallOf,
  type Zone,
} from '../values/time-zone'
import { MINUTES_PER_DAY } from '../values/units'
import { DAILY, isDaily } from '../values/weekday'

interface Proposal {
  readonly text: Words
  readonly request: Request
}
type Accepts = (proposal: Proposal) => boolean
interface Case {
  readonly request: Request
  readonly protocol: Protocol
  readonly accepts: Accepts
}

/** Later starts that are planned before the search ends: one that does not plan has another reason than its day. */
const MOST_PLANNED = 20
/** Minutes by which the time of day of a series is moved in search of one without a clock change. */
const SHIFT = 15
const MOST_SHIFTS = 12

/** A start in the words of `<start>`; an offset that was given is kept, because it is the zone. */
function startText({ start }: Request, wall: Wall): string {
  const asWritten = start.timeAssumed && minuteOfDay(wall) === minuteOfDay(start.unclear ?? wall)
  return `${asWritten ? isoDay(dayOf(wall)) : isoWall(wall)}${/^[+-]/.test(start.zone.name) ? start.zone.name : ''}`
}

/** Not beyond the last year that is read. */
const isWritable = (wall: Wall): boolean => readDay(isoDay(dayOf(wall))) !== undefined

/** Words with a separator between them. */
const joined = (separator: string, all: readonly Words[]): Words =>
  all.flatMap((words, index): readonly Place[] => [...(index === 0 ? [] : [separator]), ...partsOf(words)])

/** The proposals to start at a time: one where the clocks show it once, else none. */
function startingAt(request: Request, wall: Wall): readonly Proposal[] {
  const { unclear: _, ...start } = request.start
  const [at, second] = instantsOf(start.zone, wall)
  if (at === undefined || second !== undefined || !isWritable(wall)) return []
  return [{ text: startText(request, wall), request: { ...request, start: { ...start, at } } }]
}

/** The same request with `window` overridden, and the options to add. */
function allowingWindow({ text, request }: Proposal): Proposal {
  const allow = [...request.allow.filter((name) => name !== 'window'), 'window' as const]
  const reason = request.reason === undefined ? [' ', field('reason', '"why"')] : []
  return {
    text: [...partsOf(text), ' ', field('allow', allow.join(',')), ...reason],
    request: { ...request, allow, reason: request.reason ?? 'why' },
  }
}

const onAllDays = (request: Request): readonly Proposal[] =>
  request.on === undefined
    ? [{ text: field('weekends'), request: { ...request, on: { value: DAILY, field: 'weekends' } } }]
    : isDaily(request.on.value)
      ? []
      : [{ text: field('on', 'daily'), request: { ...request, on: { value: DAILY, field: 'on' } } }]

function firstPlanned(proposals: Iterable<Proposal>, accepts: Accepts): Proposal | undefined {
  let planned = 0
  for (const proposal of proposals) {
    if (accepts(proposal)) return proposal
    if (++planned >= MOST_PLANNED) return undefined
  }
  return undefined
}

function* laterStarts({ request, protocol }: Case, window: number | undefined): Iterable<Proposal> {
  const minute = minuteOfDay(writtenWall(request))
  for (const each of laterFirstDays(request, regimenOf(protocol, request), window))
    for (const { text, ...rest } of startingAt(request, wallOf(each, minute)))
      yield { text: [...partsOf(text), ` (${shortDay(each)})`], ...rest }
}

/** The next start at this time of day, within the window where one does, else with it overridden. */
function nextStart(of: Case): Proposal | undefined {
  const limit = windowOf(of)
  const bound = limit?.state === 'in force' ? limit.bound : undefined
  const within = firstPlanned(laterStarts(of, bound), of.accepts)
  if (within !== undefined || bound === undefined) return within
  return firstPlanned(allowed(laterStarts(of, undefined)), of.accepts)
}

function* allowed(proposals: Iterable<Proposal>): Iterable<Proposal> {
  for (const each of proposals) yield allowingWindow(each)
}

/** For a day without sessions: the next start, or weekends. */
function insteadOfClosed(of: Case): Words {
  const { request, accepts } = of
  const next = nextStart(of)
  const weekends = onAllDays(request).filter(accepts)
  return joined(', ', [
    'a day on which sessions run',
    ...(next === undefined ? [] : [['such as ', ...partsOf(next.text)]]),
    ...weekends.map(({ text }) => ['or ', ...partsOf(text)]),
  ])
}

/** Times around the gap, or the two times of the overlap. */
function aroundChange(request: Request, wall: Wall): readonly Proposal[] {
  const { start } = request
  const instants = instantsOf(start.zone, wall)
  if (instants.length === 0) return aroundGap(start.zone, wall).flatMap((each) => startingAt(request, each))
  const { unclear: _, ...rest } = start
  const zone = start.zoneAssumed ? [' with ', field('timeZone', start.zone.name)] : []
  return instants.map((at) => ({
    text: [`${isoWall(wall)}${offsetText(offsetAt(start.zone, at))}`, ...zone],
    request: { ...request, start: { ...rest, at } },
  }))
}

/** For a start that the clocks skip or show twice. */
function insteadOfUnclear(of: Case): Words {
  const choices = aroundChange(of.request, writtenWall(of.request)).filter(of.accepts)
  const texts = choices.map(({ text }) => text)
  return texts.length > 0 ? joined(' or ', texts) : (nextStart(of)?.text ?? 'another start')
}

const isUnclear = (zone: Zone, wall: Wall): boolean => instantsOf(zone, wall).length !== 1

function closing(request: Request, closed: Day): Proposal {
  const days = [...request.closed, closed].sort((a, b) => a - b)
  return { text: field('closed', days.map(isoDay).join(',')), request: { ...request, closed: days } }
}

/** For a later session that the clocks skip or show twice: another time of day, or that day closed. */
function insteadOfSession({ request, protocol, accepts }: Case): Words {
  const wall = writtenWall(request)
  const shifts = Array.from({ length: MOST_SHIFTS }, (_, n) => (n + 1) * SHIFT).flatMap((n) => [n, -n])
  const times = shifts
    .map((shift) => minuteOfDay(wall) + shift)
    .filter((minute) => minute >= 0 && minute < MINUTES_PER_DAY)
    .flatMap((minute) => startingAt(request, wallOf(dayOf(wall), minute)))
  const time = firstPlanned(times, accepts)
  const unclear = sessionWalls(request, regimenOf(protocol, request)).find((each) =>
    isUnclear(request.start.zone, each),
  )
  const days = unclear === undefined || !isWritable(unclear) ? [] : [closing(request, dayOf(unclear))]
  const day = [...days, ...days.map(allowingWindow)].find(accepts)
  const choices = [
    ...(time === undefined ? [] : [['start ', ...partsOf(time.text)]]),
    ...(day === undefined ? [] : [day.text]),
  ]
  return choices.length === 0 ? 'a start at another time of day' : joined(' or ', choices)
}

/** For a series that does not fit into its window, as an alternative to overriding it. */
function insteadOfWindow(of: Case): Words | undefined {
  const { request, protocol, accepts } = of
  const bound = windowOf(of)?.bound
  const next = firstPlanned(laterStarts(of, bound), accepts)
  const [day] = laterFirstDays(request, regimenOf(protocol, request), bound)
  const choices = [
    ...onAllDays(request)
      .filter(accepts)
      .map(({ text }) => text),
    ...(next === undefined ? [] : [['start ', ...partsOf(next.text)]]),
    ...(day === undefined ? ['no later start fits'] : []),
  ]
  return choices.length === 0 ? undefined : joined(', or ', choices)
}

const windowOf = ({ request, protocol }: Case): Limit | undefined =>
  limitsOf(protocol, request, regimenOf(protocol, request)).find(({ name }) => name === 'window')

function proposed(finding: Finding, of: Case): Words | undefined {
  if (finding.code === 'closed-start') return insteadOfClosed(of)
  if (finding.code === 'clock-gap' || finding.code === 'clock-overlap')
    return finding.place === 'start' ? insteadOfUnclear(of) : insteadOfSession(of)
  return finding.limit?.name === 'window' ? insteadOfWindow(of) : finding.allowed
}

/** The same refusal, with what `build` plans instead of the start or the series that was refused. */
export function withProposals(
  refusal: Refusal,
  request: Request,
  protocol: Protocol,
  build: (request: Request, protocol: Protocol) => unknown,
): Refusal {
  const accepts: Accepts = (proposal) => {
    try {
      build(proposal.request, protocol)
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  }
  const refused: Case = { request, protocol, accepts }
  const findings = refusal.findings.map((finding) => ({ ...finding, allowed: proposed(finding, refused) }))
  return new Refusal(refusal.exit, findings)
}
