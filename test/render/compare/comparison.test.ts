import { describe, expect, it } from 'vitest'
import type { Protocol } from '../../../src/core/model/protocol'
import { predict } from '../../../src/core/pharmacokinetics/predict'
import { plan } from '../../../src/core/plan/plan'
import { parseRequest, type RawRequest } from '../../../src/core/request/request'
import { findProtocol } from '../../../src/protocols/index'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { compared, comparisonData, comparisonGrid } from '../../../src/render/compare/comparison'
import { comparisonHead, isMixed, type Variant } from '../../../src/render/compare/comparison-head'
import { own } from '../../protocols/local-file'
import { live } from '../hostile'

/** From Mon 30 Nov 2026 08:00, in one zone without clock changes. */
function variant(id: string | Protocol, asked: Partial<RawRequest> = {}, name = ''): Variant {
  const protocol = typeof id === 'string' ? findProtocol(id) : id
  if (protocol === undefined) throw new Error(`no ${String(id)}`)
  const raw = { start: '2026-11-30T08:00-05:00', ...asked, setting: protocol.setting }
  const request = parseRequest(raw, { now: 0, zone: () => 'UTC' })
  return { name: name === '' ? protocol.id : name, plan: plan(request, protocol) }
}

describe('the figures of a plan, worked by hand', () => {
  it.each<[string, Partial<RawRequest>, object]>([
    // 20+25+30+35+40x20 = 910; 40x24 = 960; 20+25+30+35+40x116 = 4,750, over five days 950.
    [
      'crps-5day',
      {},
      {
        drug: 'ketamine-racemic',
        setting: 'inpatient',
        start_mg_h: 20,
        step_mg_h: 5,
        step_every_h: 1,
        maximum_mg_h: 40,
        held_by: 'rate',
        sessions: 1,
        infused_h: 120,
        first_day_mg: 910,
        heaviest_day_mg: 960,
        mean_mg_per_24h: 950,
        total_mg: 4750,
        at_maximum_h: 116,
        figures_assumed: 3,
      },
    ],
    // 20x24 = 480; 40x24 = 960; 24x(20+25+30+35+40) = 3,600, over five days 720. The interval is no longer assumed.
    [
      'crps-5day',
      { stepEvery: '24h' },
      {
        step_every_h: 24,
        first_day_mg: 480,
        heaviest_day_mg: 960,
        mean_mg_per_24h: 720,
        total_mg: 3600,
        at_maximum_h: 24,
        figures_assumed: 2,
      },
    ],
    // 10+20+30+40x21 = 900; 10+20+30+40x117 = 4,740, over five days 948.
    [
      'goldberg-2010',
      {},
      { first_day_mg: 900, heaviest_day_mg: 960, total_mg: 4740, mean_mg_per_24h: 948, at_maximum_h: 117 },
    ],
    // 80, 100, 120, 140, 160x6 = 1,400; six sessions of 4 h at the maximum.
    [
      'crps-10session',
      {},
      {
        setting: 'outpatient',
        sessions: 10,
        infused_h: 40,
        first_day_mg: 80,
        heaviest_day_mg: 160,
        total_mg: 1400,
        at_maximum_h: 24,
        figures_assumed: 6,
      },
    ],
    // 5 x (14+18+22+26+30+34+38+40x3) = 1,510; three sessions of 5 h at the maximum.
    [
      'medscape-2018-outpatient',
      {},
      { first_day_mg: 70, heaviest_day_mg: 200, total_mg: 1510, at_maximum_h: 15, infused_h: 50 },
    ],
    // 60 kg: 0.35x60 = 21 mg/h; half of it 10.5 for 4 h is 42; 42+63+84x8 = 777; eight sessions of 4 h.
    [
      'schwartzman-2009',
      { weight: '60' },
      {
        start_mg_h: 10.5,
        maximum_mg_h: 21,
        held_by: 'rate-per-kg',
        first_day_mg: 42,
        heaviest_day_mg: 84,
        total_mg: 777,
        at_maximum_h: 32,
      },
    ],
    // 60 kg: 24x(3+6+9+12x3) = 1,296 over six days, 216 a day; three days at 12 mg/h.
    [
      'ketcrps-2-inpatient',
      { weight: '60' },
      {
        drug: 'esketamine',
        start_mg_h: 3,
        step_mg_h: 3,
        maximum_mg_h: 12,
        first_day_mg: 72,
        heaviest_day_mg: 288,
        mean_mg_per_24h: 216,
        total_mg: 1296,
        at_maximum_h: 72,
      },
    ],
  ])('%s with %j', (id, asked, figures) => {
    expect(compared(variant(id, asked))).toMatchObject(figures)
  })

  it('counts mg per 24 h of a series from its first start to its last end', () => {
    // Ten weekdays from Mon 30 Nov 08:00 to Fri 11 Dec 12:00: 11 days and 4 h, 268 h. 1,400 x 24 / 268.
    expect(compared(variant('crps-10session')).mean_mg_per_24h).toBeCloseTo(125.373, 3)
  })

  it('has no step for a titration by fractions, and no interval for a series', () => {
    const figures = JSON.stringify(compared(variant('schwartzman-2009', { weight: '60' })))
    expect(figures).not.toContain('step_mg_h')
    expect(figures).not.toContain('step_every_h')
  })

  it.each<[Partial<RawRequest>, number]>([
    // Of the six assumed figures of crps-10session those that the user set are assumed no more.
    [{ startRate: '10' }, 5],
    [{ step: '2' }, 5],
    [{ sessionLength: '3' }, 5],
    [{ weekends: true }, 5],
    [{ startRate: '10', step: '2', sessionLength: '3', weekends: true }, 2],
    // These were stated.
    [{ sessions: '5' }, 6],
  ])('with %j counts %i figures assumed', (asked, count) => {
    expect(compared(variant('crps-10session', asked)).figures_assumed).toBe(count)
  })
})

