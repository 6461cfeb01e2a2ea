import { type Completable, type Flag, PROGRAM_FLAGS, type Values } from './completable'

const longs = (flags: readonly Flag[]): string => flags.map(({ name }) => `--${name}`).join(' ')
const written = ({ name, short }: Flag): string => `--${name}${short === undefined ? '' : `|-${short}`}`

function offer({ words, files, isList }: Values): string {
  const offered = words.length === 0 ? [] : [`_ketaplan_${isList ? 'list' : 'words'} "${words.join(' ')}"`]
  return [...offered, ...(files ? ['_ketaplan_files'] : []), 'return'].join('; ')
}

function commandCase({ name, flags, argument }: Completable): string {
  const taking = flags.flatMap((flag) => {
    if (flag.values === undefined) return []
    const does = offer(flag.values)
    return [{ word: written(flag), does: flag.implied !== undefined ? `[ -z "$joined" ] || { ${does}; }` : does }]
  })
  const cases = [...new Set(taking.map(({ does }) => does))].map((does) => {
    const words = taking.filter((each) => each.does === does).map(({ word }) => word)
    return `        ${words.join('|')}) ${does} ;;`
  })
  return `    ${name})
      case $previous in
${[...cases, '        *) ;;'].join('\n')}
      esac
      case $current in -*) _ketaplan_words "${longs(flags)}"; return ;; esac
      ${offer(argument)} ;;`
}

/** Runs in bash 3.2 and later. */
export const bashScript = (commands: readonly Completable[]): string => `# bash completion for ketaplan
_ketaplan_words() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$current")
}

# The last of several words parted by commas.
_ketaplan_list() {
  local before= word
  case $current in *,*) before=\${current%,*}, ;; esac
  while IFS= read -r word; do COMPREPLY+=("$before$word"); done < <(compgen -W "$1" -- "\${current##*,}")
}

_ketaplan_files() {
  local file
  while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$current")
  compopt -o filenames 2>/dev/null
}

_ketaplan() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} joined=
  COMPREPLY=()
  # bash parts --option=value into three words.
  if [ "$current" = = ]; then
    current= joined=1
  elif [ "$previous" = = ] && [ "$COMP_CWORD" -gt 2 ]; then
    previous=\${COMP_WORDS[COMP_CWORD - 2]} joined=1
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    case $current in
      -*) _ketaplan_words "${longs(PROGRAM_FLAGS)}" ;;
      *) _ketaplan_words "${commands.map(({ name }) => name).join(' ')}" ;;
    esac
    return
  fi
  case \${COMP_WORDS[1]} in
${commands.map(commandCase).join('\n')}
  esac
}
complete -F _ketaplan ketaplan
`
