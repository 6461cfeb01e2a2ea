import { expect, it } from 'vitest'
import { run } from '../fake-io'

it.each([
  ['bash', /^# bash completion for ketaplan\n/],
  ['zsh', /^#compdef ketaplan\n/],
  ['fish', /^# fish completion for ketaplan\n/],
])('prints the script for %s', async (shell, head) => {
  const { code, out, err } = await run(['completion', shell])
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(head)
  expect(out.endsWith('\n')).toBe(true)
})

it('refuses another shell, with those that it knows', async () => {
  const { code, out, lines } = await run(['completion', 'powershell'])
  expect([code, out]).toEqual([2, ''])
  expect(lines).toEqual([expect.stringMatching(/powershell.*bash.*zsh.*fish/)])
})
