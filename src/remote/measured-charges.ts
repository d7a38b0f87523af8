import { must } from '../base/must.ts'
import type { Charge } from '../model/charge.ts'
import type { OperationName } from '../operation/operation.ts'
import type { Capacity, ConsumedCapacity } from '../operation/operation-types.ts'
import { isReadOperation, isSelect } from '../operation/reads-only.ts'
import { serviceModel, shapeNamed } from '../operation/service-model.ts'

/** Whether the service says what it consumed, when it is asked. */
export function tellsCapacity(name: OperationName): boolean {
  const shape = shapeNamed(must(serviceModel.operations[name], `the model has ${name}`).input)
  return shape.t === 'structure' && shape.m?.['ReturnConsumedCapacity'] !== undefined
}

/**
 * What the service says it consumed, as charges. It was measured there: nothing of it is worked out here, and what it does
 * not say, which is bytes and keys, is not known.
 */
export function measuredCharges(name: OperationName, request: object, answer: object): readonly Charge[] {
  const { ConsumedCapacity: said } = answer as { readonly ConsumedCapacity?: unknown }
  const all = (Array.isArray(said) ? said : said === undefined ? [] : [said]) as readonly ConsumedCapacity[]
  const facts = {
    kind: isRead(name, request) ? ('read' as const) : ('write' as const),
    ...(transactions.has(name) ? { transactional: true as const } : {}),
  }
  const { TableName } = request as { readonly TableName?: string }
  return all.flatMap((each) => chargesOf({ TableName, ...each }, facts))
}

type Facts = Pick<Charge, 'kind' | 'transactional'>

function chargesOf(consumed: ConsumedCapacity, { kind: usual, ...others }: Facts): readonly Charge[] {
  // A transaction says what it was: one that was done already, by its token, only reads. Source: CAP-46, CAP-47.
  const { ReadCapacityUnits: read, WriteCapacityUnits: written } = consumed
  const facts = { kind: read === undefined || written !== undefined ? usual : ('read' as const), ...others }
  const table = nameIn(consumed.TableName ?? '')
  const charge = (units: number, more: Partial<Charge> = {}): Charge[] =>
    units === 0 ? [] : [{ table, ...facts, halfUnits: halfUnitsOf(units), bytes: 0, hash: 0, reported: true, ...more }]
  const ofIndexes = (kind: 'global' | 'local', indexes: Readonly<Record<string, Capacity>> | undefined): Charge[] =>
    Object.entries(indexes ?? {}).flatMap(([name, capacity]) => charge(unitsOf(capacity), { index: { name, kind } }))
  const arms = [
    ...charge(unitsOf(consumed.Table)),
    ...ofIndexes('local', consumed.LocalSecondaryIndexes),
    ...ofIndexes('global', consumed.GlobalSecondaryIndexes),
  ]
  const rest = halfUnitsOf(unitsOf(consumed)) - arms.reduce((sum, { halfUnits }) => sum + halfUnits, 0)
  if (rest <= 0) return arms
  // A service that tells no arms has charged the table; beside arms it is a failed member of a batch. Source: PQL-CAP-5.
  return [...arms, ...charge(rest / 2, arms.length === 0 ? {} : { totalOnly: true })]
}

const unitsOf = (capacity: Capacity | undefined): number => capacity?.CapacityUnits ?? 0

const halfUnitsOf = (units: number): number => Math.round(units * 2)

/** An ARN is echoed where one was given. */
const nameIn = (table: string): string => /:table\/([^/]+)/.exec(table)?.[1] ?? table

const transactions: ReadonlySet<OperationName> = new Set([
  'TransactGetItems',
  'TransactWriteItems',
  'ExecuteTransaction',
])

/** Statements of one batch or transaction all read or all write. Source: reference, partiql. */
function isRead(name: OperationName, request: object): boolean {
  const { Statement, Statements, TransactStatements } = request as {
    readonly Statement?: unknown
    readonly Statements?: readonly { readonly Statement?: unknown }[]
    readonly TransactStatements?: readonly { readonly Statement?: unknown }[]
  }
  switch (name) {
    case 'ExecuteStatement':
      return isSelect(Statement)
    case 'BatchExecuteStatement':
      return isSelect(Statements?.[0]?.Statement)
    case 'ExecuteTransaction':
      return isSelect(TransactStatements?.[0]?.Statement)
    default:
      return isReadOperation(name)
  }
}
