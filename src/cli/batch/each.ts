/** `batch --each 'plans/{id}.html'`: a file for each plan. */
import { basename } from 'node:path'
import { refuse } from '../../core/model/finding'
import type { ModelId } from '../../core/pharmacokinetics/models'
import type { Plan } from '../../core/plan/types'
import { FORMATS, renderers } from '../../render/index'
import { rowsOfSetting } from '../../render/view'
import { plainView, rowsAsked } from '../commands/plan'
import { formatByExtension, type Options, refuseBeside, textOf } from '../output'

const PLACE = '{id}'
const ID = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/

/**
 * From an id to a function that renders the file of its plan. Throws Refusal for an id that cannot be part of a file
 * name, or that an earlier line has.
 */
export type Each = (id: string) => (plan: Plan, predict?: ModelId) => { readonly path: string; readonly text: string }

/** Undefined where no file is asked for. Throws Refusal (exit 2) for a wrong pattern. */
export async function eachFor(options: Options): Promise<Each | undefined> {
  const pattern = textOf(options.each)
  if (pattern === undefined) return undefined
  refuseBeside(options, ['format', 'csv', 'json', 'no-header'], '--each', 'the extension of the pattern alone')
  if (basename(pattern).split(PLACE).length !== 2 || pattern.split(PLACE).length !== 2)
    refuse('bad-pattern', '--each', pattern, `${PLACE} once, in the name of the file: 'plans/${PLACE}.html'`)
  const by = rowsAsked(options)
  const format = formatByExtension(pattern, FORMATS)
  const render = await renderers[format]()
  const taken = new Set<string>()
  return (id) => {
    if (!ID.test(id)) refuse('not-an-id', 'id', id, 'letters, digits, -, _ and . (not first)')
    // Some file systems ignore the case of letters.
    if (taken.has(id.toLowerCase())) refuse('listed-twice', 'id', id, 'it once')
    taken.add(id.toLowerCase())
    return (plan, predict) => ({
      path: pattern.replace(PLACE, () => id),
      text: render(plan, plainView({ by: by ?? rowsOfSetting(plan.request.setting, format), predict })),
    })
  }
}
