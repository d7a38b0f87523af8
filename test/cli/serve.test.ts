import { once } from 'node:events'
import { closeSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { call, signed, tableRequest } from '../http/support.ts'
import { newFolder, runShell, startShell } from './run-shell.ts'

type Program = {
  readonly port: number
  readonly stdout: () => string
  readonly stderr: () => string
  /** Ends it as the signal does, and resolves to its exit code. */
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>
}

async function startServer(args: readonly string[], folder = newFolder()): Promise<Program> {
  const child = startShell(['serve', ...args, '--port', '0'], { folder })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  child.stderr?.on('data', (data: Buffer) => {
    stderr += data.toString()
  })
  const exited = once(child, 'exit')
  await new Promise<void>((resolve, reject) => {
    void exited.then(() => reject(new Error(`ended: ${stdout}${stderr}`)))
    child.stdout?.on('data', (data: Buffer) => {
      stdout += data.toString()
      if (/Ctrl-C stops|read only/.test(stdout)) resolve()
    })
  })
  exited.catch(() => {})
  return {
    port: Number(/:(\d+)[\n,]/.exec(stdout)?.[1]),
    stdout: () => stdout,
    stderr: () => stderr,
    stop: async (signal) => {
      child.kill(signal)
      const [code] = (await exited) as [number | null]
      return code
    },
  }
}

test('serve says where, answers, logs, and what it acknowledged is in the file', async () => {
  const folder = newFolder()
  const server = await startServer(['shop.db', '--log'], folder)
  expect(server.stdout()).toMatch(
    /^ddb-shell [\d.]+ serves shop.db at http:\/\/127.0.0.1:\d+\n0 tables in us-east-1; .*\ntry: aws dynamodb list-tables --endpoint-url http:\/\/127.0.0.1:\d+ --region us-east-1\nCtrl-C stops\n$/,
  )
  await call(server, 'CreateTable', tableRequest)
  const put = { TableName: 'shop', Item: { pk: { S: '1' } }, ConditionExpression: 'attribute_not_exists(pk)' }
  expect((await call(server, 'PutItem', put)).status).toBe(200)
  expect((await call(server, 'PutItem', put)).status).toBe(400)
  expect((await call(server, 'GetItem', { TableName: 'shop', Key: { pk: { S: '1' } } })).status).toBe(200)
  const elsewhere = { authorization: signed.authorization.replace('us-east-1', 'eu-west-1') }
  expect((await call(server, 'GetItem', { TableName: 'shop', Key: { pk: { S: '1' } } }, elsewhere)).status).toBe(400)
  expect(await server.stop('SIGTERM')).toBe(143)
  const log = server.stderr().trim().split('\n')
  const time = '\\d\\d:\\d\\d:\\d\\d\\.\\d{3}'
  expect(log).toEqual([
    expect.stringMatching(new RegExp(`^${time}  CreateTable +shop +[\\d.]+ ms$`)),
    expect.stringMatching(new RegExp(`^${time}  PutItem +shop +1 WCU +[\\d.]+ ms$`)),
    expect.stringMatching(new RegExp(`^${time}  PutItem +shop +1 WCU +[\\d.]+ ms  ConditionalCheckFailedException$`)),
    expect.stringMatching(new RegExp(`^${time}  GetItem +shop +0.5 RCU +[\\d.]+ ms$`)),
    // Whoever looks in another Region than the tables are in shall see it.
    expect.stringMatching(
      new RegExp(`^${time}  GetItem +shop \\(eu-west-1\\) +[\\d.]+ ms  ResourceNotFoundException$`),
    ),
  ])
  const read = runShell(['shop.db', '-c', 'SCAN shop'], { folder })
  expect(read).toMatchObject({ status: 0, stdout: '{"pk":"1"}\n' })
})

test('a shell and a server use one file at once', async () => {
  const folder = newFolder()
  const server = await startServer(['shop.db'], folder)
  await call(server, 'CreateTable', tableRequest)
  expect(runShell(['shop.db', '-c', "PUT shop {pk: 'shell'}"], { folder }).status).toBe(0)
  expect((await call(server, 'Scan', { TableName: 'shop' })).text).toContain('"shell"')
  expect(runShell(['shop.db', '-c', 'DROP TABLE shop', '--yes'], { folder }).status).toBe(0)
  expect((await call(server, 'Scan', { TableName: 'shop' })).text).toContain('ResourceNotFoundException')
  expect(await server.stop('SIGINT')).toBe(130)
})

test('a file that is deleted under the server takes no more writes, which client and operator are told', async () => {
  const folder = newFolder()
  const server = await startServer(['shop.db'], folder)
  await call(server, 'CreateTable', tableRequest)
  const put = { TableName: 'shop', Item: { pk: { S: '1' } } }
  expect((await call(server, 'PutItem', put)).status).toBe(200)
  rmSync(join(folder, 'shop.db'))
  for (const { status, text } of await Promise.all([1, 2].map(() => call(server, 'PutItem', put)))) {
    expect([status, JSON.parse(text)]).toEqual([
      500,
      {
        __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
        message: 'shop.db was deleted or moved while it was open',
      },
    ])
  }
  expect((await call(server, 'Scan', { TableName: 'shop' })).text).toContain('"Count":1')
  expect(await server.stop('SIGTERM')).toBe(143)
  expect(server.stderr()).toBe(
    'error: shop.db was deleted or moved while it was open\nhint: The change was not made. Put the file back where it was, or open it again.\n',
  )
})

test('--read-only refuses writes, by whatever operation', async () => {
  const folder = newFolder()
  runShell(['shop.db', '-c', "CREATE TABLE shop (pk STRING HASH); PUT shop {pk: '1'}"], { folder })
  const server = await startServer(['shop.db', '--read-only'], folder)
  const refused = [
    await call(server, 'PutItem', { TableName: 'shop', Item: { pk: { S: '2' } } }),
    await call(server, 'ExecuteStatement', { Statement: "DELETE FROM shop WHERE pk = '1'" }),
    await call(server, 'DeleteTable', { TableName: 'shop' }),
  ]
  for (const { status, text } of refused) {
    expect([status, JSON.parse(text)]).toEqual([
      400,
      {
        __type: 'com.amazon.coral.service#AccessDeniedException',
        Message: expect.stringContaining('shop.db cannot be written'),
      },
    ])
  }
  expect((await call(server, 'Scan', { TableName: 'shop' })).text).toContain('"Count":1')
})

test('--ddl-delay, --account and --wording reach the engine', async () => {
  const server = await startServer([
    ':memory:',
    '--ddl-delay',
    '60000',
    '--account',
    '123456789012',
    '--wording',
    'classic',
  ])
  await call(server, 'CreateTable', tableRequest)
  const { Table } = JSON.parse((await call(server, 'DescribeTable', { TableName: 'shop' })).text)
  expect(Table).toMatchObject({
    TableStatus: 'CREATING',
    TableArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/shop',
  })
  const put = { TableName: 'shop', Item: { pk: { S: '1' } }, ConditionExpression: 'pk = :a' }
  const { message } = JSON.parse((await call(server, 'PutItem', put)).text)
  expect(message).toBe(
    'Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :a',
  )
})

test('--set-order reaches the engine', async () => {
  const server = await startServer([':memory:', '--set-order', 'stored'])
  await call(server, 'CreateTable', tableRequest)
  await call(server, 'PutItem', { TableName: 'shop', Item: { pk: { S: '1' }, s: { SS: ['b', 'a'] } } })
  expect((await call(server, 'Scan', { TableName: 'shop' })).text).toContain('"s":{"SS":["b","a"]}')
})

test('--transaction-time: others meet a transaction until it is answered', async () => {
  const server = await startServer([':memory:', '--transaction-time', '400'])
  await call(server, 'CreateTable', tableRequest)
  const put = (pk: string) => ({ TableName: 'shop', Item: { pk: { S: pk } } })
  const transaction = { TransactItems: [{ Put: put('1') }], ClientRequestToken: 'once' }
  const startMs = performance.now()
  let answered = false
  const first = call(server, 'TransactWriteItems', transaction).finally(() => {
    answered = true
  })
  while (!(await call(server, 'GetItem', { TableName: 'shop', Key: { pk: { S: '1' } } })).text.includes('Item'));
  const meanwhile = [
    await call(server, 'PutItem', put('1')),
    await call(server, 'TransactWriteItems', { TransactItems: [{ Put: put('2') }, { Put: put('1') }] }),
    await call(server, 'TransactWriteItems', transaction),
    await call(server, 'PutItem', put('2')),
  ]
  expect(answered).toBe(false)
  const namespace = 'com.amazonaws.dynamodb.v20120810'
  expect(meanwhile.map(({ text }) => JSON.parse(text))).toEqual([
    { __type: `${namespace}#TransactionConflictException`, message: 'Transaction is ongoing for the item' },
    {
      __type: `${namespace}#TransactionCanceledException`,
      Message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, TransactionConflict]',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item.' },
      ],
    },
    {
      __type: `${namespace}#TransactionInProgressException`,
      Message: 'The transaction with the given request token is already in progress.',
    },
    {},
  ])
  expect([(await first).status, performance.now() - startMs >= 400]).toEqual([200, true])
  // Whoever has the answer does not meet the transaction any more.
  expect((await call(server, 'PutItem', put('1'))).text).toBe('{}')
})

