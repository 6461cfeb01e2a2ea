/** The help of the program itself. */
import { wrap } from '../../render/view'
import { TOPICS } from '../choices'
import { COMMANDS, usageOf } from '../commands'
import { EXIT_CODES } from '../exit-codes'
import { flagsOf, PROGRAM_OPTIONS } from '../options'
import { entryLines, exampleLines, type Form, section } from './command-help'

export const ABOUT = 'Plans ketamine infusions for chronic pain: a titration table held by a maximum-dose guard.'
export const NOT_A_DEVICE = `For planning, checking and teaching by clinicians. Not a medical device, not clinically validated, not for running or adjusting an infusion in real time, not for patients. It supports, and does not replace, the clinician's judgement.`

/** What `--help` adds to `-h`. */
const more = (width: number): readonly string[] => [
  section('Examples', exampleLines(COMMANDS.flatMap(({ examples }) => examples.slice(0, 1)))),
  section(
    'Exit codes',
    entryLines(
      EXIT_CODES.map(([code, meaning]) => [String(code), meaning]),
      width,
    ),
  ),
  wrap(`More: ${TOPICS.map((topic) => `ketaplan help ${topic}`).join(', ')}.`, width),
]

export function programHelp(form: Form, width: number): string {
  const parts = [
    'Usage: ketaplan <command> [options]',
    wrap(ABOUT, width),
    section(
      'Commands',
      entryLines(
        COMMANDS.map((command) => [usageOf(command), command.help]),
        width,
      ),
    ),
    section(
      'Options',
      entryLines(
        PROGRAM_OPTIONS.map((row) => [flagsOf(row), row.help]),
        width,
      ),
    ),
    wrap('ketaplan <command> -h lists the options of a command; --help adds defaults, limits, examples.', width),
    ...(form === 'long' ? more(width) : []),
    wrap(NOT_A_DEVICE, width),
  ]
  return `${parts.join('\n\n')}\n`
}
