/** The commands and their options as Markdown: a page of the documents. */
import { COMMANDS, type CommandRow, usageOf } from '../commands'
import type { OptionRow } from '../options/option-row'
import { groupsOf } from './help'

/** Text that a table cell shows as it is. */
const cell = (text: string): string =>
  text.replace(/[|<>]/g, (sign) => ({ '|': '\\|', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const rowOf = (row: OptionRow): string =>
  line([code(row.flags), cell(row.help), cell(row.default ?? ''), cell(row.limits ?? '')])

function commandPart(command: CommandRow): readonly string[] {
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

/** The whole page. */
export const optionTable = (): string =>
  `${['# Commands and options', 'This page is made from the table that the program itself reads its options by.', ...COMMANDS.flatMap(commandPart)].join('\n\n')}\n`
