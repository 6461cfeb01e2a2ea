/** `ketaplan help guard`, `csv`, `exit-codes`: short texts, made from the tables that the program uses. */
import { refuse } from '../../core/model/finding'
import { columnGrid, limitGrid, supplyGrid } from '../../render/help/grids'
import { type Grid, gridTable } from '../../render/table/grid'
import { wrap } from '../../render/view'
import { EXIT_CODES, TOPICS } from '../choices'
import { COMMANDS, type CommandRow } from '../commands'
import { commandHelp, type Form, programHelp } from '../help/help'
import type { Io } from '../io/io'
import { show } from '../io/pager'
import { paintFor } from '../io/paint'
import { widthFor } from '../output'
import type { CommandLine } from '../parse-argv'

/** Paragraphs and tables of each topic, in order. */
const TEXTS: Readonly<Record<(typeof TOPICS)[number], () => readonly (string | Grid)[]>> = {
  guard: () => [
    'The rate of a plan never exceeds the smallest rate limit in force, and the finished plan is checked again from its segments alone. A step that would exceed the maximum is cut to land on it, and the row says so.',
    'A value beyond a limit is refused, not reduced: exit 3. A hard limit cannot be overridden. A soft limit can, with --allow <name> and --reason "why"; both then appear in every output.',
    limitGrid(),
    'When two limits set the same rate, the first in this order is named.',
  ],
  csv: () => [
    'UTF-8, comma, a header, \\n, quoted as in RFC 4180; --excel adds the byte-order mark and \\r\\n, --excel=semicolon also semicolons and decimal commas. Read columns by name: they are only ever added. An empty cell means that the column does not apply.',
    columnGrid(),
    'A text cell that a spreadsheet would run as a formula begins with an apostrophe. Notes go to standard error; --quiet leaves them out.',
    'With --supply a row is a container:',
    supplyGrid(),
  ],
  'exit-codes': () => [
    'Scripts read the exit code; the messages for people are on standard error.',
    { heads: ['exit', 'meaning'], rows: EXIT_CODES.map(([code, meaning]) => [String(code), meaning]) },
    'A reader that closes the pipe early, such as head, ends the program quietly with 0.',
    'An error is one or two lines on standard error: what is wrong, where, and what is right. DEBUG=ketaplan adds the stack.',
  ],
}

/** Prints the help of a command, or of the program. Throws Failure. */
export async function printHelp(command: CommandRow | undefined, form: Form, io: Io): Promise<void> {
  const width = widthFor({}, io)
  const text = command === undefined ? programHelp(form, width) : commandHelp(command, form, width)
  await show(text, false, io)
}

/** Prints a topic, or the help of a command. Throws Refusal for an unknown name, Failure. */
export async function helpCommand({ args: [name] }: Pick<CommandLine, 'args'>, io: Io): Promise<void> {
  const command = COMMANDS.find((row) => row.name === name)
  if (name === undefined || command !== undefined) return printHelp(command, 'long', io)
  const topic = TOPICS.find((each) => each === name)
  if (topic === undefined)
    return refuse('unknown-topic', 'help', name, [...COMMANDS.map((row) => row.name), ...TOPICS].join(', '))
  const width = widthFor({}, io)
  const paint = await paintFor(io, {})
  const parts = TEXTS[topic]().map((part) =>
    typeof part === 'string' ? `${wrap(part, width)}\n` : gridTable(part, width, paint),
  )
  await show(parts.join('\n'), false, io)
}
