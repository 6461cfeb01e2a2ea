/** One finding for a whole column that has the same fault in every row. */
import type { Finding } from './finding'
import type { RuleId } from './rules-list'

/** Faults that may have one cause in a whole column; a limit that is exceeded is reported row by row. */
const OF_COLUMNS: readonly RuleId[] = [
  'unit',
  'unreadable',
  'dose',
  'volume',
  'rate-weight',
  'rate-volume',
  'rounding',
  'notation',
  'slip-10',
  'slip-24',
  'slip-60',
  'slip-1000',
  'slip-weight',
  'slip-pounds',
]
const FEWEST = 4

/** `rowsOf` is how many rows have something in a column, in the table of a record. */
export function collapsed(
  findings: readonly Finding[],
  rowsOf: (record: number, cell: number) => number,
): readonly Finding[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.cell}`
    const group = groups.get(key) ?? []
    group.push(finding)
    groups.set(key, group)
  }
  // How many others each finding is reported for; 0 for one that is dropped.
  const counts = new Map<Finding, number>()
  for (const [first, ...others] of groups.values()) {
    if (first === undefined || others.length + 1 < FEWEST || !OF_COLUMNS.includes(first.rule)) continue
    if (others.length + 1 < rowsOf(first.record, first.cell)) continue
    counts.set(first, others.length)
    for (const other of others) counts.set(other, 0)
  }
  if (counts.size === 0) return findings
  return findings.flatMap((finding) => {
    const more = counts.get(finding)
    if (more === undefined) return finding
    return more === 0 ? [] : { ...finding, found: `${finding.found}, and the same in ${more} more rows` }
  })
}
