/**
 * A mammillary model as a sum of exponentials: what a unit bolus leaves in the central compartment is
 * the sum of share x e^(-perMin x minutes), each over V1. The rates are the roots of the characteristic polynomial;
 * they are distinct and parted by k21 and k31, so every share is positive and no sum of them cancels.
 */
import type { Transfers } from './models'

/** The roots of x^2 - a1 x + a0, the larger first, without cancellation. */
function quadraticRoots(a1: number, a0: number): readonly number[] {
  const larger = (a1 + Math.sqrt(a1 * a1 - 4 * a0)) / 2
  return [larger, a0 / larger]
}

// From a good first guess each step doubles the digits.
const POLISHES = 4

/** The three real, distinct roots of x^3 - a2 x^2 + a1 x - a0, falling: by cosines, then polished by Newton's steps. */
function cubicRoots(a2: number, a1: number, a0: number): readonly number[] {
  const p = a1 - (a2 * a2) / 3
  const q = (a1 * a2) / 3 - (2 * a2 ** 3) / 27 - a0
  const angle = Math.acos(((3 * q) / (2 * p)) * Math.sqrt(-3 / p)) / 3
  return [0, 1, 2].map((k) => {
    let x = a2 / 3 + 2 * Math.sqrt(-p / 3) * Math.cos(angle - (2 * Math.PI * ((3 - k) % 3)) / 3)
    for (let step = 0; step < POLISHES; step++) x -= (((x - a2) * x + a1) * x - a0) / ((3 * x - 2 * a2) * x + a1)
    return x
  })
}

/**
 * The exponentials of a model, the slowest first: the rate of decay, 1/min, and the share of the whole at the start.
 * The shares sum to 1.
 */
export function exponentialsOf({ k10, k12, k21, third }: Transfers) {
  const returns = third === undefined ? [k21] : [k21, third.k31]
  const roots =
    third === undefined
      ? quadraticRoots(k10 + k12 + k21, k10 * k21)
      : cubicRoots(
          k10 + k12 + third.k13 + k21 + third.k31,
          k10 * k21 + k10 * third.k31 + k12 * third.k31 + third.k13 * k21 + k21 * third.k31,
          k10 * k21 * third.k31,
        )
  const rising = [...roots].sort((a, b) => a - b)
  return rising.map((perMin) => {
    const others = rising.filter((other) => other !== perMin)
    const numerator = returns.reduce((product, back) => product * (back - perMin), 1)
    return { perMin, share: numerator / others.reduce((product, other) => product * (other - perMin), 1) }
  })
}
