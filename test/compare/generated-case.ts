import { serviceModel } from '../../src/operation/service-model.ts'
import { HostileRequests } from '../campaign/hostile-requests.ts'
import { jsonText, mutateJson } from '../campaign/json-mutation.ts'
import { createKnownTables, knownTables } from '../campaign/known-tables.ts'
import { someRead } from '../campaign/model-reads.ts'
import { TableModel } from '../campaign/model-table.ts'
import { tableShapes } from '../campaign/model-values.ts'
import {
  type Action,
  applyAction,
  applyTransaction,
  someCheck,
  someDelete,
  somePut,
  someUpdate,
} from '../campaign/model-writes.ts'
import { Random } from '../campaign/random.ts'
import { createTableRequest } from '../engine/table-shape.ts'
import { DocumentRequests, documentTable } from './document-requests.ts'
import { hasSafeStatements, onlyOwnTables } from './own-tables.ts'
import type { Step } from './step.ts'

type Json = { [member: string]: unknown }

/** Tables that generated requests are about: those of hostile requests, and one for each shape of the model. */
export const generatedTables = (prefix: string): readonly Json[] => [
  ...createKnownTables.map((request) => ({ ...request, TableName: `${prefix}${String(request['TableName'])}` })),
  ...tableShapes.map((shape, at) => createTableRequest({ ...shape, name: modelName(prefix, at) })),
  documentTable(prefix),
]

/** A short run of requests that depends on nothing but the seed and its number: on tables that are empty at first. */
export class GeneratedCase {
  private readonly random: Random
  private readonly prefix: string
  private readonly from: string
  private readonly only: string
  private readonly hostile: HostileRequests
  private readonly modelTable: string
  private readonly model: TableModel
  private readonly documents: DocumentRequests
  private readonly kind: 'model' | 'documents' | 'hostile'

  constructor({
    seed,
    number,
    prefix,
    only = '',
  }: { seed: number; number: number; prefix: string; only?: string | undefined }) {
    this.random = Random.ofCase(seed, number)
    this.prefix = prefix
    this.from = `--seed ${seed} --from ${number} --cases 1`
    this.only = only
    this.hostile = new HostileRequests(
      this.random,
      knownTables.map((table) => ({ ...table, name: `${prefix}${table.name}` })),
    )
    const shape = this.random.below(tableShapes.length)
    this.model = new TableModel(tableShapes[shape] ?? {})
    this.modelTable = modelName(prefix, shape)
    this.documents = new DocumentRequests(this.random, prefix)
    this.kind = this.random.pick(['model', 'documents', 'hostile'])
  }

  *steps(): Generator<Step> {
    for (let left = stepsPerCase; left > 0; left--) {
      const { operation, request } = this.request(left === stepsPerCase)
      onlyOwnTables(request, this.prefix)
      const body = jsonText(request)
      if (!operation.startsWith(this.only) || body === undefined || !hasSafeStatements(request, this.prefix)) continue
      yield { operation, body, from: this.from }
    }
  }

  /** What continues a read. A token belongs to the side that gave it, so only keys are learned. */
  learn(answer: unknown): void {
    const { LastEvaluatedKey } = (answer ?? {}) as { readonly LastEvaluatedKey?: object }
    this.hostile.learn(LastEvaluatedKey === undefined ? {} : { LastEvaluatedKey })
    this.documents.learn(LastEvaluatedKey)
  }

  private request(first: boolean): { operation: string; request: Json } {
    if (this.kind === 'model') return this.rightRequest()
    if (this.kind === 'hostile') return this.hostileRequest()
    return first ? this.documents.first() : this.documents.next()
  }

  private hostileRequest(): { operation: string; request: Json } {
    const operation = this.random.pick(
      this.only === '' ? hostileOperations : hostileOperations.filter((name) => name.startsWith(this.only)),
    )
    const request = this.hostile.make(operation)
    if (this.random.oneIn(6)) mutateJson(this.random, request)
    return { operation, request }
  }

  private rightRequest(): { operation: string; request: Json } {
    const { random, model } = this
    const roll = random.below(10)
    if (roll < 3) {
      const { operation, request } = someRead(random, model)
      return this.onModel(operation, { ...request, ...this.capacity() })
    }
    if (roll < 5) {
      const distinct = new Map(
        random.many(1, 4, () => this.someAction()).map((action) => [JSON.stringify(model.keyOf(action.key)), action]),
      )
      const actions = [...distinct.values()]
      applyTransaction(model, actions)
      const TransactItems = actions.map(({ kind, request }) => ({ [kind]: { TableName: this.modelTable, ...request } }))
      return { operation: 'TransactWriteItems', request: { TransactItems, ...this.capacity() } }
    }
    const action = random.pick([somePut, somePut, someUpdate, someDelete])(random, model)
    applyAction(model, action)
    const returned = random.oneIn(2) ? { ReturnValues: 'ALL_OLD' } : {}
    return this.onModel(`${action.kind}Item`, { ...action.request, ...returned, ...this.capacity() })
  }

  private someAction(): Action {
    const { random, model } = this
    return random.pick([somePut, someUpdate, someDelete, someCheck])(random, model)
  }

  private capacity(): Json {
    return this.random.oneIn(2) ? { ReturnConsumedCapacity: this.random.pick(['TOTAL', 'INDEXES']) } : {}
  }

  private onModel(operation: string, request: Json): { operation: string; request: Json } {
    return { operation, request: { TableName: this.modelTable, ...request } }
  }
}

const stepsPerCase = 25
const modelName = (prefix: string, at: number): string => `${prefix}model${at}`

/**
 * Operations whose effects end with the tables they name; others (backups, exports, imports, restored tables, replicas,
 * streams elsewhere) stand in the corpus with requests that cannot succeed. Those on items come more often.
 */
const hostileOperations = Object.keys(serviceModel.operations).flatMap((name) => {
  if (
    /^(?:BatchExecute|Execute|BatchGet|BatchWrite|TransactGet|TransactWrite|Get|Put|Update|Delete)?(?:Item|Items|Statement|Transaction|Query|Scan)$|^Query$|^Scan$/.test(
      name,
    )
  )
    return Array<string>(8).fill(name)
  return [
    'CreateTable',
    'DeleteTable',
    'DescribeTable',
    'UpdateTable',
    'DescribeTimeToLive',
    'UpdateTimeToLive',
    'ListTagsOfResource',
    'TagResource',
    'UntagResource',
  ].includes(name)
    ? [name]
    : []
})
