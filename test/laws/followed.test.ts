/** A record that is the plan, up to any change of it, continues as the plan: for every protocol, with and without a pump. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { continued } from '../../src/core/given/continued'
import { rateAt } from '../../src/core/given/follow'
import type { Protocol } from '../../src/core/model/protocol'
import { plan } from '../../src/core/plan/plan'
import { totalsOf } from '../../src/core/plan/rows'
import type { Plan } from '../../src/core/plan/types'
import { endOf } from '../../src/core/schedule/segment'
import type { Instant } from '../../src/core/values/time-zone'
import { protocols } from '../../src/protocols/index'
import { readProtocolFile } from '../../src/protocols/parse-protocol-file'
import { asked } from '../core/given/records'
import { planOf } from '../render/plan-of'

const FOLDER = 'examples/regimens/'
const local = readdirSync(FOLDER)
  // One needs an override, and has a test of its own.
  .filter((file) => file.endsWith('.yaml') && file !== 'load-1-mg-kg.yaml')
  .map((file) => readProtocolFile(file, readFileSync(FOLDER + file, 'utf8')))

const PUMPS = [{}, { concentration: '4', pumpStep: '0.1' }, { concentration: '2', pumpStep: '0.5' }]

const plansOf = (protocol: Protocol): readonly Plan[] =>
  PUMPS.flatMap((pump) =>
    ['50', '83'].flatMap((weight) => {
      const { request } = planOf({ setting: protocol.setting, start: '2026-11-30T08:00+00:00', weight, ...pump })
      try {
        return [plan(request, protocol)]
      } catch {
        // A pump's step that is too coarse for the protocol, a dose above its limit: no plan, no rest.
        return []
      }
    }),
  )

/** The rows of a plan up to an instant. */
const recordOf = ({ segments }: Plan, until: Instant) =>
  segments.filter(({ start }) => start <= until).map(({ start, rate }) => ({ at: start, rate }))

describe.each([...protocols, ...local].map((protocol) => [protocol.id, protocol] as const))('%s', (_, protocol) => {
  const all = plansOf(protocol)
  it('is planned with some pump', () => expect(all.length).toBeGreaterThan(0))
  it('continues as it was planned from each change on, by itself and by --then with the planned rate', () => {
    for (const each of all) {
      const edges = [...new Set(each.segments.slice(0, 12).flatMap((segment) => [segment.start, endOf(segment)]))]
      for (const until of edges.slice(0, -1)) {
        const rows = recordOf(each, until)
        const rest = continued(each, asked(each, rows, { until }))
        expect(totalsOf(rest).dose).toBe(totalsOf(each).dose)
        const thenRate = rateAt(each.segments, until)
        const isTitration = each.segments.find(({ start }) => start === until)?.phase === 'titration'
        if (isTitration && rows.length > 1)
          expect(continued(each, asked(each, rows.slice(0, -1), { until, thenRate })).segments.length).toBeGreaterThan(
            0,
          )
      }
    }
  })
})
