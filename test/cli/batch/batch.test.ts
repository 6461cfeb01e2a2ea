import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lawRuns } from '../../law-runs'
import { OURS } from '../../protocols/local-file'
import { fakeIo, IN, OUT, run } from '../fake-io'

const HEADER = 'id,setting,start'
const CSV = `${HEADER},weight,max
a,inpatient,2026-11-30T08:00,70,
b,outpatient,2026-11-30T08:00,,30
c,outpatient,2026-11-30T08:00,,41
d,outpatient,2026-02-30,70,
e,outpatient,2026-11-30T08:00,45.5,
`
const batch = (input: string, ...options: readonly string[]) => run(['batch', '-', ...options], { input })

/** Records of a CSV, without the cells that are empty. */
const recordsOf = (text: string): readonly object[] =>
  (parse(text, { columns: true }) as Record<string, string>[]).map((record) =>
    Object.fromEntries(Object.entries(record).filter(([, cell]) => cell !== '')),
  )

describe('a batch', () => {
  it('gives each line the rows that its own command line gives, and its id', async () => {
    const { code, out } = await batch(CSV, '--csv')
    const alone = [
      ['a', await run([...IN, '-w', '70', '--csv'])],
      ['b', await run([...OUT, '--max', '30', '--csv'])],
      ['e', await run([...OUT, '-w', '45.5', '--csv'])],
    ] as const
    expect(code).toBe(1)
    expect(recordsOf(out)).toEqual(
      alone.flatMap(([id, { out }]) => recordsOf(out).map((record) => ({ id, ...record }))),
    )
  })

  it('gives each line the object that its own command line gives, and its id', async () => {
    const { out } = await batch(CSV)
    const alone = [
      ['a', await run([...IN, '-w', '70', '--json'])],
      ['b', await run([...OUT, '--max', '30', '--json'])],
      ['e', await run([...OUT, '-w', '45.5', '--json'])],
    ] as const
    const objects = out.trimEnd().split('\n')
    expect(objects.map((line) => JSON.parse(line))).toEqual(alone.map(([id, { out }]) => ({ id, ...JSON.parse(out) })))
    for (const line of objects) expect(line).toMatch(/^\{"id":"[abe]","schema":/)
  })

  it('has the columns that a profile brings', async () => {
    const contents = { 'p.yaml': 'name: Ward 5\nconcentration: 2\n' }
    const input = `${HEADER}\na,outpatient,2026-11-30T08:00\n`
    const { code, out } = await run(['batch', '-', '--csv', '--profile', 'p.yaml'], { input, contents })
    const alone = await run([...OUT, '--csv', '--profile', 'p.yaml'], { contents })
    expect(code).toBe(0)
    expect(recordsOf(out)).toEqual(recordsOf(alone.out).map((record) => ({ id: 'a', ...record })))
  })

  it('names the lines at fault, counts them and exits 1', async () => {
    const { code, lines } = await batch(CSV)
    expect(code).toBe(1)
    expect(lines.slice(0, -1).map((line) => JSON.parse(line))).toMatchObject([
      { line: 4, id: 'c', code: 'beyond-hard-limit', field: 'max' },
      { line: 5, id: 'd', code: 'no-such-date', field: 'start' },
    ])
    expect(lines.at(-1)).toMatch(/^ketaplan: 2 of 5 /)
  })

  it('stops at the first of them when asked to, the plans before it written', async () => {
    const { code, out, lines } = await batch(CSV, '--fail-fast')
    expect([code, out.trimEnd().split('\n').length]).toEqual([1, 2])
    expect(lines.length).toBe(2)
    expect(lines[1]).toMatch(/^ketaplan: 1 of 3 /)
  })

  it('exits 0 and says nothing where every line has a plan', async () => {
    const { code, err } = await batch(`${HEADER}\na,inpatient,2026-11-30\n\n`)
    expect([code, err]).toEqual([0, ''])
  })

  it('counts with CSV what its plans assume, and in no other form', async () => {
    // The first line leaves time and zone open; an outpatient plan steps from session to session.
    const lines = `${HEADER},weight,tz\na,inpatient,2026-11-30,,\nb,outpatient,2026-11-30T08:00,70,UTC\nc,inpatient,2026-11-30T08:00Z,,\nd,inpatient,2026-02-30,,\n`
    const csv = await batch(lines, '--csv')
    expect(csv.lines.slice(-2)).toEqual([
      'ketaplan: notes: start time assumed in 1 plan; step interval assumed in 2 plans; zone assumed in 1 plan; rates per kg not checked in 2 plans',
      'ketaplan: 1 of 4 lines gave no plan',
    ])
    for (const options of [['--csv', '--quiet'], ['--json']])
      expect((await batch(lines, ...options)).err).not.toContain('notes:')
    expect((await batch(lines, '--csv', '--tz', 'UTC')).err).not.toContain('zone assumed')
  })

  it('writes the same bytes for a line, wherever it stands and whatever stands around it', async () => {
    const line = fc.record({
      id: fc.nat({ max: 99 }).map((n) => `p${n}`),
      setting: fc.constantFrom('inpatient', 'outpatient', 'neither'),
      start: fc.constantFrom('2026-11-30', '2026-10-26T09:30', '2026-02-30', 'today'),
      weight: fc.option(fc.constantFrom('70', '38.5', 'heavy'), { nil: undefined }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), fc.constantFrom('--csv', '--json'), async (all, form) => {
        const texts = all.map((each) => JSON.stringify(each))
        const options = [form, ...(form === '--csv' ? ['--no-header'] : []), '--input', 'ndjson', '--by', 'session']
        const whole = await batch(texts.join('\n'), ...options)
        const alone = []
        for (const text of texts) alone.push((await batch(text, ...options)).out)
        expect(whole.out).toBe(alone.join(''))
      }),
      { numRuns: lawRuns(30, 8) },
    )
  })
})

describe('a table from a spreadsheet', () => {
  it.each([';', '\t'])('may have its cells separated by %j, and its names in any case', async (separator) => {
    const table = CSV.replace('id,setting', 'ID,Setting').replaceAll(',', separator)
    expect(await batch(table, '--csv')).toEqual(await batch(CSV, '--csv'))
  })

  it('spoils one line by a quote that is not closed', async () => {
    const broken = CSV.replace('b,outpatient', '"b,outpatient')
    const { out, lines } = await batch(broken)
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['a', 'e'])
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ line: 3, code: 'quotes' })
  })
})

