import type { Random } from '../campaign/random.ts'
import { createTableRequest } from '../engine/table-shape.ts'
import { DocumentExpressions } from './document-expressions.ts'
import { documentStatement } from './document-statements.ts'
import { documentItem, documentKey, documentValue, otherSpelling } from './document-values.ts'

type Json = { [member: string]: unknown }
type Request = { readonly operation: string; readonly request: Json }

/** What requests on documents are about: a sort key, an index of either kind. */
export const documentTable = (prefix: string): Json =>
  createTableRequest({
    name: documentTableName(prefix),
    keys: 'pk:S sk:N',
    global: { byG: { keys: 'g:S h:N', project: ['m', 'n'] } },
    local: { byT: { keys: 'pk:S t:S', project: 'KEYS_ONLY' } },
  })

const documentTableName = (prefix: string): string => `${prefix}docs`

/**
 * Requests that are mostly right, on items with maps, lists and sets in them: what hostile requests hardly ever are, and
 * what the model of the campaigns has no documents for.
 */
export class DocumentRequests {
  private readonly random: Random
  private readonly table: string
  private lastKey: Json | undefined

  constructor(random: Random, prefix: string) {
    this.random = random
    this.table = documentTableName(prefix)
  }

  /** Items for what follows. */
  first(): Request {
    const puts = this.random.many(4, 8, () => documentItem(this.random))
    const distinct = new Map(puts.map((item) => [`${item['pk']?.['S']} ${Number(item['sk']?.['N'])}`, item]))
    const writes = [...distinct.values()].map((Item) => ({ PutRequest: { Item } }))
    return { operation: 'BatchWriteItem', request: { RequestItems: { [this.table]: writes } } }
  }

  learn(lastKey: object | undefined): void {
    this.lastKey = lastKey as Json | undefined
  }

  next(): Request {
    const { random } = this
    const make = random.pick([
      () => this.update(),
      () => this.update(),
      () => this.update(),
      () => this.putOrDelete(),
      () => this.get(),
      () => this.query(),
      () => this.query(),
      () => this.scan(),
      () => this.batchGet(),
      () => this.batchWrite(),
      () => this.transactWrite(),
      () => this.transactGet(),
      () => this.legacyWrite(),
      () => this.legacyRead(),
      () => this.statement(),
      () => this.statement(),
      () => this.statements('BatchExecuteStatement', 'Statements'),
      () => this.statements('ExecuteTransaction', 'TransactStatements'),
    ])
    const { operation, request } = make()
    const capacity = random.oneIn(3) ? { ReturnConsumedCapacity: random.pick(['TOTAL', 'INDEXES']) } : {}
    return { operation, request: { ...request, ...capacity } }
  }

  private update(): Request {
    const { random } = this
    const texts = new DocumentExpressions(random)
    const request = {
      TableName: this.table,
      Key: documentKey(random),
      UpdateExpression: texts.update(),
      ...(random.oneIn(3) ? { ConditionExpression: texts.condition() } : {}),
      ...this.returned(['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW']),
    }
    return { operation: 'UpdateItem', request: { ...request, ...texts.placeholders() } }
  }

  private putOrDelete(): Request {
    const { random } = this
    const texts = new DocumentExpressions(random)
    const put = random.oneIn(2)
    const request = {
      TableName: this.table,
      ...(put ? { Item: documentItem(random) } : { Key: documentKey(random) }),
      ...(random.oneIn(4) ? {} : { ConditionExpression: texts.condition() }),
      ...this.returned(['NONE', 'ALL_OLD']),
    }
    return { operation: put ? 'PutItem' : 'DeleteItem', request: { ...request, ...texts.placeholders() } }
  }

