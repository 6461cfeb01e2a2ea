import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runPager } from '../../../src/cli/io/run-pager'

const folder = mkdtempSync(join(tmpdir(), 'ketaplan-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('gives the whole text to the pager, with variables where they are not set', async () => {
  const file = join(folder, 'paged')
  const script = `require('fs').writeFileSync(${JSON.stringify(file)}, process.env.LESSX + process.env.PATH + require('fs').readFileSync(0))`
  const text = 'x'.repeat(200_000)
  expect(await runPager([process.execPath, '-e', script], text, { LESSX: 'FRX', PATH: 'nowhere' })).toBe(true)
  expect(readFileSync(file, 'utf8')).toBe(`FRX${process.env.PATH}${text}`)
})

it.each([join(folder, 'none'), folder])('says that a pager cannot be started', async (program) => {
  expect(await runPager([program], 'x', {})).toBe(false)
})

it('accepts a pager that ends before it has read all, and restores Ctrl-C', async () => {
  const before = process.listenerCount('SIGINT')
  expect(await runPager([process.execPath, '-e', '0'], 'x'.repeat(1_000_000), {})).toBe(true)
  expect(process.listenerCount('SIGINT')).toBe(before)
})
