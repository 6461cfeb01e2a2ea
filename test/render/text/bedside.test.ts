/** Hold rules and observation schedules of a protocol, in every output for people and in JSON. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { protocols } from '../../../src/protocols/index'
import { HOLD_EXAMPLES, OBSERVE_EXAMPLES } from '../../../src/render/help/bedside-examples'
import { run } from '../../cli/fake-io'
import { localFile } from '../../protocols/local-regimen'
import { live } from '../hostile'

const FILE = './ours.yaml'
const LOCAL = { basis: 'local', source: 'pain team, 2026' }
const file = (rules: object): string => {
  const plain = JSON.parse(
    localFile({ drug: 'ketamine-racemic', setting: 'inpatient', start: '10 mg/h', maximum: '10 mg/h', length: '1 h' }),
  )
  return JSON.stringify({ ...plain, ...rules })
}
const RULES = {
  hold: [
    { text: 'SpO2 under 92 %', ...LOCAL },
    { text: 'RASS -2 or lower', ...LOCAL, note: 'by the nurse' },
  ],
  observe: [
    { what: 'SpO2, sedation', every: { value: 15, unit: 'min' }, for: { value: 1, unit: 'h' }, ...LOCAL },
    { what: 'blood pressure', every: { value: 2, unit: 'h' }, ...LOCAL },
  ],
}
const planned = async (text: string, ...options: readonly string[]) => {
  const asked = ['inpatient', '2026-11-30T08:00', '--tz', 'UTC', '-p', FILE, ...options]
  const { code, out } = await run(asked, { files: [FILE], text })
  expect(code).toBe(0)
  return out
    .replace(/<[^>]*>/g, ' ')
    .replace(/\\(?=[[\]_])/g, '')
    .replace(/\s+/g, ' ')
}
const FORMS = [[], ['-f', 'md'], ['-f', 'html'], ['--explain'], ['--explain', '-f', 'md']]
const REVIEW = 'Lower or stop the infusion as ordered; the next rise only after review (our assumption).'

describe.each(FORMS)('with %j', (...options) => {
  it('rules of a file replace the line to fill in, with their basis and source', async () => {
    const out = await planned(file(RULES), ...options)
    expect(out).toContain('Hold or lower if: SpO2 under 92 % (local: pain team, 2026)')
    expect(out).toContain('Hold or lower if: RASS -2 or lower (local: pain team, 2026; by the nurse)')
    expect(out).toContain('Observation schedule')
    expect(out).toContain('SpO2, sedation: every 15 min for 1 h (local: pain team, 2026)')
    expect(out).toContain('blood pressure: every 2 h (local: pain team, 2026)')
    expect(out).toContain(REVIEW)
    expect(out).not.toContain('to be filled in by the prescriber')
  })

  it('a plan without rules has the line alone: nothing is invented', async () => {
    const out = await planned(file({}), ...options)
    expect(out.match(/Hold or lower if:/g)).toHaveLength(1)
    expect(out).toMatch(/Hold or lower if: [_ ]*\(to be filled in by the prescriber\)/)
    expect(out).toContain(REVIEW)
    expect(out).not.toContain('Observation schedule')
    for (const { text } of [...HOLD_EXAMPLES, ...OBSERVE_EXAMPLES]) expect(out).not.toContain(text)
    expect(out).not.toMatch(/ucpw-clinic|rcht-2022|fpm-2016/)
  })

  it('rules can do nothing by their text', async () => {
    const evil = 'x\u001b[2J\u009b3m\u202ey <b>'
    const text = file({
      hold: [{ text: evil, basis: 'local', source: evil, note: evil }],
      observe: [{ what: evil, every: { value: 1, unit: 'h' }, basis: 'local', source: evil }],
    })
    const asked = ['inpatient', '2026-11-30T08:00', '--tz', 'UTC', '-p', FILE, ...options]
    const { out } = await run(asked, { files: [FILE], text })
    expect(live(out.replaceAll('\n', ''))).toEqual([])
    if (options.length > 0 && options.at(-1) !== '--explain') expect(out).not.toMatch(/(?<!\\)<b>x/)
  })
})

it('are in the JSON of the plan as the file says them, and none where it has none', async () => {
  const out = await run(['inpatient', '2026-11-30T08:00', '--json', '-p', FILE], { files: [FILE], text: file(RULES) })
  const { protocol } = JSON.parse(out.out)
  expect(protocol.hold.map(({ text }: { text: string }) => text)).toEqual(['SpO2 under 92 %', 'RASS -2 or lower'])
  expect(protocol.observe[0]).toMatchObject({ what: 'SpO2, sedation', every: { value: 15, unit: 'min' } })
  const { out: builtIn } = await run(['inpatient', '2026-11-30T08:00', '--json'])
  expect(JSON.parse(builtIn).protocol).not.toHaveProperty('hold')
})

it('a built-in protocol has only rules that its source states', () => {
  const rules = protocols.flatMap(({ hold = [], observe = [] }) => [...hold, ...observe])
  for (const { basis } of rules) expect(basis).toBe('stated')
})

it('the examples of named sources are in docs/evidence.md, each with its source', () => {
  const page = readFileSync('docs/evidence.md', 'utf8').replace(/\s+/g, ' ')
  for (const { text, source } of [...HOLD_EXAMPLES, ...OBSERVE_EXAMPLES]) {
    expect(page).toContain(text)
    expect(page).toContain(source.split(',')[0])
  }
})
