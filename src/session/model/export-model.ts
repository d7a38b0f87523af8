import { type ExportModelStatement, type ModelFormat, modelFormats } from '../../ast/model-file-statement.ts'
import { plural } from '../../base/count-text.ts'
import type { Item } from '../../model/value.ts'
import { formatFacts, formatOfName } from '../../modelling/files/formats.ts'
import type { Json, ModelFile, ModelTable, Note, TableItems } from '../../modelling/files/model-file.ts'
import { ModelFileError } from '../../modelling/files/model-file-error.ts'
import { modelTable } from '../../modelling/files/model-table.ts'
import { writeModelFile } from '../../modelling/files/write-model-file.ts'
import { modelFrom } from '../../modelling/model/model.ts'
import { PlanError } from '../../planner/plan-error.ts'
import { referencesIn } from '../../planner/statement-tables.ts'
import { nearest } from '../../syntax/nearest.ts'
import { FileSink } from '../../transfer/file-sink.ts'
import { pathIn } from '../path-in.ts'
import { readPages } from '../read-pages.ts'
import type { Run } from '../run.ts'
import { recoveryOf, runTables, tagsOf, timeToLiveOf } from '../run-show.ts'
import { scalingOf } from '../scaling-of.ts'
import { SessionError } from '../session-error.ts'
import type { Done, SessionState } from '../session-state.ts'

/** Items of one file: a model carries samples, not a table. */
const itemsMax = 100_000

/** EXPORT MODEL: the whole model, or that of some tables, as a file of another tool. */
export async function exportModel(session: SessionState, run: Run, statement: ExportModelStatement): Promise<Done> {
  const format = formatFor(statement)
  const path = pathIn(run.directory, statement.path)
  const sink =
    statement.path === '-' ? undefined : await FileSink.open(path, { gzip: false, replace: statement.replace })
  try {
    return await exportTo(sink, { session, run, statement, format })
  } catch (error) {
    await sink?.abandon()
    throw error
  }
}

type Order = {
  readonly session: SessionState
  readonly run: Run
  readonly statement: ExportModelStatement
  readonly format: ModelFormat
}

/** Without a file it is the result. */
async function exportTo(sink: FileSink | undefined, { session, run, statement, format }: Order): Promise<Done> {
  const model = await modelOf(session, run, statement, format)
  if (model.tables.length === 0)
    throw new PlanError('plan.nothing-to-export', 'there is no table to export', {
      span: statement.span,
      hint: 'CREATE TABLE makes one.',
    })
  const { text, notes } = await writeModelFile(model, format, statement.path)
  for (const line of notesInShort(notes)) await run.emit({ kind: 'notice', text: line })
  if (sink === undefined) return { result: { kind: 'text', text: text.trimEnd() } }
  await sink.write(text)
  await sink.end()
  return { result: { kind: 'written', summary: summaryOf(model, statement, format), count: model.tables.length } }
}

function formatFor({ format, path, span }: ExportModelStatement): ModelFormat {
  const found = format ?? formatOfName(path)
  if (found !== undefined) return found
  throw new ModelFileError('modelling.unknown-format', `the name ${path} does not say which format it is to have`, {
    span,
    hint: `Say it: FORMAT ${modelFormats.join(', ')}.`,
  })
}

async function modelOf(
  { connection }: SessionState,
  run: Run,
  statement: ExportModelStatement,
  format: ModelFormat,
): Promise<ModelFile> {
  const all = await runTables(run, undefined)
  const names = wanted(
    statement,
    all.map(({ TableName = '' }) => TableName),
  )
  const descriptions = all.filter(({ TableName = '' }) => names.includes(TableName))
  const tables: ModelTable[] = []
  for (const description of descriptions) {
    const apart = {
      tags: await tagsOf(run, description),
      timeToLive: await timeToLiveOf(run, description.TableName ?? ''),
      recovery: await recoveryOf(run, description.TableName ?? ''),
      scaling: await scalingOf(run, description),
    }
    tables.push(modelTable(description, apart))
  }
  const members = modelFrom(descriptions, (await connection.shelf?.members()) ?? [])
  const isWhole = statement.tables.length === 0
  const kept = (await connection.shelf?.kept())?.find((part) => part.format === format)?.text
  return {
    tables,
    entities: members.entities.filter(({ table }) => isWhole || names.includes(table.parts[0] ?? '')),
    patterns: members.patterns.filter(
      (pattern) => isWhole || referencesIn(pattern).every((table) => names.includes(table?.parts[0] ?? '')),
    ),
    items: statement.data ? await itemsOf(run, names, statement) : [],
    ...(kept === undefined ? {} : { kept: JSON.parse(kept) as Json }),
  }
}

/** Names of the tables that are to be exported. */
function wanted({ tables }: ExportModelStatement, there: readonly string[]): readonly string[] {
  if (tables.length === 0) return there
  return tables.map(({ parts, span }) => {
    const name = parts.join('.')
    if (there.includes(name)) return name
    const [meant] = nearest(name, there)
    throw new PlanError('plan.unknown-table', `table ${name} does not exist`, {
      span,
      hint: meant === undefined ? 'SHOW TABLES lists the tables there are.' : `Did you mean ${meant}?`,
    })
  })
}

async function itemsOf(
  run: Run,
  names: readonly string[],
  { span }: ExportModelStatement,
): Promise<readonly TableItems[]> {
  const lists: TableItems[] = []
  let count = 0
  for (const table of names) {
    const list: Item[] = []
    const step = { operation: 'Scan', request: { TableName: table } } as const
    for await (const { items } of readPages(run, step, {}, { table, consistency: 'eventual' })) {
      list.push(...items)
      count += items.length
      if (count > itemsMax)
        throw new SessionError('session.too-many-items', `more than ${itemsMax} items are no part of a model`, {
          span,
          hint: 'Leave out WITH DATA.',
        })
    }
    if (list.length > 0) lists.push({ table, items: list })
  }
  return lists
}

const placesMax = 4

/** One line for each thing that has no place, with the first names. */
function notesInShort(notes: readonly Note[]): readonly string[] {
  const places = new Map<string, string[]>()
  for (const { place, text } of notes) places.set(text, [...(places.get(text) ?? []), place])
  return [...places].map(([text, all]) => {
    const more = all.length > placesMax ? ` and ${all.length - placesMax} more` : ''
    return `${text}: ${all.slice(0, placesMax).join(', ')}${more}`
  })
}

function summaryOf(
  { tables, entities, patterns, items }: ModelFile,
  { path }: ExportModelStatement,
  format: ModelFormat,
): string {
  const { carries, title } = formatFacts[format]
  const count = items.reduce((sum, of) => sum + of.items.length, 0)
  const parts = [
    plural(tables.length, 'table'),
    ...(carries.has('entities') && entities.length > 0
      ? [entities.length === 1 ? '1 entity' : `${entities.length} entities`]
      : []),
    ...(carries.has('access patterns') && patterns.length > 0 ? [plural(patterns.length, 'access pattern')] : []),
    ...(carries.has('items') && count > 0 ? [plural(count, 'item')] : []),
  ]
  return `exported ${parts.join(', ').replace(/, ([^,]*)$/, ' and $1')} to ${path}, for ${title}`
}