const two = [variant('crps-5day'), variant('crps-5day', { stepEvery: '24h' }, 'crps-5day,step-every=24h')]
/** The name of a row without the mark of one that differs. */
const unmarked = (name = '') => name.replace(/ \*$/, '')

const row = (variants: readonly Variant[], name: string) =>
  comparisonGrid(variants)
    .rows.find(([head]) => unmarked(head) === name)
    ?.slice(1)

describe('side by side for people', () => {
  it.each([
    ['Drug', ['ketamine-racemic', 'ketamine-racemic']],
    ['Start', ['20 mg/h', '20 mg/h']],
    ['Step', ['+5 mg/h', '+5 mg/h']],
    ['A step every', ['1 h', '24 h']],
    ['Maximum', ['40 mg/h (rate)', '40 mg/h (rate)']],
    ['Course', ['5 days', '5 days']],
    ['First day', ['910 mg', '480 mg']],
    ['Highest daily dose', ['960 mg', '960 mg']],
    ['Mean per 24 h, first to last', ['950 mg', '720 mg']],
    ['Total', ['4,750 mg', '3,600 mg']],
    ['At maximum', ['116 h', '24 h']],
    ['Figures assumed', ['3', '2']],
  ])('%s: %j', (name, cells) => {
    expect(row(two, name)).toEqual(cells)
  })

  it('heads each column with the variant as it was written', () => {
    expect(comparisonGrid(two).heads).toEqual(['', 'crps-5day', 'crps-5day,step-every=24h'])
  })

  it('writes every thousand with a comma', () => {
    // 60 mg/h: 20+25+30+35+40+45+50+55+60x112 = 7,020 in 5 days, 1,404 a day.
    const local = readProtocolFile('ours.json', own('crps-5day', { 'maximum.value': 60 }))
    expect(row([variant(local), variant('crps-5day')], 'Mean per 24 h, first to last')).toEqual(['1,404 mg', '950 mg'])
  })

  it('gives the ratio of the totals to the first one', () => {
    // 3,600 / 4,750 = 0.757...
    expect(row(two, 'Total, relative to the first')).toEqual(['1.00', '0.76'])
  })
})

describe('racemic ketamine beside esketamine', () => {
  const mixed = [variant('crps-5day', { weight: '60' }), variant('ketcrps-2-inpatient', { weight: '60' })]

  it('shows both drugs and no ratio', () => {
    expect(isMixed(mixed)).toBe(true)
    expect(isMixed(two)).toBe(false)
    expect(row(mixed, 'Drug')).toEqual(['ketamine-racemic', 'esketamine'])
    expect(
      comparisonGrid(mixed)
        .rows.map(([name]) => name)
        .join(),
    ).not.toMatch(/ratio|being 1/)
    const { heads, rows } = comparisonData(mixed)
    expect(heads.join()).not.toMatch(/ratio/)
    expect(rows.map((cells) => cells[heads.indexOf('drug')])).toEqual(['ketamine-racemic', 'esketamine'])
  })
})

