/** The last whole number from `low` to below `high` for which `holds` is true; it is for `low`. */
export function lastWhere(low: number, high: number, holds: (value: number) => boolean): number {
  let [last, first] = [low, high]
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2)
    if (holds(middle)) last = middle
    else first = middle
  }
  return last
}