describe('a prediction', () => {
  const asked = `${HEADER},weight,predict\n`
  const lines = ['a,inpatient,2026-11-30T08:00,70,domino', 'b,inpatient,2026-11-30T08:00,70,']
  it('is given to the lines that ask for it, as the command line gives it', async () => {
    const alone = await run([...IN, '-w', '70', '--csv', '--predict=domino'])
    const without = await run([...IN, '-w', '70', '--csv'])
    const { code, out } = await batch(`${asked}${lines.join('\n')}`, '--csv')
    expect(code).toBe(0)
    expect(recordsOf(out)).toEqual([
      ...recordsOf(alone.out).map((record) => ({ id: 'a', ...record })),
      ...recordsOf(without.out).map((record) => ({ id: 'b', ...record })),
    ])
  })

  it('is in the object of its plan', async () => {
    const alone = await run([...IN, '-w', '70', '--json', '--predict'])
    const { out } = await batch(`${asked}a,inpatient,2026-11-30T08:00,70,true`)
    expect(JSON.parse(out)).toEqual({ id: 'a', ...JSON.parse(alone.out) })
  })
})

describe('protocol files', () => {
  const table = `${HEADER},protocol\na,inpatient,2026-11-30,ours.yaml\n`
  it('are read in the folder that is named for them', async () => {
    const world = { input: table, files: ['protocols/ours.yaml'], text: OURS }
    const { code, out } = await run(['batch', '-', '--protocol-dir', 'protocols'], world)
    expect(code).toBe(0)
    expect(JSON.parse(out).protocol.id).toBe('our-hospital')
  })

  it('are not read without one, and nothing of theirs is said', async () => {
    const world = { input: table, files: ['ours.yaml'], text: 'maximum: SECRET' }
    const { code, out, err } = await run(['batch', '-'], world)
    expect([code, out]).toEqual([1, ''])
    expect(JSON.parse(err.split('\n')[0] ?? '').code).toBe('file-in-batch')
    expect(err).not.toContain('SECRET')
  })
})

