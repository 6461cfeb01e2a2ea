/** Plans again what a document says it was made from, without profile, environment or files. */

import { continued } from '../../core/given/continued'
import { refuse } from '../../core/model/finding'
import type { Profile } from '../../core/model/profile'
import { type Fields, isFields, type Protocol } from '../../core/model/protocol'
import { modelFor } from '../../core/pharmacokinetics/models'
import { plan } from '../../core/plan/plan'
import type { Plan } from '../../core/plan/types'
import type { Context } from '../../core/request/parse-start'
import type { Request } from '../../core/request/request'
import { findProtocol } from '../../protocols/index'
import { readProtocolRecord } from '../../protocols/parse-protocol-file'
import { type Renderer, renderers } from '../../render/index'
import { rowsOfSetting, type View } from '../../render/view'
import { settingOf } from '../commands'
import { plainView, readAsked, rendererFor } from '../commands/plan'
import { continuationOf, profileOf } from '../given/document'
import { parseArgv } from '../parse-argv'
import type { PlanHead } from './record'

/** A document's plan, planned by this version, and how it was shown. */
export interface Replanned {
  /** The plan that was made first, where this is the rest of one. */
  readonly original: Plan
  readonly plan: Plan
  readonly view: View
  readonly render: Renderer
}

/** A built-in protocol is this version's, whatever the document says of it; any other is read as a local file. */
export const protocolOf = (record: Fields): Protocol => findProtocol(String(record.id)) ?? readProtocolRecord(record)

/** What was not given is still assumed, although the command that gives the plan again writes it out. */
export const withBases = (request: Request, record: Fields, profile?: Profile): Request => ({
  ...request,
  ...(profile === undefined ? {} : { profile }),
  start: {
    ...request.start,
    timeAssumed: record.start_time_basis === 'assumed',
    zoneAssumed: record.tz_basis === 'assumed',
  },
})

/** Throws Refusal where the document's command, request or protocol gets no plan. */
export async function replan(
  { generator, request: record, profile, protocol, given }: PlanHead & Required<Pick<PlanHead, 'generator'>>,
  context: Context,
): Promise<Replanned> {
  const commandLine = parseArgv(generator.original ?? generator.arguments)
  const setting = commandLine.command && settingOf(commandLine.command)
  if (setting === undefined) return refuse('not-a-plan', 'generator', '', 'the command of a plan')
  const { request, output, by } = readAsked(setting, commandLine, context)
  const { predict } = output
  const [target] = output.targets
  // A workbook carries no plan.
  const format = target === undefined || target.format === 'xlsx' ? 'table' : target.format
  const original = plan(withBases(request, record, profileOf(profile)), protocolOf(protocol))
  const view = plainView({
    by: by ?? rowsOfSetting(setting, format),
    observations: commandLine.options.observations === true || undefined,
    version: generator.version,
    predict: predict && modelFor(original.protocol.drug, predict),
  })
  return {
    original,
    plan: isFields(given) ? continued(original, continuationOf(given)) : original,
    view,
    render: format === 'json' ? await renderers.json() : await rendererFor(commandLine.options, format),
  }
}