  private returned(values: readonly string[]): Json {
    const { random } = this
    return {
      ...(random.oneIn(4) ? {} : { ReturnValues: random.pick(values) }),
      ...(random.oneIn(2) ? { ReturnValuesOnConditionCheckFailure: random.pick(['ALL_OLD', 'NONE']) } : {}),
      ...(random.oneIn(8) ? { ReturnItemCollectionMetrics: 'SIZE' } : {}),
    }
  }

  private get(): Request {
    return {
      operation: 'GetItem',
      request: { TableName: this.table, ...this.projected({ Key: documentKey(this.random) }) },
    }
  }

  private projected(request: Json): Json {
    const texts = new DocumentExpressions(this.random)
    return { ...request, ProjectionExpression: texts.projection(), ...texts.placeholders() }
  }

  private query(): Request {
    const { random } = this
    const texts = new DocumentExpressions(random)
    const index = random.pick(['', '', 'byG', 'byT'])
    const [hash, range] = index === 'byG' ? (['g', 'h'] as const) : (['pk', index === 'byT' ? 't' : 'sk'] as const)
    const request = {
      TableName: this.table,
      ...(index === '' ? {} : { IndexName: index }),
      KeyConditionExpression: texts.keyCondition(hash, range),
      ...this.readOptions(texts, index),
      ...(random.oneIn(3) ? { ScanIndexForward: false } : {}),
    }
    return { operation: 'Query', request: { ...request, ...texts.placeholders() } }
  }

  private scan(): Request {
    const { random } = this
    const texts = new DocumentExpressions(random)
    const index = random.pick(['', '', '', 'byG', 'byT'])
    const TotalSegments = random.pick([1, 2, 3, 5])
    const request = {
      TableName: this.table,
      ...(index === '' ? {} : { IndexName: index }),
      ...this.readOptions(texts, index),
      ...(random.oneIn(2) ? { Segment: random.below(TotalSegments + (random.oneIn(10) ? 1 : 0)), TotalSegments } : {}),
    }
    return { operation: 'Scan', request: { ...request, ...texts.placeholders() } }
  }

  private readOptions(texts: DocumentExpressions, index: string): Json {
    const { random } = this
    return {
      ...(random.oneIn(3) ? { FilterExpression: texts.condition() } : {}),
      ...(random.oneIn(3) ? { ProjectionExpression: texts.projection() } : {}),
      ...(random.oneIn(3) ? { Limit: random.between(1, 4) } : {}),
      ...(random.oneIn(5) ? { ConsistentRead: true } : {}),
      ...(random.oneIn(4)
        ? { Select: random.pick(['COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES']) }
        : {}),
      ...(random.oneIn(4) ? { ExclusiveStartKey: this.startKey(index) } : {}),
    }
  }

  /** One that a read gave, the right one for an index, or a wrong one. */
  private startKey(index: string): Json {
    const { random } = this
    if (this.lastKey !== undefined && random.oneIn(2)) return this.lastKey
    const key: Json = { ...documentKey(random) }
    if (index === 'byG' || random.oneIn(8)) Object.assign(key, { g: { S: random.pick(['a', 'b']) }, h: { N: '1' } })
    if (index === 'byT' || random.oneIn(8)) Object.assign(key, { t: { S: random.pick(['a', 'ab']) } })
    if (random.oneIn(6)) delete key[random.pick(Object.keys(key))]
    if (random.oneIn(6)) key[random.pick(Object.keys({ ...key, pk: 1 }))] = documentValue(random)
    return key
  }

  private batchGet(): Request {
    const { random } = this
    const Keys = this.someKeys()
    const table = random.oneIn(2) ? this.projected({ Keys }) : { Keys }
    return { operation: 'BatchGetItem', request: { RequestItems: { [this.table]: table } } }
  }

  private batchWrite(): Request {
    const { random } = this
    const writes = random.many(1, 4, () =>
      random.oneIn(2)
        ? { PutRequest: { Item: documentItem(random) } }
        : { DeleteRequest: { Key: documentKey(random) } },
    )
    return { operation: 'BatchWriteItem', request: { RequestItems: { [this.table]: writes } } }
  }

