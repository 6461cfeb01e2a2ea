/** Somebody else's validator holds what we write to the schemas that we ship. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { runInside } from './inside'

const PYTHON = '/usr/bin/python3'
beforeAll(() => {
  try {
    execFileSync(PYTHON, ['-c', 'import jsonschema'])
  } catch (cause) {
    throw new Error('jsonschema is missing: install the package "python3-jsonschema" to run these tests', { cause })
  }
})

/** The faults that it finds in a document, by where they are; it reads the schema by its own rules first. */
const CODE = `
import json, sys, jsonschema
schema, documents = json.load(sys.stdin)
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
print(json.dumps([[ '/'.join(map(str, e.path)) for e in validator(schema).iter_errors(d)] for d in documents]))
`
function faultsIn(schema: string, documents: readonly unknown[]): readonly (readonly string[])[] {
  const shape = JSON.parse(readFileSync(`schema/${schema}.schema.json`, 'utf8'))
  const input = JSON.stringify([shape, documents])
  return JSON.parse(execFileSync(PYTHON, ['-W', 'ignore', '-c', CODE], { input, encoding: 'utf8' }))
}
const none = (documents: readonly unknown[]) => documents.map(() => [])

const WHEN = ['2026-11-30T08:00', '--tz', 'UTC', '--json', '-q']
const PLANS = [
  ['inpatient', ...WHEN],
  ['inpatient', ...WHEN, '-w', '70', '-c', '2', '--container', '50', '--predict'],
  ['inpatient', ...WHEN, '-p', 'correll-2004', '-w', '70'],
  ['inpatient', ...WHEN, '-p', 'goldberg-2010', '-w', '62.5'],
  ['inpatient', ...WHEN, '--step', '7.5', '--allow', 'step-size', '--reason', 'agreed'],
  ['outpatient', ...WHEN, '-w', '70', '-c', '2', '--container', '250', '--by', 'hour'],
  ['outpatient', ...WHEN, '-p', 'tankha-2025', '-w', '70'],
  ['outpatient', ...WHEN, '-p', 'schwartzman-2009', '-w', '70', '--closed', '2026-12-01'],
]

it('finds every plan as its schema says', async () => {
  const results = await Promise.all(PLANS.map((words) => runInside(words)))
  expect(results.map(({ code }) => code)).toEqual(PLANS.map(() => 0))
  const plans = results.map(({ stdout }) => JSON.parse(stdout))
  expect(faultsIn('plan', plans)).toEqual(none(plans))
  const [plan] = plans
  // It would say so: a key of another kind is a fault.
  const wrong = Object.keys(plan).map((key) => ({ ...plan, [key]: { other: [1] } }))
  expect(faultsIn('plan', wrong).filter((faults) => faults.length === 0)).toEqual([])
})

it('finds the built-in protocols as theirs says, and a figure without its unit not', () => {
  const names = readdirSync('src/protocols').filter((name) => name.endsWith('.json') && name !== 'citations.json')
  const protocols = names.map((name) => JSON.parse(readFileSync(`src/protocols/${name}`, 'utf8')))
  expect(protocols.length).toBeGreaterThan(15)
  expect(faultsIn('protocol', protocols)).toEqual(none(protocols))
  expect(faultsIn('protocol', [{ ...protocols[0], maximum: 40 }])[0]).not.toEqual([])
})

it('reads the schema of a profile, and finds a name of two lines', () => {
  expect(faultsIn('profile', [{ name: 'Ward 5' }, { name: 'Ward\n5' }])).toEqual([[], ['name']])
})
