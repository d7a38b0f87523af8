import { expect, it } from 'vitest'
import type { Charge } from '../../src/model/charge.ts'
import type { Item } from '../../src/model/value.ts'
import { itemsIn } from '../../src/operation/item-lines.ts'
import { fc } from '../property.ts'
import { type Fixture, itemOfBytes, N, plain, S, tableFixture } from './support.ts'

/** Pages of a table as one piece of text each: those of Scan, whatever is in the table. */

type Page = { readonly items: readonly unknown[]; readonly next: unknown; readonly charges: readonly Charge[] }

function scanPages(db: Fixture): readonly Page[] {
  const pages: Page[] = []
  let ExclusiveStartKey: Item | undefined
  do {
    const charges: Charge[] = []
    const { Items, LastEvaluatedKey } = db.engine.runSync('Scan', { TableName: 'tab', ExclusiveStartKey }, { charges })
    pages.push({ items: plain(Items) as readonly unknown[], next: plain(LastEvaluatedKey), charges })
    ExclusiveStartKey = LastEvaluatedKey
  } while (ExclusiveStartKey !== undefined)
  return pages
}

function manyPages(db: Fixture): readonly Page[] {
  const pages: Page[] = []
  let after: Item | undefined
  do {
    const charges: Charge[] = []
    const page = db.engine.readMany({ table: 'tab', after }, { charges })
    const items = [...itemsIn(page)]
    expect(items).toHaveLength(page.count)
    pages.push({ items: plain(items) as readonly unknown[], next: plain(page.next), charges })
    after = page.next
  } while (after !== undefined)
  return pages
}

it('law: its pages are those of Scan, with the items, the charges and the keys to go on with', () => {
  // Texts in the row and beside it, and pages that end at the last item.
  const sizes = fc.constantFrom(30, 400, 5_000, 262_144, 349_525, 400_000)
  const shapes = fc.constantFrom({ keys: 'pk:S' }, { keys: 'pk:S sk:N' })
  fc.assert(
    fc.property(fc.array(sizes, { maxLength: 14 }), shapes, fc.boolean(), (given, shape, exactLimitKey) => {
      const db = tableFixture(shape, { settings: { exactLimitKey } })
      for (const [at, bytes] of given.entries()) {
        const key = { pk: S(`k${at % 5}`), ...(shape.keys === 'pk:S' ? { pk: S(`k${at}`) } : { sk: N(at) }) }
        db.put({ ...key, f: S('é\n"'.repeat(2) + 'x'.repeat(bytes)) })
      }
      expect(manyPages(db)).toEqual(scanPages(db))
    }),
    { numRuns: 30 },
  )
})

it('many small items are a page of Scan however wrong its estimate is', () => {
  const db = tableFixture({ keys: 'pk:S' })
  for (let at = 0; at < 3; at++) db.put({ ...itemOfBytes(400_000), pk: S(`k${at}`) })
  for (let at = 0; at < 20_000; at++) db.put({ pk: S(`s${at}`) })
  expect(manyPages(db)).toEqual(scanPages(db))
})
