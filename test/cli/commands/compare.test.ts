import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { own } from '../../protocols/local-file'
import { live } from '../../render/hostile'
import { run } from '../fake-io'

const FROM = ['--start', '2026-11-30T08:00'] as const
const TWO = ['compare', 'crps-5day', 'crps-5day,step-every=24h', ...FROM] as const
type Figures = Readonly<Record<string, string | number>>
const figuresOf = (out: string): readonly Figures[] => JSON.parse(out)

// 910 and 4,750 mg with a step an hour, 480 and 3,600 with one a day; both reach 40x24 = 960 mg.
it('shows the same figures in every form', async () => {
  const table = await run(TWO)
  expect(table.code).toBe(0)
  const lines = table.out.split('\n').map((line) => line.trim().split(/ {2,}/))
  for (const expected of [
    ['First day *', '910 mg', '480 mg'],
    ['Highest daily dose', '960 mg', '960 mg'],
    ['Total *', '4,750 mg', '3,600 mg'],
    ['At maximum *', '116 h', '24 h'],
    ['Figures assumed *', '3', '2'],
  ])
    expect(lines).toContainEqual(expected)
  const { out: md } = await run([...TWO, '--format', 'md'])
  expect(md).toContain('| Total \\* | 4,750 mg | 3,600 mg |')
  const figures = { first_day_mg: 910, heaviest_day_mg: 960, total_mg: 4750, at_maximum_h: 116 }
  const [json] = figuresOf((await run([...TWO, '--json'])).out)
  expect(json).toMatchObject(figures)
  const [csv]: Figures[] = parse((await run([...TWO, '--csv'])).out, { columns: true })
  for (const [name, value] of Object.entries(figures)) expect(Number(csv?.[name])).toBe(value)
})

it('takes ids, files and variants of one, three and more', async () => {
  const world = { files: ['./ours.yaml'], text: own('crps-5day', { 'maximum.value': 30 }) }
  const argv = ['compare', 'crps-5day', './ours.yaml', './ours.yaml,days=2', 'crps-10session', ...FROM, '--json']
  const { code, out } = await run(argv, world)
  expect(code).toBe(0)
  // 20+25+30x118 = 3,585; 20+25+30x46 = 1,425.
  expect(figuresOf(out).map(({ total_mg }) => total_mg)).toEqual([4750, 3585, 1425, 1400])
})

it('is for one patient', async () => {
  const { out } = await run(['compare', 'schwartzman-2009', 'goldberg-2005', ...FROM, '-w', '60', '--json'])
  expect(figuresOf(out).map(({ total_mg }) => total_mg)).toEqual([777, 700])
})

it('gives the same plans as the planner', async () => {
  const { out } = await run([...TWO, '--json'])
  const { out: planned } = await run([
    'inpatient',
    '2026-11-30T08:00',
    '--step-every',
    '24h',
    '-p',
    'crps-5day',
    '--json',
  ])
  expect(figuresOf(out)[1]?.plan_id).toBe(JSON.parse(planned).plan_id)
})

describe('overrides', () => {
  it.each([
    ['crps-5day,max=30', 30],
    ['crps-5day,start-rate=10,step=5', 40],
    ['crps-10session,weekends,session-hours=2h', 40],
    ['crps-10session,closed=2026-12-24+2026-12-25', 40],
    ['crps-5day,step=10,allow=step-size,reason=seen twice', 40],
    ['crps-5day,step=10,days=6,allow=step-size+course-length,reason=a + b = c', 40],
  ])('%s', async (variant, maximum) => {
    const { code, out, err } = await run(['compare', 'crps-5day', variant, ...FROM, '--json'])
    expect([code, code === 0 ? '' : err]).toEqual([0, ''])
    expect(figuresOf(out)[1]).toMatchObject({ variant, maximum_mg_h: maximum })
  })

  it.each([
    ['crps-5day,nonsense=1', 'nonsense'],
    ['crps-5day,step-every', 'step-every'],
    ['crps-10session,weekends=yes', 'weekends'],
    ['crps-5day,', 'override'],
    ['crps-5day,days=2,days=3', 'days'],
    // The patient and the start are the same for all.
    ['crps-5day,weight=60', 'weight'],
    ['crps-5day,start=2026-12-01', 'start'],
    ['crps-5day,tz=UTC', 'tz'],
    ['crps-5day,constructor=1', 'constructor'],
    ['crps-5day,sessions=3', 'sessions'],
    ['crps-5day,step=five', 'five'],
    ['nonsense', 'nonsense'],
    ['goebel-2015', 'goebel-2015'],
    ['schwartzman-2009', 'weight'],
  ])('%s is refused with exit 2, and names the variant', async (variant, words) => {
    const { code, out, err, lines } = await run(['compare', 'crps-5day', variant, ...FROM])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(variant)
    expect(err).toContain(words)
    expect(lines.length).toBeLessThanOrEqual(2)
  })

  it('beyond a limit are refused by the guard, exit 3', async () => {
    const { code, out, err } = await run(['compare', 'crps-5day', 'crps-5day,max=41', ...FROM])
    expect([code, out]).toEqual([3, ''])
    expect(err).toMatch(/crps-5day,max=41.*41 mg\/h.*40 mg\/h/)
  })
})

