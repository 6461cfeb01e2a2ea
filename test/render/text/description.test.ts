import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { protocols } from '../../../src/protocols/index'
import { HOLD_EXAMPLES, OBSERVE_EXAMPLES } from '../../../src/render/help/starting-point'
import { describe as described } from '../../../src/render/text/description'
import { run } from '../../cli/fake-io'
import { localFile } from '../../protocols/local-regimen'
import { live } from '../hostile'
import { outpatient, planOf } from '../plan-of'

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
    for (const [text] of [...HOLD_EXAMPLES, ...OBSERVE_EXAMPLES]) expect(out).not.toContain(text)
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
  for (const [text, source] of [...HOLD_EXAMPLES, ...OBSERVE_EXAMPLES]) {
    expect(page).toContain(text)
    expect(page).toContain(source.split(',')[0])
  }
})

describe('description', () => {
  const REASON = 'reviewed, pain team'

  it('heads a plan with the drug, the setting, the protocol and the id', () => {
    const plan = planOf()
    expect(described(plan).title).toBe(`Ketamine (racemic) · inpatient · crps-5day · plan ${plan.id}`)
    expect(described(outpatient()).title).toContain(' · outpatient · crps-10session · ')
  })

  it('says that the rates are the highest planned, if tolerated, and no order', () => {
    expect(described(planOf()).promise).toMatch(/Highest planned rates; .*if tolerated.* Not an order/)
    expect(described(planOf()).conditions[0]).toMatch(/if tolerated: sedation, blood pressure, heart rate and SpO2/)
  })

  it('leaves the hold rule to be filled in', () => {
    expect(described(planOf()).conditions[1]).toMatch(/^Hold or lower if: _{5,}.*filled in by the prescriber/)
  })

  it.each([
    // 20+25+30+35+40x116; 80+100+120+140+160x6, six sessions of 4 h at 40.
    [planOf(), 'In all 4,750 mg in 5 days; 116 h at the maximum, 40 mg/h.'],
    [outpatient(), 'In all 1,400 mg in 40 h; 24 h at the maximum, 40 mg/h.'],
    [planOf({ stepEvery: '24h' }), 'In all 3,600 mg in 5 days; 24 h at the maximum, 40 mg/h.'],
    // 13.3 mL/h x 3 mg/mL is 39.9 mg/h; 19.8 + 24.9 + 30 + 34.8 + 39.9 x 116.
    [
      planOf({ concentration: '3' }),
      'In all 4,737.9 mg in 5 days; 116 h at the maximum, 40 mg/h (39.9 mg/h by the pump). Fluid in all 1,579.3 mL at 3 mg/mL, without priming.',
    ],
    // 20 + 25 + 30 + 35 = 110, x 4; 56 x 160.
    [
      outpatient({ sessions: '60', allow: 'course-length,window', reason: 'x' }),
      'In all 9,400 mg in 240 h; 224 h at the maximum, 40 mg/h.',
    ],
    [planOf({ days: '1' }), 'In all 910 mg in 24 h; 20 h at the maximum, 40 mg/h.'],
  ])('sums a plan up', (plan, totals) => {
    expect(described(plan).totals).toBe(totals)
  })

  it('states what was overridden, where and why', () => {
    const { guard } = described(planOf({ step: '7.5', allow: 'step-size', reason: REASON }))
    expect(guard[0]).toMatch(
      /^ALLOWED: step-size 5 mg\/h \(stated by patient article.*\): hour 2 \+7\.5 mg\/h\. Reason: /,
    )
    expect(guard[0]).toContain(REASON)
  })

  it('states an overridden limit that nothing exceeds as such', () => {
    const { guard } = described(planOf({ allow: 'step-size', reason: REASON }))
    expect(guard[0]).toContain('nothing exceeds it')
  })

  it('states what the guard checked, and what it could not without a weight', () => {
    const without = described(planOf()).guard.join('\n')
    expect(without).toMatch(
      /Checked: rate 40 mg\/h; ceiling 100 mg\/h; start-rate 20 mg\/h; step-size 5 mg\/h; step-interval 1 h/,
    )
    expect(without).toMatch(
      /Not checked because no weight was given: ceiling 1\.5 mg\/kg\/h, rate-per-weight 1 mg\/kg\/h, weight 150 kg\./,
    )
    const withWeight = described(planOf({ weight: '70' })).guard.join('\n')
    expect(withWeight).toContain('rate-per-weight 1 mg/kg/h = 70 mg/h')
    expect(withWeight).not.toContain('Not checked')
  })

  it('states the bounds of the fluid and the pump, and the rise that the pump may make of a step', () => {
    const { guard } = described(planOf({ concentration: '3' }))
    const checked = guard.find((text) => text.startsWith('Checked:'))
    expect(checked).toContain('step-size 5 mg/h (5.1 mg/h as the pump delivers it)')
    expect(checked).toContain(
      'concentration 100 mg/mL (hard); concentration 10 mg/mL; concentration at least 0.1 mg/mL; pump-rate 999 mL/h; fluid-24h 3000 mL in 24 h',
    )
  })

  it('does not count an overridden limit as checked', () => {
    const { guard } = described(planOf({ step: '7.5', allow: 'step-size', reason: REASON }))
    expect(guard.filter((text) => text.startsWith('Checked:')).join()).not.toContain('step-size')
  })

  it('states what held the rate, and by which limit', () => {
    expect(described(planOf()).guard.join('\n')).toMatch(/Held at 40 mg\/h from hour 5 on by rate/)
    expect(described(planOf({ weight: '38' })).guard.join('\n')).toMatch(
      /Held at 38 mg\/h from hour 5 on by rate-per-weight \(1 mg\/kg\/h = 38 mg\/h, stated by jefferson-2017, schwenk-2018\)/,
    )
  })

  it('notes once where a plan exceeds the highest rate per kg of the trials', () => {
    // 0.35 mg/kg/h x 70 kg = 24.5 mg/h, passed by 25 mg/h in hour 2: 0.357 mg/kg/h.
    const { guard } = described(planOf({ weight: '70' }))
    expect(guard.filter((text) => text.includes('0.35 mg/kg/h'))).toEqual([
      'From hour 2 on the rate is above 0.35 mg/kg/h (0.357 mg/kg/h), the highest rate per kg of the CRPS trials listed (schwartzman-2009).',
    ])
  })

  it('gives the cautions in order, the one for the way home to outpatients alone', () => {
    const starts = [
      'With benzodiazepines',
      'Monitor vital signs',
      'Not for:',
      'No driving',
      'Liver:',
      'Fatigue',
      'Not licensed',
      'For planning',
    ]
    const shown = described(outpatient()).cautions
    expect(shown.length).toBe(starts.length)
    for (const [index, start] of starts.entries()) expect(shown[index]).toMatch(new RegExp(`^${start}`))
    expect(described(planOf()).cautions).toEqual(shown.filter((text) => !text.startsWith('No driving')))
  })

  it('names adjuncts as named by the source, and warns of the sedative', () => {
    const { adjuncts } = described(planOf())
    expect(adjuncts.find((text) => text.includes('lorazepam'))).toMatch(/medscape-2018.*A SEDATIVE/)
    expect(adjuncts.find((text) => text.includes('clonidine'))).not.toContain('SEDATIVE')
  })

  it('compares an outpatient plan with the other published series', () => {
    expect(described(outpatient()).remarks.join()).toMatch(/goldberg-2005: 40 to 80 mg.*at most 100 mg.*70 to 200 mg/)
  })

  it('lists every source that it names, with how much of it was read, and none twice', () => {
    for (const plan of [planOf(), outpatient(), planOf({ weight: '38' })]) {
      const { sources, cautions, guard, remarks, footnotes } = described(plan)
      const ids = sources.map((text) => text.split(':')[0])
      expect(new Set(ids).size).toBe(ids.length)
      for (const text of sources) expect(text).toMatch(/\(.+\)$/)
      const named =
        [...cautions, ...guard, ...remarks, ...footnotes].join(' ').match(/\b[a-z]+-(?:19|20)[0-9]{2}\b/g) ?? []
      for (const id of named) expect(ids).toContain(id)
    }
  })
})
