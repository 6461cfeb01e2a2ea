import { type Completable, type Flag, PROGRAM_FLAGS, type Values } from './completable'

const quotedWord = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

/** `-x`: a value, no file. `-r -F`: a value or a file. Neither: the value follows `=` only. */
function valueFlags({ words, files, isList }: Values, mayStandAlone: boolean): readonly string[] {
  const listed = isList ? `(__ketaplan_list ${words.join(' ')})` : words.join(' ')
  const taking = files ? ['-r -F'] : ['-x']
  return [...(mayStandAlone ? [] : taking), ...(words.length === 0 ? [] : [`-a ${quotedWord(listed)}`])]
}

const flagLine = (condition: string, { name, short, help, values, implied }: Flag): string =>
  [
    `complete -c ketaplan -n ${quotedWord(condition)}`,
    ...(short === undefined ? [] : [`-s ${short}`]),
    `-l ${name}`,
    ...(values === undefined ? [] : valueFlags(values, implied !== undefined)),
    `-d ${quotedWord(help)}`,
  ].join(' ')

function commandLines({ name, help, flags, argument }: Completable): readonly string[] {
  const inside = `__fish_seen_subcommand_from ${name}`
  const { words, files } = argument
  const offered = words.length === 0 ? '' : ` -a ${quotedWord(words.join(' '))}`
  return [
    `complete -c ketaplan -n __fish_use_subcommand -a ${name} -d ${quotedWord(help)}`,
    ...flags.map((flag) => flagLine(inside, flag)),
    ...(offered === '' && !files ? [] : [`complete -c ketaplan -n '${inside}'${files ? ' -F' : ''}${offered}`]),
  ]
}

export const fishScript = (commands: readonly Completable[]): string =>
  `# fish completion for ketaplan
# The last of several words parted by commas.
function __ketaplan_list
    set -l before (commandline -ct | string replace -r '^--[a-z-]+=' '' | string match -r '^.*,')
    for word in $argv
        echo "$before$word"
    end
end
complete -c ketaplan -f
${[...PROGRAM_FLAGS.map((flag) => flagLine('__fish_use_subcommand', flag)), ...commands.flatMap(commandLines)].join('\n')}
`