it.each([[['crps-5day']], [[]]])('takes two variants or more, not %j', async (variants) => {
  const { code, out } = await run(['compare', ...variants, ...FROM])
  expect([code, out]).toEqual([2, ''])
})

it('starts on the Monday after now where no start is given, and says so', async () => {
  // Now is Mon 30 Nov 2026 07:00 in New York; in Apia it is already Tue 1 Dec.
  for (const zone of ['America/New_York', 'Pacific/Apia']) {
    const { lines } = await run(['compare', 'crps-5day', 'goldberg-2010'], { zone })
    expect(lines).toEqual([expect.stringContaining('2026-12-07')])
  }
  const sunday = await run(['compare', 'crps-5day', 'goldberg-2010', '--now', '2026-11-29T23:59'])
  expect(sunday.err).toContain('2026-11-30')
  const quiet = await run(['compare', 'crps-5day', 'goldberg-2010', '-q'])
  expect(quiet.err).toBe('')
})

it('warns of racemic ketamine beside esketamine, in every form, and gives no ratio', async () => {
  for (const form of ['table', 'csv', 'json', 'md']) {
    const argv = ['compare', 'crps-5day', 'ketcrps-2-inpatient', '-w', '60', ...FROM, '-q', '-f', form]
    const { code, out, err } = await run(argv)
    expect(code).toBe(0)
    expect(err).toMatch(form === 'json' ? /"severity":"warning".*esketamine/ : /warning: .*esketamine/)
    expect(out).toContain('ketamine-racemic')
    expect(out).toContain('esketamine')
    expect(out).not.toMatch(/ratio|being 1/)
  }
  expect((await run(TWO)).err).toBe('')
})

it.each(['table', 'csv', 'json', 'md'])('names a local file by its hash in %s', async (form) => {
  const text = own('crps-5day', { 'maximum.value': 60 })
  const world = { files: ['./ours.yaml'], text }
  const { out: planned } = await run(['inpatient', '2026-11-30T08:00', '-p', './ours.yaml', '--json'], world)
  const { out } = await run(['compare', './ours.yaml', 'crps-5day', ...FROM, '-f', form], world)
  expect(out).toContain(JSON.parse(planned).protocol.local.hash)
  expect(out).toMatch(/above/)
})

it('runs no formula of a file’s name in a spreadsheet', async () => {
  for (const path of ['=1+1.yaml', '@SUM.yaml', '+1.yaml']) {
    const { out } = await run(['compare', path, 'crps-5day', ...FROM, '--csv'], {
      files: [path],
      text: own('crps-5day'),
    })
    const rows: Figures[] = parse(out, { columns: true })
    expect(rows[0]?.variant).toMatch(/^[^=+\-@]/)
  }
})

it('lets no file’s name act on a terminal', async () => {
  const path = 'a\u001b[2J\u202e.yaml'
  for (const form of ['table', 'csv', 'json', 'md']) {
    const world = { files: [path], text: own('crps-5day') }
    const { code, out, err } = await run(['compare', path, 'crps-5day', ...FROM, '-f', form], world)
    expect(code).toBe(0)
    expect(live((out + err).replaceAll('\n', ''))).toEqual([])
  }
})

