import type { ShellError } from '../base/shell-error.ts'
import { ApiError } from '../model/api-error.ts'
import { planMessages } from '../model/messages/partiql.ts'
import { throttlingCodes } from '../model/throttle.ts'
import { unmetered } from '../operation/unmetered.ts'
import { PlanError } from '../planner/plan-error.ts'
import { referencesIn } from '../planner/statement-tables.ts'
import { indexesOf, indexNamed } from '../planner/table-keys.ts'
import { listed } from '../syntax/diagnostic.ts'
import { nearest } from '../syntax/nearest.ts'
import { ruleHint } from './hint-rules.ts'
import type { Run } from './run.ts'
import { adviceText, limitText } from './throttle-words.ts'

/**
 * The service says what it refuses; what to do about it follows from the statement and the tables there are. The same error
 * with that as its hint, or as it was when it has one already or nothing is known.
 */
export async function withHint(error: ShellError, run: Run): Promise<ShellError> {
  const { code, message, span, cause } = error
  if (error instanceof PlanError) {
    const hint = code === 'plan.unknown-table' ? await missingName(run) : undefined
    return hint === undefined ? error : new PlanError(error.code, message, { span, hint, cause })
  }
  if (!(error instanceof ApiError) || error.hint !== undefined) return error
  const hint =
    throttleHint(error, run) ??
    (code === 'ResourceNotFoundException' || message.includes(planMessages.unknownIndex)
      ? await missingName(run)
      : await ruleHint(message, run))
  return hint === undefined ? error : new ApiError(code, message, { members: error.members, hint, span, cause })
}

/** A refusal for throughput comes from the last limit that was met. */
function throttleHint({ code, members }: ApiError, { calls }: Run): string | undefined {
  const inTransaction = members.CancellationReasons?.some(({ Code }) => throttledActions.has(Code)) === true
  if (!throttlingCodes.has(code) && !inTransaction) return undefined
  const last = calls
    .records()
    .flatMap(({ throttles }) => throttles)
    .at(-1)
  return last === undefined ? undefined : `It is ${limitText(last)}. ${adviceText(last)}`
}

const throttledActions: ReadonlySet<string> = new Set(['ProvisionedThroughputExceeded', 'ThrottlingError'])

/** What a statement calls by name. */
type Named = { readonly table: string; readonly index?: string | undefined }

/** A name that is none, and the nearest of those there are. */
async function missingName(run: Run): Promise<string | undefined> {
  const named = namedIn(run)
  await run.catalogue.fetch(
    named.map(({ table }) => table),
    run.signal,
  )
  for (const { table, index } of named) {
    const description = run.catalogue.describe(table)
    if (description === undefined) return nearestTable(table, await tableNames(run))
    if (index === undefined || indexNamed(description, index) !== undefined) continue
    const indexes = indexesOf(description).map(({ name }) => name)
    if (indexes.length === 0) return `${table} has no indexes.`
    return (
      proposal(index, indexes) ??
      `${table} has ${indexes.length === 1 ? 'the index' : 'the indexes'} ${indexes.join(', ')}.`
    )
  }
  return undefined
}

function nearestTable(table: string, tables: readonly string[] | undefined): string | undefined {
  if (tables === undefined) return undefined
  if (tables.length === 0) return 'There are no tables here yet; CREATE TABLE makes one.'
  const near = proposal(table, tables)
  if (near !== undefined) return near
  if (tables.length > 5) return 'SHOW TABLES lists the tables there are.'
  return tables.length === 1 ? `The only table is ${tables[0]}.` : `There are ${listedAll(tables)}.`
}

/** Names differ by letter case too: nothing is nearer than the same letters in another case. */
function proposal(word: string, names: readonly string[]): string | undefined {
  const same = names.filter((name) => name !== word && name.toLowerCase() === word.toLowerCase())
  const near = same.length > 0 ? same : nearest(word, names)
  return near.length === 0 ? undefined : `Did you mean ${listed(near)}?`
}

const listedAll = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** Dot commands whose first word is a table. */
const aboutTables: ReadonlySet<string> = new Set(['count', 'describe', 'indexes', 'schema'])

function namedIn({ statement, context }: Run): readonly Named[] {
  if (statement.kind === 'meta') {
    const names = aboutTables.has(statement.command) ? statement.words.slice(0, 1) : []
    return names.map(({ text }) => namedBy(text.split('.')))
  }
  if (statement.kind === 'api') {
    const { TableName, IndexName } = statement.request
    if (typeof TableName !== 'string') return []
    return [{ table: TableName, index: typeof IndexName === 'string' ? IndexName : undefined }]
  }
  const named = referencesIn(statement).flatMap((reference) =>
    reference === undefined ? (context.currentTable ?? []) : namedBy(reference.parts),
  )
  if (statement.kind !== 'alter-table') return named
  const indexes = statement.actions.flatMap((action) =>
    action.kind === 'drop-index' || action.kind === 'update-index' ? [action.name] : [],
  )
  return named.flatMap(({ table }) => [{ table }, ...indexes.map((index) => ({ table, index }))])
}

const namedBy = ([table = '', index]: readonly string[]): Named => ({ table, index })

/** The first hundred: a hint is not worth a long search. Undefined: who may not list them does not know. */
async function tableNames({ backend, signal }: Run): Promise<readonly string[] | undefined> {
  try {
    return (await unmetered(backend).run('ListTables', {}, { signal })).TableNames ?? []
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}
