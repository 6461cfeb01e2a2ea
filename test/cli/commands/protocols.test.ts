import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { protocols } from '../../../src/protocols/index'
import { listed } from '../../../src/protocols/listed'
import { protocolFileSchema } from '../../../src/protocols/schema'
import { changed, own } from '../../protocols/local-file'
import { live } from '../../render/hostile'
import { IN, run } from '../fake-io'

const flat = (text: string): string => text.replace(/\s+/g, ' ')

it.each([[[]], [['--md']], [['-f', 'md']]])(
  'lists with %j every protocol, and what is not plannable',
  async (options) => {
    const { code, out, err } = await run(['protocols', ...options])
    expect([code, err]).toEqual([0, ''])
    for (const { id } of protocols) expect(out).toMatch(new RegExp(`^(?:\\| )?${id}(?: |$)`, 'm'))
    for (const { id, reason } of listed) {
      expect(out).toContain(id)
      expect(flat(out)).toContain(reason.split(' ')[0])
    }
  },
)

it('lists as JSON every protocol with its figures', async () => {
  const { out } = await run(['protocols', '--json'])
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(protocols)))
})

describe.each(protocols.map(({ id }) => id))('%s', (id) => {
  it.each([[[]], [['--md']]])(
    'is shown with %j: figures, bases, sources, how much was read, cautions',
    async (options) => {
      const { code, out } = await run(['protocols', id, ...options], {
        columns: 200,
        terminal: true,
        env: { NO_COLOR: '1' },
      })
      expect(code).toBe(0)
      const { drug = '' } = protocols.find((each) => each.id === id) ?? {}
      for (const words of [drug, 'step condition', 'assumed', 'ours', 'no source', 'Cautions', 'Not a medical device'])
        expect(flat(out)).toContain(words)
      expect(out).not.toContain('LOCAL PROTOCOL')
    },
  )

  it('may be planned from its own YAML once its sources are filled in', async () => {
    const { out: yaml } = await run(['protocols', id, '--yaml'])
    const text = yaml.replaceAll('source: []', 'source: our protocol 12, 2026-03')
    const [setting = ''] = protocols.filter((each) => each.id === id).map((each) => each.setting)
    const argv = [setting, '2026-11-30T08:00', '-w', '60', '--json', '-p']
    const { code, out } = await run([...argv, './ours.yaml'], { files: ['./ours.yaml'], text })
    const { out: builtIn } = await run([...argv, id])
    expect(code).toBe(0)
    expect(JSON.parse(out).segments).toEqual(JSON.parse(builtIn).segments)
    expect(JSON.parse(out).protocol.local.above_built_ins).toBe(false)
  })
})

it('shows how much of each source was read', async () => {
  const { out } = await run(['protocols', 'crps-5day', '--md'])
  expect(out).toMatch(/\| patient article \| .* \| read in full \|/)
  expect(out).toMatch(/\| medscape-2018 \| .*1145318-107996 \| answer read in full \|/)
  expect(out).toMatch(/\| rsdinfo-2011 \| .* \| page read \|/)
  expect(out).toMatch(/\| start \| 20 mg\/h \| stated: patient article \(read in full\), medscape-2018 \(answer read/)
})

it('says as JSON too how much of each source was read', async () => {
  const { out } = await run(['protocols', 'crps-5day', '--json'])
  expect(JSON.parse(out)).toMatchObject({ id: 'crps-5day', start: { value: 20, basis: 'stated' } })
  expect(out).toContain('answer read in full')
})

describe('from the built-in to one’s own', () => {
  const begun = async () => {
    const { out } = await run(['protocols', 'crps-5day', '--yaml'])
    return out.replaceAll('source: []', 'source: our protocol 12, 2026-03')
  }
  const planned = (text: string) => run([...IN, '-p', './ours.yaml', '--json'], { files: ['./ours.yaml'], text })

  it('another step interval is planned', async () => {
    const text = (await begun()).replace('step_every:\n  value: 1\n', 'step_every:\n  value: 2\n')
    const { code, out } = await planned(text)
    expect(code).toBe(0)
    // 2 h each at 20, 25, 30, 35 are 220 mg; 112 h at 40 are 4,480.
    expect(JSON.parse(out).totals.dose_mg).toBe(4700)
  })

  it('40 become 400 is refused by the ceiling', async () => {
    const { code, out, err, lines } = await planned((await begun()).replace('value: 40', 'value: 400'))
    expect([code, out]).toEqual([3, ''])
    expect(err).toMatch(/ours\.yaml:[0-9]+:[0-9]+: maximum: 400 mg\/h .*100 mg\/h.*ceiling/)
    expect(lines.length).toBeLessThanOrEqual(2)
  })

  it('40 become 60 is refused while it cites medscape-2018', async () => {
    const figure = { value: 60, unit: 'mg/h', basis: 'stated', source: ['medscape-2018'] }
    const text = stringify(changed(parse(await begun()), { maximum: figure }))
    const { code, out, err } = await planned(text)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/maximum.*your own source.*40 mg\/h became 60 mg\/h/)
  })

  it('40 become 60 is planned with a source of one’s own, under a banner that says so', async () => {
    const text = (await begun()).replace('value: 40', 'value: 60')
    const { code, out } = await run([...IN, '-p', './ours.yaml'], { files: ['./ours.yaml'], text })
    expect(code).toBe(0)
    expect(flat(out)).toMatch(/LOCAL PROTOCOL, file [0-9a-f]{12}; its maximum is above that of every built-in/)
  })
})

