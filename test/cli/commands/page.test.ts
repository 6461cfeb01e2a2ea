import { expect, it } from 'vitest'
import { run } from '../fake-io'

it('writes the page to a file or to standard output', async () => {
  const { out, code } = await run(['page'])
  expect([code, out.startsWith('<!DOCTYPE html>')]).toEqual([0, true])
  expect((await run(['page', '-o', 'page.html'])).files.get('page.html')).toBe(out)
})

it('refuses an extension of something else', async () => {
  const { code, lines, files } = await run(['page', '-o', 'page.pdf'])
  expect([code, files.size]).toEqual([2, 0])
  expect(lines[0]).toMatch(/an extension of \.html$/)
})

it('takes no argument, and only a profile that can be read', async () => {
  expect((await run(['page', 'planner.html'])).code).toBe(2)
  expect((await run(['page', '--profile', 'absent.yaml'])).code).toBe(4)
})

it('has the limits of a profile in it, from the environment too', async () => {
  const contents = { 'ward.yaml': 'name: Ward 5\ntz: Asia/Kolkata\nprotocol: {outpatient: goldberg-2005}\n' }
  const { out } = await run(['page'], { contents, env: { KETAPLAN_PROFILE: 'ward.yaml' } })
  expect(out).toContain('profile Ward 5')
  expect(out).toContain('of the profile: goldberg-2005')
  expect((await run(['page', '--no-profile'], { contents, env: { KETAPLAN_PROFILE: 'ward.yaml' } })).out).toContain(
    'no hospital profile',
  )
})
