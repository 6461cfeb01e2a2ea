/** The limits on the fluid and the pump. */
import { FIXED, type Limit, type LimitName, OURS } from '../model/limit'
import type { Pump, Request } from '../request/request'
import { mlPerHOf, volumeFromThousandths } from '../values/quantity'

export type Bound = Omit<Limit, 'name' | 'kind' | 'state'>
export type Named = readonly [LimitName, Bound]

const { dilute, tenfold, undiluted, fluid } = FIXED
const UNDILUTED = { ...undiluted, bound: undiluted.value * 1000 }
const TENFOLD = { ...tenfold, bound: tenfold.value * 1000 }
const DILUTE = { ...dilute, bound: dilute.value * 1000, side: 'lower' } as const
const FLUID = { ...fluid, bound: volumeFromThousandths(fluid.value * 1000) }

function pumpBound({ max, maxAssumed }: Pump): Bound {
  const basis = maxAssumed ? OURS : ({ basis: 'set', source: [] } as const)
  return { ...basis, value: Number(mlPerHOf(max)), unit: 'mL/h', bound: max }
}

/** The limits on the fluid and the pump; none without a concentration. */
export const limitsOfPump = ({ pump }: Request): readonly (readonly [Named, Limit['kind']])[] =>
  pump === undefined
    ? []
    : [
        [['concentration', UNDILUTED], 'hard'],
        [['concentration', TENFOLD], 'soft'],
        [['concentration', DILUTE], 'soft'],
        [['pump-rate', pumpBound(pump)], 'hard'],
        [['fluid-24h', FLUID], 'soft'],
      ]
