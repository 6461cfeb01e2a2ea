/** In a terminal of its own test/built/guided.test.ts asks; here the prompts are played. */
import { beforeEach, expect, it, vi } from 'vitest'
import { Interrupted } from '../../../src/cli/io/io'
import { choice, text } from '../../../src/cli/io/questions'

const CANCEL = vi.hoisted(() => Symbol('cancel'))
const played = vi.hoisted(() => ({ select: vi.fn(), text: vi.fn() }))
vi.mock('@clack/prompts', () => ({ ...played, isCancel: (value: unknown) => value === CANCEL }))
beforeEach(() => {
  played.select.mockReset()
  played.text.mockReset()
})

it('lets choose by value, with every hint shown', async () => {
  played.select.mockResolvedValue('b')
  expect(
    await choice('Which', [
      { value: 'a', hint: 'first', disabled: true },
      { value: 'b', hint: 'second' },
    ]),
  ).toBe('b')
  expect(played.select).toHaveBeenCalledWith({
    message: 'Which',
    options: [
      { value: 'a', label: 'a: first', disabled: true },
      { value: 'b', label: 'b: second', disabled: false },
    ],
  })
})

it('asks for a text and says what is wrong with it, nothing typed being an empty one', async () => {
  played.text.mockResolvedValue('70')
  expect(await text('Weight', '70.5', (typed) => (typed === '' ? 'empty' : undefined))).toBe('70')
  const { message, placeholder, validate } = played.text.mock.calls[0]?.[0] ?? {}
  expect([message, placeholder]).toEqual(['Weight', '70.5'])
  expect([validate(undefined), validate(''), validate('7')]).toEqual(['empty', 'empty', undefined])
})

it('is interrupted where the person leaves', async () => {
  played.select.mockResolvedValue(CANCEL)
  played.text.mockResolvedValue(CANCEL)
  await expect(choice('Which', [])).rejects.toThrow(Interrupted)
  await expect(text('Weight', '', () => undefined)).rejects.toThrow(Interrupted)
})
