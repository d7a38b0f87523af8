import type { Charge } from '../model/charge.ts'
import { type Item, memberOf } from '../model/value.ts'
import type { CompiledTable } from './compiled-table.ts'

/** The key that a charge about one item of a table names. */
export function chargedKey({ hash, range }: CompiledTable, key: Item): Pick<Charge, 'key' | 'sort'> {
  const partition = memberOf(key, hash.name)
  const sort = range === undefined ? undefined : memberOf(key, range.name)
  return { key: partition === undefined ? [] : [partition], sort: sort === undefined ? undefined : [sort] }
}