it('writes to a file in the form of its extension', async () => {
  const { code, out, files } = await run([...TWO, '-o', 'both.csv'])
  expect([code, out]).toEqual([0, ''])
  expect(files.get('both.csv')).toMatch(/^variant,start,drug,/)
})

it('draws the variants, with the warning of two drugs above and on standard error', async () => {
  const argv = ['compare', 'crps-10session', 'ketcrps-2-outpatient', ...FROM, '-w', '60', '--chart']
  const { code, out, err } = await run(argv, { env: { LANG: 'C.UTF-8' } })
  expect(code).toBe(0)
  expect(out).toMatch(/^Highest planned rates [\s\S]*Not an[ \n]order\.\nWARNING: racemic ketamine is compared/)
  expect(out.match(/Rate, mg\/h/g)).toHaveLength(2)
  expect(err).toContain('esketamine')
  expect((await run(argv)).out).toMatch(/^[\n -~]*$/)
})

it('draws a prediction beneath each variant, on one scale', async () => {
  const { out } = await run(['compare', 'crps-5day', 'goldberg-2010', ...FROM, '--chart', '--predict'])
  expect(out.match(/^Predicted in plasma/gm)).toHaveLength(2)
  expect(out.match(/^ *600 \+/gm)).toHaveLength(2)
})

it.each(['csv', 'json', 'md'])('draws nothing as %s', async (format) => {
  const { code, lines } = await run([...TWO, '--chart', '--format', format])
  expect([code, lines.length]).toEqual([2, 1])
  expect(lines[0]).toContain('--chart')
})

it('fits 80 columns, however many variants, and leaves none out', async () => {
  const variants = ['crps-5day', 'crps-5day,step-every=24h', 'goldberg-2010', 'schwartzman-2009', 'goldberg-2005']
  const { code, out } = await run(['compare', ...variants, ...FROM, '-w', '70'])
  expect(code).toBe(0)
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  for (const variant of variants) expect(out).toMatch(new RegExp(`(^|  )${variant}(  |\n)`))
})

it('shows which limits are overridden and why, in every format', async () => {
  const lifted = 'crps-5day,step=10,step-every=30min,allow=step-size+step-interval,reason=teaching'
  const argv = ['compare', 'crps-5day', lifted, ...FROM]
  const { code, out } = await run([...argv, '--format', 'md'])
  expect(code).toBe(0)
  expect(out).toContain('| Limits overridden \\* |  | step-size, step-interval: teaching |')
  const [, json] = figuresOf((await run([...argv, '--json'])).out)
  expect(json).toMatchObject({ allowed: 'step-size step-interval', reason: 'teaching' })
  const rows: Figures[] = parse((await run([...argv, '--csv'])).out, { columns: true })
  expect(rows.map(({ allowed, reason }) => [allowed, reason])).toEqual([
    ['', ''],
    ['step-size step-interval', 'teaching'],
  ])
})

it('says once which variant is wrong', async () => {
  const { err } = await run(['compare', 'crps-5day,max=99,step=99', 'crps-5day', ...FROM])
  expect(err.match(/crps-5day,max=99,step=99/g)).toHaveLength(1)
})

it('names the variant in every fault of it', async () => {
  const { code, lines } = await run(['compare', 'crps-5day', 'crps-5day,step=x,max=y', ...FROM])
  expect(code).toBe(2)
  expect(lines.length).toBe(2)
  for (const line of lines) expect(line).toContain('crps-5day,step=x,max=y: --')
})

it('reports wrong options of its own together', async () => {
  const { code, lines } = await run(['compare', 'crps-5day', '-w', 'x', '-f', 'xml', '--predict=none', '--strict'])
  expect(code).toBe(2)
  expect(lines.length).toBe(5)
})

it('gives a dash where a variant cannot be predicted, and says why', async () => {
  const argv = ['compare', 'crps-5day', 'ketcrps-2-inpatient', ...FROM, '-w', '60', '--predict=domino']
  const { code, out } = await run(argv)
  expect(code).toBe(0)
  expect(out).toMatch(/^Predicted peak \* +[0-9]+ ng\/mL \([0-9]+ to [0-9]+\) +-$/m)
  expect(out.replace(/\s+/g, ' ')).toContain(
    'ketcrps-2-inpatient is not predicted: --predict "domino" is a model of the other drug; use one of simons-2022, fanta-2015',
  )
  const [first, second] = figuresOf((await run([...argv, '--json'])).out)
  expect([first !== undefined && 'peak_ng_mL' in first, second !== undefined && 'peak_ng_mL' in second]).toEqual([
    true,
    false,
  ])
})

