import { type CommandFacts, commandNames, type OptionFacts, valueFlags } from './command-facts.ts'

/** A completion for fish. */
export function fishScript(commands: readonly CommandFacts[]): string {
  return `# fish completion for ddb-shell, made by \`ddb-shell completion fish\`
function __ddb_shell_command
    set -l skip no
    for word in (commandline -opc)[2..]
        if test $skip = yes
            set skip no
        else if contains -- $word ${valueFlags(commands).join(' ')}
            set skip yes
        else if contains -- $word ${commandNames(commands).join(' ')}
            echo $word
            return
        end
    end
    echo shell
end
${commands.flatMap(commandLines).join('\n')}
`
}

const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`

function commandLines({ name, about, options, files }: CommandFacts): readonly string[] {
  const complete = `complete -c ddb-shell -n "test (__ddb_shell_command) = ${name === '' ? 'shell' : name}"`
  return [
    ...(name === ''
      ? []
      : [`complete -c ddb-shell -n "test (__ddb_shell_command) = shell" -a ${name} -d ${quoted(about)}`]),
    ...options.map((option) => `${complete} ${optionText(option)}`),
    ...(files.words.length === 0
      ? []
      : [`${complete}${files.pattern === undefined ? ' -f' : ''} -a ${quoted(files.words.join(' '))}`]),
  ]
}

function optionText({ short, long, about, value }: OptionFacts): string {
  const flags = [...(short === undefined ? [] : [`-s ${short.slice(1)}`]), `-l ${long.slice(2)}`]
  return [...flags, ...valueText(value), `-d ${quoted(about)}`].join(' ')
}

function valueText(value: OptionFacts['value']): readonly string[] {
  if (value === undefined) return []
  if (value.isFile) return ['-r -F']
  return value.words.length === 0 ? ['-x'] : [`-x -a ${quoted(value.words.join(' '))}`]
}
