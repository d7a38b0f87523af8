import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { openStore, rowKeyOf, storedItem, temporaryPath, withRows } from './example.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A store with one row, and what puts another into it. */
function filled() {
  const path = temporaryPath()
  const store = openStore(path)
  const rows = withRows(store)
  const put = (sk: string): void => store.transaction(() => rows.put(rowKeyOf('p', sk), storedItem('1')))
  put('first')
  lookAgain()
  return { path, store, put, id: rows.id }
}

/** For so long after a look none is taken. */
const lookAgain = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)

const rowOf = (path: string, id: number, sk: string): string | undefined =>
  openStore(path).resource(id).get(rowKeyOf('p', sk))?.text

test('a file that was moved away refuses writes, has all that was written before, and takes them again at its place', () => {
  const { path, put, id } = filled()
  const elsewhere = `${path}.moved`
  renameSync(path, elsewhere)
  expect(() => put('second')).toThrow(
    expect.objectContaining({ code: 'storage.moved', message: `${path} was deleted or moved while it was open` }),
  )
  expect(statSync(`${path}-wal`).size).toBe(0)
  const copy = temporaryPath()
  copyFileSync(elsewhere, copy)
  expect(rowOf(copy, id, 'first')).toBe('1')
  expect(rowOf(copy, id, 'second')).toBeUndefined()
  renameSync(elsewhere, path)
  put('third')
  expect(rowOf(path, id, 'third')).toBe('1')
})

/** A file with a row of its own, ready to be put in the place of another. */
function otherFile() {
  const { path, store, id, put } = filled()
  put('other')
  store.close()
  return { path, id }
}

test('a file that another was put in the place of refuses writes, and that one does not get its log', () => {
  const { path, store, put } = filled()
  const other = otherFile()
  renameSync(other.path, path)
  expect(() => put('second')).toThrow(
    expect.objectContaining({
      code: 'storage.moved',
      message: `${path} was replaced by another file while it was open`,
    }),
  )
  expect(() => store.transaction(() => store.setSetting('name', 'value'))).toThrow('was replaced')
  store.close()
  expect(rowOf(path, other.id, 'other')).toBe('1')
})

test('a file that is replaced after the last write does not leave its log to the other', () => {
  const { path, store } = filled()
  const other = otherFile()
  renameSync(other.path, path)
  store.close()
  expect(rowOf(path, other.id, 'other')).toBe('1')
})

test('a log in which somebody else has written since is left to him', () => {
  const { path, store, put } = filled()
  const theirs = openStore(path)
  const other = otherFile()
  renameSync(other.path, path)
  theirs.close()
  const log = readFileSync(`${path}-wal`)
  const writer = new Database(path)
  writer.prepare('INSERT INTO setting VALUES (?, ?)').run('theirs', 'x')
  expect(() => put('second')).toThrow('was replaced')
  store.close()
  expect(readFileSync(`${path}-wal`).length).toBeGreaterThan(log.length)
  writer.close()
})

test('a log that was deleted or replaced refuses writes, and the file has all that was in it', () => {
  for (const spoil of [rmSync, (log: string) => writeFileSync(`${log}.new`, '')]) {
    const { path, put, id } = filled()
    const log = `${path}-wal`
    spoil(log)
    if (existsSync(`${log}.new`)) renameSync(`${log}.new`, log)
    expect(() => put('second')).toThrow(`${log}, the log of ${path}, was deleted or replaced while it was open`)
    const copy = temporaryPath()
    copyFileSync(path, copy)
    expect(rowOf(copy, id, 'first')).toBe('1')
  }
})

test('a part of a transaction cannot be kept either', () => {
  const { path, store, put } = filled()
  expect(() =>
    store.transaction(() => {
      store.transaction(() => store.setSetting('name', 'value'))
      rmSync(path)
    }),
  ).toThrow('was deleted or moved')
  expect(store.getSetting('name')).toBeUndefined()
  expect(() => put('second')).toThrow('was deleted or moved')
})

/** Long after anything has changed in its folder, which is then no more looked into. */
function settled() {
  const store = filled()
  const longAgo = new Date(Date.now() - 3_600_000)
  utimesSync(dirname(store.path), longAgo, longAgo)
  vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] })
  store.put('second')
  lookAgain()
  return store
}

test('what is done to a file long after it was opened is noticed just as well', () => {
  const spoils: readonly [string, (path: string) => void][] = [
    ['was deleted or moved', (path) => renameSync(path, `${path}.moved`)],
    ['was deleted or moved', (path) => rmSync(path)],
    ['was replaced', (path) => renameSync(otherFile().path, path)],
    ['the log of', (path) => rmSync(`${path}-wal`)],
    ['was deleted or moved', (path) => renameSync(dirname(path), `${dirname(path)}.moved`)],
    [
      'was replaced',
      (path) => {
        renameSync(dirname(path), `${dirname(path)}.moved`)
        mkdirSync(dirname(path))
        writeFileSync(path, '')
      },
    ],
  ]
  for (const [says, spoil] of spoils) {
    const { path, put } = settled()
    onTestFinished(() => rmSync(`${dirname(path)}.moved`, { recursive: true, force: true }))
    spoil(path)
    expect(() => put('third')).toThrow(says)
    expect(() => put('fourth')).toThrow(says)
  }
})

test('a file behind a link is looked for where it is', () => {
  const { path, store } = filled()
  store.close()
  const link = join(dirname(temporaryPath()), 'link.db')
  symlinkSync(path, link)
  const linked = openStore(link)
  vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] })
  const write = (): void => linked.transaction(() => linked.setSetting('name', 'value'))
  write()
  lookAgain()
  renameSync(path, `${path}.moved`)
  expect(write).toThrow('was deleted or moved')
})
