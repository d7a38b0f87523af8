import { expect, onTestFinished } from 'vitest'
import { ManualClock } from '../../../src/base/clock.ts'
import { must } from '../../../src/base/must.ts'
import { type EmbeddedEngine, type EngineOptions, openEngine } from '../../../src/engine/engine.ts'
import { ApiError } from '../../../src/model/api-error.ts'
import type { OperationName, Request, Response } from '../../../src/operation/operation.ts'
import type { GlobalSecondaryIndexUpdate, TableDescription } from '../../../src/operation/operation-types.ts'
import { Store } from '../../../src/storage/store.ts'

/** 2026-03-02T00:00:00Z: the first moment of a UTC day. */
export const startMs = Date.UTC(2026, 2, 2)
export const hourMs = 3_600_000

/** An engine on an empty file in memory, on a clock that stands still. */
export class ControlPlane {
  readonly clock = new ManualClock(startMs)
  readonly engine: EmbeddedEngine

  constructor(options: Omit<Partial<EngineOptions>, 'store' | 'clock'> = {}) {
    const store = Store.open(':memory:')
    this.engine = openEngine({ ...options, store, clock: this.clock })
    onTestFinished(() => this.engine.close())
  }

  call<Name extends OperationName>(name: Name, request: Request<Name>): Response<Name> {
    return this.engine.runSync(name, request)
  }

  create(request: Partial<Request<'CreateTable'>> = {}): TableDescription {
    return must(this.call('CreateTable', { ...onDemandTable, ...request }).TableDescription, 'an answer')
  }

  update(request: Omit<Request<'UpdateTable'>, 'TableName'>): TableDescription {
    return must(this.call('UpdateTable', { TableName: 'shop', ...request }).TableDescription, 'an answer')
  }

  updateIndexes(...updates: GlobalSecondaryIndexUpdate[]): TableDescription {
    return this.update({ GlobalSecondaryIndexUpdates: updates })
  }

  describe(table = 'shop'): TableDescription {
    return must(this.call('DescribeTable', { TableName: table }).Table, 'an answer')
  }

  delete(table = 'shop'): TableDescription {
    return must(this.call('DeleteTable', { TableName: table }).TableDescription, 'an answer')
  }
}

export const hash = (name: string) => ({ AttributeName: name, KeyType: 'HASH' }) as const
export const range = (name: string) => ({ AttributeName: name, KeyType: 'RANGE' }) as const
export const attribute = (name: string, type: 'S' | 'N' | 'B' = 'S') => ({ AttributeName: name, AttributeType: type })
export const attributes = (...names: string[]) => names.map((name) => attribute(name))
export const units = (read: number, write: number) => ({ ReadCapacityUnits: read, WriteCapacityUnits: write })
export const all = { ProjectionType: 'ALL' } as const
export const index = (name: string, ...KeySchema: (ReturnType<typeof hash> | ReturnType<typeof range>)[]) => ({
  IndexName: name,
  KeySchema,
  Projection: all,
})

export const onDemandTable: Request<'CreateTable'> = {
  TableName: 'shop',
  KeySchema: [hash('a')],
  AttributeDefinitions: attributes('a'),
  BillingMode: 'PAY_PER_REQUEST',
}

/** What replaces members of `onDemandTable` for 5 read and 5 write units. */
export const provisioned = { BillingMode: 'PROVISIONED', ProvisionedThroughput: units(5, 5) } as const

/** The service's exception and its whole message. */
export function expectRefusal(act: () => unknown, code: string, message: string): void {
  expect(refusalOf(act)).toEqual({ code, message })
}

/** P in the reference's tables. */
export const invalid = 'One or more parameter values were invalid: '

export const envelope = '1 validation error detected: '

export const expectInvalid = (act: () => unknown, message: string): void =>
  expectRefusal(act, 'ValidationException', message)

function refusalOf(act: () => unknown): unknown {
  try {
    return { answered: act() }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { code: error.code, message: error.message }
  }
}
