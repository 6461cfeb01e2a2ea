import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { escapeControls, escapeControlsInJson, quoted } from '../../../src/core/values/escape-controls'
import { FORMATS, type Format, renderers } from '../../../src/render/index'
import { lawRuns } from '../../law-runs'
import { hostile, hostileReasons, live, withoutCommand } from '../../render/hostile'
import { BYS, planOf, view } from '../../render/plan-of'

it.each([
  ['plain words, "quoted"; 5 mg', 'plain words, "quoted"; 5 mg'],
  ['Käse 日本 😀', 'Käse 日本 😀'],
  ['a\nb', 'a\\u{a}b'],
  ['a\r\tb', 'a\\u{d}\\u{9}b'],
  ['\u001b[31mred', '\\u{1b}[31mred'],
  ['\u009b2J', '\\u{9b}2J'],
  ['\u202etxt.exe', '\\u{202e}txt.exe'],
  ['\u2066x\u2069', '\\u{2066}x\\u{2069}'],
  ['\u2028\u2029', '\\u{2028}\\u{2029}'],
  ['\ud800x', '\\u{d800}x'],
  ['\ufeff\u200b', '\\u{feff}\\u{200b}'],
])('shows what could act in %j as its code point', (text, shown) => {
  expect(escapeControls(text)).toBe(shown)
})

it('leaves nothing that could act, and no more the second time', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(live(escapeControls(text))).toEqual([])
      expect(escapeControls(escapeControls(text))).toBe(escapeControls(text))
    }),
  )
})

it('shortens a long text in a message', () => {
  expect(quoted('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`)
  expect(quoted('x'.repeat(61))).toBe(`"${'x'.repeat(60)}..."`)
  // The cut falls inside the pair of an emoji: half a pair must not come out.
  expect(live(quoted(`${'x'.repeat(59)}😀😀`))).toEqual([])
})

it('means the same in JSON, with nothing that could act', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const written = escapeControlsInJson(`${JSON.stringify({ text }, null, 2)}\n`)
      expect(JSON.parse(written)).toEqual({ text })
      expect(live(written.replaceAll('\n', ''))).toEqual([])
    }),
  )
})

// A calendar is of sessions alone.
const lifted = (format: Format, reason: string) =>
  planOf({
    ...(format === 'ics' ? { setting: 'outpatient', sessions: '2' } : { days: '1' }),
    step: '7.5',
    allow: 'step-size',
    reason,
  })
const shown = async (format: Format, reason: string, excel = false) => {
  const render = await renderers[format]()
  return BYS.map((by) => render(lifted(format, reason), view({ by, excel, withDose: true })))
}

it.each(FORMATS)('lets no reason act in %s', async (format) => {
  await fc.assert(
    fc.asyncProperty(hostileReasons, async (reason) => {
      for (const text of await shown(format, reason))
        expect(live(text.replaceAll(format === 'ics' ? '\r\n' : '\n', ''))).toEqual([])
    }),
    { numRuns: lawRuns(60, 10) },
  )
})

it('lets no reason act in CSV for a spreadsheet', async () => {
  await fc.assert(
    fc.asyncProperty(hostileReasons, async (reason) => {
      for (const text of await shown('csv', reason, true))
        expect(live(text.replace(/^\ufeff/, '').replaceAll('\r\n', ''))).toEqual([])
    }),
    { numRuns: lawRuns(60, 10) },
  )
})

it('lets no text cell of CSV begin as a formula', async () => {
  await fc.assert(
    fc.asyncProperty(hostileReasons, async (reason) => {
      for (const text of await shown('csv', reason)) {
        const rows = parse<Record<string, string>>(text, { columns: true })
        expect(rows.length).toBeGreaterThan(0)
        for (const { note, held_by, drug, protocol, plan_id } of rows)
          for (const cell of [note, held_by, drug, protocol, plan_id]) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }
    }),
    { numRuns: lawRuns(60, 10) },
  )
})

it('lets no reason make a tag, a link or a cell in Markdown', async () => {
  const harmless = await shown('md', 'x')
  await fc.assert(
    fc.asyncProperty(hostileReasons, async (reason) => {
      for (const [index, text] of (await shown('md', reason)).entries()) {
        const acting = (of: string) =>
          withoutCommand(of)
            .replace(/\\[^\n]/g, '')
            .match(/[<>[\]|`]/g)
            ?.join('')
        expect(acting(text)).toBe(acting(harmless[index] ?? ''))
        expect(text.split('\n').length).toBe((harmless[index] ?? '').split('\n').length)
      }
    }),
    { numRuns: lawRuns(60, 10) },
  )
})
