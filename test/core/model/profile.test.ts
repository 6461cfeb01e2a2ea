import { expect, it } from 'vitest'
import { profileSource } from '../../../src/core/model/profile'

it('names its profile', () => {
  expect(profileSource('Ward 3 West')).toBe('profile Ward 3 West')
})
