import { describe, expect, it } from 'vitest'
import { IN, OUT, run } from '../fake-io'

const WARD =
  'name: Ward 5\ntz: Asia/Kolkata\nconcentration: 2\npump_step: 0.5\nlimits: {maximum: {value: 35, unit: mg/h}}\n'
const world = (text: string, more: Readonly<Record<string, string>> = {}) => ({
  contents: { 'h/ward.yaml': text, ...more },
})
const planned = async (args: readonly string[], around: Parameters<typeof run>[1]) => {
  const { out, code, err } = await run([...args, '--json'], around)
  expect(code, err).toBe(0)
  return JSON.parse(out)
}
const NAMED = ['--profile', 'h/ward.yaml'] as const

describe('a profile', () => {
  it('gives defaults of basis local and hard limits', async () => {
    const plan = await planned([...IN, ...NAMED], world(WARD))
    expect(plan.request).toMatchObject({
      start: '2026-11-30T08:00:00+05:30',
      tz: 'Asia/Kolkata',
      tz_basis: 'local',
      concentration_mg_mL: 2,
      pump_step_mL_h: 0.5,
      pump_step_basis: 'local',
      pump_max_basis: 'assumed',
    })
    expect(plan.totals.highest_rate_mg_h).toBe(35)
    expect(plan.limits).toContainEqual(
      expect.objectContaining({ name: 'rate', kind: 'hard', bound: 35, basis: 'local', source: ['profile Ward 5'] }),
    )
    expect(plan.assumptions).toContainEqual(
      expect.objectContaining({ id: 'concentration', basis: 'local', value: '2 mg/mL', changed_by: ['concentration'] }),
    )
    expect(plan.profile).toMatchObject({
      name: 'Ward 5',
      file: { name: 'ward.yaml' },
      defaults: ['tz', 'concentration', 'pump-step'],
    })
  })

  it('says of its zone that it is its own', async () => {
    const { out } = await run([...IN, ...NAMED], world(WARD))
    expect(out).toContain('local: profile Ward 5: the zone Asia/Kolkata.')
  })

  it('is replaced by options, except for its limits', async () => {
    const plan = await planned([...IN, ...NAMED, '--tz', 'UTC', '-c', '1'], world(WARD))
    expect(plan.request).toMatchObject({ tz: 'UTC', tz_basis: 'set', concentration_mg_mL: 1 })
    expect(plan.profile.defaults).toEqual(['pump-step'])
    const beyond = await run([...IN, ...NAMED, '--max', '36'], world(WARD))
    expect(beyond.code).toBe(3)
    expect(beyond.lines[0]).toContain('profile Ward 5')
    const allowed = await run(
      [...IN, ...NAMED, '--max', '36', '--allow', 'rate-per-weight', '--reason', 'x'],
      world(WARD),
    )
    expect(allowed.code).toBe(3)
  })

  it('is named by KETAPLAN_PROFILE, and ignored with --no-profile', async () => {
    const around = { ...world(WARD), env: { KETAPLAN_PROFILE: 'h/ward.yaml' } }
    expect((await planned(IN, around)).totals.highest_rate_mg_h).toBe(35)
    const without = await planned([...IN, '--no-profile'], around)
    expect(without).not.toHaveProperty('profile')
    expect(without.plan_id).toBe((await planned(IN, {})).plan_id)
  })

  it('of defaults alone gives the plan that the same options give', async () => {
    const defaults = WARD.replace(/^limits.*\n/m, '')
    const plan = await planned([...IN, ...NAMED], world(defaults))
    const same = await planned([...IN, '--tz', 'Asia/Kolkata', '-c', '2', '--pump-step', '0.5'], {})
    expect(plan.plan_id).toBe(same.plan_id)
    expect(plan.generator.command).toBe(same.generator.command)
  })

  it('has another id with another limit, not with another name or file', async () => {
    const idOf = async (text: string) => (await planned([...IN, ...NAMED], world(text))).plan_id
    const id = await idOf(WARD)
    expect(await idOf(WARD.replace('Ward 5', 'Ward 6'))).toBe(id)
    expect(await idOf(WARD.replace('value: 35', 'value: 34'))).not.toBe(id)
  })

  it('brings its own protocol, from beside it', async () => {
    const { out } = await run(['protocols', 'crps-5day', '--yaml'])
    const ours = out.replaceAll('source: []', 'source: [our protocol 12]').replace('value: 40', 'value: 38')
    const text = 'name: X\nprotocol: {inpatient: ours.yaml}\n'
    const plan = await planned([...IN, ...NAMED], world(text, { 'h/ours.yaml': ours }))
    expect([plan.protocol.id, plan.totals.highest_rate_mg_h]).toEqual(['my-crps-5day', 38])
    expect(plan.profile.defaults).toEqual(['protocol'])
    const other = await planned([...IN, ...NAMED, '-p', 'goldberg-2010'], world(text, { 'h/ours.yaml': ours }))
    expect([other.protocol.id, other.profile.defaults]).toEqual(['goldberg-2010', []])
  })

  it.each<[string, string, number, string]>([
    ['that is not there', '', 4, 'cannot read'],
    ['with an unknown key', 'name: x\nmaximum: 35\n', 2, 'maximum: an unknown key'],
    [
      'with a limit that its protocol does not reach',
      'name: x\nprotocol: {inpatient: crps-5day}\nlimits: {maximum: {value: 41, unit: mg/h}}\n',
      2,
      'limits.maximum',
    ],
    [
      'with a protocol of the other setting',
      'name: x\nprotocol: {inpatient: crps-10session}\n',
      2,
      'protocol.inpatient',
    ],
    [
      'with a limit per kilogram and no weight',
      'name: x\nlimits: {maximum_per_kg: {value: 0.4, unit: mg/kg/h}}\n',
      2,
      'weight',
    ],
  ])('%s is refused', async (_, text, exit, said) => {
    const { code, err } = await run([...IN, ...NAMED], text === '' ? {} : world(text))
    expect(code).toBe(exit)
    expect(err).toContain(said)
  })

  it('is refused beside --no-profile', async () => {
    expect((await run([...IN, ...NAMED, '--no-profile'], world(WARD))).code).toBe(2)
  })
})

