/** One of several processes that write one file: `node shared-writer.ts <file> <name> <rounds>`. */
import { openEngine } from '../../src/engine/engine.ts'
import type { Request } from '../../src/operation/operation.ts'
import { Store } from '../../src/storage/store.ts'
import { createIndexRequest, type Plain } from '../engine/table-shape.ts'

const [, , file = '', name = '', rounds = '0'] = process.argv
const engine = openEngine({ store: Store.open(file) })
const call = (operation: 'PutItem' | 'UpdateItem' | 'TransactWriteItems' | 'UpdateTable', request: Plain): void => {
  engine.runSync(operation, request as unknown as Request<typeof operation>)
}
const add = (key: string): Plain => ({
  TableName: 'shared',
  Key: { pk: { S: key } },
  UpdateExpression: 'ADD n :one SET g = :g',
  ExpressionAttributeValues: { ':one': { N: '1' }, ':g': { S: `g-${name}` } },
})

for (let round = 0; round < Number(rounds); round += 1) {
  call('UpdateItem', add('both'))
  call('PutItem', { TableName: 'shared', Item: { pk: { S: `${name}-${round}` }, g: { S: 'new' } } })
  call('TransactWriteItems', { TransactItems: [{ Update: add('both again') }, { Update: add(`own-${name}`) }] })
  // Each process has an index of its own, which the other must keep up from the moment it is there.
  if (round % 20 === 10) call('UpdateTable', createIndexRequest('shared', `of-${name}`, 'g:S'))
  if (round % 20 === 0 && round > 0)
    call('UpdateTable', { TableName: 'shared', GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: `of-${name}` } }] })
}
process.stdout.write('done\n')
engine.context.store.close()
