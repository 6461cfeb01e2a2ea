import { describe, expect, it } from 'vitest'
import { argumentsOf } from '../../../src/render/help/command-line'
import { hostileProtocol } from '../hostile-protocol'
import { type Asked, outpatient, planOf, view } from '../plan-of'

const words = (asked: Asked = {}) => argumentsOf(planOf(asked), view(), {}).join(' ')

describe('the command that gives a plan again', () => {
  it.each<[Asked, string]>([
    [{}, 'inpatient 2026-11-30T08:00:00-05:00 --tz America/New_York --protocol crps-5day --no-profile'],
    // A zone that is an offset is the start's own.
    [{ start: '2026-11-30T08:00+05:30' }, 'inpatient 2026-11-30T08:00:00+05:30 --protocol crps-5day --no-profile'],
    [
      { weight: '70', maxRate: '0.5 mg/kg/h', allow: 'step-size', reason: '-why', step: '7.5' },
      'inpatient 2026-11-30T08:00:00-05:00 --tz America/New_York --protocol crps-5day --weight 70 --step 7.5 --max 0.5 mg/kg/h --allow step-size --reason=-why --no-profile',
    ],
    [
      { start: '2026-11-30', now: '2026-11-29T10:00Z' },
      'inpatient 2026-11-30T08:00:00-05:00 --tz America/New_York --protocol crps-5day --now 2026-11-29T10:00:00Z --no-profile',
    ],
    // Offsets with seconds, which no start can have: the zone, or UTC.
    [
      { start: '1970-06-01T08:00', timeZone: 'Africa/Monrovia' },
      'inpatient 1970-06-01T08:00 --tz Africa/Monrovia --protocol crps-5day --no-profile',
    ],
    [
      { start: '1970-06-01T08:00Z', timeZone: 'Africa/Monrovia' },
      'inpatient 1970-06-01T08:00:00Z --tz Africa/Monrovia --protocol crps-5day --no-profile',
    ],
  ])('writes out what was left open: %j', (asked, line) => {
    expect(words(asked)).toBe(line)
  })

  it('names which rows, which prediction and which format', () => {
    expect(
      argumentsOf(outpatient({ weekends: true }), view({ by: 'change', predict: 'domino' }), { format: 'md' }).slice(
        -6,
      ),
    ).toEqual(['--no-profile', '--by', 'change', '--predict=domino', '--format', 'md'])
    expect(argumentsOf(outpatient({ weekends: true }), view({ by: 'session' }), {})).toContain('--weekends')
    expect(argumentsOf(planOf(), view(), { format: 'md', explain: true }).slice(-3)).toEqual([
      '--explain',
      '--format',
      'md',
    ])
  })

  it('names a local file so that it is read as one', () => {
    expect(argumentsOf(hostileProtocol('x'), view(), {})).toContain('ours.json')
  })
})
