/** The manual page and the page of options, from the rows of commands and options. */
import { wrap } from '../../render/view'
import { EXIT_CODES, TOPICS } from '../choices'
import { COMMANDS, type CommandRow, usageOf } from '../commands'
import { PROGRAM_OPTIONS } from '../options'
import type { OptionRow } from '../options/option-row'
import { ABOUT, groupsOf, longHelp, NOT_A_DEVICE } from './help'

/** The day on which the fixed text of the manual page was last changed. */
const DATE = '2026-11-26'
const WIDTH = 78

/** Text escaped for roff, in lines that do not begin with a control character. */
const roff = (text: string): string =>
  wrap(text.replaceAll('\\', '\\e').replaceAll('-', '\\-'), WIDTH)
    .split('\n')
    .map((line) => line.replace(/^[.']/, '\\&$&'))
    .join('\n')

const entry = (term: string, text: string): readonly string[] => ['.TP', `.B ${roff(term)}`, roff(text)]

const optionEntry = (row: OptionRow): readonly string[] => entry(row.flags, `${longHelp(row)}.`)

function manPart(command: CommandRow): readonly string[] {
  const { argument, help, examples } = command
  const groups = groupsOf(command).flatMap(([title, rows]) => ['.PP', `${title}:`, ...rows.flatMap(optionEntry)])
  return [
    `.SS ${roff(usageOf(command))}`,
    roff(`${help}.`),
    ...(argument === undefined ? [] : entry(argument.name, `${argument.help}.`)),
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
    ...COMMANDS.flatMap(manPart),
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

/** Text escaped for a cell of a Markdown table. */
const cell = (text: string): string =>
  text.replace(/[|<>]/g, (sign) => ({ '|': '\\|', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const rowOf = (row: OptionRow): string =>
  line([code(row.flags), cell(row.help), cell(row.default ?? ''), cell(row.limits ?? '')])

function tablePart(command: CommandRow): readonly string[] {
  const { name, argument, help, examples } = command
  const rows = groupsOf(command).flatMap(([, rows]) => rows)
  return [
    `## ${name}`,
    `\`ketaplan ${usageOf(command)} [options]\`: ${cell(help)}.`,
    ...(argument === undefined ? [] : [`\`${argument.name}\`: ${cell(argument.help)}.`]),
    [line(['option', 'meaning', 'default', 'accepted']), line(['---', '---', '---', '---']), ...rows.map(rowOf)].join(
      '\n',
    ),
    ['```sh', ...examples, '```'].join('\n'),
  ]
}

/** The commands and their options as Markdown: a page of the documents. */
export const optionTable = (): string =>
  `${['# Commands and options', 'This page is made from the table that the program itself reads its options by.', ...COMMANDS.flatMap(tablePart)].join('\n\n')}\n`
