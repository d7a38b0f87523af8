import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { call, tableRequest } from '../http/support.ts'
import { TerminalRun } from '../support/terminal.ts'
import { binary, newFolder } from './run-shell.ts'

test('.serve lets applications use the open database, and SHOW TRAFFIC tells of them', async () => {
  const args = [binary, 'shop.db', '--quiet']
  const terminal = new TerminalRun(process.execPath, args, { columns: 120, rows: 40, cwd: newFolder() })
  await terminal.endsWith('shop.db>')
  terminal.type('.serve 0\r')
  await terminal.shows(/serving at http:\/\/127.0.0.1:\d+;.*\n(?:.*\n)*shop.db>$/)
  const server = { port: Number(/127.0.0.1:(\d+)/.exec(terminal.text())?.[1]) }
  await call(server, 'CreateTable', tableRequest)
  await call(server, 'PutItem', { TableName: 'shop', Item: { pk: { S: '1' } } })
  await call(server, 'GetItem', { TableName: 'shop', Key: { pk: { S: '1' } } })
  await call(server, 'GetItem', { TableName: 'shop', Key: {} })
  terminal.type('SHOW TRAFFIC LIMIT 3;\r')
  await terminal.shows(
    /PutItem +shop +1 WCU +[\d.]+.*\n.*GetItem +shop +0.5 RCU +[\d.]+.*\n.*GetItem +shop +[\d.]+ +ValidationException.*\nthe newest 3 of 4 requests/,
  )
  terminal.type("ACCESS PATTERN one(:pk = '1') AS GET shop {pk: :pk};\r")
  await terminal.shows('created access pattern one')
  // It is known a second later.
  const get = { TableName: 'shop', Key: { pk: { S: '1' } } }
  for (const endMs = performance.now() + 1_500; performance.now() < endMs; ) await call(server, 'GetItem', get)
  terminal.type('SHOW TRAFFIC LIMIT 1;\rMETRICS ConsumedReadCapacityUnits BY PATTERN;\r')
  await terminal.shows(/tables +pattern +units.*\n.*\n.*GetItem +shop +one +0.5 RCU/)
  await terminal.shows(/ shop one +[\d.]+ /)
  // What the application wrote is there for the shell, and the other way round.
  terminal.type("PUT shop {pk: '2'};\r")
  await terminal.shows('put 1 item')
  expect((await call(server, 'Scan', { TableName: 'shop', Select: 'COUNT' })).text).toContain('"Count":2')
  // Settings of the shell are for applications as well.
  terminal.type('.set set-order stored\r.set wording classic\rSCAN shop;\r')
  await terminal.shows('2 items')
  await call(server, 'PutItem', { TableName: 'shop', Item: { pk: { S: '1' }, s: { SS: ['b', 'a'] } } })
  expect((await call(server, 'Scan', { TableName: 'shop' })).text).toContain('"s":{"SS":["b","a"]}')
  const wrong = { TableName: 'shop', Item: { pk: { S: '1' } }, ConditionExpression: 'pk = :a' }
  expect((await call(server, 'PutItem', wrong)).text).toContain('"Invalid ConditionExpression: An expression')
  terminal.type('.set transaction-time 400ms\rSHOW TABLES;\r')
  await terminal.shows('1 table')
  const put = { TableName: 'shop', Item: { pk: { S: '3' } } }
  const startMs = performance.now()
  const transaction = call(server, 'TransactWriteItems', { TransactItems: [{ Put: put }] })
  while ((await call(server, 'Scan', { TableName: 'shop', Select: 'COUNT' })).text.includes('"Count":2'));
  expect((await call(server, 'PutItem', put)).text).toContain('TransactionConflictException')
  expect([(await transaction).status, performance.now() - startMs >= 400]).toEqual([200, true])
  expect((await call(server, 'PutItem', put)).text).toBe('{}')
  terminal.type('.serve off\r.serve\r')
  await terminal.shows('nothing is served')
  // By now the port may be somebody else's.
  const answer = await call(server, 'ListTables', {}).catch(() => undefined)
  expect(answer?.text ?? '').not.toContain('shop')
  terminal.type('.serve 0\r.quit\r')
  expect((await terminal.exited).exitCode).toBe(0)
})

test('.serve on a port that is in use leaves what is served; on its own port it begins anew', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port: taken } = other.address() as AddressInfo
  const args = [binary, '--quiet']
  const terminal = new TerminalRun(process.execPath, args, { columns: 120, rows: 40, cwd: newFolder() })
  await terminal.endsWith('memory>')
  terminal.type('.serve 0\r')
  await terminal.shows(/serving at http:\/\/127.0.0.1:\d+;.*\n(?:.*\n)*memory>$/)
  const port = Number(/127.0.0.1:(\d+)/.exec(terminal.text())?.[1])
  terminal.type(`.serve ${taken}\r`)
  await terminal.shows(`port ${taken} is in use`)
  expect((await call({ port }, 'ListTables', {})).status).toBe(200)
  terminal.type(`.serve ${port}\rSHOW TRAFFIC;\r`)
  await terminal.shows('0 requests')
  expect((await call({ port }, 'ListTables', {})).status).toBe(200)
  terminal.type('SHOW TRAFFIC;\r')
  await terminal.shows(/^1 request$/m)
  terminal.type('.quit\r')
  expect((await terminal.exited).exitCode).toBe(0)
})
