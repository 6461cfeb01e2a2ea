import { describe, expect, it } from 'vitest'
import { plan } from '../../../src/core/plan/plan'
import { parseRequest } from '../../../src/core/request/request'
import { findProtocol } from '../../../src/protocols/index'
import { assumptionsFor, assumptionText, numbered } from '../../../src/render/text/assumptions'
import { countText, fluidText, supplyText } from '../../../src/render/text/containers'
import { type Asked, outpatient, planOf } from '../plan-of'

it.each([
  [{}, '', ''],
  [{ concentration: '1' }, '4,750 mL at 1 mg/mL', ''],
  [{ concentration: '2', container: '250' }, '2,375 mL at 2 mg/mL', '10 of 250 mL'],
])('of %j is %s, %s', (asked, fluid, count) => {
  const plan = planOf(asked)
  expect([fluidText(plan), countText(plan)]).toEqual([fluid, count])
})

describe('containers', () => {
  const mark = () => ''

  /** The sentence, and the footnotes that it refers to. */
  function told(asked: Asked) {
    const plan = asked.setting === 'outpatient' ? outpatient(asked) : planOf(asked)
    const assumptions = assumptionsFor(plan)
    const text = supplyText(plan, numbered(assumptions))?.summary ?? ''
    const notes = [...text.matchAll(/\[([0-9]+)\]/g)].flatMap(([, number]) => {
      const assumption = assumptions[Number(number) - 1]
      return assumption === undefined ? [] : [assumptionText(assumption, plan)]
    })
    return { text: text.replace(/\[[0-9]+\]/g, '[n]'), notes }
  }

  it('lists when each is hung and taken down, what it gives and what is left', () => {
    const [containers] = supplyText(planOf({ concentration: '2', container: '250' }), mark)?.grids ?? []
    expect(containers?.heads).toEqual(['No.', 'Hung', 'Until', 'Infused', 'Left', ''])
    expect(containers?.rows[0]).toEqual(['1', 'Mon 30 Nov 08:00', '21:45', '250 mL', '0 mL', 'used up'])
    expect(containers?.rows[1]).toEqual(['2', 'Mon 30 Nov 21:45', 'Tue 1 Dec 10:15', '250 mL', '0 mL', 'used up'])
    expect(containers?.rows.at(-1)?.at(-1)).toBe('end')
  })

  it('lists what to draw for one, and the vials for all', () => {
    const [, draws] = supplyText(planOf({ concentration: '2', container: '250' }), mark)?.grids ?? []
    expect(draws?.rows).toEqual([
      ['10 mg/mL', '50 mL', '250 mL', '3 of 20 mL', '30'],
      ['50 mg/mL', '10 mL', '250 mL', '1 of 10 mL', '10'],
      ['100 mg/mL', '5 mL', '250 mL', '1 of 5 mL', '10'],
    ])
  })

  it('names the session of each in a series', () => {
    const [containers] = supplyText(outpatient({ concentration: '1', container: '150' }), mark)?.grids ?? []
    expect(containers?.heads[1]).toBe('Session')
    // 160 mL in the fifth: 150 mL last 225 min.
    expect(containers?.rows.slice(4, 6)).toEqual([
      ['5', '5', 'Fri 4 Dec 08:00', '11:45', '150 mL', '0 mL', 'used up'],
      ['6', '5', 'Fri 4 Dec 11:45', '12:00', '10 mL', '140 mL', 'end'],
    ])
  })

  it('shows the offset where the clocks change between them', () => {
    const clocks = planOf({ start: '2026-10-31T08:00', concentration: '1', container: '1000' })
    const [containers] = supplyText(clocks, mark)?.grids ?? []
    // 24 physical hours.
    expect(containers?.rows[0]?.slice(1, 3)).toEqual(['Sat 31 Oct 08:00 -04:00', 'Sun 1 Nov 07:00 -05:00'])
  })

  it('distinguishes the two times of one name where the clocks go back', () => {
    // 20 mL in the first hour, 20 mL at 25 mL/h in 48 min: from 01:30 to 01:18.
    const back = planOf({ start: '2026-11-01T00:30', days: '1', concentration: '1', container: '20' })
    const [containers] = supplyText(back, mark)?.grids ?? []
    expect(containers?.rows.slice(0, 2).map((row) => row.slice(1, 3))).toEqual([
      ['Sun 1 Nov 00:30 -04:00', '01:30'],
      ['Sun 1 Nov 01:30 -04:00', 'Sun 1 Nov 01:18 -05:00'],
    ])
  })

  it('says what is not counted, and what is not known of esketamine', () => {
    const protocol = findProtocol('ketcrps-2-inpatient')
    if (protocol === undefined) throw new Error('no protocol')
    const raw = { setting: 'inpatient', start: '2026-11-30T08:00Z', weight: '60' } as const
    const pump = { concentration: '1', container: '500' }
    const esketamine = plan(parseRequest({ ...raw, ...pump }, { now: 0, zone: () => 'UTC' }), protocol)
    const shown = supplyText(esketamine, mark)
    expect(shown?.grids.length).toBe(1)
    expect(shown?.notes.join(' ')).toMatch(/final volume in the container.*priming volume of the line is not counted/)
    expect(shown?.notes.at(-1)).toContain('no source that was read lists vials of esketamine')
  })

  it('is not there where no container was asked for', () => {
    expect(supplyText(planOf({ concentration: '1' }), mark)).toBeUndefined()
  })

  it('counts the containers of an infusion, and says that 24 h and the vials are assumed', () => {
    const { text, notes } = told({ concentration: '2', container: '250' })
    expect(text).toBe(
      '10 containers of 250 mL with 500 mg in each, including the last; a change every 24 h at the latest [n].' +
        ' Infused 2,375 mL, left over 125 mL, of which 125 mL in the last.' +
        ' Each is drawn from one of the strengths listed [n].',
    )
    expect(notes[0]).toMatch(/^assumed: a change every 24 h at the latest: physical hours; no source read says/)
    expect(notes[1]).toMatch(/^assumed: vials of 20, 10 and 5 mL, .*ketalar-label states the strengths/)
  })

  it('says that a fresh one for each session is assumed', () => {
    const { text, notes } = told({ setting: 'outpatient', concentration: '1', container: '250' })
    expect(text).toContain('10 containers of 250 mL with 250 mg in each')
    expect(text).toContain(
      'a fresh container for each session [n]. Infused 1,400 mL, left over 1,100 mL, of which 90 mL',
    )
    expect(notes[0]).toMatch(/^assumed: a fresh container for each session: what is left of one is not kept/)
  })

  it('speaks of one as one', () => {
    const day = { days: '1', startRate: '20', maxRate: '20', concentration: '1' }
    expect(told({ ...day, container: '500' }).text).toMatch(/^1 container of 500 mL with 500 mg/)
  })

  it('says nothing where no container was asked for', () => {
    expect(told({ concentration: '2' })).toEqual({ text: '', notes: [] })
  })
})
