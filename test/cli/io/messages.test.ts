import { expect, it } from 'vitest'
import type { Io } from '../../../src/cli/io/io'
import { messageOf, warningsIn, writeLines, writeMessages } from '../../../src/cli/io/messages'
import { field } from '../../../src/core/model/field'
import type { Finding } from '../../../src/core/model/finding'
import { fakeIo } from '../fake-io'

it('puts the name of the program before each line, on standard error', async () => {
  const { io, out, err } = fakeIo()
  await writeLines(io, ['one', 'two'])
  expect(err()).toBe('ketaplan: one\nketaplan: two\n')
  expect(out()).toBe('')
})

it('writes once, so that lines of two programs do not mix', async () => {
  const written: (string | Uint8Array)[] = []
  const { io } = fakeIo()
  const write = async (text: string | Uint8Array) => {
    written.push(text)
    return 'written' as const
  }
  const counted: Io = { ...io, stderr: { ...io.stderr, write } }
  await writeLines(counted, ['one', 'two'])
  await writeLines(counted, [])
  expect(written.length).toBe(1)
})

it('ignores that standard error is closed', async () => {
  await expect(writeLines(fakeIo({ stderr: 'closed' }).io, ['one'])).resolves.toBeUndefined()
})

const finding = (severity: Finding['severity']): Finding => ({
  code: 'allow-unused',
  severity,
  place: field('allow'),
  found: 'step-size',
})

it('keeps warnings and drops notes', () => {
  expect(warningsIn([finding('note'), finding('warning')])).toEqual([
    {
      severity: 'warning',
      code: 'allow-unused',
      message: '--allow step-size has no effect: nothing in this plan exceeds that limit',
      finding: finding('warning'),
    },
  ])
})

it('reports one line per message, or one JSON record per message', async () => {
  const messages = [messageOf(finding('warning')), { severity: 'note', code: 'summary', message: 'why\u202e' }] as const
  const [lines, records] = [fakeIo(), fakeIo()]
  await writeMessages(lines.io, false, messages)
  expect(lines.err().split('\n')).toEqual([
    'ketaplan: warning: --allow step-size has no effect: nothing in this plan exceeds that limit',
    'ketaplan: why\\u{202e}',
    '',
  ])
  await writeMessages(records.io, true, messages)
  expect(records.err()).not.toContain('\u202e')
  expect(
    records
      .err()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    {
      code: 'allow-unused',
      severity: 'warning',
      place: '--allow',
      found: 'step-size',
      message: '--allow step-size has no effect: nothing in this plan exceeds that limit',
    },
    { code: 'summary', severity: 'note', message: 'why\u202e' },
  ])
  await writeMessages(records.io, true, [])
  expect(records.err().trimEnd().split('\n').length).toBe(2)
})

it('cuts what is longer than any line of ours, and leaves what is not', async () => {
  const { io, err } = fakeIo()
  await writeLines(io, ['x'.repeat(100_000), 'y'.repeat(1500)])
  expect(err()).toBe(`ketaplan: ${'x'.repeat(1500)}...\nketaplan: ${'y'.repeat(1500)}\n`)
})

it('wraps between words on a terminal alone', async () => {
  const [terminal, pipe] = [fakeIo({ terminal: true, columns: 30 }), fakeIo({ columns: 30 })]
  const line = 'start 45 mg/h is beyond the limit of 40 mg/h'
  for (const { io } of [terminal, pipe]) await writeLines(io, [line])
  expect(terminal.err()).toBe('ketaplan: start 45 mg/h is\n  beyond the limit of 40 mg/h\n')
  expect(pipe.err()).toBe(`ketaplan: ${line}\n`)
})
