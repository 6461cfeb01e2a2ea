/** `ketaplan diff`: where two plans differ, by what their files say. */
import { Refusal, refuse } from '../../core/model/finding'
import { comparePlans } from '../../core/plan/compare-plans'
import type { Instant, Zone } from '../../core/values/time-zone'
import { fixedZone, isoInstant, readZone } from '../../core/values/time-zone'
import { factsOf } from '../../render/data/facts'
import { differencesCsv, differencesJson, differencesTable } from '../../render/text/differences'
import { DIFFERENCE_FORMATS } from '../choices'
import { contextOf, type Io } from '../io/io'
import { tell } from '../io/sink'
import { deliver, type Given, targetsOf, widthFor } from '../output'
import { differencesIn } from '../verify/differences'
import { type Carrier, carrierOf } from '../verify/record'
import { LARGEST_DOCUMENT } from './verify'

async function planIn(file: string, io: Io): Promise<Carrier> {
  const carrier = carrierOf(file, await io.readFile(file, LARGEST_DOCUMENT))
  return carrier.isJson ? carrier : refuse('not-a-plan', file, '', 'a plan as JSON')
}

const zoneOf = ({ head }: Carrier): Zone => readZone(String(head.request.tz)) ?? fixedZone(0)

/** Throws Refusal: exit 1 where the plans differ, exit 2 for files that are not plans; Failure. */
export async function diffCommand(first: string, second: string, given: Given, io: Io): Promise<void> {
  const targets = targetsOf(given, DIFFERENCE_FORMATS)
  const [a, b] = [await planIn(first, io), await planIn(second, io)]
  const zone = zoneOf(a)
  const moment = (at: Instant): string => isoInstant(zone, at).slice(0, 16)
  const differences = comparePlans(factsOf(a.head), factsOf(b.head), moment)
  const heads = [first, second] as const
  const texts = {
    table: () =>
      differences.length === 0
        ? 'The plans are the same.\n'
        : differencesTable(differences, heads, widthFor(given, io)),
    csv: () => differencesCsv(differences, heads),
    json: () => differencesJson(differences, { first, second }),
  }
  if (!(await deliver(targets, ({ format }) => texts[format](), given, io))) return
  for (const [file, carrier] of [
    [first, a],
    [second, b],
  ] as const)
    if ((await differencesIn(carrier, contextOf(io))).length > 0)
      await tell(io, [`warning: ${file} does not verify: ketaplan verify ${file} lists what differs`])
  if (differences.length > 0) throw new Refusal(1, [])
}
