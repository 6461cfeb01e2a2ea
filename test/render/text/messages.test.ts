import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Finding, Refusal } from '../../../src/core/model/finding'
import { basisText, boundText, refusalLines, sentence } from '../../../src/render/text/messages'
import { type Asked, outpatient, planOf } from '../plan-of'

const [limit] = planOf().limits
const finding = (code: string): Finding => ({
  ...(limit === undefined ? {} : { limit }),
  code,
  severity: 'error',
  place: '--max',
  found: '45 mg/h',
  allowed: '40 mg/h',
})

/** Every code that the source raises. */
const codes = ['core', 'cli'].flatMap((room) => {
  const folder = join('src', room)
  const text = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
  const raised = text
    .join('\n')
    .matchAll(/(?:refuse\(|noticeOf\(\s*'(?:warning|note)',|code: )\s*'([a-z-]+)'/g)
  return [...raised].map(([, code = '']) => code)
})
const chosen = ['beyond-hard-limit', 'beyond-soft-limit']

it.each([...new Set([...codes, ...chosen])])('has a sentence for %s', (code) => {
  const text = sentence(finding(code))
  expect(text).toMatch(/^\S.*[^.\s]$/)
  expect(text).not.toMatch(/undefined|NaN|\n/)
})

it.each(['constructor', 'toString', 'no-such-code'])('has no words for %s', (code) => {
  expect(() => sentence(finding(code))).toThrow(RangeError)
})

it.each([
  [{ basis: 'stated', source: ['seed', 'medscape-2018'] }, 'stated by seed, medscape-2018'],
  [{ basis: 'derived', source: ['seed'] }, 'derived from seed'],
  [{ basis: 'assumed', source: ['ours'] }, 'our assumption'],
  [{ basis: 'set', source: [] }, 'set by you'],
] as const)('tells what %j rests on', (sourced, text) => {
  expect(basisText(sourced)).toBe(text)
})

it('gives a bound in its own unit, and as the planned rate it comes to', () => {
  // 1 mg/kg/h x 70.567 kg = 70.567 mg/h, planned 70.56; 200 mg over 4 h = 50 mg/h.
  const bounds = (asked: Asked) => planOf(asked).limits.map((each) => `${each.name} ${boundText(each)}`)
  expect(bounds({ weight: '70.567' })).toContain('rate-per-weight 1 mg/kg/h = 70.56 mg/h')
  expect(bounds({ weight: '70.567' })).toContain('rate 40 mg/h')
  expect(bounds({ setting: 'outpatient' })).toContain('session-dose 200 mg = 50 mg/h')
})

function refusal(asked: Asked): { exit: number; lines: readonly string[] } {
  try {
    planOf(asked)
  } catch (error) {
    if (error instanceof Refusal) return { exit: error.exit, lines: refusalLines(error.findings) }
    throw error
  }
  return { exit: 0, lines: [] }
}

it.each<[Asked, number, string, string]>([
  [
    { max: '45' },
    3,
    '--max 45 mg/h is beyond 40 mg/h, hard limit rate (stated by seed, medscape-2018, rsdinfo-2011)',
    'A hard limit is never overridden.',
  ],
  [{ max: '40.001' }, 3, '--max 40.001 mg/h is beyond 40 mg/h', 'never overridden'],
  [{ 'start-rate': '41' }, 3, '--start-rate 41 mg/h is beyond 40 mg/h, hard limit rate', 'never overridden'],
  [{ setting: 'outpatient', max: '45' }, 3, 'hard limit rate (our assumption)', 'never overridden'],
  [
    { 'start-rate': '25' },
    3,
    '--start-rate 25 mg/h is beyond 20 mg/h, soft limit start-rate (stated by seed',
    '--allow start-rate --reason "why"',
  ],
  [
    { step: '7.5' },
    3,
    '--step 7.5 mg/h is beyond 5 mg/h, soft limit step-size',
    '--allow step-size --reason "why"',
  ],
  [
    { 'step-every': '59min' },
    3,
    '--step-every 59 min is sooner than 1 h, soft limit step-interval (our assumption)',
    '--allow step-interval ',
  ],
  [{ days: '6' }, 3, '--days 6 days is beyond 5 days, soft limit course-length', '--allow course-length '],
  [
    { max: '40', weight: '38' },
    3,
    '--max 40 mg/h is beyond 1 mg/kg/h = 38 mg/h, soft limit rate-per-weight (stated by jefferson-2017, schwenk-2018)',
    '--allow rate-per-weight ',
  ],
  [{ weight: '154' }, 3, 'beyond 150 kg, soft limit weight', '--allow weight '],
  [
    { concentration: '0.001' },
    3,
    'hour 1: 20000 mL/h is beyond 999 mL/h, hard limit pump-rate (our assumption)',
    'A hard limit is never overridden.',
  ],
  [
    { concentration: '0.05' },
    3,
    '--concentration 0.05 mg/mL is not at least 0.1 mg/mL, soft limit concentration (our assumption)',
    '--allow concentration,fluid-24h ',
  ],
  [
    { max: '35', concentration: '7', 'pump-step': '1' },
    3,
    'hour 2: +7 mg/h is beyond 5 mg/h (5.5 mg/h as the pump delivers it), soft limit step-size',
    '--allow step-size ',
  ],
  // 367 days: hard, so the soft limit that is passed too is not offered.
  [
    { days: '367', allow: 'course-length', reason: 'x' },
    3,
    'beyond 366 days, hard limit course-length',
    'A hard limit is never overridden.',
  ],
  [{ max: '15' }, 2, 'start 20 mg/h is above --max 15; add --start-rate', ''],
  [{ max: '1e3' }, 2, '--max "1e3" is not a figure', ''],
  [{ weight: '154lb' }, 2, '154 lb is 69.853 kg', ''],
  [{ step: '5 mL/h' }, 2, '--step "5 mL/h" has a unit not known here', ''],
  [{ sessions: '3' }, 2, '--sessions does not apply to inpatient plans', ''],
  [{ setting: 'outpatient', 'step-every': '2h' }, 2, '--step-every does not apply to outpatient plans', ''],
  [{ allow: 'step-size' }, 2, '--allow needs --reason', ''],
  [{ allow: 'rate', reason: 'x' }, 2, '--allow rate: a hard limit is never overridden', ''],
  [{ allow: 'toString', reason: 'x' }, 2, '"toString" is not a limit', ''],
  [{ start: '11/30/2026' }, 2, 'write 2026-11-30; the form is', ''],
])('refuses %j with exit %i', (asked, exit, first, second) => {
  const told = refusal(asked)
  expect(told.exit).toBe(exit)
  expect(told.lines[0]).toContain(first)
  expect(told.lines.slice(1).join()).toContain(second)
  expect(told.lines.length > 1).toBe(second !== '')
})

it('puts each limit on a line of its own, and then one --allow for all', () => {
  const { exit, lines } = refusal({ step: '7.5', days: '6' })
  expect([exit, lines.length]).toEqual([3, 3])
  expect(lines[0]).toContain('--step 7.5 mg/h is beyond')
  expect(lines[1]).toContain('--days 6 days is beyond')
  expect(lines[2]).toContain('--allow step-size,course-length --reason "why"')
})

it('names hard limits alone where one is passed, and suggests no --allow', () => {
  const { exit, lines } = refusal({ max: '45', step: '7.5' })
  expect(exit).toBe(3)
  expect(lines.join(' ')).not.toMatch(/step|--allow/)
})

it('offers the window, weekends and the next start for a series that does not fit', () => {
  // From Mon 30 Nov 2026 without the 2nd: the tenth weekday is Mon 14 Dec, day 15. From Tue 1 Dec it is
  // Tue 15 Dec, day 15; from Thu 3 Dec Wed 16 Dec, day 14.
  const { lines } = refusal({ setting: 'outpatient', closed: '2026-12-02' })
  expect(lines[0]).toContain('session 10: day 15, Mon 14 Dec 2026 is beyond 14 days, soft limit window')
  expect(lines[1]).toBe(
    'To plan it all the same: --allow window --reason "why"; or --weekends, or start 2026-12-03T08:00 (Thu 3 Dec)',
  )
})

it('tells a warning and a note of a plan in a sentence each', () => {
  const told = (asked: Asked) => planOf(asked).findings.map(sentence)
  expect(told({ allow: 'step-size', reason: 'x' })).toContain(
    '--allow step-size has no effect: nothing in this plan passes that limit',
  )
  expect(told({ 'step-every': '120h' })).toContain(
    '--step-every 5 days has no effect: the course ends after 5 days',
  )
  // 20 + 3 x 6 = 38, then +6 would be 44: cut to +2.
  expect(told({ step: '6', allow: 'step-size', reason: 'x' })).toContain(
    'hour 5: step cut from +6 mg/h to +2 mg/h by rate',
  )
  expect(outpatient().findings.map(sentence)).toContain(
    'session 3, 120 mg, is the first above 100 mg (the most a session of a trial gave, schwartzman-2009)',
  )
})
