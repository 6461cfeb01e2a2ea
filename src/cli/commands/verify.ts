/** `ketaplan verify`: plans a document of ketaplan again and reports what differs. */
import { refuse } from '../../core/model/finding'
import type { Difference } from '../../core/plan/compare-plans'
import { escapeControls } from '../../core/values/escape-controls'
import { differencesTable } from '../../render/text/differences'
import { wrap } from '../../render/view'
import { VERSION } from '../../version'
import { DIFFERENCE_FORMATS } from '../choices'
import { contextOf, type Io } from '../io/io'
import { type Options, targetsOf, textOf } from '../output'
import type { CommandLine } from '../parse-argv'
import { csvDifferences, isPlanCsv } from '../verify/csv'
import { compareWithReplan, deliverDifferences } from '../verify/differences'
import { LARGEST_DOCUMENT, planFileOf, readPlanFile } from '../verify/record'

const HEADS = ['in the file', 'planned again'] as const
const ONE_PROGRAM =
  'One program plans both, so this is not an independent double check: it finds changed files and versions that plan differently.'

interface Verified {
  readonly differences: readonly Difference[]
  readonly planId?: string
  /** The version of the program that made the document, if known. */
  readonly version?: string | undefined
  /** What was compared, and what was not. */
  readonly scope: string
}

async function verifyCsv(file: string, text: string, options: Options, io: Io): Promise<Verified> {
  const path = textOf(options.plan)
  const planFile = path === undefined ? undefined : await readPlanFile(path, io, '--plan')
  const scope =
    path === undefined
      ? 'A CSV holds no request: its own arithmetic, sums and limits were verified. --plan compares it with a plan.'
      : `Compared with ${escapeControls(path)}.`
  return { differences: await csvDifferences(file, text, planFile, contextOf(io)), scope }
}

async function verify(file: string, options: Options, io: Io): Promise<Verified> {
  const text = await io.readFile(file, LARGEST_DOCUMENT)
  if (isPlanCsv(text)) return verifyCsv(file, text, options, io)
  if (options.plan !== undefined) refuse('not-with', '--plan', file, 'a CSV')
  const planFile = planFileOf(file, text)
  const { plan_id, generator } = planFile.head
  return {
    differences: (await compareWithReplan(planFile, contextOf(io))).differences,
    planId: plan_id,
    version: generator?.version,
    scope: 'Planned again from the request and the protocol in it.',
  }
}

function textFor(file: string, { differences, planId, version, scope }: Verified, width: number): string {
  const count = differences.length
  const verdict = count === 0 ? 'same' : `${count} difference${count === 1 ? '' : 's'}`
  const id = planId === undefined ? '' : ` (plan ${escapeControls(planId)})`
  const other =
    version === undefined || version === VERSION
      ? ''
      : ` Made by ketaplan ${escapeControls(version)}, verified by ${VERSION}.`
  const head = wrap(`${escapeControls(file)}${id}: ${verdict}. ${scope}${other}`, width)
  const table = count === 0 ? '' : `\n${differencesTable(differences, HEADS, width)}\n`
  return `${head}\n${table}${wrap(ONE_PROGRAM, width)}\n`
}

/** Throws Refusal: exit 1 where the document differs, exit 2 for a file that is not a document of ketaplan; Failure. */
export async function verifyCommand({ args: [file = ''], options }: CommandLine, io: Io): Promise<void> {
  const targets = targetsOf(options, DIFFERENCE_FORMATS)
  const verified = await verify(file, options, io)
  const { differences, planId, scope } = verified
  const jsonFields = { file, plan_id: planId, scope }
  const table = (width: number) => textFor(file, verified, width)
  await deliverDifferences(targets, { differences, heads: HEADS, jsonFields, table }, options, io)
}
