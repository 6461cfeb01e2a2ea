import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { contextOf, Failure, hasCode, systemWords } from '../../../src/cli/io/io'
import { offsetsOf } from '../../../src/cli/io/zone-by-date'
import { main } from '../../../src/cli/main'
import { fakeIo } from '../fake-io'

it.each([
  ['ENOSPC: no space left on device, write', 'no space left on device'],
  ["ENOENT: no such file or directory, open '/x'", 'no such file or directory'],
  ['something else', 'something else'],
])('takes the words of the system out of "%s"', (message, words) => {
  expect(systemWords(new Error(message))).toBe(words)
})

it('has words for a value that is not an error', () => {
  expect(systemWords('gone')).toBe('gone')
  expect(systemWords(undefined)).toBe('undefined')
})

it('knows the codes of the system', async () => {
  const error: unknown = await readFile('/no/such/file').catch((reason: unknown) => reason)
  expect(hasCode(error, 'ENOENT')).toBe(true)
  expect(hasCode(error, 'EPIPE', 'ENOENT')).toBe(true)
  expect(hasCode(error, 'EPIPE')).toBe(false)
  expect(hasCode(new Error('plain'), 'ENOENT')).toBe(false)
  expect(hasCode({ code: 'ENOENT' }, 'ENOENT')).toBe(false)
  expect(systemWords(error)).toBe('no such file or directory')
})

it('keeps the cause of a failure', () => {
  const cause = new Error('deep')
  expect(new Failure('cannot write', { cause })).toMatchObject({ message: 'cannot write', cause })
})

/** What one process prints for these command lines, one after the other, with the offsets of its Date. */
async function printed(...lines: readonly string[]): Promise<readonly string[]> {
  const outs: string[] = []
  for (const line of lines) {
    const { io, out } = fakeIo()
    expect(await main(line.split(' '), { ...io, offsetsOf })).toBe(0)
    outs.push(out())
  }
  return outs
}

it('gives each plan of a process the offsets of its own zone', async () => {
  const newYork = 'inpatient 2026-11-30 --tz America/New_York --csv'
  const [first, tokyo, again, compared] = await printed(
    newYork,
    'inpatient 2026-11-30 --tz Asia/Tokyo --csv',
    newYork,
    'compare crps-5day goldberg-2010 --start 2026-11-30 --tz America/New_York --csv',
  )
  expect(first).toContain('2026-11-30T08:00:00-05:00')
  expect(tokyo).toContain('2026-11-30T08:00:00+09:00')
  expect(again).toBe(first)
  expect(compared).toContain('2026-11-30T08:00:00-05:00')
  expect(compared).not.toContain('+09:00')
})

it('interleaves the zones of two contexts', () => {
  const { io } = fakeIo()
  const [one, other] = [contextOf({ ...io, offsetsOf }), contextOf(io)]
  const at = 1_796_043_600
  const [newYork, tokyo] = [one.readZone?.('America/New_York'), one.readZone?.('Asia/Tokyo')]
  const byIntl = other.readZone?.('America/New_York')
  for (let day = 0; day < 3; day++) {
    const offsets = [newYork, tokyo, byIntl].map((zone) => zone?.offsetAt(at + day * 86_400))
    expect(offsets).toEqual([-18_000, 32_400, -18_000])
  }
  expect(one.readZone?.('Mars/Base')).toBeUndefined()
})

it('gives alias names of one zone one plan id, and prints the name that was given', async () => {
  const plans = await printed(
    ...['Asia/Kolkata', 'Asia/Calcutta', 'asia/calcutta', 'Asia/Dubai'].map(
      (tz) => `inpatient 2026-11-30 --tz ${tz} --json`,
    ),
  )
  const read = plans.map((text) => JSON.parse(text) as { plan_id: string; request: { tz: string } })
  expect(read.map(({ request }) => request.tz)).toEqual([
    'Asia/Kolkata',
    'Asia/Calcutta',
    'Asia/Calcutta',
    'Asia/Dubai',
  ])
  const ids = read.map(({ plan_id: id }) => id)
  expect(new Set(ids.slice(0, 3)).size).toBe(1)
  expect(ids[3]).not.toBe(ids[0])
})
