import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Facts, type FindingCode, MESSAGES, messageText } from '../../../src/core/model/finding-messages'
import type { Limit } from '../../../src/core/model/limit'
import { SAMPLES } from './sample-findings'

const codes = Object.keys(MESSAGES) as FindingCode[]
const limit: Limit = {
  name: 'rate',
  kind: 'hard',
  state: 'in force',
  value: 40,
  unit: 'mg/h',
  bound: 40_000_000,
  basis: 'stated',
  source: ['medscape-2018'],
}
const factsOf = (code: FindingCode): Facts => ({
  place: '',
  found: '',
  allowed: '',
  isField: true,
  limit,
  ...SAMPLES[code],
})
const sentenceOf = (code: FindingCode): string => messageText(code, factsOf(code))

const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('finding-messages.ts'))
  .map((file) => readFileSync(join('src', file), 'utf8'))
  .join('\n')

// Words of a literary or outdated style: see the language of the project.
const LITERARY = /\bis (?:no|none)\b|\bstands?\b|\banew\b|\btold\b|all the same|, for (?:an?|the|it|no)\b/

it('is one golden: every code with the sentence of a sample', async () => {
  const text = codes.map((code) => `${code}\n  ${sentenceOf(code)}\n`).join('')
  await expect(text).toMatchFileSnapshot('../../../fixtures/messages.txt')
})

describe.each(codes)('%s', (code) => {
  const text = sentenceOf(code)

  it('is raised', () => expect(source).toContain(`'${code}'`))

  it('is plain text without a full stop at its end', () => {
    expect(text).toMatch(/^\S.*[^.\s]$/)
    expect(text).not.toMatch(/undefined|NaN|\n/)
    expect(text).not.toMatch(LITERARY)
  })

  it('has sentences of at most 25 words', () => {
    for (const sentence of text.split(/[.?] (?=[A-Z])/))
      expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(25)
  })
})
