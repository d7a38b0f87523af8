import { mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parseArguments } from '../../src/cli/arguments.ts'
import { remoted, withoutPartiql } from '../remote/support.ts'
import { run, scratchFolder, start } from '../render/ink/shell-terminal.ts'
import { newFolder, shellRun } from './run-shell.ts'

const tables = "CREATE TABLE orders (pk STRING HASH); PUT orders {pk: 'a', n: 1};"

const remoteOf = (...argv: string[]): unknown => {
  const line = parseArguments(argv)
  return 'args' in line ? { file: line.args.file, remote: line.args.remote, region: line.args.region } : line
}

test.each([
  [['--region', 'eu-west-1'], { remote: { region: 'eu-west-1' }, region: 'eu-west-1' }],
  [['--profile', 'prod'], { remote: { profile: 'prod' } }],
  [['--endpoint-url', 'http://h:1', 'a.ddbq'], { remote: { endpoint: 'http://h:1' } }],
  [['shop.db', '--region', 'eu-west-1'], { file: 'shop.db', region: 'eu-west-1' }],
  [[':memory:', '--region', 'eu-west-1'], { file: ':memory:', region: 'eu-west-1' }],
  [['test', 'a.ddbq', '--region', 'eu-west-1'], { region: 'eu-west-1' }],
  [['test', 'a.ddbq', '--endpoint-url', 'http://h:1'], { remote: { endpoint: 'http://h:1' } }],
  [[], {}],
])('%j is about %j', (argv, about) => {
  expect(remoteOf(...argv)).toEqual({ file: undefined, remote: undefined, region: undefined, ...about })
})

test('a file is no service', () => {
  expect(() => remoteOf('shop.db', '--endpoint-url', 'http://h:1')).toThrow('shop.db is a database of its own')
  expect(() => remoteOf('test', 'a.ddbq', '--db', 'shop.db', '--profile', 'p')).toThrow(
    'shop.db is a database of its own',
  )
  expect(() => remoteOf('--profile', 'p', 'workshop', 'keys')).toThrow('workshops are for a database of their own')
})

test('a script runs over there, and says what the service says it consumed', async () => {
  const { server, arrived } = await remoted()
  const at = ['--endpoint-url', server.url, '--cost', 'detail']
  const { status, stdout, stderr } = await shellRun([...at, '-c', `${tables} SELECT * FROM orders WHERE pk = 'a'`])
  expect(stdout).toBe('{"pk":"a","n":1}\n')
  expect(stderr).toMatch(/GetItem orders · 0\.5 RCU · 1 item/)
  expect(stderr).toContain('orders  read     0.5 RCU  as the service says')
  expect(status).toBe(0)
  expect(arrived.filter((name) => name !== 'DescribeTable')).toEqual(['CreateTable', 'PutItem', 'ExecuteStatement'])
})

test('a test of a model runs over there as well', async () => {
  const { server } = await remoted()
  const folder = newFolder()
  writeFileSync(join(folder, 'model.ddbq'), `${tables} QUERY orders WHERE pk = 'a'; EXPECT READ UNITS = 0.5;`)
  const { status, stdout } = await shellRun(['test', 'model.ddbq', '--endpoint-url', server.url], { folder })
  expect(stdout).toMatch(/^ok {2}model\.ddbq {2}1 test/)
  expect(status).toBe(0)
})

test('nothing is dropped without a word, and nothing written by who only reads', async () => {
  const { server, arrived } = await remoted()
  const at = ['--endpoint-url', server.url]
  await shellRun([...at, '-c', tables])
  const drop = [...at, '-c', 'DROP TABLE orders']
  expect((await shellRun(drop)).stderr).toContain('Start with --yes, or with --confirm orders.')
  expect((await shellRun([...drop, '--confirm', 'other'])).stderr).toContain('did not drop table orders')
  expect((await shellRun([...at, '--read-only', '-c', "PUT orders {pk: 'b'}"])).stderr).toContain(
    'this session reads only',
  )
  expect(arrived).not.toContain('DeleteTable')
  expect((await shellRun([...drop, '--confirm', 'orders'])).status).toBe(0)
  expect(arrived).toContain('DeleteTable')
})

