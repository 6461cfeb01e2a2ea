import { HtmlValidate } from 'html-validate'
import { expect, it } from 'vitest'
import { labels } from '../../../src/render/html/labels'
import { outpatient, planOf, view } from '../plan-of'

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
