import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { Store } from '../../src/storage/store.ts'
import { openStore, rowKeyOf, storedItem, temporaryPath, withRows } from './example.ts'

/** Root may write anywhere: it becomes somebody who may not. */
const nobody = 65_534
const isRoot = process.geteuid?.() === 0

afterEach(() => {
  if (isRoot) process.seteuid?.(0)
})

/** A file with one row in a folder where this process may only read; with the log of a process that has crashed, if asked. */
function lockedFile({ log = false } = {}) {
  const path = temporaryPath()
  const store = openStore(path)
  const rows = withRows(store)
  store.transaction(() => rows.put(rowKeyOf('p', 'a'), storedItem('1')))
  const folder = join(dirname(path), 'locked')
  mkdirSync(folder)
  const locked = join(folder, 'shop.db')
  if (log) for (const suffix of ['', '-wal']) copyFileSync(path + suffix, locked + suffix)
  store.close()
  if (!log) cpSync(path, locked)
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444)
  for (const each of [folder, dirname(path)]) chmodSync(each, 0o555)
  if (isRoot) process.seteuid?.(nobody)
  return { path: locked, id: rows.id, folder }
}

const unlock = (folder: string): void => {
  if (isRoot) process.seteuid?.(0)
  for (const each of [dirname(folder), folder]) chmodSync(each, 0o755)
}

test.skipIf(process.platform === 'win32')('a file in a folder that cannot be written is read there', () => {
  const { path, id, folder } = lockedFile()
  const store = Store.open(path, { readOnly: true })
  expect(store.resource(id).get(rowKeyOf('p', 'a'))?.text).toBe('1')
  expect(store.read(() => store.statistics(id))).toEqual({ items: 1, bytes: 1 })
  expect(() => store.transaction(() => store.setSetting('name', 'value'))).toThrow(
    expect.objectContaining({ code: 'storage.read-only', message: `${path} cannot be written` }),
  )
  store.close()
  expect(readdirSync(folder)).toEqual(['shop.db'])
  unlock(folder)
})

test.skipIf(process.platform === 'win32')('a file in a folder that cannot be written is not opened for writing', () => {
  const { path, folder } = lockedFile()
  expect(() => Store.open(path)).toThrow(
    expect.objectContaining({
      code: 'storage.read-only',
      message: `${path} cannot be written: its folder cannot`,
      hint: 'Check the permissions of the folder, or open the file read-only (--read-only).',
    }),
  )
  unlock(folder)
})

test.skipIf(process.platform === 'win32')('changes that only a log has are not passed over', () => {
  const { path, id, folder } = lockedFile({ log: true })
  for (const readOnly of [true, false]) {
    expect(() => Store.open(path, { readOnly })).toThrow(
      expect.objectContaining({
        code: 'storage.cannot-open',
        message: `${path} cannot be opened: its last changes are still in ${path}-wal and cannot be had from there`,
      }),
    )
  }
  unlock(folder)
  // Once it can be carried over, all is there.
  for (const suffix of ['', '-wal']) chmodSync(path + suffix, 0o644)
  expect(openStore(path).resource(id).get(rowKeyOf('p', 'a'))?.text).toBe('1')
})

/** To mount takes rights that not everybody has. */
const canMount = spawnSync('unshare', ['-m', 'true']).status === 0

test.skipIf(!canMount)('a file on a disk that is read-only is read there, and nothing else', () => {
  const path = temporaryPath()
  openStore(path).close()
  const module = JSON.stringify(join(import.meta.dirname, '../../src/storage/store.ts'))
  const program = `import { Store } from ${module}
for (const readOnly of [true, false]) {
  try { console.log(Store.open(${JSON.stringify(path)}, { readOnly }).allTables()) } catch (error) { console.log(error.message) }
}`
  const script = `mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && exec "$2" --input-type module -e "$3"`
  const run = spawnSync('unshare', ['-m', 'sh', '-c', script, 'sh', dirname(path), process.execPath, program])
  expect(run.stderr.toString()).toBe('')
  expect(run.stdout.toString()).toBe(`[]\n${path} cannot be written: its folder cannot\n`)
})
