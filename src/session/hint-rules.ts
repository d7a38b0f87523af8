import { conditionAttributes } from '../ast/condition-attributes.ts'
import { keyConditionMessages } from '../model/messages/expression.ts'
import { keyMessages } from '../model/messages/key.ts'
import { planMessages, requestMessages } from '../model/messages/partiql.ts'
import { readMessages } from '../model/messages/read.ts'
import { keySchemaMessages, tableMessages, throughputMessages } from '../model/messages/table.ts'
import { transactionMessages } from '../model/messages/transaction.ts'
import { writeMessages } from '../model/messages/write.ts'
import type { TableDescription } from '../operation/operation-types.ts'
import { referencesIn } from '../planner/statement-tables.ts'
import {
  allKeyNames,
  type IndexFacts,
  indexesOf,
  indexNamed,
  projectedNames,
  tableKeys,
} from '../planner/table-keys.ts'
import type { Run } from './run.ts'

/** What a hint is made of. */
type Facts = {
  readonly run: Run
  /** The names in the message where its template has some, in order. */
  readonly names: readonly string[]
  /** The table that the statement is about, and the index it reads. */
  readonly table: TableDescription | undefined
  readonly index: IndexFacts | undefined
}

type Rule = { readonly says: RegExp; readonly hint: (facts: Facts) => string | undefined }

/** The first rule that knows the message; a message may come with words of the service around it. */
export async function ruleHint(message: string, run: Run): Promise<string | undefined> {
  for (const { says, hint } of rules) {
    const found = says.exec(message)
    if (found === null) continue
    return hint({ run, names: found.slice(1), ...(await tableOf(run)) })
  }
  return undefined
}

async function tableOf({ statement, catalogue, context, signal }: Run): Promise<Pick<Facts, 'table' | 'index'>> {
  const [reference] = referencesIn(statement)
  const { currentTable } = context
  const [name, indexName] = reference?.parts ?? [currentTable?.table, currentTable?.index]
  if (name === undefined) return { table: undefined, index: undefined }
  await catalogue.fetch([name], signal)
  const table = catalogue.describe(name)
  const asked = statement.kind === 'api' ? statement.request['IndexName'] : indexName
  return { table, index: table === undefined || typeof asked !== 'string' ? undefined : indexNamed(table, asked) }
}

const hole = '\u0000'

/** A message as a pattern: `hole` stands for any name. */
const saying = (message: string): RegExp =>
  new RegExp(message.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(hole, '(.+)'))

const rule = (message: string, hint: Rule['hint']): Rule => ({ says: saying(message), hint })
const always = (message: string, hint: string): Rule => rule(message, () => hint)

const heldHint =
  'A transaction has the item as long as the setting transaction-time says; a program would try again a little later.'

const rules: readonly Rule[] = [
  rule(keyMessages.schema, keyOf),
  rule(keyMessages.missing(hole), keyOf),
  rule(keyMessages.typeMismatch(hole, hole, hole), keyOf),
  rule(planMessages.keyType(hole), ({ names: [name = ''], table }) => typeHint(name, table)),
  rule(planMessages.keyValueType(hole, hole), ({ names: [name = ''], table }) => typeHint(name, table)),
  rule(keyMessages.indexTypeMismatch(hole, hole, hole, hole), ({ names: [name, expected, , index] }) =>
    expected === undefined
      ? undefined
      : `${name} is a key of ${index}: it is ${typeWord(expected)}, or not there at all.`,
  ),
  always(
    keyMessages.cannotUpdate(hole),
    'An item cannot change its key: put it under the new one and delete the old one, both in one transaction.',
  ),
  rule(keyConditionMessages.missed(hole), missedKey),
  always(
    keyConditionMessages.operator(hole).text,
    'A query is for one partition key and one range of the sort key; SELECT takes IN and OR.',
  ),
  always(readMessages.filterOnKey(hole, 'Filter Expression'), 'A condition on a key belongs into WHERE.'),
  always(
    readMessages.consistentGlobal,
    'A global index is read eventually consistent only: read the table, or leave CONSISTENT out.',
  ),
  always(
    planMessages.consistentGlobal,
    'A global index is read eventually consistent only: read the table, or leave CONSISTENT out.',
  ),
  rule(planMessages.notProjected(hole, [hole]), projectedBy),
  rule(planMessages.filterNotProjected(hole, [hole]), projectedBy),
  rule(planMessages.incompleteKey, ({ run, table }) => wholeKey(run, table)),
  always(planMessages.severalKeys(hole), 'One statement writes one item; BULK UPDATE and BULK DELETE write many.'),
  rule(planMessages.orderWithoutWhere, orderBy),
  rule(planMessages.orderWithoutHash, orderBy),
  rule(
    planMessages.orderOnOther(hole),
    ({ names: [name] }) =>
      `Items come in the order of their sort key only: an index with ${name} as its sort key would do.`,
  ),
  always(transactionMessages.ongoing, heldHint),
  rule(transactionMessages.cancelled([hole]), ({ names: [codes = ''] }) =>
    /\bTransactionConflict\b/.test(codes) ? heldHint : undefined,
  ),
  always(requestMessages.duplicateItem, 'PUT and REPLACE INTO overwrite the item that is there.'),
  always(writeMessages.missingAttribute, 'if_not_exists(name, 0) stands in for an attribute that is not there.'),
  always(
    writeMessages.invalidPath,
    'The map or list that holds the place must be there before: SET it as a whole first.',
  ),
  always(
    writeMessages.operandType,
    '+, - and ADD take numbers, list_append takes lists, ADD and DELETE sets of one type.',
  ),
  always(tableMessages.exists(hole), 'CREATE TABLE IF NOT EXISTS leaves it as it is.'),
  rule(
    tableMessages.protected,
    ({ table }) => `ALTER TABLE ${table?.TableName ?? ''} SET DELETION PROTECTION DISABLED`,
  ),
  always(
    keySchemaMessages.unusedDefinitions,
    'Declare the attributes of keys only: DynamoDB takes any others as they come.',
  ),
  rule("Value '[]' at 'keySchema'", ({ run: { statement } }) =>
    statement.kind === 'create-table'
      ? 'Say which attributes are the key: PRIMARY KEY (pk HASH, sk RANGE), or HASH and RANGE behind their types.'
      : undefined,
  ),
  always(keySchemaMessages.fewDefinitions, 'Every key attribute is declared with its type: (pk STRING, sk NUMBER).'),
  always(
    keySchemaMessages.unusedWithIndexes([hole], [hole]),
    'Declare the attributes of keys only: DynamoDB takes any others as they come.',
  ),
  always(
    keySchemaMessages.undefinedKeys([hole], [hole]),
    'Every key attribute is declared with its type: (pk STRING, sk NUMBER).',
  ),
  rule(throughputMessages.requiredForIndex(hole), ({ names: [index], table }) =>
    table === undefined
      ? undefined
      : `Add to ALTER TABLE: UPDATE GSI (${index} SET BILLING MODE PROVISIONED (5 RCU, 5 WCU))`,
  ),
]

