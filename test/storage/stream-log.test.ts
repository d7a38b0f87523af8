import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { StreamDefinition } from '../../src/model/stream.ts'
import { migrate, migrations } from '../../src/storage/migrations.ts'
import type { Store } from '../../src/storage/store.ts'
import type { LoggedChange, StreamChange } from '../../src/storage/stream-log.ts'
import { exampleTable, keys, openStore, temporaryPath } from './example.ts'

const shard = { stream: 1, shard: 0 }

const change = (newImage: string): StreamChange => ({
  event: 'INSERT',
  keys: null,
  newImage,
  oldImage: null,
  sizeBytes: newImage.length,
})

const definition = (label: string, table = 'a'): StreamDefinition => ({
  region: 'eu-west-1',
  account: '123456789012',
  table,
  label,
  viewType: 'NEW_IMAGE',
  keys,
  createdMs: 0,
  enabledMs: 0,
  epochs: [{ fromMs: 0, shards: 1 }],
})

const append = (store: Store, image: string, least: number, to = shard): void =>
  store.transaction(() => store.streams.append(to, change(image), least))

const read = (store: Store, from = 0, to = 1e15, of = shard): readonly LoggedChange[] =>
  store.read(() => [...store.streams.read(of, from, to)])

const numbers = (store: Store): readonly number[] => read(store).map(({ sequence }) => sequence)

describe('numbers of changes', () => {
  test('are the least that is free and allowed', () => {
    const store = openStore()
    for (const least of [100, 100, 50, 200, 200]) append(store, 'x', least)
    expect(numbers(store)).toEqual([100, 101, 102, 200, 201])
    expect([store.streams.first(), store.streams.last()]).toEqual([100, 201])
  })

  test('come from the file, whoever writes', () => {
    const path = temporaryPath()
    const [ours, theirs] = [openStore(path), openStore(path)]
    for (const store of [ours, theirs, theirs, ours]) append(store, 'x', 7)
    expect(numbers(ours)).toEqual([7, 8, 9, 10])
    expect(numbers(theirs)).toEqual([7, 8, 9, 10])
  })

  test('are given back by what is undone', () => {
    const store = openStore()
    const fail = (): void =>
      store.transaction(() => {
        store.streams.append(shard, change('y'), 1)
        throw new Error('undone')
      })
    store.transaction(() => {
      store.streams.append(shard, change('x'), 1)
      expect(fail).toThrow('undone')
      store.streams.append(shard, change('z'), 1)
    })
    expect(fail).toThrow('undone')
    expect(read(store).map(({ sequence, newImage }) => [sequence, newImage])).toEqual([
      [1, 'x'],
      [2, 'z'],
    ])
  })

  test('stay exact as long as there are milliseconds', () => {
    const store = openStore()
    append(store, 'x', Number.MAX_SAFE_INTEGER - 1)
    append(store, 'x', 0)
    expect(numbers(store)).toEqual([])
    expect(read(store, 0, 2 ** 53).map(({ sequence }) => sequence)).toEqual([
      Number.MAX_SAFE_INTEGER - 1,
      Number.MAX_SAFE_INTEGER,
    ])
  })
})

test('a change is read as it was written, in its shard and its stretch', () => {
  const store = openStore()
  const whole: StreamChange = { event: 'EXPIRE', keys: 'k', newImage: null, oldImage: 'o'.repeat(9000), sizeBytes: 7 }
  store.transaction(() => {
    store.streams.append({ stream: 1, shard: 3 }, whole, 5)
    for (const of of [shard, { stream: 2, shard: 3 }]) store.streams.append(of, change('x'), 5)
  })
  const found = read(store, 0, 1e15, { stream: 1, shard: 3 })
  expect(found).toEqual([{ ...whole, sequence: 5 }])
  for (let at = 0; at < 5; at += 1) append(store, String(at), 10)
  expect(read(store, 11, 14).map(({ newImage }) => newImage)).toEqual(['1', '2', '3'])
})

test('a write needs a transaction, and a damaged description is said to be', () => {
  const path = temporaryPath()
  const store = openStore(path)
  expect(() => store.streams.create(definition('1'))).toThrow('a write needs a transaction')
  store.transaction(() => store.streams.create(definition('1')))
  const database = new Database(path)
  database.exec(`UPDATE stream SET definition = '{"label":'`)
  database.close()
  expect(() => store.streams.list('eu-west-1')).toThrow(expect.objectContaining({ code: 'storage.corrupt' }))
})

test('streams are kept by region, table and label, and are trimmed with their records', () => {
  const store = openStore()
  store.transaction(() => {
    for (const made of [definition('2'), definition('1', 'b'), definition('1')]) store.streams.create(made)
  })
  const { streams } = store
  expect(streams.list('eu-west-1').map(({ table, label }) => table + label)).toEqual(['a1', 'a2', 'b1'])
  expect(streams.list('us-east-1')).toEqual([])
  expect(streams.lastLabel('eu-west-1', 'a')).toBe('2')
  expect(streams.lastLabel('eu-west-1', 'c')).toBeUndefined()
  const found = streams.find('eu-west-1', 'a', '1')
  expect(found).toMatchObject(definition('1'))
  if (found === undefined) return
  store.transaction(() => streams.save({ ...found, end: { ms: 10, disabledMs: 10 } }))
  expect(streams.firstEndMs()).toBe(10)
  for (const least of [5, 6, 7]) append(store, 'x', least)
  store.transaction(() => streams.trim({ before: 6, endedMs: 9 }))
  expect([streams.first(), streams.list('eu-west-1').length]).toEqual([6, 3])
  store.transaction(() => streams.trim({ before: 8, endedMs: 10 }))
  expect([streams.first(), streams.last(), streams.list('eu-west-1').length]).toEqual([undefined, undefined, 2])
})

test('a file from before there were records: a stream that was specified begins', () => {
  const path = temporaryPath()
  const old = new Database(path)
  old.pragma('page_size = 8192')
  old.pragma('journal_mode = WAL')
  migrate(old, migrations.slice(0, 1))
  const label = '2026-03-02T00:00:00.123'
  const stream = { viewType: 'KEYS_ONLY', label } as const
  const deleting = { status: 'DELETING', untilMs: 1e15 } as const
  for (const table of [
    exampleTable(1, 'plain'),
    { ...exampleTable(2, 'streamed'), stream, latestStreamLabel: label },
    { ...exampleTable(3, 'was'), latestStreamLabel: label },
    { ...exampleTable(4, 'goes'), stream, transition: deleting },
  ]) {
    old
      .prepare('INSERT INTO catalogue VALUES (?, ?, ?)')
      .run(table.region, table.name, JSON.stringify({ ...table, account: '123456789012' }))
  }
  old.close()
  const createdMs = Date.UTC(2026, 2, 2) + 123
  expect(openStore(path).streams.list('eu-west-1')).toEqual([
    {
      ...definition(label, 'streamed'),
      id: 1,
      viewType: 'KEYS_ONLY',
      createdMs,
      enabledMs: createdMs,
      epochs: [{ fromMs: createdMs, shards: 1 }],
    },
  ])
})
