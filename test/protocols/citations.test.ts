import { expect, it } from 'vitest'
import { sourceIds, sourceOf } from '../../src/protocols/citations'

it('says of each source what it is and how much of it was read: a change is seen in one file', async () => {
  const lines = sourceIds.map((id) => `${id}: ${sourceOf(id).citation} (${sourceOf(id).read})\n`)
  await expect(lines.join('')).toMatchFileSnapshot('../../fixtures/citations.txt')
})

it('names a table of another publication only where one was read', () => {
  const named = sourceIds.filter((id) => sourceOf(id).read.includes('PMC10688501'))
  expect(named).toEqual(['schwartzman-2009'])
})
