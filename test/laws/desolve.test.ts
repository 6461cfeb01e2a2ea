/** The closed form against deSolve's lsoda in R, which integrates the plan from the data set that NONMEM would read. */
import { execFileSync } from 'node:child_process'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelsOf } from '../../src/core/pharmacokinetics/models'
import { predict } from '../../src/core/pharmacokinetics/predict'
import type { Plan } from '../../src/core/plan/types'
import { kg } from '../../src/core/values/quantity'
import { instant } from '../../src/core/values/time-zone'
import { nonmem } from '../../src/render/data/nonmem'
import { plainPaint } from '../../src/render/view'
import { isHere } from '../outside'
import { plans } from './arbitrary'

const PLANS = 210
const SCRIPT = new URL('desolve.R', import.meta.url).pathname
// Hours after the last row: the slowest exponential alone is left, and next to nothing of it.
const AFTER = [1, 6, 24, 72]

const isPredicted = ({ request: { weight } }: Plan): boolean =>
  weight === undefined || (weight >= 45_000 && weight <= 120_000)

/** The records of a plan's data set with its number and its weight before them, and times after the end. */
function dataSet(plan: Plan, index: number): readonly string[] {
  const weight = kg(predict(plan, true).weight)
  const text = nonmem(plan, {
    by: plan.request.setting === 'inpatient' ? 'hour' : 'session',
    width: 80,
    paint: plainPaint,
    excel: false,
  })
  const records = text.trimEnd().split('\n').slice(1)
  const end = Number(records.at(-1)?.split(',')[1])
  const after = AFTER.map((hours) => `1,${end + hours},.,.,2,1,.,,,`)
  return [...records, ...after].map((record) => `${index},${weight},${record}`)
}

describe.skipIf(!isHere('Rscript', '-e', 'library(deSolve)'))('a prediction and lsoda', () => {
  it(`agree at every row of ${PLANS} plans by every model of its drug, and long after the end`, () => {
    const cases = fc
      .sample(plans, { numRuns: 4 * PLANS, seed: Number(process.env.FC_SEED ?? 20261130) })
      .map(({ plan }) => plan)
      .filter(isPredicted)
      .slice(0, PLANS)
      // The models ask for the rates and the drug alone.
      .map((plan, index) =>
        index % 3 === 0 ? { ...plan, protocol: { ...plan.protocol, drug: 'esketamine' as const } } : plan,
      )
    expect(cases.length).toBe(PLANS)
    const input = ['CASE,WEIGHT,ID,TIME,AMT,RATE,EVID,CMT,DV,DRUG,PROTOCOL,PLAN', ...cases.flatMap(dataSet), ''].join(
      '\n',
    )
    const output = execFileSync('Rscript', ['--vanilla', SCRIPT], { input, encoding: 'utf8', maxBuffer: 2 ** 28 })
    const rows = parse<Record<string, string>>(output, { columns: true })
    const predictions = cases.map((plan) => modelsOf(plan.protocol.drug).map((id) => predict(plan, id)))
    let furthest = 0
    for (const row of rows) {
      const index = Number(row.CASE)
      const at = instant((cases[index]?.request.start.at ?? Number.NaN) + Number(row.MIN) * 60)
      const ids = modelsOf(cases[index]?.protocol.drug ?? 'ketamine-racemic')
      const integrated = ids.map((id) => Number(row[id]))
      ids.forEach((_, model) => {
        const found = predictions[index]?.[model]?.concentrationAt(at)
        const right = integrated[model] ?? Number.NaN
        furthest = Math.max(furthest, Math.abs((found?.chosen ?? Number.NaN) / right - 1))
        expect(Math.abs((found?.low ?? Number.NaN) / Math.min(...integrated) - 1)).toBeLessThan(1e-6)
        expect(Math.abs((found?.high ?? Number.NaN) / Math.max(...integrated) - 1)).toBeLessThan(1e-6)
      })
    }
    console.log(`deSolve: ${cases.length} plans, ${rows.length} rows, furthest apart by ${furthest.toExponential(1)}`)
    expect(furthest).toBeLessThan(1e-6)
    expect(rows.length).toBeGreaterThan(PLANS * (AFTER.length + 1))
  })
})
