/** No figure in a table, however odd, ends in anything but a verdict or a refusal. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lawRuns } from '../law-runs'
import { TABLES, verdict } from './tables-as-text'

const ODD =
  '0|0.0|00|-1|99999999999999999999|1e9|0.000000001|NaN||½|1/0|24:00|99:99|2026-02-30|0 mL|0 mg|0 h|0 kg|0 %|1:0|∞|٣|5-1|0x10'
const WORDS =
  '0 mg/mL|Ketamine 500 mg in 0 mL|weight 0 kg|0 sessions|every 0 h|0.000000001 h infusion|max 0 mg/h|total 0 mg|0 mg over 0 h'

/** Up to three figures of a table replaced, and perhaps a line of words above one of its lines. */
const hostile = fc
  .record({
    table: fc.constantFrom(...TABLES),
    odd: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...ODD.split('|'))), { minLength: 1, maxLength: 3 }),
    words: fc.option(fc.tuple(fc.nat(), fc.constantFrom(...WORDS.split('|')))),
  })
  .map(({ table: { text }, odd, words }) => {
    const replaced = odd.reduce((written, [place, figure]) => {
      const figures = [...written.matchAll(/[0-9]+(?:[.,:][0-9]+)*/g)]
      const found = figures[place % figures.length]
      if (found === undefined) return written
      return written.slice(0, found.index) + figure + written.slice(found.index + found[0].length)
    }, text)
    const lines = replaced.split('\n')
    return words === null ? replaced : lines.toSpliced(words[0] % lines.length, 0, words[1]).join('\n')
  })

it('gives a verdict or a refusal', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect([0, 1, 2, 5]).toContain(verdict(text))
    }),
    { numRuns: lawRuns(6000, 400) },
  )
})

it.each([
  ['a title of no volume', 'Ketamine 500 mg in 0 mL\nHour,Rate (mg/h),Rate (mL/h)\n1,20,10\n2,25,12.5\n', 1],
  ['an hour of twenty digits', `Hour,Rate (mg/h)\n1,20\n${'9'.repeat(20)},25\n`, 1],
  [
    'a length below a minute',
    'Ketamine 0.000000001 h infusion\nSession,Start,End,Rate (mg/h)\n1,08:00,10:00,20\n2,08:00,10:00,20\n',
    1,
  ],
  ['tables of bags alone', 'Bag,Amount (mg),Volume (mL)\n1,500,250\n\nBag,Amount (mg),Volume (mL)\n2,500,250\n', 5],
])('gives %s the right one', (_, text, exit) => expect(verdict(text)).toBe(exit))
