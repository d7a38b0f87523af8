import type { NumberText, Value } from '../../src/model/value.ts'
import type { RowItem, RowsMeta } from '../../src/view/rows.ts'

export const S = (text: string): Value => ({ S: text })
export const N = (text: string): Value => ({ N: text as NumberText })

export const ordersMeta: RowsMeta = { table: 'orders', keys: ['pk', 'sk'], otherKeys: ['status', 'placed'] }

/** Mixed items of a single-table design: profiles beside orders, in three collections. */
export const orders: readonly RowItem[] = [
  {
    pk: S('c#1'),
    sk: S('order#1'),
    status: S('OPEN'),
    placed: S('2026-11-20'),
    total: N('19.50'),
    paid: { BOOL: true },
  },
  {
    pk: S('c#1'),
    sk: S('order#2'),
    status: S('SHIPPED'),
    placed: S('2026-11-21'),
    total: N('1234567.125'),
    lines: { L: [S('apple'), N('3'), { M: { a: S('x') } }] },
  },
  {
    pk: S('c#1'),
    sk: S('profile'),
    name: S('Ada Lovelace'),
    address: { M: { street: S('Main Street 1'), city: S('Bern'), zip: N('3000') } },
    tags: { SS: ['vip', 'beta'] },
  },
  {
    pk: S('c#2'),
    sk: S('profile'),
    name: S('山田 太郎'),
    note: { NULL: true },
    total: S('none'),
    avatar: { B: 'AQID' as never },
  },
  { pk: S('c#2'), sk: S('visit#1'), placed: S('2026-11-22') },
  { pk: S('c#3'), sk: S('profile'), name: S('line\nbreak \u001b[31mred\u202e'), note: S('NULL') },
]
