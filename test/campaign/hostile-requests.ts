import { type Shape, serviceModel, shapeNamed } from '../../src/operation/service-model.ts'
import { createIndexRequest } from '../engine/table-shape.ts'
import { anyValue, attributeNames, type SentValue, valueOfType } from './attribute-values.ts'
import { ExpressionTexts, type StatementKind } from './expression-texts.ts'
import type { KnownTable } from './known-tables.ts'
import type { Random } from './random.ts'

type Json = { [member: string]: unknown }

/** Makes requests of any operation from the service model; names, keys and expressions are those of tables that exist. */
export class HostileRequests {
  private readonly random: Random
  private readonly tables: readonly KnownTable[]
  private table: KnownTable
  /** Old parameters and expressions exclude each other. */
  private legacy = false
  /** All statements of a request are of one kind, or nearly never run. */
  private statements: StatementKind = 'any'
  private nextTokens: string[] = []
  private lastKeys: Json[] = []

  constructor(random: Random, tables: readonly KnownTable[]) {
    this.random = random
    this.tables = tables
    this.table = random.pick(tables)
  }

  make(operation: string): Json {
    this.table = this.random.pick(this.tables)
    this.legacy = this.random.oneIn(8)
    this.statements = this.random.pick(
      operation === 'ExecuteStatement' ? ['any', 'any', 'read'] : ['read', 'write', 'write', 'write', 'any'],
    )
    if (operation === 'UpdateTable' && !this.random.oneIn(4)) return this.indexUpdate()
    const input = serviceModel.operations[operation]?.input ?? ''
    return this.shape(input, 'input', 0) as Json
  }

  /** Keeps what continues a read. */
  learn(response: object): void {
    const { NextToken, LastEvaluatedKey } = response as {
      readonly NextToken?: string
      readonly LastEvaluatedKey?: Json
    }
    if (NextToken !== undefined) this.nextTokens = [NextToken, ...this.nextTokens].slice(0, 5)
    if (LastEvaluatedKey !== undefined) this.lastKeys = [LastEvaluatedKey, ...this.lastKeys].slice(0, 5)
  }

