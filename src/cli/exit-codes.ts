/** What the exit codes mean. */
export const EXIT_CODES: readonly (readonly [code: number, meaning: string])[] = [
  [0, 'done'],
  [1, 'done, but with faults found: in a table, a protocol file, a batch'],
  [2, 'the command line or an input file is wrong'],
  [3, 'refused by the guard'],
  [4, 'reading or writing failed'],
  [5, 'a checked table: no error, but a figure or a time of it was not checked'],
  [130, 'interrupted'],
]
