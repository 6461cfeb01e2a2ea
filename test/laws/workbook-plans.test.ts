/** The workbook of every built-in protocol, by hour, change and session, gets the verdict of its CSV from `check`. */
import { expect, it } from 'vitest'
import { Refusal } from '../../src/core/model/finding'
import { plan } from '../../src/core/plan/plan'
import type { By } from '../../src/core/plan/rows'
import { parseRequest, present } from '../../src/core/request/request'
import { protocols } from '../../src/protocols/index'
import { csv } from '../../src/render/data/csv'
import { xlsx } from '../../src/render/xlsx/xlsx'
import { run } from '../cli/fake-io'
import { lawRuns } from '../law-runs'
import { view } from '../render/plan-of'

const BYS: readonly By[] = ['hour', 'change', 'session']
const PUMPS = [
  [undefined, '70'],
  ['1', '70'],
  ['2.5', '70'],
  // A start of 1.8 mg/h is set as 1.6 mg/h.
  ['8', '45'],
] as const
const ALL = protocols.flatMap((protocol) => BYS.map((by) => [protocol.id, by] as const))
const CASES = ALL.filter((_, index) => index % lawRuns(1, 7) === 0)

/** The exit code, and the rules of what was found, beside what is said of columns. */
async function verdictOf(input: string | readonly Uint8Array[]) {
  const { code, out } = await run(['check', '-', '--json'], { input })
  const findings: readonly { readonly rule: string; readonly severity: string }[] = JSON.parse(out).findings
  return { code, errors: findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule) }
}

it.each(CASES)('%s by %s', async (id, by) => {
  const protocol = protocols.find((each) => each.id === id) ?? expect.unreachable(id)
  let planned = 0
  for (const [concentration, weight] of PUMPS) {
    const raw = present({ setting: protocol.setting, start: '2026-11-30T08:00', timeZone: 'UTC', weight })
    try {
      const request = parseRequest({ ...raw, ...present({ concentration }) }, { now: 0, zone: () => 'UTC' })
      const made = plan(request, protocol)
      const ofText = await verdictOf(csv(made, view({ by })))
      const ofBook = await verdictOf([await xlsx(made, view({ by }))])
      expect(ofBook, `${id} by ${by} at ${concentration ?? 'no'} mg/mL`).toEqual(ofText)
      expect(ofText.errors).toEqual([])
      planned++
    } catch (error) {
      // Too weak or too strong for this protocol.
      if (!(error instanceof Refusal)) throw error
    }
  }
  expect(planned).toBeGreaterThan(0)
})

it('says why a limit is overridden, on both sheets', async () => {
  const raw = { setting: 'inpatient', start: '2026-11-30T08:00', timeZone: 'UTC', step: '10' } as const
  const request = parseRequest({ ...raw, allow: 'step-size', reason: 'teaching' }, { now: 0, zone: () => 'UTC' })
  const made = plan(request, protocols.find(({ id }) => id === 'crps-5day') ?? expect.unreachable())
  expect((await verdictOf([await xlsx(made, view({ by: 'hour' }))])).errors).toEqual([])
})