describe('every output names the profile and its hash', () => {
  const MARK = /[Pp]rofile Ward 5, [0-9a-f]{12}/
  it.each(['table', 'csv', 'json', 'md', 'html', 'svg', 'ics', 'nonmem'])('%s', async (format) => {
    const { out } = await run([...OUT, ...NAMED, '-f', format], world(WARD))
    if (format === 'json') expect(JSON.parse(out).profile.file.sha256).toMatch(/^[0-9a-f]{64}$/)
    else expect(out.replaceAll('\n', ' ').replaceAll('\\,', ',')).toMatch(MARK)
  })

  it.each([['--chart'], ['--explain'], ['--explain', '-f', 'md'], ['--container', '250', '--supply']])(
    '%s',
    async (...more) => {
      const { out } = await run([...IN, ...NAMED, ...more], world(WARD))
      expect(out.replaceAll('\n', ' ')).toMatch(MARK)
    },
  )

  const EITHER = /[Pp]rofile Ward 5, [0-9a-f]{12}|Ward 5,[0-9a-f]{64}|"Ward 5",\s*"profile_sha256": "[0-9a-f]{64}"/
  it.each(['table', 'csv', 'json', 'md', 'html', 'svg'])('compare as %s', async (format) => {
    const variants = ['compare', 'crps-5day', 'goldberg-2010', '--start', '2026-11-30', '-f', format]
    const { out, err } = await run([...variants, ...NAMED], world(WARD))
    expect(out.replaceAll('\n', ' ')).toMatch(EITHER)
    expect(err).toContain('profile Ward 5')
  })

  it.each(['table', 'csv', 'json', 'lines'])('check as %s', async (format) => {
    const input = 'Hour,Rate (mg/h)\n1,20\n2,25\n'
    const { out, err } = await run(['check', 't.csv', '-f', format, ...NAMED], { ...world(WARD), input })
    expect(out.replace(/\n +/g, ' ')).toMatch(EITHER)
    expect(err).toContain('profile Ward 5')
    expect(err.startsWith('{')).toBe(format === 'json')
  })
})

describe('the limits of a profile', () => {
  it('hold in check in another unit than the protocol, where the weight decides which is tighter', async () => {
    const ward = 'name: Ward 5\nlimits: {session_dose: {value: 1, unit: mg/kg}}\n'
    const table = 'Session,Duration (h),Rate (mg/h)\n1,4,15\n'
    const checked = async (weight: string) => {
      const words = ['check', 't.csv', '--protocol', 'goldberg-2005', '-w', weight, ...NAMED, '--json']
      const { out } = await run(words, { ...world(ward), input: table })
      return JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule)
    }
    // 4 h at 15 mg/h are 60 mg: above 50 kg x 1 mg/kg, below 90 mg; 80 mg of the protocol stays for 90 kg.
    expect(await checked('50')).toContain('session-dose')
    expect(await checked('90')).not.toContain('session-dose')
  })

  it('come with its zone in check', async () => {
    // The night has an hour more: 4 h at 20 mg/h are 80 mg.
    const table = 'Start,End,Rate (mg/h),Dose (mg)\n2026-11-01 00:00,2026-11-01 03:00,20,80\n'
    const rules = async (zone: string) => {
      const around = { ...world(`name: W\ntz: ${zone}\n`), input: table }
      const { out } = await run(['check', 't.csv', ...NAMED, '--json'], around)
      return JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule)
    }
    expect(await rules('America/New_York')).not.toContain('dose')
    expect(await rules('UTC')).toContain('dose')
  })

  it('hold in batch, compare and check', async () => {
    const line = '{"id":"a","setting":"inpatient","start":"2026-11-30T08:00","max":"36"}\n'
    expect((await run(['batch', '-', ...NAMED], { ...world(WARD), input: line })).code).toBe(1)
    expect((await run(['batch', '-', ...NAMED], { ...world(WARD), input: line.replace('36', '35') })).code).toBe(0)
    expect((await run(['compare', 'crps-5day,max=36', 'crps-5day', ...NAMED], world(WARD))).code).toBe(3)
    const table = 'Start,End,Rate (mg/h)\n2026-11-30 08:00,2026-11-30 09:00,35\n2026-11-30 09:00,2026-11-30 10:00,36\n'
    const checked = await run(['check', 't.csv', ...NAMED, '--json'], { ...world(WARD), input: table })
    expect(JSON.stringify(JSON.parse(checked.out).findings)).toContain('profile Ward 5')
  })
})