  private someKeys(): readonly Json[] {
    const { random } = this
    const keys = random.many(1, 4, () => documentKey(random))
    return random.oneIn(6) ? [...keys, otherSpelling(keys[0] ?? {})] : keys
  }

  private transactWrite(): Request {
    const { random } = this
    const TransactItems = random.many(1, 4, () => {
      const texts = new DocumentExpressions(random)
      const kind = random.pick(['Put', 'Update', 'Update', 'Delete', 'ConditionCheck'])
      const action = {
        TableName: this.table,
        ...(kind === 'Put' ? { Item: documentItem(random) } : { Key: documentKey(random) }),
        ...(kind === 'Update' ? { UpdateExpression: texts.update() } : {}),
        ...(kind === 'ConditionCheck' || random.oneIn(3) ? { ConditionExpression: texts.condition() } : {}),
        ...(random.oneIn(2) ? { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : {}),
      }
      return { [kind]: { ...action, ...texts.placeholders() } }
    })
    return { operation: 'TransactWriteItems', request: { TransactItems } }
  }

  private transactGet(): Request {
    const TransactItems = this.someKeys().map((Key) => ({
      Get: { TableName: this.table, ...(this.random.oneIn(2) ? this.projected({ Key }) : { Key }) },
    }))
    return { operation: 'TransactGetItems', request: { TransactItems } }
  }

  private legacyWrite(): Request {
    const { random } = this
    const texts = new DocumentExpressions(random)
    const operation = random.pick(['PutItem', 'UpdateItem', 'UpdateItem', 'DeleteItem'])
    const expected = operation !== 'UpdateItem' || random.oneIn(2) ? { Expected: texts.expected() } : {}
    const request = {
      TableName: this.table,
      ...(operation === 'PutItem' ? { Item: documentItem(random) } : { Key: documentKey(random) }),
      ...(operation === 'UpdateItem' ? { AttributeUpdates: texts.attributeUpdates() } : {}),
      ...expected,
      ...('Expected' in expected ? texts.conditionalOperator() : {}),
      ...this.returned(operation === 'UpdateItem' ? ['ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW'] : ['ALL_OLD']),
    }
    return { operation, request }
  }

  private legacyRead(): Request {
    const { random } = this
    const texts = new DocumentExpressions(random)
    const attributes = random.oneIn(2) ? { AttributesToGet: texts.attributesToGet() } : {}
    if (random.oneIn(4))
      return { operation: 'GetItem', request: { TableName: this.table, Key: documentKey(random), ...attributes } }
    const query = random.oneIn(2)
    const filter = random.oneIn(2)
      ? { [query ? 'QueryFilter' : 'ScanFilter']: texts.filter(), ...texts.conditionalOperator() }
      : {}
    const request = {
      TableName: this.table,
      ...(query ? { KeyConditions: texts.keyConditions() } : {}),
      ...filter,
      ...attributes,
      ...(random.oneIn(4) ? { Select: random.pick(['COUNT', 'SPECIFIC_ATTRIBUTES']) } : {}),
    }
    return { operation: query ? 'Query' : 'Scan', request }
  }

  private statement(): Request {
    const { random } = this
    const statement = documentStatement(random, this.table, random.pick(['read', 'write'] as const))
    // What a page of a scan holds follows from the order of partitions, which each emulator has its own of.
    const limited = /WHERE (?:pk|g) = /.test(statement.Statement) && random.oneIn(3)
    return {
      operation: 'ExecuteStatement',
      request: { ...statement, ...(limited ? { Limit: random.between(1, 3) } : {}) },
    }
  }

  private statements(operation: string, member: string): Request {
    const { random } = this
    const kind = random.pick(['key', 'plain'] as const)
    const list = random.many(1, 3, () => documentStatement(random, this.table, kind))
    return { operation, request: { [member]: list } }
  }
}
