import fc from 'fast-check'
import { expect, it } from 'vitest'
import { closing, note } from '../../../src/render/text/closing'
import { summaryNote } from '../../../src/render/text/screen'
import { VERSION } from '../../../src/version'
import { lawRuns } from '../../law-runs'
import { plans } from '../../laws/arbitrary'
import { outpatient, planOf, requests, view } from '../plan-of'

const closed = (plan = planOf(), width = 80) => closing(plan, view({ width }), 'in full above')

it('ends a plan with its steps, its total, its maximum and what set it, and what it assumes', () => {
  expect(closed()).toEqual([
    'Summary',
    'Steps        08:00 20 mg/h, 09:00 25 mg/h, 10:00 30 mg/h, 11:00 35 mg/h,',
    '             12:00 40 mg/h, then held (maximum)',
    'Total        4,750 mg in 5 days; 116 h at the maximum',
    'Maximum      40 mg/h, set by rate (40 mg/h, stated by patient article,',
    '             medscape-2018, rsdinfo-2011)',
    'Assumptions  3, listed above as [1] to [3]',
    'Citations    in full above',
  ])
})

it('names an overridden limit and the reason', () => {
  const plan = outpatient({ step: '7.5', allow: 'step-size', reason: 'seen twice' })
  expect(closed(plan)).toContain('Overridden   step-size. Reason: seen twice')
  expect(note(plan, view(), [], [])).toContain('Overridden   step-size. Reason: seen twice\n')
})

it('names the limit that a patient brings', () => {
  // 38 kg x 1 mg/kg/h.
  expect(closed(planOf({ weight: '38' })).join(' ')).toMatch(
    /Maximum +38 mg\/h, set by rate-per-weight \(1 mg\/kg\/h = 38 mg\/h/,
  )
})

it('is at most twelve lines at 80 columns, whatever the plan', () => {
  fc.assert(
    fc.property(plans, ({ plan }) => {
      fc.pre(plan.request.allow.length === 0)
      expect(closed(plan).length).toBeLessThanOrEqual(12)
      for (const line of closed(plan)) expect(line.length).toBeLessThanOrEqual(80)
    }),
    { numRuns: lawRuns(60, 20) },
  )
})

it('parts no time from its rate', () => {
  fc.assert(
    fc.property(requests, fc.integer({ min: 60, max: 100 }), (asked, width) => {
      for (const line of closed(planOf(asked), width)) expect(line).not.toMatch(/ (?:[0-9]{2}:[0-9]{2}|session \d+)$/)
    }),
    { numRuns: lawRuns(60, 12) },
  )
})

const noteOf = (plan = planOf()) => summaryNote(plan, view())

it('gives a note for a record', () => {
  expect(noteOf()).toBe(
    `Ketamine (racemic) · inpatient · crps-5day · plan ${planOf().id}
Highest planned rates; every step up only if tolerated. Not an order.
Steps every 1 h are our assumption; the one published series that states an
interval uses 3 to 4 h (lauritsen-2016).
Course       From Mon 30 Nov 2026 08:00, America/New_York (-05:00), for 5 days.
Patient      weight not given: limits per kg not checked
Steps        08:00 20 mg/h, 09:00 25 mg/h, 10:00 30 mg/h, 11:00 35 mg/h,
             12:00 40 mg/h, then held (maximum)
Total        4,750 mg in 5 days; 116 h at the maximum
Maximum      40 mg/h, set by rate (40 mg/h, stated by patient article,
             medscape-2018, rsdinfo-2011)
Assumptions  3, listed in the whole plan; by ketaplan ${VERSION}
`,
  )
})

it('names the assumptions in the note where they fit', () => {
  expect(noteOf(planOf({ maxRate: '20' }))).toMatch(/\nAssumptions {2}\d: /)
})

it('is a note of at most twelve lines, whatever the plan', () => {
  const full = { weight: '38', concentration: '2', container: '250', step: '10', allow: 'step-size', reason: 'why' }
  const file = { name: 'p.yaml', sha256: '0'.repeat(64) }
  const profile = { name: 'Ward 5, University Hospital', file, limits: {}, defaults: [] }
  const plan = planOf(full)
  expect(
    noteOf({ ...plan, request: { ...plan.request, profile } })
      .trimEnd()
      .split('\n'),
  ).toHaveLength(12)
  fc.assert(
    fc.property(plans, ({ plan }) => {
      fc.pre(plan.request.allow.length === 0)
      expect(noteOf(plan).trimEnd().split('\n').length).toBeLessThanOrEqual(12)
    }),
    { numRuns: lawRuns(60, 20) },
  )
})
