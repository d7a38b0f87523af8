import { printTable } from '../../ast/print-clauses.ts'
import type { Item } from '../../model/value.ts'
import { valueText } from '../expect/value-text.ts'
import { readPages } from '../read-pages.ts'
import type { Run } from '../run.ts'
import { createTable, tableNames } from '../run-show.ts'
import type { Done } from '../session-state.ts'
import type { MetaCall } from './meta-call.ts'

/** As many as BatchWriteItem takes. */
const itemsPerBatch = 25

/** `.dump [TABLE]`: the statements that make tables and their items again, page by page, and the model. */
export async function dump({ session, run, words: [only] }: MetaCall): Promise<Done> {
  const names = only === undefined ? tableNames(run) : [only]
  for await (const table of names) {
    await run.emit({ kind: 'text', text: `${await createTable(run, table)}\n` })
    await dumpItems(run, table)
  }
  if (only === undefined) await dumpModel(session, run)
  return { result: { kind: 'printed' } }
}

/** After the tables that it is about. */
async function dumpModel({ connection }: MetaCall['session'], run: Run): Promise<void> {
  for (const { text } of (await connection.shelf?.members()) ?? []) await run.emit({ kind: 'text', text: `${text};\n` })
}

async function dumpItems(run: Run, table: string): Promise<void> {
  const step = { operation: 'Scan', request: { TableName: table, ConsistentRead: true } } as const
  const target = printTable({ parts: [table] })
  for await (const { items } of readPages(run, step, {}, { table, consistency: 'strong' })) {
    for (let at = 0; at < items.length; at += itemsPerBatch)
      await run.emit({ kind: 'text', text: batchText(target, items.slice(at, at + itemsPerBatch)) })
  }
}

function batchText(target: string, items: readonly Item[]): string {
  const puts = items.map((item) => `PUT ${target} ${valueText({ M: item })}`)
  return puts.length === 1 ? `${puts[0]};\n` : `BATCH {\n  ${puts.join(';\n  ')}\n};\n`
}
