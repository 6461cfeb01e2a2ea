import { expect, it } from 'vitest'
import { styleOf } from '../../../src/render/html/style'

it('has the drug, the plan and the page in the margins of each printed page', () => {
  const style = styleOf('Ketamine (racemic), 2 mg/mL', '0123456789ab')
  const page = style.slice(style.indexOf('@page'))
  for (const said of ['"Ketamine (racemic), 2 mg/mL"', '"plan 0123456789ab"', 'counter(page) " of " counter(pages)'])
    expect(page).toContain(`content:${said.startsWith('c') ? `"page " ${said}` : said}`)
})

it('lets no text out of a string', () => {
  expect(styleOf('a"}b\\', 'x')).toContain('content:"a\\"}b\\\\"')
})
