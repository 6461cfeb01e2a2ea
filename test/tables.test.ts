/**
 * Somebody's tables, each with the command and its whole output beside it, worked out by hand. A faulty one has one
 * finding, of the rule that it is named after; a clean one has none.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RULE_TEXTS } from '../src/check/rule-texts'
import { isOpen, type RuleId, severityOf } from '../src/check/rules-list'
import { run } from './cli/fake-io'

const root = new URL('../fixtures/tables/', import.meta.url)
const namesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.csv'))
    .map((name) => name.slice(0, -'.csv'.length))
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** The options of the command in the first line, and the output that follows it. */
function expected(path: string): { readonly args: readonly string[]; readonly out: string } {
  const [, command = '', out = ''] = /^\$ ketaplan (.*)\n([\s\S]*)$/.exec(textOf(`${path}.txt`)) ?? []
  return { args: command.split(' '), out }
}

async function checked(path: string) {
  const { args, out } = expected(path)
  const protocol = args.find((arg) => arg.endsWith('.yaml'))
  const { code, out: told } = await run(args, {
    input: [readFileSync(new URL(`${path}.csv`, root))],
    ...(protocol === undefined ? {} : { files: [protocol], text: textOf(protocol) }),
  })
  const findings = out.split('\n').flatMap((line) => {
    const [, severity, rule] = /^[^ ]+:\d+:\d+: (error|warning|note) ([a-z0-9-]+): /.exec(line) ?? []
    return severity === undefined ? [] : [{ severity, rule }]
  })
  return { code, told, out, findings }
}

const faulty = namesIn('faulty/')
const ruleOf = (name: string): string => name.split('.')[0] ?? ''
// A rate that cannot be read leaves rates unchecked, and that is always said.
// At 999 mL/h no bag lasts, whatever is in it.
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'pump-rate': ['fluid-24h'],
  'session-dose': ['rate-unknown'],
}
const ALWAYS_SAID = { severity: 'note', rule: 'not-checked' }

describe.each(faulty)('%s', (name) => {
  it('gives the whole output byte for byte', async () => {
    const { code, told, out, findings } = await checked(`faulty/${name}`)
    expect(told).toBe(out)
    const isFaulty = findings.some(({ severity }) => severity === 'error')
    expect(code).toBe(isFaulty ? 1 : isOpen(ruleOf(name) as RuleId) ? 5 : 0)
  })

  it('has one finding, of its rule', async () => {
    const { findings } = await checked(`faulty/${name}`)
    const rule = ruleOf(name)
    const also = [ALWAYS_SAID.rule, ...(ALSO[rule] ?? [])]
    const said = findings.filter((each) => each.rule === rule || !also.includes(each.rule ?? ''))
    expect(said).toEqual([{ severity: severityOf(rule as RuleId), rule }])
  })
})

it('has a faulty table for every rule', () => {
  // Those of workbooks are tested with workbooks, and an exercise with exercises.
  const elsewhere = ['changed', 'hidden', 'merged', 'typed-over', 'exercise']
  const ofText = Object.keys(RULE_TEXTS).filter((rule) => !elsewhere.includes(rule))
  expect([...new Set(faulty.map(ruleOf))].sort()).toEqual(ofText.sort())
})

describe.each(namesIn('clean/'))('%s', (name) => {
  it('has no finding', async () => {
    const { code, told, out, findings } = await checked(`clean/${name}`)
    expect(told).toBe(out)
    expect(findings).toEqual([])
    expect(code).toBe(0)
  })
})