  /** An index comes, goes, or comes back with other keys. */
  private indexUpdate(): Json {
    const { random, table } = this
    const index = random.pick([...table.indexes.map(({ name }) => name), 'extra'])
    if (random.oneIn(2))
      return { TableName: table.name, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: index } }] }
    const known = table.indexes.find(({ name }) => name === index)
    const shape =
      known === undefined || random.oneIn(3)
        ? random.pick(['a:S', 'n:N a:S', 'b:B', 'm:S'])
        : known.keys
            .map(({ name, type }) => `${name}:${type}`)
            .slice(0, 2)
            .join(' ')
    return {
      ...createIndexRequest(
        table.name,
        index,
        random.oneIn(2) ? shape : { keys: shape, project: random.pick(['KEYS_ONLY', ['b', 'l']]) },
      ),
    }
  }

  private shape(name: string, member: string, depth: number): unknown {
    const special = this.special(name, member)
    if (special !== undefined) return special
    const shape = shapeNamed(name)
    switch (shape.t) {
      case 'structure':
        return this.structure(shape, depth)
      case 'list':
        return this.list(shape, member, depth)
      case 'map':
        return this.map(shape, depth)
      case 'string':
        return shape.enum === undefined ? this.random.pick(['a', 'x', '1', '']) : this.random.pick(shape.enum)
      case 'integer':
      case 'long':
      case 'double':
        return this.random.oneIn(10) ? this.random.pick([0, -1, 2 ** 31, 1e15, 0.5]) : this.random.between(1, 5)
      case 'boolean':
        return this.random.oneIn(2)
      case 'blob':
        return 'AQID'
      case 'timestamp':
        return 1_700_000_000
    }
  }

  private special(name: string, member: string): unknown {
    const { random, table } = this
    const texts = new ExpressionTexts(random, table)
    switch (name) {
      case 'AttributeValue':
        return anyValue(random)
      case 'Key':
        return this.key(member)
      case 'PutItemInputAttributeMap':
        return this.item()
      case 'IndexName':
        return random.oneIn(30) || table.indexes.length === 0 ? 'nothere' : random.pick(table.indexes).name
      case 'ConditionExpression':
        return texts.condition()
      case 'UpdateExpression':
        return texts.update()
      case 'ProjectionExpression':
        return texts.projection()
      case 'ClientRequestToken':
        return random.oneIn(20) ? random.pick(['t'.repeat(36), 't'.repeat(37), '']) : `t${random.below(40)}`
      case 'PartiQLNextToken':
        return random.pick([...this.nextTokens, ...this.nextTokens, 'x', Buffer.from('[]').toString('base64')])
      case 'AttributeName':
      case 'KeySchemaAttributeName':
        return random.pick([...attributeNames, ...table.keys.map((key) => key.name)])
      case 'TableArn':
      case 'TableName':
        return random.oneIn(50)
          ? random.pick([
              'nothere',
              'x',
              '',
              'a'.repeat(1025),
              `arn:aws:dynamodb:us-east-1:000000000000:table/${table.name}`,
              '../x',
              '"; DROP TABLE r1; --',
            ])
          : table.name
      default:
        return undefined
    }
  }

  private structure(shape: Extract<Shape, { t: 'structure' }>, depth: number): Json {
    const { random } = this
    const members = shape.m ?? {}
    const required = new Set(shape.req ?? [])
    if ('TableName' in members) this.table = random.pick(this.tables)
    const result: Json = {}
    const onlyOne =
      required.size === 0 && depth > 0 && Object.keys(members).length > 1
        ? random.pick(Object.keys(members))
        : undefined
    for (const [member, name] of Object.entries(members)) {
      if (onlyOne !== undefined && member !== onlyOne) continue
      if (!required.has(member) && !random.oneIn(onlyOne === undefined ? oddsOf(member) : 1)) continue
      if (legacyMembers.has(member) !== this.legacy && expressionMember(member)) continue
      if (member === 'ExpressionAttributeNames' || member === 'ExpressionAttributeValues') continue
      result[member] = this.shape(name, member, depth + 1)
    }
    this.complete(result, members)
    return result
  }

  /** What belongs together: expressions and their placeholders, a statement and its parameters, a segment and its total. */
  private complete(result: Json, members: { readonly [member: string]: string }): void {
    const { random, table } = this
    const texts = new ExpressionTexts(random, table)
    const index = typeof result['IndexName'] === 'string' ? result['IndexName'] : undefined
    if ('KeyConditionExpression' in members && !this.legacy)
      result['KeyConditionExpression'] = texts.keyCondition(index)
    if ('Statement' in members) {
      const { text, parameters } = texts.partiql(this.statements)
      result['Statement'] = text
      if (parameters.length > 0) result['Parameters'] = random.oneIn(30) ? [...parameters, { S: 'more' }] : parameters
      else delete result['Parameters']
    }
    if ('TotalSegments' in result !== 'Segment' in result) Object.assign(result, { Segment: 0, TotalSegments: 2 })
    if ('ExpressionAttributeNames' in members) this.placeholders(result, texts)
  }

  private placeholders(result: Json, texts: ExpressionTexts): void {
    const { random } = this
    const all = Object.entries(result)
      .flatMap(([member, text]) => (/Expression$/.test(member) ? [String(text)] : []))
      .join(' ')
    const names = [...new Set(all.match(/#\w+/g))]
    const values = [...new Set(all.match(/:\w+/g))]
    const wanted = <T>(list: T[]): T[] => (random.oneIn(50) ? list.slice(1) : list)
    if (names.length > 0)
      result['ExpressionAttributeNames'] = Object.fromEntries(wanted(names).map((name) => [name, texts.nameOf(name)]))
    if (values.length > 0)
      result['ExpressionAttributeValues'] = Object.fromEntries(
        wanted(values).map((name) => [name, this.placeholderValue(name, result['IndexName'])]),
      )
    if (random.oneIn(100))
      result['ExpressionAttributeNames'] = { ...(result['ExpressionAttributeNames'] ?? {}), '#unused': 'a' }
  }

  private placeholderValue(name: string, index: unknown): SentValue {
    const { random, table } = this
    const found = table.indexes.find((each) => each.name === index)
    const keys = found?.keys ?? table.keys
    const hash = /^:h(\d+)$/.exec(name)
    if (hash !== null) return valueOfType(random, keys[Number(hash[1])]?.type ?? 'S')
    if (name === ':r' || name === ':r2')
      return valueOfType(
        random,
        keys[(found?.hashes ?? 1) + (random.oneIn(2) ? 1 : 0)]?.type ?? keys.at(-1)?.type ?? 'S',
      )
    return random.oneIn(3)
      ? { N: random.pick(['1', '-1', '0.5', '1e125', '99999999999999999999999999999999999999']) }
      : anyValue(random)
  }

  private list(shape: Extract<Shape, { t: 'list' }>, member: string, depth: number): unknown[] {
    const { random } = this
    const most = random.oneIn(40) ? Math.min((shape.max ?? 100) + 1, 120) : 3
    const make = (): unknown => this.shape(shape.of, member, depth + 1)
    const list = random.many(shape.min ?? 1, most, make)
    // Mixed reads and writes are refused before they do anything: mostly one kind.
    return member === 'RequestItems' && !random.oneIn(10) ? list.slice(0, 25) : list
  }

  private map(shape: Extract<Shape, { t: 'map' }>, depth: number): Json {
    const { random } = this
    const tables = shape.k === 'TableArn' || shape.k === 'TableName'
    return Object.fromEntries(
      random.many(1, 2, () => {
        if (tables) this.table = random.pick(this.tables)
        const name = tables
          ? this.table.name
          : random.pick([...attributeNames, ...this.table.keys.map((key) => key.name)])
        return [name, this.shape(shape.v, name, depth + 1)]
      }),
    )
  }

  private key(member: string): Json {
    const { random, table } = this
    if (member === 'ExclusiveStartKey' && this.lastKeys.length > 0 && !random.oneIn(3))
      return structuredClone(random.pick(this.lastKeys))
    const keys =
      member === 'ExclusiveStartKey' && random.oneIn(2)
        ? [...table.keys, ...(table.indexes[0]?.keys ?? [])]
        : table.keys
    const entries = keys.map(({ name, type }) => [name, valueOfType(random, type)])
    if (random.oneIn(50)) entries.pop()
    if (random.oneIn(50)) entries.push(['extra', { S: 'x' }])
    return Object.fromEntries(entries) as Json
  }

  private item(): Json {
    const { random, table } = this
    const indexed = table.indexes.flatMap(({ keys }) => keys).filter(() => !random.oneIn(3))
    const typed = [...table.keys, ...indexed].map(({ name, type }) => [
      name,
      random.oneIn(25) ? anyValue(random) : valueOfType(random, type),
    ])
    const others = random.many(0, 5, () => [random.pick(attributeNames), anyValue(random)])
    return Object.fromEntries([...others, ...typed]) as Json
  }
}

const legacyMembers = new Set([
  'Expected',
  'ConditionalOperator',
  'AttributeUpdates',
  'AttributesToGet',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
])
const expressionMember = (member: string): boolean => legacyMembers.has(member) || /Expression$/.test(member)

/** An optional member is there once in so many requests. */
const oddsOf = (member: string): number =>
  /^(ConditionExpression|UpdateExpression|IndexName|KeyConditions|AttributeUpdates|Item)$/.test(member) ? 2 : 4
