import { type CommandFacts, commandNames, flagsOf, valueFlags } from './command-facts.ts'

/** A completion for bash, also the one of 2007 that macOS has. */
export function bashScript(commands: readonly CommandFacts[]): string {
  return `# bash completion for ddb-shell, made by \`ddb-shell completion bash\`
_ddb_shell() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous= command= word skip= at
  COMPREPLY=()
  [[ COMP_CWORD -gt 0 ]] && previous=\${COMP_WORDS[COMP_CWORD-1]}
  # Bash takes --name=value for three words.
  if [[ $current == = ]]; then
    current=
  elif [[ $previous == = && COMP_CWORD -gt 1 ]]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for (( at = 1; at < COMP_CWORD; at++ )); do
    word=\${COMP_WORDS[at]}
    [[ $word == = ]] && continue
    if [[ -n $skip ]]; then skip=; continue; fi
    case $word in
      ${valueFlags(commands).join('|')}) skip=yes ;;
      ${commandNames(commands).join('|')}) command=$word; break ;;
    esac
  done
  case "$command $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case "$command $current" in
${commands.map(flagCase).join('\n')}
  esac
  case $command in
${commands.map(nameCase(commands)).join('\n')}
  esac
}
_ddb_shell_words() {
  COMPREPLY+=( $(compgen -W "$2" -- "$1") )
}
_ddb_shell_files() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY+=( $(compgen -f -- "$1") )
}
complete -F _ddb_shell ddb-shell
`
}

const words = (list: readonly string[]): string => `_ddb_shell_words "$current" "${list.join(' ')}"`
const files = '_ddb_shell_files "$current"'

function valueCases({ name, options }: CommandFacts): readonly string[] {
  return options.flatMap((option) => {
    const { value } = option
    if (value === undefined) return []
    const patterns = flagsOf(option).map((flag) => `"${name} ${flag}"`)
    const open = value.words.some((word) => word.endsWith('=')) ? 'compopt -o nospace 2>/dev/null; ' : ''
    const act = value.isFile ? `${files}; ` : value.words.length > 0 ? `${open}${words(value.words)}; ` : ''
    return [`    ${patterns.join('|')}) ${act}return ;;`]
  })
}

const flagCase = ({ name, options }: CommandFacts): string =>
  `    "${name} -"*) ${words(options.flatMap(flagsOf))}; return ;;`

const nameCase =
  (commands: readonly CommandFacts[]) =>
  ({ name, files: { pattern, words: own } }: CommandFacts): string => {
    const known = [...own, ...(name === '' ? commandNames(commands) : [])]
    const acts = [...(pattern === undefined ? [] : [files]), ...(known.length === 0 ? [] : [words(known)])]
    return `    "${name}") ${acts.join('; ')} ;;`
  }
