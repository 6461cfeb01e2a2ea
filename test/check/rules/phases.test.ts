import { describe, expect, it } from 'vitest'
import { run } from '../../cli/fake-io'
import { type Keys, localFile } from '../../protocols/local-regimen'

const LOCAL = {
  ...{ drug: 'ketamine-racemic', setting: 'inpatient', length: '2 h', start: '10 mg/h', maximum: '40 mg/h' },
  load: '7 mg over 10 min',
}
const HEAD = 'start,end,rate_mg_h,weight_kg,phase'
const row = (from: string, to: string, rate: number, phase: string): string =>
  `2026-11-30T${from}:00Z,2026-11-30T${to}:00Z,${rate},70,${phase}`

/** `rule column` of each error or warning of a table. */
async function found(keys: Keys, rows: readonly string[]): Promise<readonly string[]> {
  const files = { files: ['ours.json'], text: localFile({ ...LOCAL, ...keys }) }
  const table = [HEAD, ...rows].join('\n')
  const { out } = await run(['check', '-', '-p', 'ours.json', '--json'], { ...files, input: `${table}\n` })
  const { findings } = JSON.parse(out) as { findings: { rule: string; severity: string }[] }
  return findings.filter(({ severity }) => severity !== 'note').map(({ rule }) => rule)
}

describe('a load', () => {
  const rest = row('08:10', '10:00', 10, 'titration')
  it.each([
    // 42 mg/h x 10 min = 7 mg; 148 x 10 min = 24.67 mg, above 0.35 x 70 = 24.5; 421 above 70 mg.
    [42, []],
    [148, ['load-dose']],
    [421, ['load-dose']],
  ])('of %d mg/h for 10 min: %j', async (rate, rules) => {
    expect(await found({}, [row('08:00', '08:10', rate, 'load'), rest])).toEqual(rules)
  })

  it('is at most that of its protocol file', async () => {
    expect(await found({ load_dose: '7.5 mg' }, [row('08:00', '08:10', 48, 'load'), rest])).toEqual(['load-dose'])
  })

  it('is a fault where the protocol has none', async () => {
    const rows = [row('08:00', '08:10', 10, 'load'), rest]
    expect(await found({ load: undefined }, rows)).toContain('bolus')
  })
})

describe('a minimum', () => {
  const rows = [row('08:00', '09:00', 10, 'titration'), row('09:00', '10:00', 4, 'titration')]
  it('is a warning for a rate of the titration, not for a wean', async () => {
    expect(await found({ load: undefined, minimum: '5 mg/h' }, rows)).toEqual(['minimum'])
    const weaned = [row('08:00', '10:00', 10, 'titration'), row('10:00', '11:00', 4, 'wean')]
    const keys = { load: undefined, minimum: '5 mg/h', wean: '1 h in 1 falls' }
    expect(await found(keys, weaned)).toEqual([])
  })
})

it('counts a dose limit over any 24 h', async () => {
  const keys = { load: undefined, dose_24h: '39 mg' }
  expect(await found(keys, [row('08:00', '10:00', 20, 'titration')])).toContain('dose-24h')
  expect(await found(keys, [row('08:00', '10:00', 10, 'titration')])).toEqual([])
})
