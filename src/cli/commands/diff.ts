/** `ketaplan diff`: the differences between the files of two plans. */
import { refuse } from '../../core/model/finding'
import { comparePlans } from '../../core/plan/compare-plans'
import { fixedZone, type Instant, isoInstant, readZone } from '../../core/values/time-zone'
import { factsOf } from '../../render/data/facts'
import { differencesTable } from '../../render/text/differences'
import { DIFFERENCE_FORMATS } from '../choices'
import { contextOf, type Io } from '../io/io'
import { textMessage, writeMessages } from '../io/messages'
import { targetsOf } from '../output'
import type { CommandLine } from '../parse-argv'
import { compareWithReplan, deliverDifferences } from '../verify/differences'
import { readPlanFile } from '../verify/record'

/** Throws Refusal: exit 1 where the plans differ, exit 2 for files that are not plans; Failure. */
export async function diffCommand({ args: [first = '', second], options, isJson }: CommandLine, io: Io): Promise<void> {
  if (second === undefined) return refuse('alone', 'diff', '', 'a second plan')
  const targets = targetsOf(options, DIFFERENCE_FORMATS)
  const [a, b] = [await readPlanFile(first, io), await readPlanFile(second, io)]
  const zone = readZone(String(a.head.request.tz)) ?? fixedZone(0)
  const moment = (at: Instant): string => isoInstant(zone, at).slice(0, 16)
  const differences = comparePlans(factsOf(a.head), factsOf(b.head), moment)
  const heads = [first, second] as const
  const table = (width: number) =>
    differences.length === 0 ? 'The plans are the same.\n' : differencesTable(differences, heads, width)
  const warn = async () => {
    for (const [file, planFile] of [[first, a] as const, [second, b] as const]) {
      const text = `${file} does not verify: ketaplan verify ${file} lists what differs`
      if ((await compareWithReplan(planFile, contextOf(io))).differences.length > 0)
        await writeMessages(io, isJson, [textMessage('warning', 'changed-plan', text)])
    }
  }
  await deliverDifferences(targets, { differences, heads, jsonFields: { first, second }, table }, options, io, warn)
}
