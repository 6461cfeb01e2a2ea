import { describe, expect, it } from 'vitest'
import { IN, OUT, run } from '../fake-io'

const document = async (args: readonly string[], format: string, env = {}) =>
  (await run([...args, '-f', format, '--quiet'], { env })).out
const verified = (text: string, ...more: readonly string[]) =>
  run(['verify', 'plan', ...more], { contents: { plan: text }, zone: 'Asia/Tokyo' })

const PLANS = [
  [...IN],
  [...IN, '-w', '70', '-c', '2', '--container', '250', '--predict=domino', '--by', 'change'],
  [
    ...IN,
    '--max',
    '0.5 mg/kg/h',
    '-w',
    '70',
    '--step',
    '7.5',
    '--allow',
    'step-size',
    '--reason',
    'a, "b" </script> --> ```',
  ],
  ['inpatient', 'tomorrow', '--now', '2026-11-29'],
  [...OUT, '--on', 'mon,wed,fri', '--sessions', '6'],
  [...OUT, '-p', 'schwartzman-2009', '-w', '60', '--by', 'hour'],
]

describe.each(PLANS.map((args) => [args.join(' '), args] as const))('%s', (_, args) => {
  it.each(['json', 'html', 'svg', 'md'])('verifies as %s on another machine', async (format) => {
    const { code, out } = await verified(await document(args, format))
    expect(out).toContain(': same.')
    expect(code).toBe(0)
  })
})

it('verifies an explanation in Markdown', async () => {
  expect((await verified(await document([...IN, '--explain'], 'md'))).code).toBe(0)
})

describe('a changed document', () => {
  it('exits 1 and says what was planned again', async () => {
    const text = (await document(IN, 'json')).replaceAll('4750', '4751')
    const { code, out, err } = await verified(text)
    expect([code, err]).toEqual([1, ''])
    expect(out).toContain('totals dose_mg')
    expect(out).toContain('not an independent double check')
  })

  it('is listed whole as CSV and JSON', async () => {
    const text = (await document(IN, 'json')).replaceAll('4750', '4751')
    const differences = [
      { place: 'rows 2026-12-05T07:00:00-05:00 cumulative_mg', first: '4751', second: '4750' },
      { place: 'totals dose_mg', first: '4751', second: '4750' },
    ]
    const { out } = await verified(text, '--json')
    expect(JSON.parse(out)).toMatchObject({ file: 'plan', same: false, differences })
    expect((await verified(text, '--csv')).out).toBe(
      ',in the file,planned again\nrows 2026-12-05T07:00:00-05:00 cumulative_mg,4751,4750\ntotals dose_mg,4751,4750\n',
    )
  })

  it('is no plan any more where its command asks for what the guard refuses', async () => {
    const text = (await document([...IN, '--max', '35'], 'json')).replace(
      '"--max",\n      "35"',
      '"--max",\n      "95"',
    )
    const { code, out } = await verified(text)
    expect(code).toBe(1)
    expect(out).toContain('hard limit')
  })

  it('shows the figures of a built-in protocol that were changed', async () => {
    const record = JSON.parse(await document(IN, 'json'))
    record.protocol.maximum.value = 45
    const { code, out } = await verified(JSON.stringify(record))
    expect(code).toBe(1)
    expect(out).toContain('protocol maximum value')
  })
})

it('says by which version another document was made', async () => {
  const text = (await document(IN, 'html'))
    .replaceAll(/ketaplan \d+\.\d+\.\d+\./g, 'ketaplan 0.0.9.')
    .replace(/"version":"[^"]*"/, '"version":"0.0.9"')
  const { code, out } = await verified(text)
  expect(code).toBe(0)
  expect(out.replaceAll('\n', ' ')).toContain('Made by ketaplan 0.0.9, verified by')
})

it('reads no profile and no environment', async () => {
  const profile = 'name: X\nlimits: {maximum: {value: 30, unit: mg/h}}\n'
  const world = {
    contents: { 'p.yaml': profile, plan: await document(IN, 'json') },
    env: { KETAPLAN_PROFILE: 'p.yaml' },
  }
  expect((await run(['verify', 'plan'], world)).code).toBe(0)
  const { out } = await run([...IN, '-f', 'html', '--profile', 'p.yaml'], world)
  expect((await verified(out)).code).toBe(0)
})

it('plans by a local protocol that the document carries, under the ceiling', async () => {
  const yaml = (await run(['protocols', 'crps-5day', '--yaml'])).out.replaceAll(
    'source: []',
    'source: [our protocol 12]',
  )
  const made = await run([...IN, '-p', 'ours.yaml', '--json', '-q'], { contents: { 'ours.yaml': yaml } })
  expect((await verified(made.out)).code).toBe(0)
  const record = JSON.parse(made.out)
  record.protocol.maximum.value = 400
  const { code, out } = await verified(JSON.stringify(record))
  expect(code).toBe(1)
  expect(out).toContain('ceiling')
})

describe('a CSV', () => {
  const CSV = () => document([...IN, '-w', '70', '-c', '2', '--predict=clements'], 'csv')

  it('is held to its own arithmetic', async () => {
    const text = await CSV()
    expect((await verified(text)).code).toBe(0)
    const { code, out } = await verified(text.replace(/,4750,/, ',4751,'))
    expect(code).toBe(1)
    expect(out).toContain('row 120 cumulative_mg')
  })

  it('is compared with a plan, whatever its rows and its model', async () => {
    const json = await document([...IN, '-w', '70', '-c', '2'], 'json')
    const compared = (text: string, plan: string) =>
      run(['verify', 'a.csv', '--plan', 'plan.json'], { contents: { 'a.csv': text, 'plan.json': plan } })
    for (const by of ['hour', 'change', 'session'])
      expect((await compared(await document([...IN, '-w', '70', '-c', '2', '--by', by], 'csv'), json)).code).toBe(0)
    expect((await compared(await CSV(), json)).code).toBe(0)
    expect((await compared(`\ufeff${(await CSV()).replaceAll('\n', '\r\n')}`, json)).code).toBe(0)
    const { code, out } = await compared((await CSV()).replace('0.286', '0.287'), json)
    expect(code).toBe(1)
    expect(out).toContain('row 1 rate_mg_kg_h')
    const changed = await compared(await CSV(), json.replaceAll('4750', '4751'))
    expect(changed.out).toContain('--plan totals dose_mg')
  })
})

describe('is refused with exit 2', () => {
  it.each([
    ['another text', 'Hour,Rate\n1,20\n'],
    ['JSON of something else', '{"schema":"ketaplan-check-1"}'],
    ['JSON that is broken', '{"schema":'],
    ['two blocks', '<!-- ketaplan-plan {} --><!-- ketaplan-plan {} -->'],
  ])('%s', async (_, text) => {
    expect((await verified(text)).code).toBe(2)
  })

  it('--plan beside a document that carries its own', async () => {
    expect((await verified(await document(IN, 'json'), '--plan', 'x')).code).toBe(2)
  })
})

it('exits 4 where there is no file', async () => {
  expect((await run(['verify', 'none.json'])).code).toBe(4)
})
