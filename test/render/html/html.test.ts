import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { plan } from '../../../src/core/plan/plan'
import type { Plan } from '../../../src/core/plan/types'
import { parseRequest } from '../../../src/core/request/request'
import { findProtocol } from '../../../src/protocols/index'
import { html, labels } from '../../../src/render/html/html'
import { lawRuns } from '../../law-runs'
import { hostileReasons, live } from '../hostile'
import { hostileProtocol } from '../hostile-protocol'
import { BYS, outpatient, planOf, requests, view } from '../plan-of'

const esketamine = (): Plan => {
  const protocol = findProtocol('ketcrps-2-outpatient')
  if (protocol === undefined) throw new RangeError('no such protocol')
  const raw = {
    setting: 'outpatient',
    start: '2026-11-30T08:00',
    timeZone: 'UTC',
    weight: '60',
    concentration: '1',
  } as const
  return plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), protocol)
}
const lifted = (reason: string) => planOf({ days: '1', step: '7.5', allow: 'step-size', reason })
const PAGES: readonly (readonly [string, () => string])[] = [
  ['inpatient', () => html(planOf(), view())],
  ['weight and concentration', () => html(planOf({ weight: '70', concentration: '2' }), view())],
  ['containers', () => html(planOf({ concentration: '2', container: '250' }), view())],
  ['predicted', () => html(planOf({ weight: '70' }), view({ predict: 'kamp-2020' }))],
  ['outpatient', () => html(outpatient(), view({ by: 'session' }))],
  ['outpatient by hour', () => html(outpatient(), view())],
  ['by change', () => html(planOf(), view({ by: 'change' }))],
  ['observation sheets', () => html(planOf(), view({ by: 'change', observations: true }))],
  ['esketamine', () => html(esketamine(), view({ by: 'session' }))],
  [
    'a limit lifted, and warned of',
    () => html(planOf({ allow: 'window,step-size', step: '7.5', reason: '<b>' }), view()),
  ],
  [
    '60 sessions',
    () => html(outpatient({ sessions: '60', allow: 'course-length,window', reason: 'x' }), view({ by: 'session' })),
  ],
]

it.each(PAGES)('has nothing for html-validate to say: %s', async (_, page) => {
  const validate = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'no-inline-style': 'error' } })
  const { results } = await validate.validateString(page())
  expect(results.flatMap(({ messages }) => messages)).toEqual([])
})

it.each(PAGES)('reads nothing else and runs nothing: %s', (_, page) => {
  const written = page()
  expect(written).not.toMatch(/<(?:script|link|img|iframe|object|embed|form|input|base|a)\b/)
  expect(written).not.toMatch(/\s(?:on\w+|src|href|style|action)=/)
  expect(written).not.toMatch(/url\(|@import/)
})

it.each(PAGES)('allows its one style by its hash, and nothing else: %s', (_, page) => {
  const written = page()
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(written) ?? []
  const hash = createHash('sha256').update(style, 'utf8').digest('base64')
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(written) ?? []
  expect(policy.replaceAll('&#39;', "'")).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
  )
  expect(written.indexOf(policy)).toBeLessThan(written.indexOf('<style>'))
  expect(written.match(/<style>/g)).toHaveLength(1)
})

it('is small: the 120-hour plan with all that it can show under 150 kB', () => {
  const page = html(planOf({ weight: '70', concentration: '2' }), view({ predict: 'kamp-2020' }))
  expect(Buffer.byteLength(page)).toBeLessThan(150_000)
})

/** The words of a page, as they are read from the top. */
const words = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