describe('a local file', () => {
  const local = readProtocolFile('ours.json', own('crps-5day', { 'maximum.value': 60 }))
  const variants = [variant(local, {}, 'a\u001b[2J\u202e.yaml'), variant('crps-5day')]
  const hash = local.local?.hash ?? 'none'

  it('is named by its hash, and that its maximum is above every built-in one', () => {
    expect(JSON.stringify(comparisonGrid(variants))).toContain(hash)
    expect(JSON.stringify(comparisonGrid(variants))).toMatch(/above/)
  })

  it('is so named in data too', () => {
    for (const data of [JSON.stringify(comparisonData(variants)), JSON.stringify(variants.map(compared))]) {
      expect(data).toContain(hash)
      expect(data).toMatch(/above/)
    }
  })

  it('can do nothing to a terminal by its name', () => {
    const cells = [comparisonGrid(variants), comparisonData(variants)].flatMap(({ heads, rows }) =>
      [heads, ...rows].flat(),
    )
    expect(cells.flatMap(live)).toEqual([])
  })
})

it('is for scripts a record a variant, under one head', () => {
  const { heads, rows } = comparisonData([...two, variant('schwartzman-2009', { weight: '60' })])
  expect(rows.map((cells) => cells.length)).toEqual([heads.length, heads.length, heads.length])
  expect(rows.map((cells) => cells[heads.indexOf('total_mg')])).toEqual(['4750', '3600', '777'])
  // What does not apply is empty.
  expect(rows.map((cells) => cells[heads.indexOf('step_mg_h')])).toEqual(['5', '5', ''])
  expect(rows.map((cells) => cells[heads.indexOf('plan_id')])).toEqual(
    expect.arrayContaining(two.map((each) => each.plan.id)),
  )
})

describe('with a prediction', () => {
  const predicted = [variant('crps-5day', { stepEvery: '24h' }), variant('crps-10session')].map((each) => ({
    ...each,
    prediction: predict(each.plan, 'domino'),
  }))

  it('has the peak and the mean, with the range', () => {
    const { rows } = comparisonGrid(predicted)
    const row = (name: string) => rows.find(([head]) => unmarked(head) === name)
    // 345.136 of 264.537 to 498.441 at hour 120; the mean is the area over 120 h.
    expect(row('Predicted peak')?.[1]).toBe('345 ng/mL (265 to 498)')
    expect(row('Predicted mean')?.[1]).toMatch(/^254 ng\/mL \(194 to 359\)$/)
    expect(comparisonGrid(predicted.map(({ name, plan: each }) => ({ name, plan: each }))).rows.join()).not.toContain(
      'Predicted',
    )
  })

  it('says by which model, for whom, and what it does not say', () => {
    expect(comparisonHead(predicted).join(' ')).toMatch(/predicted by domino for 70 kg, assumed .*goldberg-2011/)
  })

  it('has the same for scripts', () => {
    const { heads, rows } = comparisonData(predicted)
    expect(heads.join()).toContain(
      'predicted_by,predicted_for_kg,peak_ng_mL,peak_low_ng_mL,peak_high_ng_mL,average_ng_mL,average_low_ng_mL',
    )
    expect(rows[0]?.[heads.indexOf('peak_ng_mL')]).toBe('345.136')
    expect(compared(predicted[0] ?? expect.fail())).toMatchObject({ predicted_by: 'domino', peak_ng_mL: 345.136 })
  })
})

describe('the fluid side by side', () => {
  const bags = { concentration: '2', container: '250' }

  it('stands where one variant has a concentration, with its containers', () => {
    const { rows } = comparisonGrid([variant('crps-5day', bags), variant('crps-5day')])
    expect(rows).toContainEqual(['Fluid *', '2,375 mL at 2 mg/mL', ''])
    expect(rows).toContainEqual(['Containers *', '10 of 250 mL', ''])
    const { heads, rows: records } = comparisonData([variant('crps-5day', bags), variant('crps-5day')])
    const at = heads.indexOf('concentration_mg_mL')
    expect(heads.slice(at, at + 4)).toEqual(['concentration_mg_mL', 'total_mL', 'container_mL', 'containers'])
    expect(records.map((record) => record.slice(at, at + 4))).toEqual([
      ['2', '2375', '250', '10'],
      ['', '', '', ''],
    ])
  })

  it('is left out where none has', () => {
    const heads = comparisonGrid([variant('crps-5day'), variant('goldberg-2010')]).rows.map(([head]) => head)
    expect(heads).not.toContain('Fluid')
    expect(heads).not.toContain('Containers')
  })
})
