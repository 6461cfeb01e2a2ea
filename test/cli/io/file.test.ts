import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bytesOf, filesIn, writeFileWhole } from '../../../src/cli/io/file'
import { Failure } from '../../../src/cli/io/io'
import { field } from '../../../src/core/model/field'

let folder = ''
const at = (name: string) => join(folder, name)
const read = (name: string) => readFile(at(name), 'utf8')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ketaplan-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('writes a new file, and nothing beside it', async () => {
  await writeFileWhole(at('plan.csv'), 'new\n', false)
  expect(await read('plan.csv')).toBe('new\n')
  expect(await readdir(folder)).toEqual(['plan.csv'])
})

it('gives a new file the mode that any new file gets', async () => {
  await writeFile(at('other'), '')
  await writeFileWhole(at('plan.csv'), 'new', false)
  expect((await stat(at('plan.csv'))).mode).toBe((await stat(at('other'))).mode)
})

it('keeps an existing file byte for byte, and says how to replace it', async () => {
  await writeFile(at('plan.csv'), 'old')
  await expect(writeFileWhole(at('plan.csv'), 'new', false)).rejects.toThrow(
    /plan\.csv exists and is kept; add --force/,
  )
  expect(await read('plan.csv')).toBe('old')
  expect(await readdir(folder)).toEqual(['plan.csv'])
})

it.each([0o600, 0o640, 0o444, 0o664])('replaces a file when forced and keeps its mode %o', async (mode) => {
  await writeFile(at('plan.csv'), 'old')
  await chmod(at('plan.csv'), mode)
  await writeFileWhole(at('plan.csv'), 'new', true)
  expect(await read('plan.csv')).toBe('new')
  expect((await stat(at('plan.csv'))).mode & 0o777).toBe(mode)
  expect(await readdir(folder)).toEqual(['plan.csv'])
})

it('replaces what a link points to, and keeps the link', async () => {
  await mkdir(at('deep'))
  await writeFile(at('deep/real.csv'), 'old')
  await symlink('deep/real.csv', at('plan.csv'))
  await writeFileWhole(at('plan.csv'), 'new', true)
  expect(await read('deep/real.csv')).toBe('new')
  expect(
    (await readdir(folder, { withFileTypes: true })).find(({ name }) => name === 'plan.csv')?.isSymbolicLink(),
  ).toBe(true)
  expect(await readdir(at('deep'))).toEqual(['real.csv'])
})

it.each([false, true])('does not write through a link to nowhere (forced: %s)', async (force) => {
  await symlink('nowhere.csv', at('plan.csv'))
  await expect(writeFileWhole(at('plan.csv'), 'new', force)).rejects.toThrow(Failure)
  expect(await readdir(folder)).toEqual(['plan.csv'])
})

it('replaces no folder, forced or not', async () => {
  await mkdir(at('plan.csv'))
  await expect(writeFileWhole(at('plan.csv'), 'new', false)).rejects.toThrow(Failure)
  await expect(writeFileWhole(at('plan.csv'), 'new', true)).rejects.toThrow(/plan\.csv is not a file/)
  expect(await readdir(folder)).toEqual(['plan.csv'])
})

it('fails where there is no folder, or a file in its place', async () => {
  await writeFile(at('file'), 'old')
  await expect(writeFileWhole(at('no/plan.csv'), 'new', false)).rejects.toThrow(
    /cannot write .*: no such file or directory/,
  )
  await expect(writeFileWhole(at('file/plan.csv'), 'new', true)).rejects.toThrow(/cannot write .*: not a directory/)
  expect(await readdir(folder)).toEqual(['file'])
})

it('says so where the name is too long', async () => {
  await expect(writeFileWhole(at('x'.repeat(300)), 'new', false)).rejects.toThrow(/cannot write .*: name too long/)
  expect(await readdir(folder)).toEqual([])
})

it('writes a file whose name is as long as names can be', async () => {
  const name = `${'x'.repeat(251)}.csv`
  await writeFileWhole(at(name), 'new', false)
  expect(await readdir(folder)).toEqual([name])
})

