/** Limits from figures, and those on the fluid and the pump. */
import { FIXED, type Limit, type LimitName, OURS } from '../model/limit'
import type { Pump, Request } from '../request/request'
import { mlPerHOf, type Rate, volumeFromThousandths } from '../values/quantity'

export type Bound = Omit<Limit, 'name' | 'kind' | 'state'>
/** A bound, where there is one, by the name of its limit; hard or soft where it is not as all of that name are. */
export type Named = readonly [name: LimitName, bound: Bound | undefined, kind?: Limit['kind']]
type Figure = Omit<Bound, 'bound'>

/** A limit from a figure of the protocol, bounded in the unit that the guard measures. */
export const bounded = ({ value, unit, basis, source }: Figure, bound: number) => ({
  value,
  unit,
  basis,
  source,
  bound,
})
/** One that holds the rate down. */
export const rateBound = (figure: Figure, rate: Rate, bound: number = rate) => ({ ...bounded(figure, bound), rate })

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
export const limitsOfPump = ({ pump }: Request): readonly Named[] =>
  pump === undefined
    ? []
    : [
        ['concentration', UNDILUTED, 'hard'],
        ['concentration', TENFOLD],
        ['concentration', DILUTE],
        ['pump-rate', pumpBound(pump)],
        ['fluid-24h', FLUID],
      ]
