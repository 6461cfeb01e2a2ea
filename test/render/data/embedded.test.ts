import fc from 'fast-check'
import { expect, it } from 'vitest'
import { blocksIn, embedded } from '../../../src/render/data/embedded'
import { planRecord } from '../../../src/render/data/json'
import { lawRuns } from '../../law-runs'
import { hostileReasons } from '../hostile'
import { hostileProtocol } from '../hostile-protocol'
import { planOf, view } from '../plan-of'

const ENDINGS = [
  '</script>',
  '-->',
  '--!>',
  '--',
  '```',
  '~~~',
  ']]>',
  '<!--',
  '&gt;',
  '\n',
  '\u2028',
  '\u202e',
  '\ud800',
]

it('is one comment that no text can end, in printable ASCII, with what it was made from', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.constantFrom(...ENDINGS.filter((text) => !text.includes(';'))).map((text) => `x${text}y`),
        hostileReasons,
      ),
      (said) => {
        for (const plan of [planOf({ step: '7.5', allow: 'step-size', reason: said }), hostileProtocol(said)]) {
          const block = embedded(plan, view(), { format: 'html' })
          expect(block).toMatch(/^<!-- ketaplan-plan \{[ -~]*\} -->$/)
          expect(block.slice(4, -3)).not.toMatch(/[<>&`~]|--/)
          const [text = '', ...more] = blocksIn(`before\n${block}\nafter`)
          expect(more).toEqual([])
          const { plan_id, request, protocol } = planRecord(plan, view())
          expect(JSON.parse(text)).toMatchObject(JSON.parse(JSON.stringify({ plan_id, request, protocol })))
        }
      },
    ),
    { numRuns: lawRuns(60, 20) },
  )
})

it('finds no block where there is none', () => {
  expect(blocksIn('<!-- a comment -->')).toEqual([])
})
