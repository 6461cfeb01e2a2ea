import { expect, it } from 'vitest'
import { type Finding, Refusal } from '../../../src/core/model/finding'
import { heldWord, refusalLines, sentence, warningsOf } from '../../../src/render/text/messages'
import { type Asked, outpatient, planOf } from '../plan-of'

function refusalFor(asked: Asked): Refusal {
  try {
    planOf(asked)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('not refused')
}
const findingsOf = (asked: Asked): readonly Finding[] => refusalFor(asked).findings
function refusal(asked: Asked): { exit: number; lines: readonly string[] } {
  const { exit, findings } = refusalFor(asked)
  return { exit, lines: refusalLines(findings) }
}

it.each<[Asked, number, string, string]>([
  [
    { maxRate: '45' },
    3,
    '--max 45 mg/h exceeds 40 mg/h, the hard limit rate (stated by patient article, medscape-2018, rsdinfo-2011)',
    'A hard limit cannot be overridden.',
  ],
  [{ maxRate: '40.001' }, 3, '--max 40.001 mg/h exceeds 40 mg/h', 'cannot be overridden'],
  [{ startRate: '41' }, 3, '--start-rate 41 mg/h exceeds 40 mg/h, the hard limit rate', 'cannot be overridden'],
  [{ setting: 'outpatient', maxRate: '45' }, 3, 'the hard limit rate (our assumption)', 'cannot be overridden'],
  [
    { startRate: '25' },
    3,
    '--start-rate 25 mg/h exceeds 20 mg/h, the soft limit start-rate (stated by patient article',
    '--allow start-rate --reason "why"',
  ],
  [{ step: '7.5' }, 3, '--step 7.5 mg/h exceeds 5 mg/h, the soft limit step-size', '--allow step-size --reason "why"'],
  [
    { stepEvery: '59min' },
    3,
    '--step-every 59 min is shorter than 1 h, the soft limit step-interval (our assumption)',
    '--allow step-interval ',
  ],
  [{ days: '6' }, 3, '--days 6 days exceeds 5 days, the soft limit course-length', '--allow course-length '],
  [
    { maxRate: '40', weight: '38' },
    3,
    '--max 40 mg/h exceeds 1 mg/kg/h = 38 mg/h, the soft limit rate-per-weight (stated by jefferson-2017, schwenk-2018)',
    '--allow rate-per-weight ',
  ],
  [{ weight: '154' }, 3, 'exceeds 150 kg, the soft limit weight', '--allow weight '],
  [
    { concentration: '0.001' },
    3,
    'hour 1: 20000 mL/h exceeds 999 mL/h, the hard limit pump-rate (our assumption)',
    'A hard limit cannot be overridden.',
  ],
  [
    { concentration: '0.05' },
    3,
    '--concentration 0.05 mg/mL is below 0.1 mg/mL, the soft limit concentration (our assumption)',
    '--allow concentration,fluid-24h ',
  ],
  [
    { maxRate: '35', concentration: '7', pumpStep: '1' },
    3,
    'hour 2: +7 mg/h exceeds 5 mg/h (5.5 mg/h as the pump delivers it), the soft limit step-size',
    '--allow step-size ',
  ],
  // 367 days: hard, so the soft limit that is passed too is not offered.
  [
    { days: '367', allow: 'course-length', reason: 'x' },
    3,
    'exceeds 366 days, the hard limit course-length',
    'A hard limit cannot be overridden.',
  ],
  [{ maxRate: '15' }, 2, 'start 20 mg/h is above --max 15; add --start-rate', ''],
  [{ maxRate: '1e3' }, 2, '--max "1e3" is not a number', ''],
  [{ weight: '154lb' }, 2, '154 lb is 69.853 kg', ''],
  [{ step: '5 mL/h' }, 2, '--step "5 mL/h" has an unknown unit', ''],
  [{ sessions: '3' }, 2, '--sessions does not apply to inpatient plans', ''],
  [
    { setting: 'outpatient', stepEvery: '2h' },
    2,
    '--step-every does not apply to crps-10session: it makes no steps within a session',
    '',
  ],
  [{ allow: 'step-size' }, 2, '--allow needs --reason', ''],
  [{ allow: 'rate', reason: 'x' }, 2, '--allow rate: a hard limit cannot be overridden', ''],
  [{ allow: 'toString', reason: 'x' }, 2, '"toString" is not a limit', ''],
  [{ start: '11/30/2026' }, 2, 'write 2026-11-30; the form is', ''],
])('refuses %j with exit %i', (asked, exit, first, second) => {
  const { findings } = refusalFor(asked)
  const told = refusal(asked)
  expect(told.exit).toBe(exit)
  expect(told.lines[0]).toContain(first)
  expect(told.lines.slice(findings.length).join('')).toContain(second)
  expect(told.lines.length).toBe(findings.length + (second === '' ? 0 : 1))
})

it('puts each limit on a line of its own, and then one --allow for all', () => {
  const { exit, lines } = refusal({ step: '7.5', days: '6' })
  expect([exit, lines.length]).toEqual([3, 3])
  expect(lines[0]).toContain('--step 7.5 mg/h exceeds')
  expect(lines[1]).toContain('--days 6 days exceeds')
  expect(lines[2]).toContain('--allow step-size,course-length --reason "why"')
})

it('names hard limits alone where one is passed, and suggests no --allow', () => {
  const { exit, lines } = refusal({ maxRate: '45', step: '7.5' })
  expect(exit).toBe(3)
  expect(lines.join(' ')).not.toMatch(/step|--allow/)
})

it('offers the window, weekends and the next start for a series that does not fit', () => {
  // From Mon 30 Nov 2026 without the 2nd: the tenth weekday is Mon 14 Dec, day 15. From Tue 1 Dec it is
  // Tue 15 Dec, day 15; from Thu 3 Dec Wed 16 Dec, day 14.
  const { lines } = refusal({ setting: 'outpatient', closed: '2026-12-02' })
  expect(lines[0]).toContain('session 10: day 15, Mon 14 Dec 2026 exceeds 14 days, the soft limit window')
  expect(lines.slice(1)).toEqual([
    'To override: --allow window --reason "why"',
    'Alternatives: --weekends, or start 2026-12-03T08:00 (Thu 3 Dec)',
  ])
})

it('has a sentence for a warning and for a note of a plan', () => {
  const told = (asked: Asked) => planOf(asked).findings.map(sentence)
  expect(told({ allow: 'step-size', reason: 'x' })).toContain(
    '--allow step-size has no effect: nothing in this plan exceeds that limit',
  )
  expect(told({ stepEvery: '120h' })).toContain('--step-every 5 days has no effect: the course ends after 5 days')
  // 20 + 3 x 6 = 38, then +6 would be 44: cut to +2.
  expect(told({ step: '6', allow: 'step-size', reason: 'x' })).toContain(
    'hour 5: step cut from +6 mg/h to +2 mg/h by rate',
  )
  expect(outpatient().findings.map(sentence)).toContain(
    'session 3, 120 mg, is the first above 100 mg (the most a session of a trial gave, schwartzman-2009)',
  )
})

it('says how to override a limit in a variant to compare and in a line of a batch', () => {
  const findings = findingsOf({ step: '7.5' })
  expect(refusalLines(findings, 'variant')[1]).toBe('To override: add ,allow=step-size,reason=why to the variant')
  expect(refusalLines(findings, 'column')).toEqual([
    expect.stringMatching(/^step 7.5 mg\/h exceeds 5 mg\/h/),
    'To override: set allow to "step-size" and reason to the reason',
  ])
})

it('has the warnings alone, and a word for what holds a rate', () => {
  expect(warningsOf(planOf({ allow: 'step-size', reason: 'x' }).findings)).toHaveLength(1)
  expect(heldWord(planOf())).toBe('maximum')
  expect(heldWord(planOf({ maxRate: '30' }))).toBe('your maximum')
  expect(heldWord(planOf({ weight: '38' }))).toBe('rate-per-weight')
})
