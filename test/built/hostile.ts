/** What files, arguments and outputs may turn out to be, and how the program has to take it. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { live } from '../render/hostile'
import type { Ended } from './run'

/** The same bytes at every run: a linear congruence, its high bits. */
function noise(length: number): Buffer {
  let state = 20261130
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state >>> 24
    }),
  )
}

export const FILES: Readonly<Record<string, string | Buffer>> = {
  'noise.yaml': noise(4096),
  'noise.json': noise(4096),
  'noise.csv': noise(4096),
  'nul.yaml': 'id: \0\0\0\nsetting: inpatient\n',
  'nul.json': Buffer.alloc(4096),
  'huge-line.yaml': `id: ${'a'.repeat(4_000_000)}\n`,
  'huge-line.json': `"${'\\u0007'.repeat(500_000)}"`,
  'long-key.yaml': `${'k'.repeat(60_000)}: 1\n`,
  'deep.json': '['.repeat(60_000),
  'deep.yaml': '- '.repeat(30_000),
  // As deep as indentation nests in a file of the largest size.
  'deep-indented.yaml': Array.from({ length: 340 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'deep-object.json': `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  'surrogate-bytes.yaml': Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xed, 0xa0, 0x80, 0x0a]),
  'surrogate-escape.json': '{"id": "\\ud800", "\\udfff": "\\ud800\\ud800"}',
  'controls.yaml': '"\\u001b]0;title\\u0007\\u202e": 1\n',
  'prototype.json': '{"__proto__": {"setting": "inpatient"}, "constructor": 1}',
  'bombs.yaml': `a: &a [1,1]\n${'b: &b [*a,*a]\n'.repeat(50)}`,
}

/** A folder with these files, a folder, a file to be kept, and two pipes that nobody feeds. */
export function hostileFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ketaplan-'))
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content)
  mkdirSync(join(folder, 'folder.yaml'))
  writeFileSync(join(folder, 'kept.csv'), 'old\n')
  spawnSync('mkfifo', [join(folder, 'pipe.yaml'), join(folder, 'fed.yaml')])
  return folder
}

/** A few lines, one of these exit codes, no stack, nothing that a terminal acts on, no output. */
export function expectRefused({ code, signal, stdout, stderr, lines }: Ended, codes: readonly number[]): void {
  expect(signal).toBe(null)
  expect([codes, stderr]).toEqual([expect.arrayContaining([code]), expect.any(String)])
  expect(stderr).not.toMatch(/\n\s+at |node:internal|a fault of ketaplan/)
  expect(live(stderr.replaceAll('\n', ''))).toEqual([])
  expect(lines.length).toBeGreaterThanOrEqual(1)
  // A record for each line without a plan, where lines are what is asked for.
  if (code === 1) return
  expect(stdout).toBe('')
  // A protocol file has at most three findings. Where JSON is asked for, a message is a record.
  expect(lines.length).toBeLessThanOrEqual(3)
  for (const line of lines) expect(line).toMatch(/^(?:ketaplan: .{1,2000}|\{"code":.{1,4000}\})$/)
}
