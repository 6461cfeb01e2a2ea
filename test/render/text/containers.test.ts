import { expect, it } from 'vitest'
import { containersText } from '../../../src/render/text/containers'
import { footnotes } from '../../../src/render/text/footnotes'
import { type Asked, outpatient, planOf } from '../plan-of'

function told(asked: Asked) {
  const { notes, mark } = footnotes()
  const text = containersText(asked.setting === 'outpatient' ? outpatient(asked) : planOf(asked), mark)
  return { text, notes: notes.map((note) => note.text) }
}

it('counts the containers of an infusion, and says that 24 h and the vials are assumed', () => {
  const { text, notes } = told({ concentration: '2', container: '250' })
  expect(text).toBe(
    '10 containers of 250 mL with 500 mg in each, the last too; a change every 24 h at the latest [1].' +
      ' Infused 2,375 mL, left over 125 mL, 125 mL of it in the last.' +
      ' Each is drawn from one of the strengths listed [2].',
  )
  expect(notes[0]).toMatch(/^assumed: a change every 24 h at the latest: physical hours; no source read says/)
  expect(notes[1]).toMatch(/^assumed: vials of 20, 10 and 5 mL, .*ketalar-label states the strengths/)
})

it('says that a fresh one for each session is assumed', () => {
  const { text, notes } = told({ setting: 'outpatient', concentration: '1', container: '250' })
  expect(text).toContain('10 containers of 250 mL with 250 mg in each')
  expect(text).toContain(
    'a fresh container for each session [1]. Infused 1,400 mL, left over 1,100 mL, 90 mL',
  )
  expect(notes[0]).toMatch(/^assumed: a fresh container for each session: what is left of one is not kept/)
})

it('speaks of one as one', () => {
  const day = { days: '1', 'start-rate': '20', max: '20', concentration: '1' }
  expect(told({ ...day, container: '500' }).text).toMatch(/^1 container of 500 mL with 500 mg/)
})

it('says nothing where no container was asked for', () => {
  expect(told({ concentration: '2' })).toEqual({ text: '', notes: [] })
})