test('what cannot be reached ends with 5 and the next step', async () => {
  const at = (...args: string[]) =>
    shellRun([...args, '-c', 'SHOW TABLES'], { env: { AWS_EC2_METADATA_DISABLED: 'true' } })
  const [nobody, nowhere, noKeys, noRegion] = await Promise.all([
    at('--endpoint-url', 'http://127.0.0.1:9'),
    at('--endpoint-url', 'localhost:8000'),
    at('--region', 'eu-west-1'),
    at('--profile', 'nobody'),
  ])
  expect(nobody.stderr).toMatch(/^ddb-shell: 127\.0\.0\.1:9 cannot be reached: nobody listens there\nhint: /)
  expect(nowhere.stderr).toContain('hint: Write it as http://localhost:8000.')
  expect(noKeys.stderr).toMatch(
    /^ddb-shell: there are no credentials for Amazon DynamoDB in eu-west-1: .*\nhint: `aws /,
  )
  expect(noRegion.stderr).toContain('nothing says in which Region of AWS')
  expect([nobody, nowhere, noKeys, noRegion].map(({ status }) => status)).toEqual([5, 5, 5, 5])
})

test('the endpoint of the environment is where one goes, as with the AWS CLI', async () => {
  const { server, arrived } = await remoted()
  const env = { AWS_ENDPOINT_URL_DYNAMODB: server.url }
  const { stdout } = await shellRun(['--region', 'eu-west-1', '-c', 'SHOW TABLES; .connect'], { env })
  expect(stdout).toContain(`${server.url}, Region eu-west-1`)
  expect(arrived).toContain('ListTables')
})

test('prices are those of the Region that one has gone to', async () => {
  const { server } = await remoted()
  const text = `.connect ${server.url} --region=sa-east-1\n${tables}`
  expect((await shellRun(['-c', text])).stderr).toMatch(/total of 2 statements .* on demand in sa-east-1/)
})

test('tables go up and down', async () => {
  const { server } = await remoted()
  const folder = newFolder()
  const shell = (...args: string[]) => shellRun(args, { folder })
  await shell('a.db', '-c', `${tables} PUT orders {pk: 'b'};`)
  const up = ['a.db', '-c', `COPY orders TO '${server.url}'`]
  expect((await shell(...up)).stderr).toMatch(/copied 2 items from orders to orders in 127\.0\.0\.1:\d+/)
  // There is something to lose now, and it is not of the file that is open.
  expect((await shell(...up)).stderr).toContain('--confirm orders')
  expect((await shell('--endpoint-url', server.url, '-c', "COPY orders TO 'b.db'")).status).toBe(0)
  const [before, after] = [await shell('a.db', '-c', 'SCAN orders'), await shell('b.db', '-c', 'SCAN orders')]
  expect(after.stdout).toBe(before.stdout)
  writeFileSync(join(folder, 'more.jsonl'), Array.from({ length: 60 }, (_, nth) => `{"pk":"m${nth}"}\n`).join(''))
  const imported = await shell(
    '--endpoint-url',
    server.url,
    '--yes',
    '-c',
    "IMPORT 'more.jsonl' INTO orders; SELECT COUNT(*) FROM orders",
  )
  expect(imported.stderr).toContain('imported 60 items into orders')
})

test('at the prompt one says the name of the table, and Ctrl-D leaves', async () => {
  const { server, arrived } = await remoted()
  const terminal = start({ args: ['--endpoint-url', server.url], folder: scratchFolder() })
  const prompt = `${new URL(server.url).host}>`
  await terminal.endsWith(prompt)
  expect(arrived).toEqual([])
  await run(terminal, 'CREATE TABLE orders (pk STRING HASH);', prompt)
  terminal.type('DROP TABLE orders;\r')
  await terminal.shows('Drop table orders (0 items)? Type orders to go on:')
  terminal.type('y\r')
  await terminal.shows('did not drop table orders')
  terminal.type('DROP TABLE orders;\r')
  await terminal.until('asked again', () => terminal.text().split('Type orders to go on:').length === 3)
  terminal.type('orders\r')
  await terminal.shows('dropped table orders')
  terminal.press('ctrl-d')
  expect((await terminal.exited).exitCode).toBe(0)
})

test('.connect goes over to a service and back, and says where one is', async () => {
  const { url } = await withoutPartiql()
  const terminal = start({ args: [], folder: scratchFolder() })
  await terminal.endsWith('memory>')
  const prompt = `${new URL(url).host}>`
  await run(terminal, `.connect ${url} --region=eu-north-1`, prompt)
  await run(terminal, 'CREATE TABLE orders (pk STRING HASH);', prompt)
  await run(terminal, "SELECT * FROM orders WHERE pk = 'a';", prompt)
  terminal.type('.connect\r')
  await terminal.shows('Region eu-north-1, without PartiQL')
  await terminal.endsWith(prompt)
  await run(terminal, '.connect shop.db', 'shop.db>')
  terminal.press('ctrl-d')
  expect((await terminal.exited).exitCode).toBe(0)
})

/** Makes whatever the program connects to for TLS a port of this machine: nobody needs AWS for a prompt. */
async function insteadOfAws(): Promise<string> {
  const listener = createServer((socket) => socket.on('error', () => {}))
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void listener.close())
  const script = `
    const { Socket } = process.getBuiltinModule('net')
    const { connect } = Socket.prototype
    Socket.prototype.connect = function (...given) {
      const options = Array.isArray(given[0]) ? given[0][0] : given[0]
      if (options.port === 443) Object.assign(options, { host: '127.0.0.1', port: ${(listener.address() as AddressInfo).port} })
      return connect.apply(this, given)
    }`
  return `--import data:text/javascript,${encodeURIComponent(script)}`
}

test('at Amazon the prompt says so, in red and in a word', async () => {
  const folder = scratchFolder()
  mkdirSync(join(folder, '.aws'))
  writeFileSync(join(folder, '.aws', 'credentials'), '[prod]\naws_access_key_id = a\naws_secret_access_key = b\n')
  writeFileSync(join(folder, '.aws', 'config'), '[profile prod]\nregion = eu-west-1\n')
  const env = { NODE_OPTIONS: await insteadOfAws(), COLORTERM: 'truecolor' }
  const terminal = start({ args: ['--profile', 'prod'], folder, env })
  await terminal.endsWith('aws:prod/eu-west-1>')
  expect(terminal.written).toMatch(/31m(?:.\[\d+m)*aws:prod\/eu-west-1/)
  terminal.type('.connect\r')
  await terminal.shows('Amazon DynamoDB, Region eu-west-1, profile prod')
  await terminal.endsWith('aws:prod/eu-west-1>')
  terminal.press('ctrl-d')
  expect((await terminal.exited).exitCode).toBe(0)
})
