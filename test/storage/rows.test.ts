import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { hashEnd } from '../../src/model/hash-space.ts'
import type { Resource } from '../../src/storage/resource.ts'
import type { Store } from '../../src/storage/store.ts'
import { fc } from '../property.ts'
import { all, openStore, rowKeyOf, storedItem, temporaryPath, withRows } from './example.ts'

const countOf = (store: Store, rows: Resource): { items: number; bytes: number } => {
  const found = all(rows.readHashRange({ fromHash: 0, toHash: hashEnd }))
  expect(store.statistics(rows.id)).toEqual(rows.statistics())
  return { items: found.length, bytes: found.reduce((bytes, row) => bytes + row.sizeBytes, 0) }
}

test('a row is there once it is put, until it is removed', () => {
  const store = openStore()
  const rows = withRows(store)
  const key = rowKeyOf('a', 'b')
  expect(rows.get(key)).toBeUndefined()
  store.transaction(() => rows.put(key, { text: '{"a":1}', sizeBytes: 7 }))
  expect(rows.get(key)).toEqual({ text: '{"a":1}', sizeBytes: 7, side: null })
  expect(store.transaction(() => [rows.remove(key), rows.remove(key)])).toEqual([true, false])
  expect(rows.get(key)).toBeUndefined()
})

test.each(['\0', 'a\0b', '\u{1f600}', 'é'.repeat(700), '\uffff', ' '])('a key may hold any text: %j', (text) => {
  const store = openStore()
  const rows = withRows(store)
  store.transaction(() => {
    rows.put(rowKeyOf(text, text), storedItem('"this"'))
    rows.put(rowKeyOf(`${text}\0`, text), storedItem('"other"'))
  })
  expect(rows.get(rowKeyOf(text, text))?.text).toBe('"this"')
  expect(rows.get(rowKeyOf(text, `${text}\0`))).toBeUndefined()
  expect(rows.get(rowKeyOf(`${text}\0`, text))?.text).toBe('"other"')
})

const sizes = fc.constantFrom(1, 590, 610, 1790, 1800, 1801, 3000, 20000)
const text = fc
  .tuple(sizes, fc.constantFrom('x', 'é', '\u{1f600}', '\0'))
  .map(([length, unit]) => unit.repeat(length / unit.length))
const step = fc.record({
  pk: fc.constantFrom('a', 'b'),
  sk: fc.constantFrom('1', '2', '3'),
  text: fc.option(text, { nil: undefined }),
  looked: fc.boolean(),
})

test('rows of any length are what was last put, and statistics equal a recount', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const store = openStore()
      const rows = withRows(store)
      const model = new Map<string, string>()
      for (const { pk, sk, text, looked } of steps) {
        const key = rowKeyOf(pk, sk)
        store.transaction(() => {
          const found = looked ? (rows.get(key) ?? null) : undefined
          if (text === undefined) expect(rows.remove(key, found)).toBe(model.has(pk + sk))
          else rows.put(key, { text, sizeBytes: text.length }, found)
          expect(countOf(store, rows)).toEqual(rows.statistics())
        })
        if (text === undefined) model.delete(pk + sk)
        else model.set(pk + sk, text)
      }
      for (const pk of ['a', 'b']) {
        for (const sk of ['1', '2', '3']) expect(rows.get(rowKeyOf(pk, sk))?.text).toBe(model.get(pk + sk))
      }
      expect(countOf(store, rows)).toEqual(rows.statistics())
      store.close()
    }),
    { numRuns: 60 },
  )
})

test('a long text lies apart from its row, and goes when it is replaced by a short one or removed', () => {
  const path = temporaryPath()
  const store = openStore(path)
  const rows = withRows(store)
  const reader = new Database(path)
  onTestFinished(() => void reader.close())
  const textsApart = (): unknown => reader.prepare(`SELECT count(*) FROM b${rows.id}`).pluck().get()
  const key = rowKeyOf('p', 's')
  const put = (length: number): void => store.transaction(() => rows.put(key, storedItem('x'.repeat(length))))
  const counts = [100, 5000, 1801, 100, 1800, 5000].map((length) => {
    put(length)
    return textsApart()
  })
  store.transaction(() => rows.remove(key))
  expect([...counts, textsApart()]).toEqual([0, 1, 1, 0, 0, 1, 0])
})
