import { describe, expect, it } from 'vitest'
import { modelsOf } from '../../../src/core/pharmacokinetics/models'
import { predict } from '../../../src/core/pharmacokinetics/predict'
import { rowsOf } from '../../../src/core/plan/rows'
import { endOf } from '../../../src/core/schedule/segment'
import { grams } from '../../../src/core/values/quantity'
import { html } from '../../../src/render/html/html'
import { md } from '../../../src/render/markdown/markdown'
import { svg } from '../../../src/render/svg/svg'
import { table } from '../../../src/render/table/table'
import { chart } from '../../../src/render/terminal-chart/chart'
import {
  levelIn,
  levelText,
  namedLevelText,
  PREDICTED,
  predictionBrief,
  predictionTexts,
  shareReached,
  spreadFigure,
  stepInPlasma,
  weightText,
} from '../../../src/render/text/prediction'
import { variantOf } from '../compare/variants'
import { type Asked, outpatient, planOf, view } from '../plan-of'

const daily = (asked: Asked = {}) => planOf({ stepEvery: '24h', ...asked })
const flat = (text: string) => text.replace(/\s+/g, ' ')

it('writes whole ng/mL, never without the range', () => {
  const spread = { chosen: 1237.5, low: 131.4, high: 2248.6, lowBy: 'hijazi', highBy: 'clements' } as const
  expect(spreadFigure(spread)).toBe('1,238 (131-2,249)')
  expect(levelText(spread)).toBe('1,238 ng/mL (131 to 2,249)')
  expect(namedLevelText(spread)).toBe('1,238 ng/mL (131 by hijazi to 2,249 by clements)')
})

it('shows a row its end, and a session its peak', () => {
  const plan = outpatient()
  const prediction = predict(plan, 'domino')
  const [hour] = rowsOf(plan, 'hour')
  const [session] = rowsOf(plan, 'session')
  if (hour === undefined || session === undefined) throw new Error('no rows')
  expect(levelIn(prediction, 'hour')(hour)).toEqual(prediction.concentrationAt(hour.end))
  expect(levelIn(prediction, 'session')(session)).toEqual(prediction.peakIn(session.start, session.end))
  // Domino at 20 mg/h and 70 kg, of 172.57 ng/mL in the end; the session ends in its peak.
  expect(levelIn(prediction, 'session')(session).chosen).toBeCloseTo(
    prediction.concentrationAt(endOf(plan.segments[0] ?? expect.fail())).chosen,
    9,
  )
})

it('names the weight, and that it was assumed', () => {
  expect(weightText(predict(daily(), 'domino'))).toBe('70 kg, assumed for the prediction only')
  expect(weightText(predict(daily({ weight: '60.5' }), 'domino'))).toBe('60.5 kg')
})

it('states the peak, the steady states and the washout', () => {
  // The five-day values, and 1000 x 40 / 84 = 476 ng/mL; the range at 40 mg/h is 265 to 499.
  const told = predictionTexts(daily(), 'kamp-2020', 'hour').join('\n')
  expect(told).toMatch(
    /^By kamp-2020 \(.*opentiva;.*\), for 70 kg, assumed for the prediction only: at each row's end;/,
  )
  expect(told).toContain('kamp-2020, domino, clements, hijazi.')
  expect(told).toContain('Peak 476 ng/mL (265 by hijazi to 498 by clements) on Sat 5 Dec 2026 08:00')
  expect(told).toMatch(/a tenth of the peak 8 h after the end \(4\.9 to 9\.1\)\./)
  expect(told).toContain(
    '20 mg/h: steady state 238 ng/mL (132 by hijazi to 249 by clements), 100 % of it at its end (99 to 100).',
  )
  expect(told).toContain(
    '40 mg/h: steady state 476 ng/mL (265 by hijazi to 499 by clements), 100 % of it at its end (100 to 100).',
  )
  expect(predictionTexts(outpatient(), 'hijazi', 'session').join('\n')).toMatch(
    /each session's peak;[\s\S]*\nSession 10: 40 mg\/h: steady state/,
  )
})

it('lists no more than twelve rates', () => {
  const plan = planOf({ step: '0.5', stepEvery: '1h' })
  const told = predictionTexts(plan, 'domino', 'hour')
  expect(told.filter((text) => text.includes('steady state')).length).toBe(12)
  expect(told).toContain(`And ${plan.segments.length - 12} more rates, listed in the JSON output.`)
})

it('says with every prediction what it does not say', () => {
  const { caveats } = PREDICTED['ketamine-racemic']
  expect(caveats.join(' ')).toMatch(
    /did not explain relief \(goldberg-2011\), .*half-life of 10\.9 days.*\(dahan-2011\): no band of response/,
  )
  for (const word of [
    'The range over models is not a range over patients',
    'x 0.67 to x 1.48 for 90 %',
    '68.1, 40.6 or 21.6 L/h',
    'domino -19.7 % and 19.7 %;',
    "kamp-2020 +1.2 % and 2.9 % (the same group's data: not independent);",
    'models of venous plasma differ',
    'opentiva alone has all linear',
    '0.238/min',
    'norketamine',
    'enzyme inducers and inhibitors',
    'liver disease',
    'It is for racemic',
    'adults',
  ])
    expect(caveats.join(' ')).toContain(word)
  const brief = predictionBrief(predict(daily(), 'domino'))
  expect(brief).toMatch(
    /^predicted by domino for 70 kg, assumed .*did not explain relief \(goldberg-2011\).*norketamine/,
  )
  const asked = view({ predict: 'domino' })
  for (const text of [table(daily(), asked), md(daily(), asked)]) {
    expect(flat(text)).toContain('Plasma level did not explain relief (goldberg-2011)')
    expect(flat(text)).toContain('Not covered: norketamine')
    expect(text).toContain('Predicted arterial plasma concentration')
  }
})

