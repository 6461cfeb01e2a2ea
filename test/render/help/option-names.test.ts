import { expect, it } from 'vitest'
import { REQUEST_NAMES } from '../../../src/cli/options'
import { assumptionsOf } from '../../../src/core/plan/assumptions'
import { protocols } from '../../../src/protocols/index'
import { optionName } from '../../../src/render/help/option-names'
import { inpatient, outpatient, planOf } from '../../core/forge'

it('names an option of the command line for every field that changes an assumption', () => {
  const options = REQUEST_NAMES.map((name) => `--${name}`)
  const asked = { weight: '60', concentration: '1', container: '500', start: '2026-11-30' }
  const fields = protocols.flatMap((protocol) =>
    assumptionsOf(
      planOf((protocol.setting === 'inpatient' ? inpatient : outpatient)(asked), protocol),
    ).flatMap(({ changedBy }) => changedBy),
  )
  expect(fields).toContain('start')
  for (const field of fields)
    if (field === 'start') expect(optionName(field)).toBe('a time in <start>')
    else expect(options).toContain(optionName(field))
})
