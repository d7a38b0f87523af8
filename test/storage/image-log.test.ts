import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { hashEnd } from '../../src/model/hash-space.ts'
import { migrate, migrations } from '../../src/storage/migrations.ts'
import { exampleTable, openStore, temporaryPath } from './example.ts'

const key = (sort: string) => ({ hash: 7, partition: 'p', sort, base: '' })
const item = (text: string) => ({ text, sizeBytes: text.length })

function storeWithImages() {
  const store = openStore()
  store.transaction(() => {
    store.createResource(1)
    store.createImages(1)
  })
  const put = (number: number, sort: string, text: string): void =>
    store.transaction(() => {
      const rows = store.resource(1)
      store.images(1).add(number, key(sort), rows.get(key(sort)))
      rows.put(key(sort), item(text))
    })
  return { store, put }
}

test('rows of before a number, in order, also where many chunks are read, and one by one', () => {
  const { store, put } = storeWithImages()
  const sorts = Array.from({ length: 700 }, (_, at) => String(at).padStart(4, '0'))
  for (const [at, sort] of sorts.entries()) put(at, sort, `old ${sort}`)
  for (const [at, sort] of sorts.entries()) if (at % 3 === 0) put(1_000 + at, sort, `new ${sort} ${'x'.repeat(2_000)}`)
  store.read(() => {
    const past = store.pastRows(1, 1_000)
    const texts: string[] = []
    const reader = past.readHashRange({ fromHash: 0, toHash: hashEnd })
    for (let row = reader.next(); row !== undefined; row = reader.next()) texts.push(row.text)
    expect(texts).toEqual(sorts.map((sort) => `old ${sort}`))
    expect(past.get(key('0003'))).toEqual({ ...item('old 0003'), side: null })
    expect(store.pastRows(1, 3).get(key('0003'))).toBeUndefined()
    const backwards = past.readPartition({
      hash: 7,
      partition: 'p',
      from: { bytes: '0001', inclusive: false },
      to: { bytes: '0005', inclusive: true },
      after: { sort: '0004', base: '' },
      forward: false,
    })
    expect([backwards.next()?.text, backwards.next()?.text, backwards.next()]).toEqual([
      'old 0003',
      'old 0002',
      undefined,
    ])
  })
})

test('an image takes the least number that is free, and the oldest are trimmed first', () => {
  const { store, put } = storeWithImages()
  put(5, 'a', 'one')
  put(5, 'a', 'two')
  put(2, 'b', 'three')
  const images = store.images(1)
  expect(images.first()).toBe(5)
  expect([...images.changedSince(6)].map(({ key: { sort }, before }) => [sort, before?.text])).toEqual([
    ['a', 'one'],
    ['b', undefined],
  ])
  expect(store.transaction(() => images.trim(7, 1))).toBe(1)
  expect(images.first()).toBe(6)
})

test('in a file of before, recovery is off: it kept no past', () => {
  const path = temporaryPath()
  const old = new Database(path)
  old.pragma('page_size = 8192')
  old.pragma('journal_mode = WAL')
  migrate(old, migrations.slice(0, 3))
  const table = exampleTable(1, 'kept')
  for (const each of [{ ...table, recovery: { fromMs: 1, periodDays: 35 } }, exampleTable(2, 'plain')])
    old.prepare('INSERT INTO catalogue VALUES (?, ?, ?)').run(each.region, each.name, JSON.stringify(each))
  old.close()
  expect(openStore(path).tables('eu-west-1')).toEqual([table, exampleTable(2, 'plain')])
})
