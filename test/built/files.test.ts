import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { live } from '../render/hostile'
import { IN, inFolder, LONG, run, shell } from './run'

const OLD = 'old and kept\r\n\u0000'

/** A folder with an old plan in it, and what is there after the program has run. */
const over = (args: readonly string[], around: Parameters<typeof run>[1] = {}, mode = 0o644) =>
  inFolder(async (folder) => {
    const file = join(folder, 'plan.csv')
    await writeFile(file, OLD)
    await chmod(file, mode)
    const ended = await run([...args, '-o', 'plan.csv'], { ...around, cwd: folder })
    const text = await readFile(file, 'utf8')
    return { ...ended, text, mode: (await stat(file)).mode & 0o777, names: await readdir(folder) }
  })

const fresh = (args: readonly string[], around: Parameters<typeof run>[1] = {}) =>
  inFolder(async (folder) => {
    const ended = await run(args, { ...around, cwd: folder })
    return { ...ended, names: await readdir(folder) }
  })

it('writes a file and prints nothing', async () => {
  await inFolder(async (folder) => {
    const { code, stdout } = await run([...IN, '-q', '-o', 'plan.csv'], { cwd: folder })
    expect([code, stdout]).toEqual([0, ''])
    expect(await readdir(folder)).toEqual(['plan.csv'])
    const printed = await run([...IN, '--csv', '-q'])
    expect(await readFile(join(folder, 'plan.csv'), 'utf8')).toBe(printed.stdout)
  })
})

it('keeps an existing file byte for byte, with exit 4 and a line that says how to replace it', async () => {
  const { code, stdout, lines, text, names } = await over(IN)
  expect([code, stdout, text]).toEqual([4, '', OLD])
  expect(lines).toEqual([expect.stringMatching(/^ketaplan: plan\.csv exists.*--force/)])
  expect(names).toEqual(['plan.csv'])
})

it.each([0o600, 0o640, 0o644])('replaces it with --force and keeps its mode %o', async (asked) => {
  const { code, text, mode, names } = await over([...IN, '--force', '-q'], {}, asked)
  expect([code, mode, names]).toEqual([0, asked, ['plan.csv']])
  expect(text).toMatch(/^session,.*\n1,1,1,2026-11-30T08:00:00-05:00,/)
})

it('leaves an existing file alone where the plan is refused', async () => {
  expect(await over([...IN, '--force', '--max', '45'])).toMatchObject({ code: 3, text: OLD, names: ['plan.csv'] })
  expect(await over([...IN, '--force', '--days', 'x'])).toMatchObject({ code: 2, text: OLD, names: ['plan.csv'] })
})

it.each([
  ['no/such/plan.csv', 'no such file or directory'],
  ['/dev/null/plan.csv', 'not a directory'],
])('exits 4 with one line where it cannot write %s', async (file, words) => {
  const { code, stdout, lines, names } = await fresh([...IN, '-o', file])
  expect([code, stdout, names]).toEqual([4, '', []])
  expect(lines).toEqual([`ketaplan: cannot write ${file}: ${words}`])
})

it('exits 4 with one line in a folder where nothing can be written', async () => {
  // Not even by root.
  const { code, lines } = await fresh([...IN, '-o', '/sys/plan.csv'])
  expect(code).toBe(4)
  expect(lines).toEqual([expect.stringMatching(/^ketaplan: cannot write \/sys\/plan\.csv: /)])
})

it.each([[[]], [['--force']]])('replaces no folder, with %j', async (options) => {
  await inFolder(async (folder) => {
    await mkdir(join(folder, 'plan.csv'))
    const { code, lines } = await run([...IN, '-o', 'plan.csv', ...options], { cwd: folder })
    expect([code, lines.length, await readdir(folder)]).toEqual([4, 1, ['plan.csv']])
    expect(await readdir(join(folder, 'plan.csv'))).toEqual([])
  })
})

it('leaves the old file whole where it is killed between writing and renaming', async () => {
  const { signal, text, names } = await over([...IN, '--force'], { fault: 'kill before rename' })
  expect([signal, text]).toEqual(['SIGKILL', OLD])
  // What was written stands beside it: the kill came after the writing.
  expect(names.length).toBe(2)
})

it('leaves no file where it is killed before a new one is in its place', async () => {
  const { signal, names } = await fresh([...IN, '-o', 'plan.csv'], { fault: 'kill before link' })
  expect(signal).toBe('SIGKILL')
  expect(names).not.toContain('plan.csv')
  expect(names.length).toBe(1)
})

it('exits 130 where it is interrupted, and leaves the old file whole', async () => {
  const { code, text } = await over([...IN, '--force'], { fault: 'interrupt before rename' })
  expect([code, text]).toEqual([130, OLD])
})

it('writes where the file system knows no links', async () => {
  const { code, names } = await fresh([...IN, '-q', '-o', 'plan.csv'], { fault: 'no links' })
  expect([code, names]).toEqual([0, ['plan.csv']])
})

it.each([[[]], [['--force']]])('leaves the old file or none where the disk is full, with %j', async (options) => {
  await inFolder(async (folder) => {
    // 16 blocks are at most 16 KiB; the plan is larger by far.
    if (options.length > 0) await writeFile(join(folder, 'plan.csv'), OLD)
    const ended = await shell('ulimit -f 16; "$@"', [...LONG, '-o', 'plan.csv', ...options], { cwd: folder })
    expect([ended.code, ended.signal]).toEqual([4, null])
    expect(ended.lines).toEqual([expect.stringMatching(/^ketaplan: cannot write plan\.csv: file too large$/)])
    expect(await readdir(folder)).toEqual(options.length > 0 ? ['plan.csv'] : [])
    if (options.length > 0) expect(await readFile(join(folder, 'plan.csv'), 'utf8')).toBe(OLD)
  })
})

it.each(['\u001b[31m/plan.csv', '\u202e/plan.csv', 'a\nb\nc/plan.csv', '\u009b2J/plan.csv'])(
  'lets no name of a file act on the terminal: %j',
  async (file) => {
    const { code, lines } = await fresh([...IN, '-o', file])
    expect([code, lines.length]).toEqual([4, 1])
    expect(live(lines.join())).toEqual([])
  },
)
