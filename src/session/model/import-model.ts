import { type ImportModelStatement, type ModelFormat, modelFormats } from '../../ast/model-file-statement.ts'
import { printTable } from '../../ast/print-clauses.ts'
import { printStatement } from '../../ast/print-statement.ts'
import { plural } from '../../base/count-text.ts'
import type { Item } from '../../model/value.ts'
import { createTableStatement, unsayable } from '../../modelling/files/create-table-statement.ts'
import { formatFacts, guessFormat } from '../../modelling/files/formats.ts'
import type { Json, ModelFile, Note } from '../../modelling/files/model-file.ts'
import { ModelFileError } from '../../modelling/files/model-file-error.ts'
import { readModelFile } from '../../modelling/files/read-model-file.ts'
import { isObject } from '../../modelling/files/text/part.ts'
import { parseScript } from '../../syntax/parse-script.ts'
import { valueText } from '../expect/value-text.ts'
import { pathIn } from '../path-in.ts'
import type { Run } from '../run.ts'
import { readTextFile } from '../script-text.ts'
import { SessionError } from '../session-error.ts'
import type { Done, SessionState } from '../session-state.ts'
import { outsideOfText } from './pattern-steps.ts'

const bytesMax = 64 * 1024 * 1024
/** As many as BatchWriteItem takes. */
const itemsPerBatch = 25

/** How any statement is run. */
type RunStatement = (session: SessionState, run: Run) => Promise<Done>

/** IMPORT MODEL: reads the file, looks whether all of it has room here, then runs the statements that make it. */
export async function importModel(
  session: SessionState,
  run: Run,
  statement: ImportModelStatement,
  runStatement: RunStatement,
): Promise<Done> {
  const { path, span } = statement
  const text = await readTextFile(pathIn(run.directory, path), { given: path, span, bytesMax })
  const format = formatFor(statement, text)
  const { model, notes } = await readModelFile(text, format).catch((error: unknown) => {
    throw inFile(error, statement)
  })
  refuseReadOnly(session, statement)
  await refuseTaken(session, run, statement, model)
  const homeless = session.connection.shelf === undefined
  const members = homeless ? [] : [...model.entities, ...model.patterns]
  const made: string[] = []
  try {
    for (const each of [...model.tables.map(createTableStatement), ...members]) {
      await runText(printStatement(each), { session, run, runStatement })
      made.push(
        'table' in each && each.kind === 'create-table'
          ? each.table.parts.join('.')
          : `${'name' in each ? each.name : ''}`,
      )
    }
    if (statement.data) for (const text of puts(model)) await runText(text, { session, run, runStatement })
  } catch (error) {
    if (made.length > 0) await run.emit({ kind: 'notice', text: `made before: ${made.join(', ')}` })
    throw error
  }
  await keep(session, format, model.kept)
  const ownNotes = [...notes, ...model.tables.flatMap(unsayable), ...notDone(model, statement, homeless)]
  for (const note of ownNotes) await run.emit({ kind: 'notice', text: `${note.place}: ${note.text}` })
  return {
    result: { kind: 'written', summary: summaryOf(model, statement, format, homeless), count: model.tables.length },
  }
}

function formatFor({ format, path, span }: ImportModelStatement, text: string): ModelFormat {
  const found = format ?? guessFormat(path, text)
  if (found !== undefined) return found
  throw new ModelFileError(
    'modelling.unknown-format',
    `neither the name nor the content of ${path} says which format it has`,
    {
      span,
      hint: `Say it: FORMAT ${modelFormats.filter((each) => formatFacts[each].reads).join(', ')}.`,
    },
  )
}

/** What is wrong in a file is told with its name, as compilers do. */
function inFile(error: unknown, { path, span }: ImportModelStatement): unknown {
  if (!(error instanceof ModelFileError)) return error
  const { code, message, hint } = error
  return new ModelFileError(code, `${path}:${/^\d+:\d+: /.test(message) ? '' : ' '}${message}`, { span, hint })
}

function refuseReadOnly({ readOnly }: SessionState, { span }: ImportModelStatement): void {
  if (!readOnly) return
  throw new SessionError('session.read-only', 'this session reads only', {
    span,
    hint: 'Start it without --read-only to import.',
  })
}