test('a transaction whose answer waits is answered when the server stops', async () => {
  const folder = newFolder()
  const server = await startServer(['shop.db', '--transaction-time', '600000'], folder)
  await call(server, 'CreateTable', tableRequest)
  const put = { Put: { TableName: 'shop', Item: { pk: { S: '1' } } } }
  const waiting = call(server, 'TransactWriteItems', { TransactItems: [put] })
  while (!(await call(server, 'Scan', { TableName: 'shop' })).text.includes('"Count":1'));
  const startMs = performance.now()
  expect([await server.stop('SIGTERM'), (await waiting).status]).toEqual([143, 200])
  expect(performance.now() - startMs).toBeLessThan(4000)
  expect(runShell(['shop.db', '-c', 'SCAN shop'], { folder }).stdout).toBe('{"pk":"1"}\n')
})

test('serving every address is warned about', async () => {
  const server = await startServer([':memory:', '--host', '0.0.0.0'])
  await call(server, 'ListTables', {}, signed)
  expect(server.stderr()).toMatch(
    /^warning: whoever reaches port \d+ of this machine over the network may read, change and delete everything in it: signatures are not checked\n$/,
  )
  const url = `http://127.0.0.1:${server.port}`
  expect(server.stdout()).toMatch(new RegExp(`serves a database in memory at ${url}\n.*\n.* --endpoint-url ${url} `))
})

