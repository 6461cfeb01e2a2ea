/** Plans a document again, by the command and request in it, without profile, environment or files. */

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

/** The plan of a document, planned by this version, and how to render it as the document does. */
export interface Replanned {
  /** The first plan of the course; `plan` may be the rest of it. */
  readonly original: Plan
  readonly plan: Plan
  readonly view: View
  readonly render: Renderer
}

/** A built-in protocol is taken from this version, not from the document; any other is read like a local file. */
export const protocolOf = (record: Fields): Protocol => findProtocol(String(record.id)) ?? readProtocolRecord(record)

/** Start time and zone stay assumed where they were, although the command in the document writes them out. */
export const withBases = (request: Request, record: Fields, profile?: Profile): Request => ({
  ...request,
  ...(profile === undefined ? {} : { profile }),
  start: {
    ...request.start,
    timeAssumed: record.start_time_basis === 'assumed',
    zoneAssumed: record.tz_basis === 'assumed',
  },
})

/** Throws Refusal where the document's command, request or protocol is refused. */
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
  // A workbook has no plan in it.
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