function keyOf({ table }: Facts): string | undefined {
  return table === undefined ? undefined : `The key of ${table.TableName} is ${typedKeys(table)}.`
}

const typedKeys = (table: TableDescription): string =>
  allKeyNames(tableKeys(table))
    .map((name) => `${name} ${typeWord(typeOf(name, table) ?? '')}`)
    .join(', ')

const typeOf = (name: string, { AttributeDefinitions = [] }: TableDescription): string | undefined =>
  AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType

const typeWord = (type: string): string => ({ S: 'STRING', N: 'NUMBER', B: 'BINARY' })[type] ?? type

function typeHint(name: string, table: TableDescription | undefined): string | undefined {
  const type = table === undefined ? undefined : typeOf(name, table)
  if (type === 'S') return `${name} is a STRING: single quotes around it.`
  if (type === 'N') return `${name} is a NUMBER: no quotes around it.`
  return type === 'B' ? `${name} is BINARY: b64'...'.` : undefined
}

/** The condition of a query lacks a key, because it names another attribute or the wrong index. */
function missedKey({ run: { statement }, names: [missed = ''], table, index }: Facts): string | undefined {
  if (table === undefined) return undefined
  const keys = index?.keys ?? tableKeys(table)
  const target = index === undefined ? table.TableName : `${table.TableName}.${index.name}`
  if (!keys.hash.includes(missed))
    return `WHERE holds the keys of ${target} only, ${allKeyNames(keys).join(' and ')}: the rest goes into FILTER.`
  const asked = statement.kind === 'query' ? conditionAttributes(statement.keyCondition) : new Set<string>()
  const serving = indexesOf(table).find((each) => each.keys.hash.every((name) => asked.has(name)))
  if (serving !== undefined && serving.name !== index?.name)
    return `QUERY ${table.TableName}.${serving.name} has ${serving.keys.hash.join(' and ')} as its partition key.`
  return `A query of ${target} gives ${keys.hash.join(' and ')} with =; SCAN reads everything.`
}

function projectedBy({ table, index }: Facts): string | undefined {
  if (table === undefined || index === undefined) return undefined
  const names = projectedNames(table, index)
  return names === undefined ? undefined : `${index.name} holds ${[...names].join(', ')} and nothing else.`
}

function wholeKey({ statement }: Run, table: TableDescription | undefined): string | undefined {
  if (table === undefined) return undefined
  const needed = `One item is written: WHERE gives ${allKeyNames(tableKeys(table)).join(' and ')} with =.`
  if (statement.kind !== 'partiql') return needed
  return `${needed} BULK ${statement.statement.kind.toUpperCase()} writes every item that it finds.`
}

function orderBy({ table, index }: Facts): string | undefined {
  if (table === undefined) return undefined
  const { hash, range } = index?.keys ?? tableKeys(table)
  if (range.length === 0) return `${index?.name ?? table.TableName} has no sort key to order by.`
  return `Items are ordered within a partition: WHERE gives ${hash.join(' and ')} with =, ORDER BY says ${range.join(', ')}.`
}
