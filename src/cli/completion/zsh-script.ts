import { type CommandFacts, commandNames, type OptionFacts, valueFlags } from './command-facts.ts'

/** A completion for zsh, as a file `_ddb-shell` in `$fpath` or for `eval`. */
export function zshScript(commands: readonly CommandFacts[]): string {
  return `#compdef ddb-shell
# zsh completion for ddb-shell, made by \`ddb-shell completion zsh\`
_ddb_shell_settings() {
  compadd -S '' -- ${settingWords(commands).join(' ')}
}
_ddb_shell_commands() {
  local -a names=(
${commands.flatMap(({ name, about }) => (name === '' ? [] : [`    ${quoted(`${name}:${escaped(about)}`)}`])).join('\n')}
  )
  _describe command names
}
_ddb-shell() {
  local word command= skip=
  for word in \${words[2,CURRENT-1]}; do
    if [[ -n $skip ]]; then skip=; continue; fi
    case $word in
      ${valueFlags(commands).join('|')}) skip=yes ;;
      ${commandNames(commands).join('|')}) command=$word; break ;;
    esac
  done
  case $command in
${commands.map(commandCase).join('\n')}
  esac
}
if [[ \${funcstack[1]} == _ddb-shell ]]; then
  _ddb-shell "$@"
else
  compdef _ddb-shell ddb-shell
fi
`
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
/** Of what stands between brackets or before a colon. */
const escaped = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&')

const settingWords = (commands: readonly CommandFacts[]): readonly string[] =>
  commands[0]?.options.find(({ long }) => long === '--set')?.value?.words ?? []

function commandCase({ name, options, files }: CommandFacts): string {
  const positional = positionals(name, files)
  const specs = [...options.flatMap(optionSpecs), ...positional]
  return `    "${name}")
      _arguments -s \\
${specs.map((spec) => `        ${spec}`).join(' \\\n')} ;;`
}

function positionals(name: string, { pattern, words }: CommandFacts['files']): readonly string[] {
  const choices = words.map((word) => escaped(word)).join(' ')
  if (pattern === undefined) return [quoted(`1:command:(${name})`), quoted(`2:shell:(${choices})`)]
  const glob = `_files -g "${pattern.replace(/\{(.*),(.*)\}/, '($1|$2)')}"`
  if (name === '') return [quoted(`1: :{_ddb_shell_commands; ${glob}}`), quoted(`*: :${glob}`)]
  const file = words.length === 0 ? glob : `{compadd -- ${words.join(' ')}; ${glob}}`
  return [quoted(`1:command:(${name})`), quoted(`*: :${file}`)]
}

/** `'(-m --mode)'{-m+,--mode=}'[form of results]:mode:(table box)'` */
function optionSpecs({ short, long, about, value, repeats }: OptionFacts): readonly string[] {
  const rest = `[${escaped(about)}]${value === undefined ? '' : `:${escaped(value.name)}:${action(value)}`}`
  const flags = [
    ...(short === undefined ? [] : [value === undefined ? short : `${short}+`]),
    value === undefined ? long : `${long}=`,
  ]
  const [first = ''] = flags
  const apart = repeats ? '*' : flags.length > 1 ? `(${short} ${long})` : ''
  if (flags.length === 1) return [quoted(`${apart}${first}${rest}`)]
  return flags.map((flag) => quoted(`${apart}${flag}${rest}`))
}

function action({ isFile, words }: NonNullable<OptionFacts['value']>): string {
  if (isFile) return '_files'
  if (words.some((word) => word.endsWith('='))) return '_ddb_shell_settings'
  return words.length === 0 ? ' ' : `(${words.join(' ')})`
}
