import { expect, it } from 'vitest'
import { exceededAt } from '../../../src/core/guard/rule'
import { at, segments } from '../forge'

it('places what was found from the start of its segment on', () => {
  const [segment] = segments([20, 60, 120])
  if (segment === undefined) return expect.fail('no segment')
  expect(exceededAt(segment, 'hour 3', '20 mg/h')).toEqual({ place: 'hour 3', found: '20 mg/h', at: at(120) })
})