describe('the fields for all lines', () => {
  const line = `${HEADER},tz\na,outpatient,2026-11-30T08:00,\nb,outpatient,2026-11-30T08:00,Asia/Kolkata\n`
  it('is the zone of those that name none', async () => {
    const { out } = await batch(line, '--tz', 'UTC')
    expect(out.split('\n').flatMap((text) => (text === '' ? [] : [JSON.parse(text).request.tz]))).toEqual([
      'UTC',
      'Asia/Kolkata',
    ])
  })

  it('is the present', async () => {
    const { out } = await batch(`${HEADER}\na,outpatient,tomorrow\n`, '--tz', 'UTC', '--now', '2026-12-24')
    expect(JSON.parse(out).request.start).toBe('2026-12-25T08:00:00+00:00')
  })

  it.each([
    ['--tz', 'Mars/Olympus', 'Mars/Olympus'],
    ['--now', 'soon', 'soon'],
    ['--by', 'week', 'week'],
  ])('is refused before any line where it is wrong: %s %s', async (option, value, words) => {
    const { code, out, lines } = await batch(CSV, option, value)
    expect([code, out, lines.length]).toEqual([2, '', 1])
    expect(lines[0]).toContain(words)
  })
})

describe('nothing to plan', () => {
  it.each([[''], ['\n\n'], [`${HEADER}\n`]])('warns that there is no request in %j', async (input) => {
    const { code, lines } = await batch(input)
    expect([code, lines]).toEqual([0, [expect.stringMatching(/^ketaplan: warning: /)]])
    const records = (await batch(input, '--json')).lines.map((line) => JSON.parse(line))
    expect(records).toMatchObject([{ code: 'no-request', severity: 'warning' }])
  })

  it('writes the header all the same', async () => {
    expect((await batch(`${HEADER}\n`, '--csv')).out).toMatch(/^id,session,day,hour,.*start_utc\n$/)
    expect((await batch('', '--csv')).out).toMatch(/^id,session,day,hour,.*start_utc\n$/)
  })

  it('is refused where a CSV has not even a header', async () => {
    const { code, lines } = await batch('', '--input', 'csv')
    expect([code, lines]).toEqual([2, [expect.stringMatching(/header.*id, setting, start/)]])
  })
})

it('refuses a wrong header as a whole', async () => {
  const { code, out, lines } = await batch('id,setting,start,wieght\na,inpatient,2026-11-30,70\n', '--csv')
  expect([code, out, lines]).toEqual([2, '', [expect.stringMatching(/wieght.*weight/)]])
})

describe('around it', () => {
  it('ends without messages where the reader has closed the pipe', async () => {
    expect(await run(['batch', '-'], { input: CSV, stdout: 'closed' })).toMatchObject({ code: 0, err: '' })
  })

  it('exits 4 where the disk is full', async () => {
    const { code, lines } = await run(['batch', '-'], { input: CSV, stdout: 'full' })
    expect([code, lines.length]).toEqual([4, 1])
  })

  it('writes no more than one answer ahead of its reader', async () => {
    const { io } = fakeIo()
    let read = 0
    async function* endless() {
      yield Buffer.from(`${HEADER}\n`)
      for (; ; read++) yield Buffer.from(`p${read},inpatient,2026-11-30\n`)
    }
    const { batchCommand } = await import('../../../src/cli/batch/batch')
    const { parseArgv } = await import('../../../src/cli/parse-argv')
    const written: number[] = []
    const stdout = {
      ...io.stdout,
      write: async (text: string | Uint8Array) => {
        written.push(read)
        return String(text).startsWith('{"id":"p4"') ? ('closed' as const) : ('written' as const)
      },
    }
    await batchCommand(parseArgv(['batch', '-']), { ...io, stdout, readBytes: endless })
    expect(written).toEqual([0, 1, 2, 3, 4])
  })

  it.each([
    [{ terminal: 'stderr' as const }, [], true],
    [{ terminal: true }, [], false],
    [{ terminal: 'stderr' as const }, ['-q'], false],
    [{}, [], false],
  ])('shows its progress only on the terminal of standard error: %j %j', async (world, options, shown) => {
    const { err } = await run(['batch', '-', ...options], { ...world, input: CSV })
    expect(err.includes('\u001b')).toBe(shown)
    if (shown)
      expect(err.replaceAll('\r\u001b[K', '<erase>')).toMatch(
        /^(?:<erase>\d+ lines?, \d+ without a plan)?<erase>\{.*\n\{.*\n5 lines, 2 without a plan(?:<erase>5 lines, 2 without a plan)?<erase>ketaplan: 2 of 5/,
      )
  })
})