it('says first what it is and what it is not, then the figures, then what they rest on', () => {
  const page = words(html(planOf({ step: '7.5', allow: 'step-size', reason: 'seen twice' }), view()))
  const order = [
    'Ketamine (racemic)',
    'Not an order',
    'Patient&#39;s label',
    'Limits overridden',
    'Reason: seen twice',
    'Weight not given',
    'Concentration not given',
    'crps-5day',
    'Mon 30 Nov 2026 08:00',
    'America/New_York (-05:00)',
    'Held or not tolerated: why',
    'Hold or stop',
    'Hold or lower if:',
    'Prescriber: name',
    'Pharmacist: name',
    'Day 1',
    'Day 5 in all',
    'The plan',
    'Assumed or derived',
    'Adjuncts named by the source',
    'The guard',
    'Held at 40 mg/h',
    'Cautions',
    'Sources',
  ]
  let from = 0
  for (const said of order) {
    const at = page.indexOf(said, from)
    expect(at, said).toBeGreaterThanOrEqual(from)
    from = at
  }
})

/** Tags and attributes; the policy knows the plan by the hash of its style. */
const bones = (page: string) =>
  page
    .replace(/sha256-[^&]*/g, '')
    .replace(/<!-- [^<>]* -->/, '')
    .match(/<[^>]*>/g)

it('has the same bones whatever the reason says', () => {
  for (const by of BYS) {
    const harmless = bones(html(lifted('x'), view({ by })))
    fc.assert(
      fc.property(hostileReasons, (reason) => {
        const page = html(lifted(reason), view({ by }))
        expect(bones(page)).toEqual(harmless)
        expect(live(page.replaceAll('\n', ''))).toEqual([])
      }),
      { numRuns: lawRuns(40, 10) },
    )
  }
})

it('has the same bones whatever a local protocol says', () => {
  const harmless = bones(html(hostileProtocol('x'), view()))
  expect(harmless?.join('')).toContain('class="alert"')
  fc.assert(
    fc.property(hostileReasons, (said) => {
      const page = html(hostileProtocol(said), view())
      expect(bones(page)).toEqual(harmless)
      expect(live(page.replaceAll('\n', ''))).toEqual([])
    }),
    { numRuns: lawRuns(60, 10) },
  )
})

it('gives every plan a page of the same bytes each time', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...BYS), (asked, by) => {
      const page = html(planOf(asked), view({ by }))
      expect(page).not.toMatch(/NaN|undefined|Infinity/)
      expect(html(planOf(asked), view({ by }))).toBe(page)
    }),
    { numRuns: lawRuns(20, 5) },
  )
})

describe('labels', () => {
  const plan = planOf({ concentration: '2', container: '250', stock: '50 mg/mL x 10 mL', hang: '12h' })

  it('has a label for each container: drug, content, when to hang it, and who made and checked it', () => {
    const page = labels(plan, view())
    // 20 mL/h or less: 12 h use at most 240 of 250 mL, so 120 h take ten containers.
    expect(page.match(/class="label"/g)).toHaveLength(10)
    expect(page).toContain('Ketamine (racemic) 2 mg/mL')
    expect(page).toContain('500 mg in 250 mL (2 mg/mL)')
    expect(page).toContain('No. 2 of 10. Hang Mon 30 Nov 20:00; change 12 h after it is hung, at the latest')
    for (const line of ['Batch no.', 'Prepared (date, time, by)', 'Checked by', 'Expires', 'Patient'])
      expect(page.match(new RegExp(line.replace(/[.()]/g, '\\$&'), 'g'))?.length).toBeGreaterThanOrEqual(10)
  })

  it('has a worksheet with the stock alone, and says how it was made', () => {
    const page = labels(plan, view())
    expect(page).toContain('50 mg/mL x 10 mL')
    expect(page).not.toContain('100 mg/mL')
    expect(page).toContain('--supply --format html')
  })

  it('names the session of each, and is valid', async () => {
    const page = labels(outpatient({ sessions: '2', concentration: '1', container: '100' }), view())
    expect(page).toContain('No. 2 of 2, session 2. Hang Tue 1 Dec 08:00')
    const validate = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'no-inline-style': 'error' } })
    const { results } = await validate.validateString(page)
    expect(results.flatMap(({ messages }) => messages)).toEqual([])
  })
})