test('a log and a warning that cannot be written end no server', async () => {
  const folder = newFolder()
  const words = openSync('/dev/full', 'w')
  const args = ['serve', ':memory:', '--host', '0.0.0.0', '--port', '0', '--log']
  const child = startShell(args, { folder, stdio: ['ignore', 'pipe', words] })
  closeSync(words)
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`ended: ${stdout}`)))
    child.stdout?.on('data', (data: Buffer) => {
      stdout += data.toString()
      if (stdout.includes('Ctrl-C stops')) resolve()
    })
  })
  const server = { port: Number(/:(\d+)\n/.exec(stdout)?.[1]) }
  for (const _ of [1, 2, 3]) expect((await call(server, 'ListTables', {}, signed)).status).toBe(200)
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  expect((await exited)[0]).toBe(143)
})

test('another spelling of this machine is not warned about', async () => {
  const server = await startServer([':memory:', '--host', '127.1'])
  await call(server, 'ListTables', {}, signed)
  expect(server.stderr()).toBe('')
})

test('who asks for the tables of one region hears of those of others', async () => {
  const folder = newFolder()
  runShell(
    ['shop.db', '--region', 'eu-west-1', '-c', 'CREATE TABLE a_a (pk STRING HASH); CREATE TABLE b_b (pk STRING HASH)'],
    {
      folder,
    },
  )
  runShell(['shop.db', '-c', 'CREATE TABLE c_c (pk STRING HASH)'], { folder })
  const server = await startServer(['shop.db'], folder)
  expect(server.stdout().split('\n')[1]).toBe(
    '1 table in us-east-1, 2 in eu-west-1; a request sees the tables of the region it is signed for, with any credentials',
  )
})

test('a port that is in use, and one that is none', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as { port: number }
  const folder = newFolder()
  expect(runShell(['serve', 'shop.db', '--port', String(port)], { folder })).toMatchObject({
    status: 5,
    stderr: `ddb-shell: port ${port} is in use\nhint: Stop what listens there, or choose another with --port; 0 takes any free one.\n`,
  })
  expect(readdirSync(folder)).toEqual([])
  expect(runShell(['serve', ':memory:', '--port', '70000'])).toMatchObject({ status: 2 })
  expect(runShell(['serve'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("missing required argument 'file'"),
  })
  expect(runShell(['serve', join(folder, 'no', 'such.db')])).toMatchObject({ status: 5 })
})

test('a file that cannot be served says so, in whatever state the port is', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'notes.txt'), 'pk,sk\n')
  expect(runShell(['serve', 'notes.txt', '--port', '0'], { folder })).toEqual({
    status: 5,
    stdout: '',
    stderr:
      'ddb-shell: notes.txt is not a ddb-shell file: it is not a database\nhint: It was left as it is; give another path.\n',
  })
})

test('what has expired goes by itself', async () => {
  const server = await startServer([':memory:'])
  await call(server, 'CreateTable', tableRequest)
  const specification = { Enabled: true, AttributeName: 'until' }
  await call(server, 'UpdateTimeToLive', { TableName: 'shop', TimeToLiveSpecification: specification })
  const secondsNow = Math.floor(Date.now() / 1000)
  for (const [pk, until] of [
    ['gone', secondsNow - 60],
    ['kept', secondsNow + 3600],
  ] as const) {
    await call(server, 'PutItem', { TableName: 'shop', Item: { pk: { S: pk }, until: { N: String(until) } } })
  }
  const scan = async () => (await call(server, 'Scan', { TableName: 'shop' })).text
  while ((await scan()).includes('gone')) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await scan()).toContain('kept')
})
