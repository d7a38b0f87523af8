/** A process of its own that writes until it is killed: `node writing-process.ts <file> <first number>`. */
import { writeSync } from 'node:fs'
import { Store } from '../../src/storage/store.ts'
import { numberedRow } from './numbered-row.ts'

const [, , file = '', first = '0'] = process.argv
const store = Store.open(file)
const [table] = store.tables('eu-west-1')
const rows = store.resource(table?.id ?? 0)

for (let number = Number(first); ; number += 1) {
  store.transaction(() => {
    for (const { key, item } of numberedRow(number)) rows.put(key, item)
  })
  // Synchronous: once it is out, the write was acknowledged.
  writeSync(1, `${number}\n`)
}
