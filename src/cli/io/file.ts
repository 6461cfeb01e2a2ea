/** Reads files, and writes them whole or not at all. */
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, lstat, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { field } from '../../core/model/field'
import { Refusal, refuse } from '../../core/model/finding'
import { Failure, hasCode, type ReadFile, systemWords } from './io'

const KEPT = 'exists and is kept; add --force to replace it'

async function existing(path: string) {
  try {
    await lstat(path)
    return { path: await realpath(path), stats: await stat(path) }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

async function writeWhole(path: string, text: string | Uint8Array, mode: number | undefined): Promise<void> {
  const handle = await open(path, 'wx', mode ?? 0o666)
  try {
    await handle.writeFile(text)
    if (mode !== undefined) await handle.chmod(mode)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Moves a file into place, but never over a file that was created in the meantime. */
async function moveIntoPlace(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path)
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw new Failure(`${path} ${KEPT}`)
    // A file system without hard links; the path was free a moment ago.
    if (hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS')) return rename(temporary, path)
    throw error
  }
  return rm(temporary)
}

/**
 * Writes to a temporary file beside the target, syncs it and moves it into place, so that a full disk or a
 * kill leaves the old file or the new one. Throws Failure; an existing file is kept unless forced.
 */
export async function writeFileWhole(path: string, text: string | Uint8Array, force: boolean): Promise<void> {
  let temporary: string | undefined
  try {
    const old = await existing(path)
    if (old !== undefined && !force) throw new Failure(`${path} ${KEPT}`)
    if (old !== undefined && !old.stats.isFile()) throw new Failure(`${path} is not a file that can be replaced`)
    const target = old?.path ?? path
    temporary = join(dirname(target), `.ketaplan-${randomBytes(6).toString('hex')}.tmp`)
    await writeWhole(temporary, text, old && old.stats.mode & 0o777)
    await (old === undefined ? moveIntoPlace(temporary, target) : rename(temporary, target))
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => undefined)
    if (error instanceof Failure) throw error
    throw new Failure(`cannot write ${path}: ${systemWords(error)}`, { cause: error })
  }
}

/** The text of a regular file. Throws Failure; Refusal for a file that is too large or not UTF-8. */
export async function readFileWhole(path: string, most: number, name = path): Promise<string> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) throw new Failure(`${name} is not a file`)
    if (stats.size > most) refuse('bad-protocol', name, `${stats.size} bytes`, `at most ${most}`)
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    if (error instanceof Failure || error instanceof Refusal) throw error
    if (hasCode(error, 'ERR_ENCODING_INVALID_ENCODED_DATA')) refuse('bad-protocol', name, 'not UTF-8', 'UTF-8 text')
    throw new Failure(`cannot read ${name}: ${systemWords(error)}`, { cause: error })
  }
}

/** The real path of an existing file or folder. Throws Failure that begins with these words. */
async function realPathOf(path: string, words: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    throw new Failure(`${words}: ${systemWords(error)}`, { cause: error })
  }
}

const isWithin = (folder: string, path: string): boolean => {
  const way = relative(folder, path)
  return way !== '' && way.split(sep)[0] !== '..' && !isAbsolute(way)
}

/**
 * Reads the files of one folder by their names in it. A name that leads out of the folder is refused: by `..`, by an
 * absolute path or through a symbolic link. Throws Failure where the folder or a file cannot be read.
 */
export async function filesIn(folder: string): Promise<ReadFile> {
  const root = await realPathOf(folder, `cannot read the folder ${folder}`)
  if (!(await stat(root)).isDirectory()) throw new Failure(`${folder} is not a folder`)
  const refuseOutside = (name: string): never =>
    refuse('outside-folder', field('protocol'), name, 'the name of a file in it')
  return async (name, most) => {
    if (isAbsolute(name) || /(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name)) refuseOutside(name)
    const path = await realPathOf(join(root, name), `cannot read ${name}`)
    if (!isWithin(root, path)) refuseOutside(name)
    return readFileWhole(path, most, name)
  }
}

/** A file's bytes as they come, or standard input's for `-`. Throws Failure. */
export async function* bytesOf(path: string): AsyncIterable<Uint8Array> {
  try {
    yield* path === '-' ? process.stdin : createReadStream(path)
  } catch (error) {
    const name = path === '-' ? 'standard input' : path
    throw new Failure(`cannot read ${name}: ${systemWords(error)}`, { cause: error })
  }
}
