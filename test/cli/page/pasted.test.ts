import { expect, it } from 'vitest'
import { checkPasted } from '../../../src/cli/page/pasted'
import { run } from '../fake-io'

it('finds what check finds', async () => {
  const table = 'Hour,Rate (mg/h)\n1,20\n2,60\n'
  const { out } = await run(['check', '-', '--width', '100'], { input: table })
  // The file is named otherwise.
  expect(checkPasted(table)).toBe(out.replaceAll('-:', 'table:').replace(/^-(?= )/gm, 'table'))
  expect(checkPasted(table)).toContain('60 mg/h')
})

it('refuses a text that is not a table', () => {
  expect(checkPasted('hello')).toContain('no rows')
})
