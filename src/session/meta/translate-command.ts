import { printStatement } from '../../ast/print-statement.ts'
import type { Statement } from '../../ast/statement.ts'
import type { Dialect } from '../../syntax/dialects/dialect-names.ts'
import { type ParsedScript, parseScript } from '../../syntax/parse-script.ts'
import { ScriptSyntaxError } from '../script-error.ts'
import { filesBeside } from '../script-text.ts'
import type { Done } from '../session-state.ts'
import { statementOfRequest } from '../statement-of-request.ts'
import { type MetaCall, textDone } from './meta-call.ts'

/** `.translate TEXT`: what another shell's text, a pasted command or a request is in this shell's own words. */
export async function translate({ run, statement }: MetaCall): Promise<Done> {
  const [word] = statement.words
  const given = word?.text ?? ''
  // A command of curl begins with that word as well.
  const form = /^(cli|json|curl(?=\s+curl\s)|ddbsh|dql)\s+(?=\S)/i.exec(given)
  const start = (word?.span.start ?? statement.span.end) + (form?.[0].length ?? 0)
  // Mistakes keep their places in the text of the command.
  const text = run.text.slice(0, start).replace(/[^\n]/g, ' ') + run.text.slice(start, statement.span.end)
  const said = form?.[1]?.toLowerCase()
  const { script, dialect } = said === 'ddbsh' || said === 'dql' ? read(text, said) : recognised(text, run.directory)
  if (script.diagnostics.length > 0) throw new ScriptSyntaxError(run.text, script)
  const statements = script.statements.map(({ ast }) => ast)
  const notice = noticed(statements, dialect)
  if (notice !== undefined) await run.emit({ kind: 'notice', text: notice })
  return textDone(statements.map((each) => `${printStatement(inOwnWords(each))};`).join('\n'))
}

type Reading = { readonly script: ParsedScript; readonly dialect: Dialect }

const read = (text: string, dialect: Dialect, directory = '.'): Reading => ({
  script: parseScript(text, { dialect, readFile: filesBeside(directory) }),
  dialect,
})

/** As it is here, or else in the first dialect that has no quarrel with it. */
function recognised(text: string, directory: string | undefined): Reading {
  const own = read(text, 'default', directory)
  if (own.script.diagnostics.length === 0) return own
  const others = [read(text, 'ddbsh'), read(text, 'dql')]
  return others.find(({ script }) => script.diagnostics.length === 0) ?? own
}

function noticed(statements: readonly Statement[], dialect: Dialect): string | undefined {
  if (dialect !== 'default') return `read as ${dialect}; .set dialect ${dialect} runs what is typed so`
  const requests = statements.filter((each) => each.kind === 'api')
  if (requests.length === 0) return 'these are words of this shell already'
  const ignored = [...new Set(requests.flatMap((each) => each.ignored ?? []))]
  const source = requests.some((each) => each.source === 'cli')
    ? 'read as a command of the AWS CLI'
    : 'read as a request of the API'
  return ignored.length === 0 ? source : `${source}; not needed here: ${ignored.join(', ')}`
}

function inOwnWords(statement: Statement): Statement {
  if (statement.kind === 'explain') return { ...statement, statement: inOwnWords(statement.statement) }
  return statement.kind === 'api' ? (statementOfRequest(statement) ?? statement) : statement
}
