/** The manual page, in the man macros of roff. */
import { wrap } from '../../render/view'
import { TOPICS } from '../choices'
import { COMMANDS, type CommandRow, usageOf } from '../commands'
import { EXIT_CODES } from '../exit-codes'
import { flagsOf, optionsOf, PROGRAM_OPTIONS } from '../options'
import type { OptionRow } from '../options/option-row'
import { boundsOf, CATEGORIES } from './command-help'
import { ABOUT, NOT_A_DEVICE } from './program-help'

/** The day of the last change of this page's own text. */
const DATE = '2026-11-26'
const WIDTH = 78

/** Text that roff prints as it is: lines of a moderate width, none of which begins with a control character. */
const roff = (text: string): string =>
  wrap(text.replaceAll('\\', '\\e').replaceAll('-', '\\-'), WIDTH)
    .split('\n')
    .map((line) => line.replace(/^[.']/, '\\&$&'))
    .join('\n')

const entry = (term: string, text: string): readonly string[] => ['.TP', `.B ${roff(term)}`, roff(text)]

function optionEntry(row: OptionRow): readonly string[] {
  const bounds = boundsOf(row)
  return entry(flagsOf(row), bounds === '' ? `${row.help}.` : `${row.help} (${bounds}).`)
}

function commandPart(command: CommandRow): readonly string[] {
  const { name, argument, help, examples } = command
  const groups = CATEGORIES.flatMap(([category, title]) => {
    const rows = optionsOf(name).filter((row) => row.category === category)
    return rows.length === 0 ? [] : ['.PP', `${title}:`, ...rows.flatMap(optionEntry)]
  })
  return [
    `.SS ${roff(usageOf(command))}`,
    roff(`${help}.`),
    ...(argument.most === 0 ? [] : entry(argument.name, `${argument.help}.`)),
    ...groups,
    '.PP',
    'Examples:',
    '.PP',
    '.nf',
    '.RS 4',
    ...examples.map(roff),
    '.RE',
    '.fi',
  ]
}

/** The text of `ketaplan.1`. */
export function manPage(version: string): string {
  const lines = [
    `.TH KETAPLAN 1 "${DATE}" "ketaplan ${version}"`,
    '.SH NAME',
    `ketaplan \\- plans ketamine infusions for chronic pain`,
    '.SH SYNOPSIS',
    '.B ketaplan',
    '.I command',
    '.RI [ options ]',
    '.SH DESCRIPTION',
    roff(ABOUT),
    '.PP',
    roff(NOT_A_DEVICE),
    '.SH OPTIONS',
    ...PROGRAM_OPTIONS.flatMap(optionEntry),
    '.SH COMMANDS',
    ...COMMANDS.flatMap(commandPart),
    '.SH TOPICS',
    roff(`${TOPICS.map((topic) => `ketaplan help ${topic}`).join(', ')}.`),
    '.SH EXIT STATUS',
    ...EXIT_CODES.flatMap(([exit, meaning]) => entry(String(exit), `${meaning}.`)),
    '.SH ENVIRONMENT',
    ...entry('NO_COLOR, FORCE_COLOR', 'no colour, or colour where there is no terminal.'),
    ...entry('DEBUG=ketaplan', 'prints the stack of an error.'),
  ]
  return `${lines.join('\n')}\n`
}