it('predicts each drug by a model of its own, and says of each what it is', async () => {
  const argv = ['compare', 'crps-5day', 'ketcrps-2-inpatient', ...FROM, '-w', '60', '--predict']
  const { code, out } = await run(argv)
  expect(code).toBe(0)
  expect(out.replace(/\s+/g, ' ')).toMatch(
    /Ketamine \(racemic\): plasma predicted by kamp-2020 .* Esketamine: plasma predicted by simons-2022 /,
  )
  const figures = figuresOf((await run([...argv, '--json'])).out)
  expect(figures.map((each) => each.predicted_by)).toEqual(['kamp-2020', 'simons-2022'])
  // A height of one is no height of the other.
  const chart = (await run([...argv, '--chart'])).out
  expect(chart.replace(/\s+/g, ' ').match(/the range over [24] models/g)).toEqual([
    'the range over 4 models',
    'the range over 2 models',
  ])
  const alone = (await run(['compare', 'crps-5day', 'crps-5day', ...FROM, '-w', '60', '--predict', '--chart'])).out
  const axisOf = (text: string) => /Predicted in plasma[^\n]*\n(?:[^\n]*\n)? *([0-9,]+) /.exec(text)?.[1]
  expect(axisOf(chart)).toBe(axisOf(alone))
})

it('refuses a prediction that no variant can have', async () => {
  const { code, err } = await run(['compare', 'crps-5day', 'goldberg-2010', ...FROM, '-w', '130', '--predict'])
  expect([code, err]).toEqual([2, expect.stringContaining('--predict')])
})

it('says how it was made: a command that makes it again on another machine', async () => {
  const args = ['compare', 'crps-5day', 'goldberg-2010,step-every=2h', '-w', '70', '--tz', 'America/New_York']
  const { out } = await run([...args, '--start', '2026-11-30', '-f', 'md'], { zone: 'Asia/Tokyo' })
  const [, command = ''] = /```sh\nketaplan (.*)\n```/.exec(out) ?? []
  expect(command).toContain('--start 2026-11-30T08:00:00-05:00 --tz America/New_York --weight 70 --no-profile')
  expect((await run([...command.split(' '), '-f', 'md'])).out).toBe(out)
  for (const format of ['html', 'svg'])
    expect((await run([...command.split(' '), '-f', format])).out).toContain('The same comparison again:')
})

it('names a file that was compared by its base name and its SHA-256', async () => {
  const world = { files: ['wards/ours.yaml'], text: own('crps-5day', { 'maximum.value': 30 }) }
  const { out } = await run(['compare', 'crps-5day', 'wards/ours.yaml', ...FROM, '-f', 'md'], world)
  expect(out).toMatch(/Files: ours\.yaml: SHA-256 [0-9a-f]{64}/)
  expect(out).toContain('ketaplan compare crps-5day ours.yaml --start')
})

it('marks the rows that differ', async () => {
  const { out } = await run(TWO)
  expect(out).toMatch(/^Setting {2,}/m)
  expect(out).toMatch(/^A step every \* {2,}1 h +24 h$/m)
})

it('writes pictures and pages of at most eight variants', async () => {
  const { code, files } = await run([...TWO, '-o', 'a.svg', '-o', 'a.html', '-o', 'a.csv'])
  expect([code, [...files.keys()]]).toEqual([0, ['a.svg', 'a.html', 'a.csv']])
  expect(files.get('a.svg')).toMatch(/^<\?xml/)
  expect(files.get('a.html')).toMatch(/^<!DOCTYPE html>/)
  const nine = Array.from({ length: 9 }, () => 'crps-5day')
  const many = await run(['compare', ...nine, ...FROM, '-o', 'a.svg'])
  expect([many.code, many.err]).toEqual([2, expect.stringContaining('at most 8')])
})
