import { singleQuoted } from '../../render/help/shell-words'
import { type Completable, type Flag, PROGRAM_FLAGS, type Values } from './completable'

// A colon and brackets separate the fields of a specification.
const field = (text: string): string => text.replace(/[:[\]\\]/g, '\\$&')

function action({ words, files, isList }: Values): string {
  const listed = words.join(' ')
  if (isList) return `{_values -s , value ${listed}}`
  if (files && words.length > 0) return `{_alternative "words\\:word\\:(${listed})" "files\\:file\\:_files"}`
  if (files) return '_files'
  return words.length > 0 ? `(${listed})` : ' '
}

function flagSpec({ name, short, help, values, implied }: Flag): string {
  const names = short === undefined ? [] : [`(-${short} --${name})`, `{-${short}${values === undefined ? '' : '+'},`]
  // `=-` and a second colon: an optional value, which follows `=` only.
  const [equals, colons] = implied !== undefined ? ['=-', '::'] : ['=', ':']
  const [before, after] = values === undefined ? ['', ''] : [equals, `${colons}${name}:${action(values)}`]
  const described = `[${field(help)}]${after}`
  const [excluded, first] = names
  return excluded === undefined
    ? singleQuoted(`--${name}${before}${described}`)
    : `${singleQuoted(excluded)}${first}--${name}${before}}${singleQuoted(described)}`
}

const flagLines = (flags: readonly Flag[]): string => flags.map((flag) => `      ${flagSpec(flag)}`).join(' \\\n')

const commandCase = ({ name, flags, argument }: Completable): string => `    ${name})
      _arguments -s \\
${flagLines(flags)} \\
      ${singleQuoted(`*:argument:${action(argument)}`)} ;;`

/** For `source`, or as the file `_ketaplan` on the fpath. */
export const zshScript = (commands: readonly Completable[]): string => `#compdef ketaplan
_ketaplan() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map(({ name, help }) => `      ${singleQuoted(`${name}:${field(help)}`)}`).join('\n')}
    )
    _arguments -s \\
${flagLines(PROGRAM_FLAGS)} \\
      '1:command:{_describe command commands}'
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${commands.map(commandCase).join('\n')}
  esac
}
if [[ $funcstack[1] == _ketaplan ]]; then _ketaplan "$@"; else compdef _ketaplan ketaplan; fi
`