describe('a local file', () => {
  const world = (changes = {}) => ({ files: ['./ours.yaml'], text: own('crps-5day', changes) })

  it.each([[[]], [['--md']]])('is shown with %j under its banner', async (options) => {
    const { code, out } = await run(['protocols', './ours.yaml', ...options], world({ 'maximum.value': 60 }))
    expect(code).toBe(0)
    expect(flat(out)).toMatch(/LOCAL PROTOCOL, file [0-9a-f]{12}; its maximum is above/)
  })

  const evil = 'x\u001bc\u009b3m\u202ey <b>'
  const record = { text: evil, basis: 'local', source: [evil] }
  const hostile = world({
    title: evil,
    remarks: [record],
    extent: record,
    step_condition: record,
    'start.note': evil,
    'maximum.source': [evil],
    'adjuncts.0.what': evil,
    'adjuncts.0.note': evil,
  })
  const PLAN = [...IN, '-p', './ours.yaml']
  it.each([
    ...['table', 'md', 'json', 'yaml'].map((form) => [['protocols', './ours.yaml', '-f', form]]),
    ...['table', 'md', 'json', 'csv'].map((form) => [[...PLAN, '-f', form]]),
    [[...PLAN, '--max', '41']],
    [['compare', './ours.yaml', 'crps-5day,days=2']],
  ])('can do nothing by its texts: %j', async (argv) => {
    const { code, out, err } = await run(argv, hostile)
    expect(code).toBe(argv.includes('--max') ? 3 : 0)
    expect(live((out + err).replaceAll('\n', ''))).toEqual([])
    // Markdown would pass a tag on to a browser.
    if (argv.includes('md')) expect(out).not.toMatch(/(?<!\\)<b>/)
  })

  it('that is wrong is refused here too', async () => {
    const { code, out } = await run(['protocols', './ours.yaml'], world({ 'maximum.value': 0 }))
    expect([code, out]).toEqual([2, ''])
  })
})

it('prints the JSON Schema of a protocol file', async () => {
  const { code, out } = await run(['protocols', '--schema'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(protocolFileSchema())))
})

it.each([
  ['crps-5day', 'inpatient'],
  ['tankha-2025', 'outpatient'],
  ['fpm-ps12-2021', 'inpatient'],
])('writes %s with a source of one’s own to a file that is planned from as it is', async (id, setting) => {
  const { code, files } = await run(['protocols', id, '-o', 'ours.yaml', '--source', 'our protocol 12'])
  const text = files.get('ours.yaml') ?? ''
  const plan = [setting, '2026-11-30T08:00', '-w', '70', '--json', '-p']
  const { out } = await run([...plan, './ours.yaml'], { files: ['./ours.yaml'], text })
  const { out: builtIn } = await run([...plan, id])
  expect(code).toBe(0)
  expect(JSON.parse(out).segments).toEqual(JSON.parse(builtIn).segments)
})

it('writes a starting point to a file by its extension', async () => {
  const { code, out, files } = await run(['protocols', 'crps-5day', '-o', 'ours.yaml'])
  expect([code, out]).toEqual([0, ''])
  expect(files.get('ours.yaml')).toBe((await run(['protocols', 'crps-5day', '--yaml'])).out)
})

it.each([
  [['nonsense'], 'nonsense'],
  [['--yaml'], 'id'],
  [['crps-5day', '--yaml', '--md'], 'md'],
  [['crps-5day', '-f', 'csv'], 'csv'],
  [['crps-5day', '--source', 'our protocol 12'], '--yaml beside it'],
  [['crps-5day', '--json', '--source', 'our protocol 12'], '--yaml beside it'],
  [['--schema', '--source', 'our protocol 12'], '--yaml beside it'],
  [['crps-5day', '--yaml', '--source', 'medscape 2018'], 'medscape-2018'],
  [['crps-5day', '--yaml', '--source', ' '], 'your own source'],
  [['crps-5day', '--yaml', '--source', 'x'.repeat(401)], 'your own source'],
  [['goebel-2015', '--yaml'], 'goebel-2015'],
])('%j is refused with exit 2', async (argv, words) => {
  const { code, out, err, lines } = await run(['protocols', ...argv])
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(words)
  expect(lines.length).toBeLessThanOrEqual(2)
})

it('shows what is listed and why no plan is made of it, with how much of its source was read', async () => {
  const { code, out } = await run(['protocols', 'goebel-2015'])
  expect(code).toBe(0)
  expect(out).toContain('goebel-2015: listed, not plannable\n')
  expect(out).toContain('It cannot be planned: its steps were not seen')
  expect(out).toContain('(table read)')
  const { out: json } = await run(['protocols', 'goebel-2015', '--json'])
  expect(JSON.parse(json)).toMatchObject({ id: 'goebel-2015', plannable: false, source: ['goebel-2015'] })
})

it('shows the limit on the drug in JSON, and its source', async () => {
  const { out } = await run(['protocols', 'ketcrps-2-outpatient', '--json'])
  expect(JSON.parse(out).drug_limit).toMatchObject({ name: 'rate-absolute', value: 20, unit: 'mg/h' })
  const { out: racemic } = await run(['protocols', 'crps-5day', '--json'])
  expect(JSON.parse(racemic).sources).toHaveProperty('schwenk-2018')
})