/** Nothing is made where a part of it could not be. */
async function refuseTaken(
  { connection }: SessionState,
  run: Run,
  { span }: ImportModelStatement,
  model: ModelFile,
): Promise<void> {
  const names = model.tables.map(({ request }) => request.TableName)
  run.catalogue.forget()
  await run.catalogue.fetch(names, run.signal)
  const table = names.find((name, at) => run.catalogue.describe(name) !== undefined || names.indexOf(name) !== at)
  const members = (await connection.shelf?.members()) ?? []
  const isThere =
    (kind: 'entity' | 'access-pattern') =>
    ({ name }: { readonly name: string }) =>
      members.some((member) => member.kind === kind && member.name === name)
  const entity = model.entities.find(isThere('entity'))
  const pattern = model.patterns.find(isThere('access-pattern'))
  const what =
    (table !== undefined && `a table ${table}`) ||
    (entity !== undefined && `an entity ${entity.name}`) ||
    (pattern !== undefined && `an access pattern ${pattern.name}`)
  if (what === undefined || what === false) return
  throw new SessionError('session.model-exists', `there is ${what} already`, {
    span,
    hint: 'Nothing was imported: drop what is there, or import into another file.',
  })
}

type Runner = { readonly session: SessionState; readonly run: Run; readonly runStatement: RunStatement }

/** As if somebody had typed it; what it prints is not shown. */
async function runText(text: string, { session, run, runStatement }: Runner): Promise<void> {
  const { statements, diagnostics } = parseScript(text)
  const [only] = statements
  const [mistake] = diagnostics
  if (only === undefined || mistake !== undefined)
    throw new ModelFileError('modelling.bad-shape', `${mistake?.message ?? 'nothing to run'}, in: ${text}`)
  const inner: Run = {
    ...run,
    statement: only.ast,
    text,
    context: { ...run.context, text },
    emit: (event) => (event.kind === 'notice' || event.kind === 'progress' ? run.emit(event) : undefined),
  }
  try {
    await runStatement(session, inner)
  } catch (error) {
    throw outsideOfText(error)
  }
}

/** Batches of PUT, as `.dump` prints them. Of items with the same key the last counts. */
function* puts({ tables, items }: ModelFile): Generator<string> {
  for (const { table, items: all } of items) {
    const keys = tables.find(({ request }) => request.TableName === table)?.request.KeySchema ?? []
    const last = new Map<string, Item>()
    for (const item of all) last.set(JSON.stringify(keys.map(({ AttributeName }) => item[AttributeName])), item)
    const list = [...last.values()]
    for (let at = 0; at < list.length; at += itemsPerBatch) {
      const texts = list
        .slice(at, at + itemsPerBatch)
        .map((item) => `PUT ${printTable({ parts: [table] })} ${valueText({ M: item })}`)
      yield texts.length === 1 ? (texts[0] ?? '') : `BATCH {\n${texts.join(';\n')}\n}`
    }
  }
}

function notDone(model: ModelFile, { data }: ImportModelStatement, homeless: boolean): readonly Note[] {
  const count = itemsOf(model)
  return [
    ...(data || count === 0
      ? []
      : [{ place: 'items', text: `${plural(count, 'item')} left out: WITH DATA puts them` }]),
    ...(homeless && model.entities.length + model.patterns.length > 0
      ? [{ place: 'entities and access patterns', text: 'left out: only a file that is open here keeps them' }]
      : []),
  ]
}

const itemsOf = ({ items }: ModelFile): number => items.reduce((sum, of) => sum + of.items.length, 0)

function summaryOf(model: ModelFile, statement: ImportModelStatement, format: ModelFormat, homeless: boolean): string {
  const { tables, entities, patterns } = model
  const parts = [
    plural(tables.length, 'table'),
    ...(homeless || entities.length === 0 ? [] : [entities.length === 1 ? '1 entity' : `${entities.length} entities`]),
    ...(homeless || patterns.length === 0 ? [] : [plural(patterns.length, 'access pattern')]),
    ...(statement.data && itemsOf(model) > 0 ? [plural(itemsOf(model), 'item')] : []),
  ]
  return `imported ${parts.join(', ').replace(/, ([^,]*)$/, ' and $1')} from ${statement.path}, as ${formatFacts[format].title} has them`
}

/** What an earlier file of the format left stays for the tables that this one does not have. */
async function keep({ connection }: SessionState, format: ModelFormat, kept: Json | undefined): Promise<void> {
  if (kept === undefined || connection.shelf === undefined) return
  const before = (await connection.shelf.kept()).find((part) => part.format === format)?.text
  const old: unknown = before === undefined ? undefined : JSON.parse(before)
  const tables = isObject(old) && isObject(old['tables']) && isObject(kept) && isObject(kept['tables'])
  const all = tables ? { ...kept, tables: { ...(old['tables'] as object), ...(kept['tables'] as object) } } : kept
  await connection.shelf.keep({ format, text: JSON.stringify(all) })
}
