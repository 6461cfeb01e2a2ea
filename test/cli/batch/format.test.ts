import { describe, expect, it } from 'vitest'
import { formatFor } from '../../../src/cli/batch/format'
import type { Options } from '../../../src/cli/output'
import { refused } from '../../core/refused'
import { outpatient, planOf } from '../../render/plan-of'

const HEADER = 'id,setting,start'
const OBJECT = '{"id":"a"}'
const form = (first: string, options: Options = {}, file = '-') => formatFor(options, file)({ number: 1, text: first })

describe('what the lines are', () => {
  it.each([
    [HEADER, {}, '-', true],
    [OBJECT, {}, '-', false],
    ['  {"id":"a"}', {}, '-', false],
    ['[{"id":"a"}]', {}, '-', false],
    ['', {}, '-', false],
    ['nonsense', {}, 'requests.ndjson', false],
    ['nonsense', {}, 'requests.jsonl', false],
    ['ID\tsetting\tstart', {}, 'requests.tsv', true],
    ['ID;setting;start', {}, '-', true],
    [HEADER, {}, 'a.b/requests.csv', true],
    [HEADER, { input: 'csv' }, 'requests.ndjson', true],
    ['nonsense', { input: 'ndjson' }, 'requests.csv', false],
  ])('%j with %j in %s: a header is %s', (first, options: Options, file, isHeader) => {
    expect(form(first, options, file).isHeader).toBe(isHeader)
  })

  it('reads a JSON object as no CSV where the file says CSV', () => {
    expect(refused(() => form(OBJECT, {}, 'requests.csv')).code).toBe('quotes')
    expect(refused(() => form('', {}, 'requests.csv')).code).toBe('missing')
  })

  it.each([
    [{ input: 'xml' }, 'unknown-input', '--input'],
    [{ by: 'week' }, 'unknown-rows', '--by'],
    [{ format: 'md' }, 'unknown-format', '--format'],
    [{ csv: true, json: true } as const, 'two-formats', '--format'],
    [{ 'no-header': true } as const, 'alone', '--no-header'],
  ])('refuses %j before any line is there', (options: Options, code, place) => {
    expect(refused(() => formatFor(options, '-'))).toMatchObject({ code, place })
  })
})

describe('the header of the plans', () => {
  const head = (first: string, options: Options = {}) =>
    form(first, { ...options, csv: true })
      .head.trimEnd()
      .split(',')

  it('has what the columns of the input can ask for, and nothing else', () => {
    expect(head(HEADER).filter((name) => /kg|mL/.test(name))).toEqual([])
    expect(head(`${HEADER},weight`).filter((name) => /kg|mL/.test(name))).toEqual(['rate_mg_kg_h'])
    expect(head(`${HEADER},concentration`).filter((name) => /kg|mL/.test(name))).toEqual([
      'rate_mL_h',
      'volume_mL',
      'cumulative_mL',
    ])
  })

  it('has them all where the lines are objects, for any may come', () => {
    expect(head(OBJECT)).toEqual(head(`${HEADER},weight,concentration,predict`))
    expect(head(OBJECT).length).toBe(29)
  })

  it('knows the hour and the hours unless one kind of row is asked for', () => {
    const hours = (options: Options) => head(HEADER, options).filter((name) => name.startsWith('hour'))
    expect(hours({})).toEqual(['hour', 'hours'])
    expect(hours({ by: 'session' })).toEqual(['hours'])
    expect(hours({ by: 'hour' })).toEqual(['hour'])
    expect(hours({ by: 'change' })).toEqual(['hour'])
  })

  it('stands before CSV alone, unless it is not wanted', () => {
    expect(form(HEADER).head).toBe('')
    expect(form(HEADER, { csv: true, 'no-header': true }).head).toBe('')
  })
})

it('shows rows by the setting, or by what is asked for', () => {
  const rows = (options: Options, plan: ReturnType<typeof planOf>) =>
    form(HEADER, { ...options, csv: true })
      .show('a', plan)
      .split('\n').length - 1
  expect(rows({}, planOf())).toBe(120)
  expect(rows({}, outpatient())).toBe(10)
  expect(rows({ by: 'session' }, planOf())).toBe(1)
  expect(rows({ by: 'hour' }, outpatient())).toBe(40)
  const records = JSON.parse(form(HEADER, { by: 'change' }).show('a', planOf())).rows
  expect(records.length).toBe(5)
})
