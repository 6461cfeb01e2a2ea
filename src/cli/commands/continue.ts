/** `ketaplan continue`: the rest of a course, after what was given. On paper: it neither runs nor adjusts an infusion. */
import { basename } from 'node:path'
import { continued } from '../../core/given/continued'
import type { Continuation } from '../../core/given/types'
import { holdsTo } from '../../core/guard/profile-limits'
import { field } from '../../core/model/field'
import { allOf, refuse } from '../../core/model/finding'
import { isFields } from '../../core/model/protocol'
import type { Plan } from '../../core/plan/types'
import { convertRate } from '../../core/request/convert-rate'
import { readAllowed, readReason } from '../../core/request/parse-lists'
import { readRate } from '../../core/request/parse-quantities'
import { present } from '../../core/request/request'
import { isoMoment } from '../../core/values/time-zone'
import type { ActiveProfile } from '../../protocols/active-profile'
import { continuationOf } from '../given/document'
import { type ReadRow, readAt, readRecordFile, timesOf } from '../given/rows'
import { readGivenTime, refuseAmbiguous } from '../given/times'
import { contextOf, type Io } from '../io/io'
import { profileFor } from '../io/profile'
import { type Options, textOf, textsOf } from '../output'
import type { CommandLine } from '../parse-argv'
import { planUnchanged } from '../verify/differences'
import { readPlanFile } from '../verify/record'
import { checkScreen, deliverPlan, outputOf, rowsAsked } from './plan'

/** The first plan of the course, planned again, and an earlier continuation of it. Throws Refusal (exit 2). */
async function originalIn(file: string, io: Io): Promise<{ plan: Plan; before?: Continuation }> {
  const planFile = await readPlanFile(file, io)
  const { original: plan } = await planUnchanged(file, planFile, contextOf(io))
  const { given } = planFile.head
  return isFields(given) ? { plan, before: continuationOf(given) } : { plan }
}

async function rowsOf(options: Options, plan: Plan, io: Io): Promise<readonly ReadRow[]> {
  const file = textOf(options.given)
  const ats = textsOf(options.at)
  if (file === undefined && ats.length === 0)
    refuse('no-record', 'continue', '', '--given <file> or --at "<time>=<rate>"')
  const ofFile = file === undefined ? [] : await readRecordFile(file, plan, io)
  return [...ofFile, ...ats.map((text) => readAt(text, plan))]
}

/** The options of the rest, apart from its start. Throws Refusal (exit 2). */
function restAsked(options: Options, plan: Plan): Omit<Continuation, 'planId' | 'file' | 'rows' | 'until'> {
  const [then, allow, reason] = [options.then, options.allow, options.reason].map(textOf)
  if (allow === undefined && reason !== undefined) refuse('alone', field('reason'), '', field('allow'))
  if (allow !== undefined && reason === undefined) refuse('alone', field('allow'), '', field('reason'))
  const place = field('thenRate')
  const read = allOf({
    thenRate: () => (then ? convertRate(place, readRate(place, then), plan.request.weight).rate : undefined),
    allow: () => (allow === undefined ? [] : readAllowed(field('allow'), allow)),
    reason: () => (reason ? readReason(field('reason'), reason) : undefined),
  })
  return { resumeSteps: options['resume-steps'] === true, extend: options.extend === true, ...present(read) }
}

/**
 * The profile whose limits hold for the rest, besides those of the plan: the active one, or that of an earlier
 * continuation. Throws Refusal (exit 2) where neither has all limits of the other: a document can name only one.
 */
function profileBeside(plan: Plan, before: Continuation | undefined, active: ActiveProfile | undefined) {
  if (active === undefined || active.file.sha256 === plan.request.profile?.file.sha256) return before?.profile
  const { name, file, limits } = active
  const beside = { name, file, limits, defaults: [] }
  const of = { protocol: plan.protocol, weight: plan.request.weight }
  const earlier = before?.profile ?? beside
  if (holdsTo(beside, earlier, of)) return beside
  if (holdsTo(earlier, beside, of)) return earlier
  return refuse('other-limits', `profile ${name}`, `profile ${earlier.name}`, 'one with the tighter limits of both')
}

/** Throws Refusal: exit 2 for a changed plan or a record that does not fit it, exit 3 by the guard; Failure. */
export async function continueCommand(commandLine: CommandLine, io: Io): Promise<void> {
  const {
    args: [file = ''],
    options,
  } = commandLine
  checkScreen(options, io)
  const { plan, before } = await originalIn(file, io)
  const output = outputOf(options, plan.request.pump?.container !== undefined, plan.protocol.drug)
  const profile = profileBeside(plan, before, await profileFor(options, [], io))
  const read = await rowsOf(options, plan, io)
  const { at: start, zone } = plan.request.start
  const text = textOf(options.until)
  const until = text === undefined ? [] : [readGivenTime(field('until'), text, start, zone)]
  const times = timesOf(read)
  refuseAmbiguous([...times, ...until], start)
  const rows = [...(before?.rows ?? []), ...read.map(({ row }) => row)].sort((a, b) => a.at - b.at)
  const last = rows.at(-1)
  const rest = continued(plan, {
    planId: plan.id,
    file: before?.file ?? basename(file),
    rows,
    until: until[0]?.at ?? last?.end ?? last?.at ?? start,
    ...restAsked(options, plan),
    ...present({ profile }),
  })
  const clocks = times.filter(({ isClock }) => isClock)
  const resolved = new Set(clocks.map(({ text, at }) => `${text} is ${isoMoment(zone, at)}`))
  const notes = resolved.size === 0 ? [] : [[...resolved].join('; ')]
  await deliverPlan(rest, commandLine, output, rowsAsked(options), io, notes)
}
