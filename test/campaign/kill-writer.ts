/** A process that writes until it is killed: `node kill-writer.ts <file> <seed> <first number>`. */
import { writeSync } from 'node:fs'
import { openEngine } from '../../src/engine/engine.ts'
import type { Request } from '../../src/operation/operation.ts'
import { Store } from '../../src/storage/store.ts'
import { killTable, operationAt, perform } from './kill-operations.ts'

const [, , file = '', seed = '0', first = '0'] = process.argv
const engine = openEngine({ store: Store.open(file) })
if (engine.context.findTable('kept') === undefined) {
  engine.runSync('CreateTable', killTable as unknown as Request<'CreateTable'>)
}
writeSync(1, 'open\n')

// Synchronous: once it is out, it was said.
for (let number = Number(first); ; number += 1) {
  const operation = operationAt(Number(seed), number)
  writeSync(1, `begin ${number}\n`)
  perform(engine, operation)
  writeSync(1, `done ${number}\n`)
}
