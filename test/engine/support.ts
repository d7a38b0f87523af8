import { expect, onTestFinished } from 'vitest'
import { ManualClock } from '../../src/base/clock.ts'
import { type EmbeddedEngine, type EngineOptions, openEngine } from '../../src/engine/engine.ts'
import { ApiError } from '../../src/model/api-error.ts'
import type { Charge } from '../../src/model/charge.ts'
import type { OperationName, Request, Response } from '../../src/operation/operation.ts'
import { Store } from '../../src/storage/store.ts'
import { createTableRequest, type Plain, type TableShape } from './table-shape.ts'

/** 2026-03-02T00:00:00Z. */
export const startMs = Date.UTC(2026, 2, 2)

/** An engine on an empty file in memory, on a clock that stands still. */
export class Fixture {
  readonly clock = new ManualClock(startMs)
  readonly engine: EmbeddedEngine
  /** What the last call was charged. */
  charges: Charge[] = []

  constructor(options: Omit<Partial<EngineOptions>, 'store' | 'clock'> = {}) {
    this.engine = openEngine({ ...options, store: Store.open(':memory:'), clock: this.clock })
    onTestFinished(() => this.engine.close())
  }

  /**
   * The response, or the refusal as `{ error: { name, message, ...members } }`. Requests may be wrong on purpose; they
   * are for the table `tab` unless they say otherwise.
   */
  call(name: OperationName, request: Plain): unknown {
    try {
      return this.ok(name, request)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return { error: { name: error.code, message: error.message, ...error.members } }
    }
  }

  /** The response of a call that must not be refused. */
  ok<Name extends OperationName>(name: Name, request: Plain): Response<Name> {
    this.charges = []
    const whole: unknown = { TableName: 'tab', ...request }
    return this.engine.runSync(name, whole as Request<Name>, { charges: this.charges })
  }

  table(shape: TableShape = {}): void {
    this.ok('CreateTable', createTableRequest(shape))
  }

  put(...items: Plain[]): void {
    for (const Item of items) this.ok('PutItem', { Item })
  }

  /** The item of table `tab` under a key, as plain JSON; undefined when there is none. */
  get(Key: Plain): unknown {
    return plain(this.ok('GetItem', { Key, ConsistentRead: true }).Item)
  }

  /** What a call reports under INDEXES, and what it was charged, by arm. */
  cost(name: OperationName, request: Plain): { readonly ConsumedCapacity: unknown; readonly charged: unknown } {
    const response = this.ok(name, { ...request, ReturnConsumedCapacity: 'INDEXES' })
    return { ConsumedCapacity: (response as { ConsumedCapacity?: unknown }).ConsumedCapacity, charged: this.charged() }
  }

  /** Units by arm, such as `{ 'write tab': 2, 'write tab/index': 1 }`. */
  charged(): { readonly [arm: string]: number } {
    const units: { [arm: string]: number } = {}
    for (const { kind, table, index, halfUnits } of this.charges) {
      const arm = `${kind} ${index === undefined ? table : `${table}/${index.name}`}`
      units[arm] = (units[arm] ?? 0) + halfUnits / 2
    }
    return units
  }
}

/** A fixture with one table. */
export function tableFixture(shape: TableShape = {}, options: ConstructorParameters<typeof Fixture>[0] = {}): Fixture {
  const db = new Fixture(options)
  db.table(shape)
  return db
}

export const refused = (message: string, name = 'ValidationException'): unknown => ({ error: { name, message } })
export const notFound = refused('Requested resource not found', 'ResourceNotFoundException')
export const conditionFailed = refused('The conditional request failed', 'ConditionalCheckFailedException')

/** P in the reference's tables of messages. */
export const invalid = 'One or more parameter values were invalid: '
export const envelope = '1 validation error detected: '

export const S = (text: string) => ({ S: text })
export const N = (text: string | number) => ({ N: String(text) })
export const B = (bytes: string | readonly number[]) => ({ B: Buffer.from(bytes as string).toString('base64') })

/** `base` (string attributes only) with an attribute `f` that brings the item to this many bytes. */
export function itemOfBytes(
  bytes: number,
  base: { readonly [name: string]: { readonly S: string } } = { pk: S('k') },
): Plain {
  const given = Object.entries(base).reduce((sum, [name, { S: text }]) => sum + Buffer.byteLength(name + text), 0)
  return { ...base, f: S('x'.repeat(bytes - given - 1)) }
}

/** Without getters and prototypes, so that it prints and compares as what goes over the wire. */
export const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

/** What a query or a scan found: the values of one attribute, as text. */
export const valuesOf = (response: { readonly Items?: readonly Plain[] | undefined }, name: string): unknown[] =>
  (response.Items ?? []).map((item) => Object.values(item[name] ?? {})[0])

export const expectItems = (
  response: { readonly Items?: readonly Plain[] | undefined },
  items: readonly Plain[],
): void => expect(plain(response.Items)).toEqual(plain(items))
