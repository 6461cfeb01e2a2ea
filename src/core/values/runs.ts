/** Neighbours in a list, at least one. */
export type Run<T> = readonly [T, ...T[]]

/** A list in parts: a new part begins where a member does not continue the one before it. */
export function runsOf<T>(all: readonly T[], continues: (before: T, next: T) => boolean): readonly Run<T>[] {
  const runs: [T, ...T[]][] = []
  all.forEach((next, index) => {
    const [run, before] = [runs.at(-1), all[index - 1]]
    if (run !== undefined && before !== undefined && continues(before, next)) run.push(next)
    else runs.push([next])
  })
  return runs
}

export const lastOf = <T>(run: Run<T>): T => run.at(-1) as T
