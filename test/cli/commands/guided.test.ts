import { describe, expect, it } from 'vitest'
import { ask } from '../../../src/cli/commands/guided'
import { answering, run } from '../fake-io'

// Mon 30 Nov 2026, 12:00 UTC.
const CONTEXT = { now: Date.UTC(2026, 10, 30, 12) / 1000, zone: () => 'America/New_York' }
const ZONE = ['--tz', 'America/New_York']
const asked = (...answers: readonly string[]) => ask(answering(answers), CONTEXT)

describe('the answers as a command line', () => {
  it('leaves out what was left open', async () => {
    const { argv, command } = await asked('inpatient', '2026-11-30T08:00', '', '', 'crps-5day', '')
    expect(argv).toEqual(['inpatient', '2026-11-30T08:00', ...ZONE, '--protocol', 'crps-5day'])
    expect(command).toBe(`ketaplan ${argv.join(' ')}`)
  })

  it('quotes what a shell would split', async () => {
    const { command } = await asked('inpatient', '2026-11-30 08:00', '70 kg', '2 mg/mL', 'crps-5day', '')
    expect(command).toBe(
      "ketaplan inpatient '2026-11-30 08:00' --tz America/New_York --weight '70 kg' --concentration '2 mg/mL' --protocol crps-5day",
    )
  })

  it.each([
    ['today', '2026-11-30'],
    ['tomorrow', '2026-12-01'],
  ])('names the date of %s, so that the line gives the same plan on any day', async (word, date) => {
    const { argv, command } = await asked('outpatient', word, '', '', 'crps-10session', '')
    expect(argv[1]).toBe(word)
    expect(command).toContain(` outpatient ${date} --tz America/New_York `)
  })

  it('names no zone beside an offset, which brings its own', async () => {
    const { argv } = await asked('inpatient', '2026-11-30T08:00+01:00', '', '', 'crps-5day', '')
    expect(argv).toEqual(['inpatient', '2026-11-30T08:00+01:00', '--protocol', 'crps-5day'])
  })

  it('asks again after a wrong answer', async () => {
    const { argv } = await asked(
      ...['sideways', 'inpatient', '30.11.2026', '', '2026-11-30', '154lb', '1000', '70', '-2', '1'],
      ...['crps-10session', 'crps-5day', '45', '15', '30'],
    )
    expect(argv).toEqual([
      ...['inpatient', '2026-11-30', ...ZONE, '--weight', '70', '--concentration', '1'],
      ...['--max', '30', '--protocol', 'crps-5day'],
    ])
  })

  it('offers a protocol per kilogram only where there is a weight', async () => {
    const without = ['outpatient', '2026-11-30', '', '', 'schwartzman-2009', 'goldberg-2005', '']
    expect((await asked(...without)).argv).toContain('goldberg-2005')
    const weighed = ['outpatient', '2026-11-30', '60', '', 'schwartzman-2009', '']
    expect((await asked(...weighed)).argv).toContain('schwartzman-2009')
  })

  it('says what is wrong in the words of the options', async () => {
    const texts: (string | undefined)[] = []
    const questions = answering(['inpatient', '70', '', 'crps-5day'])
    await ask(
      {
        choice: questions.choice,
        text: async (_message, _example, wrong) => {
          texts.push(wrong('154lb'), wrong(''))
          return '2026-11-30'
        },
      },
      CONTEXT,
    ).catch(() => undefined)
    expect(texts[0]).toMatch(/154lb/)
    expect(texts[1]).toMatch(/^start/)
    expect(texts[2]).toMatch(/154 lb.*69\.853 kg/)
    expect([texts[3], texts[5]]).toEqual([undefined, undefined])
    expect(texts[4]).toMatch(/mg\/mL/)
  })
})

const START = ['inpatient', '2026-11-30', '70', '', 'crps-5day', '']

it('shows the plan that the printed command line gives', async () => {
  const { code, out, err } = await run([], { answers: START, terminal: true, env: { NO_COLOR: '1' } })
  expect([code, err]).toEqual([0, ''])
  const [, line = ''] = /As a command line:\n {2}ketaplan (.*)\n$/.exec(out) ?? []
  const again = await run(line.split(' '), { terminal: true, env: { NO_COLOR: '1' } })
  expect(again.code).toBe(0)
  expect(out).toContain(again.out)
})

it('prints the command line of a refused plan too, to be changed', async () => {
  // In Cairo the clocks go forward at 00:00 on Friday 24 April 2026, the day of the tenth session.
  const answers = ['outpatient', '2026-04-13T00:30', '', '', 'crps-10session', '']
  const { code, out, lines } = await run([], { answers, zone: 'Africa/Cairo' })
  expect(code).toBe(2)
  expect(out).toContain(
    'Refused:\n  ketaplan outpatient 2026-04-13T00:30 --tz Africa/Cairo --protocol crps-10session\n',
  )
  expect(out).not.toContain('As a command line')
  expect(lines.length).toBe(1)
  expect(lines[0]).toContain('session 10')
})

it.each([
  ['a closed day', ['2026-11-29', '2026-11-30'], 1],
  ['a weight that needs more than an answer', ['2026-11-30', '154', '70'], 2],
  ['a concentration that is never given', ['2026-11-30', '70', '100', '2'], 3],
])('takes %s for none, where it is typed', async (_, answers, last) => {
  const rest = ['', ''].slice(0, 3 - last)
  const { argv } = await asked('outpatient', ...answers, ...rest, 'crps-10session', '')
  const kept = answers.filter((_, index) => index !== answers.length - 2)
  for (const each of kept) expect(argv).toContain(each)
  expect(argv).not.toContain(answers.at(-2))
})

it.each([0, 1, 2, 3, 4, 5])('leaves quietly with 130 after %i answers', async (count) => {
  const { code, out, err } = await run([], { answers: START.slice(0, count) })
  expect([code, err]).toEqual([130, ''])
  expect(out).toMatch(/^ketaplan plans a ketamine infusion[\s\S]*not an order\.\n$/)
})

it('shows the weekday of the date and the title of the protocol', async () => {
  const texts: string[] = []
  const { choice, text } = answering(START)
  const listening: typeof text = (message, example, wrong) => {
    texts.push(message)
    return text(message, example, wrong)
  }
  await ask({ choice, text: listening }, CONTEXT)
  expect(texts[1]).toMatch(/^Mon 30 Nov 2026 08:00\. Actual body weight/)
  expect(texts[3]).toMatch(/^.+ Highest rate, mg\/h/)
  expect(texts[3]).not.toContain('crps-5day')
})

it('ends with the summary and the command line', async () => {
  const { out } = await run([], { answers: START, terminal: true, rows: 24, columns: 80, env: { NO_COLOR: '1' } })
  expect(out.trimEnd().split('\n').slice(-12).join('\n')).toMatch(
    /\nSummary\nSteps [\s\S]*\nTotal [\s\S]*\nMaximum [\s\S]*\nAssumptions [\s\S]*\nAs a command line:\n {2}ketaplan inpatient /,
  )
})

it('rejects a highest rate that the guard refuses or that is below the start', async () => {
  const answers = ['inpatient', '2026-11-30', '', '', 'crps-5day', '41', 'x', '15', '35']
  expect((await asked(...answers)).argv).toEqual(expect.arrayContaining(['--max', '35', '--protocol', 'crps-5day']))
})

it('asks questions only without arguments', async () => {
  expect((await run(['--version'], { answers: [] })).code).toBe(0)
  expect((await run(['inpatient'], { answers: START })).code).toBe(2)
})