it('names the sources of a prediction, and none without one', () => {
  const sources = (text: string) => text.slice(text.indexOf('\nSources\n'))
  const told = sources(table(daily(), view({ predict: 'hijazi' })))
  for (const id of [
    'kamp-2020',
    'kamp-2020-volunteers',
    'domino',
    'clements',
    'hijazi',
    'goldberg-2011',
    'dahan-2011',
  ]) {
    expect(told).toContain(`- ${id}: `)
    expect(sources(table(daily(), view()))).not.toContain(`- ${id}: `)
  }
})

it('turns on no weight column and no weight limit', () => {
  const text = flat(table(daily(), view({ predict: 'domino' })))
  expect(text).not.toContain('Per kg')
  expect(text).toContain('Weight not given: rate per kg not checked')
})

/** Words that hold for the racemate alone. */
const RACEMIC_ONLY =
  /kamp|domino|clements|hijazi|opentiva|goldberg|CYP2B6|measured error, median|0\.238|23 to 25 %|racemic|four/i

describe('esketamine', () => {
  const { plan } = variantOf('ketcrps-2-inpatient')
  const heavy = { ...plan, request: { ...plan.request, weight: grams(100_000) } }

  it.each(modelsOf('esketamine'))('is told by %s what holds for it, and nothing of the racemate alone', (id) => {
    const texts = [...predictionTexts(plan, id, 'hour'), predictionBrief(predict(plan, id)), ...stepInPlasma(plan)]
    expect(texts.join('\n')).not.toMatch(RACEMIC_ONLY)
    const told = texts.join('\n')
    expect(told).toMatch(new RegExp(`^By ${id} \\(.*highest of two published models, simons-2022, fanta-2015\\.`))
    expect(told).not.toContain('extrapolated')
    for (const words of [
      'simons-2022 CL 17 %, V1 24 %, Q3 16 %; fanta-2015 CL 16 %, V1 30 %',
      'arterial plasma in simons-2022, venous in fanta-2015',
      'half-life of 10.9 days, 95 % CI 5.3 to 20.5 (dahan-2011)',
      'the exponents are not printed',
      'norketamine',
      'for esketamine',
    ])
      expect(told).toContain(words)
  })

  it('says which model is extrapolated, whichever is chosen', () => {
    for (const id of modelsOf('esketamine')) {
      const said = 'for 100 kg (extrapolated: simons-2022 was fitted to 53 to 93 kg)'
      expect(predictionBrief(predict(heavy, id))).toContain(said)
      expect(predictionTexts(heavy, id, 'hour')[0]).toContain(said)
    }
  })

  it('has a heading, a list of sources and a chart of its own', () => {
    const asked = view({ predict: 'simons-2022' })
    for (const text of [table(plan, asked), md(plan, asked), html(plan, asked), svg(plan, asked), chart(plan, asked)])
      expect(text).not.toMatch(/Predicted arterial|kamp-2020|CYP2B6|four models|goldberg-2011/)
    for (const text of [table(plan, asked), md(plan, asked), html(plan, asked)])
      expect(text).toContain('Predicted plasma concentration of esketamine')
    for (const id of ['simons-2022', 'fanta-2015', 'otto-2021', 'dahan-2011'])
      expect(table(plan, asked)).toContain(`- ${id}: `)
    expect(svg(plan, asked)).toContain('Predicted plasma esketamine, ng/mL')
    expect(svg(plan, asked)).toContain('range over two models')
    expect(flat(chart(plan, asked))).toContain('the range over 2 models')
  })
})

describe('step in plasma', () => {
  it('is 47 %, 76 % and 85 % after 1, 4 and 6 h', () => {
    // By Euler's steps of 3 s over the three compartments: 47.07, 75.33 and 84.34 % of the steady state, 99.73 % at 24 h.
    for (const [hours, share] of [
      [1, 47.07],
      [4, 75.33],
      [6, 84.34],
    ] as const)
      expect(shareReached(hours * 60)).toBeCloseTo(share / 99.73, 3)
    expect(stepInPlasma(planOf())[0]).toContain('47 % after 1 h, 76 % after 4 h, 85 % after 6 h')
  })

  it('is by the default model of esketamine for esketamine', () => {
    const [told] = stepInPlasma(variantOf('ketcrps-2-inpatient').plan)
    expect(told).toContain('are reached by simons-2022, at 70 kg.')
    // By Runge-Kutta over the three compartments.
    expect([1, 4, 6].map((hours) => shareReached(hours * 60, 'esketamine'))).toEqual(
      [0.551558, 0.783801, 0.860536].map((share) => expect.closeTo(share, 5)),
    )
  })

  it('says nothing about sessions', () => {
    expect(stepInPlasma(outpatient())).toEqual([])
  })
})
