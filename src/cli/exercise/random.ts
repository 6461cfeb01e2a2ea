/** A random index below the count. */
export type PickIndex = (count: number) => number

/** The same numbers for the same seed, on any machine: a multiplicative congruential generator (Lehmer, 1951). */
export function picker(seed: number): PickIndex {
  // Prime modulus and primitive root of Park and Miller, 1988.
  const [modulus, root] = [2_147_483_647, 48_271]
  let state = (seed % (modulus - 1)) + 1
  const next = () => {
    state = (state * root) % modulus
    return state
  }
  // Seeds that are near each other have similar first numbers.
  for (let turn = 0; turn < 8; turn++) next()
  return (count) => next() % count
}

export const oneOf = <T>(pick: PickIndex, all: readonly [T, ...T[]]): T => all[pick(all.length)] ?? all[0]
