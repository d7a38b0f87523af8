import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { queryObjects } from 'node:v8'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { hashEnd } from '../../src/model/hash-space.ts'
import { Resource } from '../../src/storage/resource.ts'
import { Store } from '../../src/storage/store.ts'
import { all, exampleTable, openStore, rowKeyOf, storedItem, temporaryPath, withRows } from './example.ts'
import { numberedRow } from './numbered-row.ts'

const region = 'eu-west-1'

test('what one connection commits, another sees', () => {
  const path = temporaryPath()
  const [ours, theirs] = [openStore(path), openStore(path)]
  const { id } = withRows(ours)
  ours.transaction(() => ours.resource(id).put(rowKeyOf('p', 'a'), storedItem('1')))
  expect(theirs.resource(id).get(rowKeyOf('p', 'a'))?.text).toBe('1')
  theirs.transaction(() => theirs.resource(id).put(rowKeyOf('p', 'b'), storedItem('22')))
  expect(ours.resource(id).get(rowKeyOf('p', 'b'))?.text).toBe('22')
  expect(ours.statistics(id)).toEqual({ items: 2, bytes: 3 })
  expect(theirs.statistics(id)).toEqual({ items: 2, bytes: 3 })
})

test('a change of the catalogue by another process changes the version, rows do not', () => {
  const path = temporaryPath()
  const [ours, theirs] = [openStore(path), openStore(path)]
  const rows = withRows(theirs)
  const before = ours.catalogueVersion()
  theirs.transaction(() => rows.put(rowKeyOf('p', 'a'), storedItem('1')))
  expect(ours.catalogueVersion()).toBe(before)
  theirs.transaction(() => theirs.saveTable(exampleTable(rows.id, 'a')))
  const after = ours.catalogueVersion()
  expect(after).not.toBe(before)
  expect(ours.read(() => [ours.catalogueVersion(), ours.findTable(region, 'a')])).toEqual([
    after,
    exampleTable(rows.id, 'a'),
  ])
})

test('tables that another process makes and drops leave nothing behind in ours', () => {
  const path = temporaryPath()
  const [ours, theirs] = [openStore(path), openStore(path)]
  const kept = withRows(ours)
  const rounds = 20
  for (let round = 0; round < rounds; round++) {
    const { id } = withRows(theirs)
    ours.read(() => {
      ours.catalogueVersion()
      ours.resource(kept.id).get(rowKeyOf('p', 'a'))
      ours.resource(id).get(rowKeyOf('p', 'a'))
    })
    theirs.transaction(() => theirs.dropResource(id))
  }
  expect(queryObjects(Resource, { format: 'count' })).toBeLessThan(rounds / 2)
})

test('a read sees the file as it was when it began', () => {
  const path = temporaryPath()
  const [ours, theirs] = [openStore(path), openStore(path)]
  const { id } = withRows(ours)
  const count = (): number => all(ours.resource(id).readHashRange({ fromHash: 0, toHash: hashEnd })).length
  const counts = ours.read(() => {
    const first = count()
    theirs.transaction(() => theirs.resource(id).put(rowKeyOf('p', 'a'), storedItem('1')))
    return [first, count()]
  })
  expect([...counts, count()]).toEqual([0, 0, 1])
})

test('a file that another process writes for too long is said to be locked', () => {
  const path = temporaryPath()
  Store.open(path).close()
  const store = openStore(path, { busyTimeoutMs: 20 })
  const other = new Database(path)
  other.exec('BEGIN IMMEDIATE')
  const write = (): void => store.transaction(() => store.setSetting('a', 'b'))
  expect(write).toThrow(
    expect.objectContaining({ code: 'storage.locked', message: `${path} is locked by another process` }),
  )
  other.exec('COMMIT')
  other.close()
  write()
  expect(store.getSetting('a')).toBe('b')
})

test('two processes that create one file at once get the same file', async () => {
  const path = temporaryPath()
  const script = `
    import { Store } from ${JSON.stringify(join(import.meta.dirname, '../../src/storage/store.ts'))}
    const store = Store.open(${JSON.stringify(path)})
    console.log(store.transaction(() => store.nextResourceId()))
    store.close()`
  const run = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let out = ''
      child.stdout.on('data', (data) => (out += String(data)))
      child.on('error', reject).on('close', () => resolve(out.trim()))
    })
  expect((await Promise.all([run(), run()])).sort()).toEqual(['1', '2'])
})

test('a process killed in the middle of writes loses nothing it had acknowledged, and halves nothing', async () => {
  const path = temporaryPath()
  const created = Store.open(path)
  const { id } = withRows(created)
  created.transaction(() => created.saveTable(exampleTable(id, 'a')))
  created.close()
  let next = 0
  for (let round = 0; round < 3; round += 1) {
    const acknowledged = await writeUntilKilled(path, next)
    const store = Store.open(path)
    const rows = store.resource(id)
    for (let number = 0; number <= acknowledged; number += 1) {
      expect(numberedRow(number).map(({ key }) => rows.get(key)?.text)).toEqual(
        numberedRow(number).map(({ item }) => item.text),
      )
    }
    const found = all(rows.readHashRange({ fromHash: 0, toHash: hashEnd }))
    expect(rows.statistics()).toEqual({
      items: found.length,
      bytes: found.reduce((bytes, row) => bytes + row.sizeBytes, 0),
    })
    // One more than was acknowledged may be there, but both its rows or none.
    expect([2 * (acknowledged + 1), 2 * (acknowledged + 2)]).toContain(found.length)
    next = found.length / 2
    store.close()
  }
}, 30_000)

/** Returns the last number that was acknowledged. */
function writeUntilKilled(path: string, first: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'writing-process.ts'), path, String(first)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    child.stdout.on('data', (data) => {
      if (out === '') setTimeout(() => child.kill('SIGKILL'), 100)
      out += String(data)
    })
    child.on('error', reject).on('close', () => {
      const lines = out.split('\n')
      // What follows the last line end was cut off in the middle.
      const last = lines.at(-2)
      if (last === undefined) reject(new Error('the process wrote nothing'))
      else resolve(Number(last))
    })
  })
}
