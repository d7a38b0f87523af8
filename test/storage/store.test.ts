import { statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { StorageError } from '../../src/storage/storage-error.ts'
import type { Store } from '../../src/storage/store.ts'
import { exampleTable, openStore, rowKeyOf, storedItem, temporaryPath, withRows } from './example.ts'

const region = 'eu-west-1'

describe('catalogue', () => {
  test('tables are kept by region and listed by name', () => {
    const store = openStore()
    const elsewhere = { ...exampleTable(3, 'a'), region: 'us-east-1' }
    store.transaction(() => {
      for (const table of [exampleTable(1, 'b'), exampleTable(2, 'a'), elsewhere]) store.saveTable(table)
    })
    expect(store.tables(region)).toEqual([exampleTable(2, 'a'), exampleTable(1, 'b')])
    expect(store.findTable('us-east-1', 'a')).toEqual(elsewhere)
    expect(store.findTable('us-east-1', 'b')).toBeUndefined()
    store.transaction(() => store.removeTable(region, 'a'))
    expect(store.findTable(region, 'a')).toBeUndefined()
  })

  test('saving a table again replaces it', () => {
    const store = openStore()
    store.transaction(() => store.saveTable(exampleTable(1, 'a')))
    const changed = { ...exampleTable(1, 'a'), deletionProtection: true }
    store.transaction(() => store.saveTable(changed))
    expect(store.tables(region)).toEqual([changed])
  })

  test('everything is there when the file is opened again', () => {
    const path = temporaryPath()
    const first = openStore(path)
    const rows = withRows(first)
    first.transaction(() => {
      first.saveTable(exampleTable(rows.id, 'a'))
      rows.put(rowKeyOf('p', 's'), storedItem('x'.repeat(5000)))
      first.setSetting('mode', 'table')
    })
    first.close()
    const second = openStore(path)
    expect(second.tables(region)).toEqual([exampleTable(rows.id, 'a')])
    expect(second.resource(rows.id).get(rowKeyOf('p', 's'))?.text).toBe('x'.repeat(5000))
    expect(second.statistics(rows.id)).toEqual({ items: 1, bytes: 5000 })
    expect(second.getSetting('mode')).toBe('table')
    expect(second.transaction(() => second.nextResourceId())).toBe(rows.id + 1)
  })

  test('its version changes with it, and not with rows', () => {
    const store = openStore(temporaryPath())
    const rows = withRows(store)
    const before = store.catalogueVersion()
    store.transaction(() => rows.put(rowKeyOf('p', 's'), storedItem('1')))
    expect(store.catalogueVersion()).toBe(before)
    store.transaction(() => store.saveTable(exampleTable(1, 'a')))
    expect(store.catalogueVersion()).not.toBe(before)
  })

  test('a catalogue that was seen inside a failed transaction has a version of its own', () => {
    const store = openStore()
    const seen = new Set([store.catalogueVersion()])
    const attempt = (): void =>
      store.transaction(() => {
        store.saveTable(exampleTable(1, 'a'))
        seen.add(store.catalogueVersion())
        throw new Error('no')
      })
    expect(attempt).toThrow('no')
    seen.add(store.catalogueVersion())
    store.transaction(() => store.saveTable(exampleTable(2, 'b')))
    seen.add(store.catalogueVersion())
    expect(seen.size).toBe(4)
  })
})

describe('resources', () => {
  test('a dropped resource is gone with its statistics, and the room is used again', () => {
    const path = temporaryPath()
    const store = openStore(path)
    const fill = (): number => {
      const rows = withRows(store)
      store.transaction(() => {
        for (let number = 0; number < 300; number += 1)
          rows.put(rowKeyOf('p', String(number)), storedItem('x'.repeat(3000)))
      })
      return rows.id
    }
    const id = fill()
    store.transaction(() => store.dropResource(id))
    expect(() => store.resource(id)).toThrow(`there is no resource ${id}`)
    expect(store.statistics(id)).toEqual({ items: 0, bytes: 0 })
    const sizeBytes = statSync(path).size
    const again = fill()
    expect(again).toBe(id + 1)
    expect(statSync(path).size).toBeLessThan(sizeBytes + 100_000)
  })

  test('a resource created in a failed transaction does not exist, and its id may be given again', () => {
    const store = openStore()
    let first = 0
    const attempt = (): void =>
      store.transaction(() => {
        first = store.nextResourceId()
        store.createResource(first)
        store.resource(first).put(rowKeyOf('p', 's'), storedItem('1'))
        throw new Error('no')
      })
    expect(attempt).toThrow('no')
    expect(() => store.resource(first)).toThrow()
    const rows = withRows(store)
    expect(rows.id).toBe(first)
    expect(rows.get(rowKeyOf('p', 's'))).toBeUndefined()
    expect(rows.statistics()).toEqual({ items: 0, bytes: 0 })
  })

  test('the bytes of one partition are added up', () => {
    const store = openStore()
    const rows = withRows(store)
    store.transaction(() => {
      for (const sort of ['1', '2', '3']) rows.put(rowKeyOf('p', sort), { text: '{}', sizeBytes: 100 })
      rows.put(rowKeyOf('q', '1'), { text: '{}', sizeBytes: 7 })
    })
    const { hash, partition } = rowKeyOf('p', '')
    expect(rows.partitionBytes(hash, partition)).toBe(300)
    expect(rows.partitionBytes(hash + 1, partition)).toBe(0)
  })
})

describe('transactions', () => {
  const putting = (store: Store, id: number, sorts: string, thenFail = false): void =>
    store.transaction(() => {
      for (const sort of sorts) store.resource(id).put(rowKeyOf('p', sort), storedItem(sort))
      if (thenFail) throw new Error('no')
    })
  const held = (store: Store, id: number): string =>
    [...'abcdef'].filter((sort) => store.resource(id).get(rowKeyOf('p', sort)) !== undefined).join('')

  test('what throws leaves nothing behind', () => {
    const store = openStore()
    const { id } = withRows(store)
    putting(store, id, 'a')
    expect(() => putting(store, id, 'bc', true)).toThrow('no')
    expect(held(store, id)).toBe('a')
    expect(store.statistics(id)).toEqual({ items: 1, bytes: 1 })
  })

  test('a part that throws is undone alone', () => {
    const store = openStore()
    const { id } = withRows(store)
    store.transaction(() => {
      putting(store, id, 'a')
      expect(() => putting(store, id, 'bc', true)).toThrow('no')
      expect(store.statistics(id)).toEqual({ items: 1, bytes: 1 })
      store.transaction(() => {
        putting(store, id, 'd')
        expect(() => putting(store, id, 'e', true)).toThrow('no')
      })
    })
    expect(held(store, id)).toBe('ad')
    expect(store.statistics(id)).toEqual({ items: 2, bytes: 2 })
  })

  test('a part that succeeded is undone with the whole', () => {
    const store = openStore()
    const { id } = withRows(store)
    const attempt = (): void =>
      store.transaction(() => {
        putting(store, id, 'ab')
        throw new Error('no')
      })
    expect(attempt).toThrow('no')
    expect(held(store, id)).toBe('')
    expect(store.statistics(id)).toEqual({ items: 0, bytes: 0 })
  })

  test('statistics inside a transaction include what it has done', () => {
    const store = openStore()
    const { id } = withRows(store)
    store.transaction(() => {
      putting(store, id, 'abc')
      store.resource(id).remove(rowKeyOf('p', 'b'))
      expect(store.statistics(id)).toEqual({ items: 2, bytes: 2 })
    })
  })

  test('writes need one, and a read is none', () => {
    const store = openStore()
    const rows = withRows(store)
    expect(() => rows.put(rowKeyOf('p', 'a'), storedItem('1'))).toThrow('a write needs a transaction')
    expect(() => rows.remove(rowKeyOf('p', 'a'))).toThrow('a write needs a transaction')
    expect(() => store.saveTable(exampleTable(1, 'a'))).toThrow('a write needs a transaction')
    expect(() => store.setSetting('a', 'b')).toThrow('a write needs a transaction')
    expect(() => store.read(() => putting(store, rows.id, 'a'))).toThrow('a write cannot begin inside a read')
    putting(store, rows.id, 'a')
    expect(held(store, rows.id)).toBe('a')
  })

  test('a row that was found and is not there, or not found and is, is a bug', () => {
    const store = openStore()
    const rows = withRows(store)
    const found = { sizeBytes: 1, side: null }
    const key = rowKeyOf('p', 'a')
    expect(() => store.transaction(() => rows.remove(key, found))).toThrow('is gone')
    putting(store, rows.id, 'a')
    expect(() => store.transaction(() => rows.put(key, storedItem('1'), null))).toThrow('UNIQUE')
  })
})

describe('a full disk', () => {
  const limit = 60 * 8192

  test('refuses the write that does not fit, as a whole, and the store goes on', () => {
    const store = openStore(temporaryPath(), { sizeBytesMax: limit })
    const rows = withRows(store)
    let acknowledged = 0
    const grow = (): void => {
      for (;;) {
        store.transaction(() => {
          for (let part = 0; part < 3; part += 1)
            rows.put(rowKeyOf('p', `${acknowledged} ${part}`), storedItem('x'.repeat(9000)))
        })
        acknowledged += 1
      }
    }
    expect(grow).toThrow(
      expect.objectContaining({ code: 'storage.disk-full', message: `${store.file} cannot grow: the disk is full` }),
    )
    expect(acknowledged).toBeGreaterThan(3)
    expect(rows.statistics()).toEqual({ items: acknowledged * 3, bytes: acknowledged * 3 * 9000 })
    expect(rows.get(rowKeyOf('p', `${acknowledged} 0`))).toBeUndefined()
    store.transaction(() => rows.remove(rowKeyOf('p', '0 0')))
    expect(rows.statistics().items).toBe(acknowledged * 3 - 1)
  })

  test('inside one part of a transaction, nothing is written behind its back', () => {
    const store = openStore(temporaryPath(), { sizeBytesMax: limit })
    const rows = withRows(store)
    const write = (sort: string, length: number): void =>
      store.transaction(() => rows.put(rowKeyOf('p', sort), storedItem('x'.repeat(length))))
    const errors: unknown[] = []
    const whole = (): void =>
      store.transaction(() => {
        write('a', 10)
        try {
          write('b', 2 * limit)
        } catch (error) {
          errors.push(error)
        }
        write('c', 10)
      })
    try {
      whole()
    } catch (error) {
      errors.push(error)
    }
    expect(errors[0]).toBeInstanceOf(StorageError)
    const sorts = ['a', 'b', 'c'].filter((sort) => rows.get(rowKeyOf('p', sort)) !== undefined)
    expect(rows.statistics().items).toBe(sorts.length)
    // SQLite either undid the part alone or ended the transaction: never something between.
    expect(sorts).toEqual(errors.length === 1 ? ['a', 'c'] : [])
  })
})

describe('settings and tokens', () => {
  test('a setting is what was last set', () => {
    const store = openStore()
    expect(store.getSetting('mode')).toBeUndefined()
    for (const value of ['table', 'json']) store.transaction(() => store.setSetting('mode', value))
    expect(store.getSetting('mode')).toBe('json')
    store.transaction(() => store.setSetting('mode', undefined))
    expect(store.getSetting('mode')).toBeUndefined()
  })

  test('a token is known to its operation until it expires', () => {
    const store = openStore()
    const token = { token: 't', operation: 'TransactWriteItems', digest: 'd', response: '{}', expiresMs: 600_000 }
    store.transaction(() => store.saveToken(token))
    expect(store.findToken('TransactWriteItems', 't', 599_999)).toEqual(token)
    expect(store.findToken('TransactWriteItems', 't', 600_000)).toBeUndefined()
    expect(store.findToken('ExecuteTransaction', 't', 0)).toBeUndefined()
    expect(store.transaction(() => store.removeExpiredTokens(599_999))).toBe(0)
    expect(store.transaction(() => store.removeExpiredTokens(600_000))).toBe(1)
    expect(store.findToken('TransactWriteItems', 't', 0)).toBeUndefined()
  })

  test('a token that has expired may be used again', () => {
    const store = openStore()
    const token = { token: 't', operation: 'TransactWriteItems', digest: 'd', response: '{}', expiresMs: 1 }
    store.transaction(() => store.saveToken(token))
    store.transaction(() => store.saveToken({ ...token, digest: 'e', expiresMs: 9 }))
    expect(store.findToken('TransactWriteItems', 't', 5)?.digest).toBe('e')
  })
})
