/** Options whose value may be left out, written with `=` alone: `--predict`, `--predict=domino`. */
import { Help, Option } from 'commander'
import type { OptionRow } from './options'

/** As commander knows it. */
export const optionFor = ({ flags, help, group }: OptionRow): Option =>
  new Option(flags.replace('[=', ' ['), help).helpGroup(group)

/** As a person writes it. */
export const optionTerm = (option: Option): string => new Help().optionTerm(option).replace(' [', '[=')

/**
 * The words of a command line in which an option without its optional value has the one it stands for. Otherwise
 * commander would take the next word, such as the start, for the value.
 */
export function withDefaults(
  argv: readonly string[],
  rows: readonly OptionRow[],
  defaults: Readonly<Record<string, string>>,
): readonly string[] {
  const known = rows.flatMap(({ flags }) => /^(--[a-z-]+)\[=/.exec(flags)?.[1] ?? [])
  const taking = rows.filter(({ flags }) => flags.includes('<')).flatMap(({ flags }) => flags.split(/[ ,]+/))
  const end = argv.indexOf('--')
  return argv.map((word, index) => {
    const isValue = taking.includes(argv[index - 1] ?? '') || (end !== -1 && index > end)
    const value =
      known.includes(word) && Object.hasOwn(defaults, word) && !isValue ? defaults[word] : undefined
    return value === undefined ? word : `${word}=${value}`
  })
}
