import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { protocols } from '../../../src/protocols/index'
import { examineProtocolFile, readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { HOLD_EXAMPLES, OBSERVE_EXAMPLES, startingPoint } from '../../../src/render/help/starting-point'
import { changed, isFields, own, refusal } from '../../protocols/local-file'

/** Every figure and statement in a document. */
function recordsIn(value: unknown): readonly Record<string, unknown>[] {
  if (!isFields(value)) return []
  const inner = Object.values(value).flatMap(recordsIn)
  return 'basis' in value ? [value, ...inner] : inner
}
/** What a record says, without what stands behind it. */
const said = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, each) => (['basis', 'source', 'note', 'id', 'local'].includes(key) ? undefined : each)),
  )
const filled = (text: string): string => text.replaceAll('source: []', 'source: our protocol 12, 2026-03')

describe.each(protocols.map((protocol) => [protocol.id, protocol] as const))('from %s', (id, protocol) => {
  const text = startingPoint(protocol)

  it('every figure is local, its source is still to be filled in, and no citation is left', () => {
    const records = recordsIn(parse(text))
    expect(records.length).toBe(recordsIn(protocol).length)
    for (const { basis, source, note } of records)
      expect({ basis, source, note }).toEqual({ basis: 'local', source: [], note: undefined })
  })

  it('is refused until the sources are filled in', () => {
    const { exit, findings } = refusal(text)
    expect(exit).toBe(2)
    expect(findings[0]?.found).toMatch(/source: \[\]/)
    expect(findings[0]?.allowed).toMatch(/source/)
  })

  it('says the same with the sources filled in, under an id of its own', () => {
    const read = readProtocolFile('ours.yaml', filled(text))
    expect(said(read)).toEqual(said(protocol))
    expect(read.id).not.toBe(id)
    expect(read.id).toContain(id)
  })

  it('with a source is a file of format 2 without faults', () => {
    const source = 'our protocol 12: "slow", 2026-03'
    const { faults, protocol: read } = examineProtocolFile('ours.yaml', startingPoint(protocol, source))
    expect(faults).toEqual([])
    expect(said(read)).toEqual(said(protocol))
    for (const { basis, source: given } of recordsIn(read)) expect([basis, given]).toEqual(['local', [source]])
  })

  it('begins with what is to be done, as comments', () => {
    const [first, second] = text.split('\n')
    expect(first).toMatch(new RegExp(`^# .*${id}`))
    expect(second).toMatch(/^# source: /)
  })
})

it('has the examples of named sources as comments alone, where the protocol has no rules of its own', () => {
  for (const protocol of protocols) {
    const text = startingPoint(protocol, 'our protocol 12')
    const comments = text.split('\n').flatMap((line) => (line.startsWith('#') ? [line.replace(/^# */, '')] : []))
    const hasOwn = protocol.hold !== undefined || protocol.observe !== undefined
    for (const [example, source] of [...HOLD_EXAMPLES, ...OBSERVE_EXAMPLES])
      expect(comments.join(' ').includes(`${example} (${source})`)).toBe(!hasOwn)
    expect(parse(text).hold === undefined).toBe(protocol.hold === undefined)
  }
})

it('keeps a sedative a sedative', () => {
  const [crps5day] = protocols
  if (crps5day === undefined) throw new Error('no protocol')
  expect(parse(startingPoint(crps5day)).adjuncts[1]).toMatchObject({ what: 'lorazepam 1 to 2 mg', sedative: true })
})

it('of a local file is a file again, even where its id is as long as an id may be', () => {
  const long = 'a'.repeat(40)
  const protocol = readProtocolFile('ours.json', own('crps-5day', { id: long }))
  const again = startingPoint(protocol)
  expect(again).not.toContain('local:')
  expect(said(readProtocolFile('again.yaml', filled(again)))).toEqual(said(protocol))
})

it('carries texts that YAML could take for something else', () => {
  for (const title of ['yes', '12', '- a', '# not a comment', 'a: b', "it's", '"quoted"', '{x}', '&a *b !c', 'null']) {
    const protocol = readProtocolFile('ours.json', own('crps-5day', { title }))
    expect(readProtocolFile('again.yaml', filled(startingPoint(protocol))).title).toBe(title)
  }
})

it('carries no character that could act on a terminal', () => {
  const title = 'a\u001b[2Jb\u009b3mc\u202ed'
  const protocol = readProtocolFile('ours.json', own('crps-5day', { title }))
  const text = startingPoint(protocol)
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  expect(changed(parse(text), {}).title).toBe(title)
})
