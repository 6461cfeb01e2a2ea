import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { protocolNamed } from '../../../src/cli/commands/find-protocol'
import { readFileWhole } from '../../../src/cli/io/file'
import { main } from '../../../src/cli/main'
import { protocols } from '../../../src/protocols/index'
import { listed } from '../../../src/protocols/listed'
import { own } from '../../protocols/local-file'
import { fakeIo, IN, OUT, run } from '../fake-io'

const TEXT = own('crps-5day')

it.each(protocols.map(({ id }) => id))('finds %s by its id', async (id) => {
  expect((await protocolNamed(id, fakeIo().io)).id).toBe(id)
})

it.each(['./ours.yaml', 'ours.yml', 'ours.json', 'OURS.YAML', 'dir/ours.json', './crps-5day', '/tmp/x/ours.yaml'])(
  'reads %s as a file',
  async (path) => {
    const { io } = fakeIo({ files: [path], text: TEXT })
    expect((await protocolNamed(path, io)).id).toBe('ours')
  },
)

it.each(['ours', 'constructor', '__proto__', 'toString', '', ' crps-5day', 'CRPS-5DAY', 'ours.txt'])(
  'knows no protocol %j, and names those there are',
  async (name) => {
    const { code, out, err, lines } = await run([...IN, '-p', name], { files: [name], text: TEXT })
    expect([code, out, lines.length]).toEqual([2, '', 1])
    expect(err).toMatch(/crps-5day, /)
  },
)

it.each(listed)('refuses to plan by $id, with the reason', async ({ id, reason }) => {
  for (const start of [IN, OUT]) {
    const { code, out, err } = await run([...start, '-p', id])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(id)
    expect(err).toContain(reason)
  }
})

it('says that a file cannot be read, exit 4', async () => {
  const { code, out, lines } = await run([...IN, '-p', './none.yaml'])
  expect([code, out, lines.length]).toEqual([4, '', 1])
  expect(lines[0]).toContain('./none.yaml')
})

describe('a plan by a local file', () => {
  const world = (changes = {}, id = 'crps-5day') => ({ files: ['./ours.yaml'], text: own(id, changes) })

  it('is the plan of its figures', async () => {
    const { code, out } = await run([...IN, '-p', './ours.yaml', '--json'], world({ 'maximum.value': 60 }))
    expect(code).toBe(0)
    // 20+25+...+55 in eight hours is 300; 112 h at 60 mg/h are 6,720.
    expect(JSON.parse(out).totals.dose_mg).toBe(7020)
    expect(JSON.parse(out).protocol.maximum).toMatchObject({ basis: 'local', source: ['our protocol 12, 2026-03'] })
  })

  it('has another identity when the file changes', async () => {
    const ids = await Promise.all(
      [{}, { title: 'other' }].map(async (changes) => {
        const { out } = await run([...IN, '-p', './ours.yaml', '--json'], world(changes))
        return JSON.parse(out).plan_id
      }),
    )
    expect(ids[0]).not.toBe(ids[1])
  })

  it('is held by the ceiling per kilogram that its own maximum does not know', async () => {
    // 1.5 mg/kg/h at 50 kg is 75 mg/h; 1 mg/kg/h is lifted by name, the ceiling never is.
    const argv = [...IN, '-p', './ours.yaml', '-w', '50', '--allow', 'rate-per-weight', '--reason', 'x', '--json']
    const { out } = await run(argv, world({ 'maximum.value': 100 }))
    const { totals, rows } = JSON.parse(out)
    expect(totals.highest_rate_mg_h).toBe(75)
    expect(rows.at(-1).held_by).toBe('ceiling')
  })

  it('of the other setting is refused', async () => {
    const { code, err } = await run([...OUT, '-p', './ours.yaml'], world())
    expect([code, err]).toEqual([2, expect.stringContaining('inpatient')])
  })

  it('is not told in the words of a trial that its figures are not from', async () => {
    // 5 mg/h more a session: 80, 100, 120, 140, 160 mg; the fifth is the first above 150 mg.
    const changes = { 'notable_session_dose.value': 150 }
    const { code, out, err } = await run([...OUT, '-p', './ours.yaml', '--csv'], world(changes, 'crps-10session'))
    expect(code).toBe(0)
    expect(err).toContain('session 5')
    expect(out + err).not.toContain('schwartzman')
  })
})

it('a file of 10 MB is wrong input, exit 2, in a line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ketaplan-'))
  try {
    const path = join(folder, 'ours.yaml')
    await writeFile(path, '['.repeat(10_000_000))
    const { io, out, err } = fakeIo()
    const code = await main([...IN, '-p', path], { ...io, readFile: readFileWhole })
    expect([code, out()]).toEqual([2, ''])
    expect(err()).toMatch(/ours\.yaml.*65536.*\n$/)
  } finally {
    await rm(folder, { recursive: true })
  }
})
