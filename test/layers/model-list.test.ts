import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { modelListOf } from '../../src/layers/model-list.ts'
import { Store } from '../../src/storage/store.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ddb-shell-model-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const member = (name: string, text = name) => ({ kind: 'entity' as const, name, text })

test('what one process puts another one sees, in the order in which it was first put', async () => {
  const [one, other] = [1, 2].map(() => Store.open(join(folder, 'shop.db')))
  if (one === undefined || other === undefined) throw new Error('two')
  const [first, second] = [modelListOf(one), modelListOf(other)]
  expect(await first.put({ member: member('a'), replace: false })).toBe(true)
  expect(await second.put({ member: member('b'), replace: false })).toBe(true)
  expect(await first.put({ member: member('a', 'again'), replace: true })).toBe(true)
  expect(await second.members()).toEqual([member('a', 'again'), member('b')])
  expect(await second.remove({ kind: 'entity', name: 'a' })).toBe(true)
  expect(await first.members()).toEqual([member('b')])
  one.close()
  other.close()
  const again = Store.open(join(folder, 'shop.db'))
  expect(await modelListOf(again).members()).toEqual([member('b')])
  again.close()
})

test('what is there is replaced only when that is said; an access pattern of that name is another thing', async () => {
  const shelf = modelListOf(Store.open(':memory:'))
  await shelf.put({ member: member('a'), replace: false })
  expect(await shelf.put({ member: member('a', 'new'), replace: false })).toBe(false)
  expect(await shelf.put({ member: { ...member('a'), kind: 'access-pattern' }, replace: false })).toBe(true)
  expect(await shelf.remove({ kind: 'entity', name: 'b' })).toBe(false)
  expect((await shelf.members()).map(({ kind, text }) => [kind, text])).toEqual([
    ['entity', 'a'],
    ['access-pattern', 'a'],
  ])
})

test('what the disk has damaged is left out', async () => {
  const store = Store.open(':memory:')
  store.transaction(() => store.setSetting('model', JSON.stringify([member('a'), { kind: 'table', name: 'b' }, 5])))
  expect(await modelListOf(store).members()).toEqual([member('a')])
})