it('lets one of two writers win, and leaves no piece', async () => {
  const texts = Array.from({ length: 8 }, (_, n) => String(n).repeat(100_000))
  const done = await Promise.allSettled(texts.map((text) => writeFileWhole(at('plan.csv'), text, false)))
  expect(done.filter(({ status }) => status === 'fulfilled').length).toBe(1)
  expect(texts).toContain(await read('plan.csv'))
  expect(await readdir(folder)).toEqual(['plan.csv'])
})

async function streamed(path: string): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytesOf(path)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

it('reads a file as a stream', async () => {
  const text = 'caf\u00e9\n'.repeat(100_000)
  await writeFile(at('requests.csv'), text)
  expect(await streamed(at('requests.csv'))).toBe(text)
})

it('fails in its own words where there is nothing to read', async () => {
  const gone = at('gone')
  await expect(streamed(gone)).rejects.toThrow(new Failure(`cannot read ${gone}: no such file or directory`))
  await expect(streamed(folder)).rejects.toThrow(new Failure(`cannot read ${folder}: illegal operation on a directory`))
})

describe('the files of a folder', () => {
  beforeEach(async () => {
    await mkdir(at('protocols/deep'), { recursive: true })
    await mkdir(at('protocols-2'))
    await writeFile(at('secret.yaml'), 'secret')
    await writeFile(at('protocols-2/secret.yaml'), 'secret')
    await writeFile(at('protocols/ours.yaml'), 'ours')
    await writeFile(at('protocols/deep/..ours.yaml'), 'deep')
    await symlink('../secret.yaml', at('protocols/link.yaml'))
    await symlink('..', at('protocols/up'))
    await symlink('ours.yaml', at('protocols/inner.yaml'))
    await symlink('protocols', at('also'))
  })

  it.each([
    ['ours.yaml', 'ours'],
    ['./ours.yaml', 'ours'],
    ['deep/..ours.yaml', 'deep'],
    ['inner.yaml', 'ours'],
  ])('are read: %s', async (name, text) => {
    for (const there of ['protocols', 'protocols/', 'also'])
      expect(await (await filesIn(at(there)))(name, 100)).toBe(text)
  })

  it.each([
    '../secret.yaml',
    'deep/../../secret.yaml',
    'deep/../ours.yaml',
    '..\\secret.yaml',
    '..',
    '.',
    '../protocols-2/secret.yaml',
    'link.yaml',
    'up/secret.yaml',
    'up/protocols/ours.yaml/../../../secret.yaml',
  ])('are not left by %s', async (name) => {
    const readIn = await filesIn(at('protocols'))
    await expect(readIn(name, 100)).rejects.toMatchObject({
      findings: [{ code: 'outside-folder', place: field('protocol'), found: name }],
    })
  })

  it('are not left by an absolute path, even one that leads back into the folder', async () => {
    const readIn = await filesIn(at('protocols'))
    for (const name of [at('secret.yaml'), at('protocols/ours.yaml')])
      await expect(readIn(name, 100)).rejects.toMatchObject({ findings: [{ code: 'outside-folder' }] })
  })

  it('are named as they were asked for where one cannot be read', async () => {
    const readIn = await filesIn(at('protocols'))
    await expect(readIn('gone.yaml', 100)).rejects.toThrow(
      new Failure('cannot read gone.yaml: no such file or directory'),
    )
    await expect(readIn('deep', 100)).rejects.toThrow(new Failure('deep is not a file'))
    await expect(readIn('ours.yaml', 3)).rejects.toMatchObject({ findings: [{ place: 'ours.yaml' }] })
    await expect(readIn('a\u0000.yaml', 100)).rejects.toThrow(Failure)
  })

  it('need a folder', async () => {
    await expect(filesIn(at('gone'))).rejects.toThrow(/^cannot read the folder .*gone: no such file/)
    await expect(filesIn(at('secret.yaml'))).rejects.toThrow(/secret\.yaml is not a folder$/)
  })
})
