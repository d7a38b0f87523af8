import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { serve } from '../../src/http/server.ts'
import type { Backend } from '../../src/operation/operation.ts'
import { call, raw, type Served, served, signed, tableRequest } from './support.ts'

const listTables = { ...signed, 'x-amz-target': 'DynamoDB_20120810.ListTables' }

/** A whole request, or one with more headers and another body. */
function request(more: { readonly [name: string]: string } = {}, body = '{}'): string {
  const headers = { host: 'x', 'content-length': '2', ...listTables, ...more }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `POST / HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}

/** With the headers of every answer, and nothing after them. */
function expectRefused(text: string): void {
  expect(text).toMatch(/^HTTP\/1.1 400 Bad Request\r\n(?:.+\r\n)+\r\n$/)
  for (const header of ['server: Server', 'content-length: 0', 'x-amz-crc32: 0', 'connection: close']) {
    expect(text.toLowerCase()).toContain(`\r\n${header.toLowerCase()}\r\n`)
  }
  expect(text).toMatch(/\r\nx-amzn-requestid: [0-9A-Z]{52}\r\n/)
}

test.each([
  ['no HTTP', 'nonsense\r\n\r\n'],
  ['a head over 16 KB', request({ 'x-long': 'x'.repeat(17_000) })],
  ['a bad length', request({ 'content-length': '2x' })],
  ['two lengths', request({ 'transfer-encoding': 'chunked' })],
  ['no host', request().replace('host: x\r\n', '')],
  ['CONNECT', 'CONNECT other:443 HTTP/1.1\r\nhost: x\r\n\r\n'],
  ['a request that is cut off', request({ 'content-length': '20' })],
])('HTTP-7: an answer to %s has an id and a checksum as well', async (_, bytes) => {
  const server = await served()
  expectRefused(await raw(server, bytes))
  expect(server.failures).toEqual([])
})

test('HTTP-7: an expectation that nobody knows is none', async () => {
  const answer = await raw(await served(), request({ expect: 'x' }))
  expect(answer).toMatch(/^HTTP\/1.1 200 .*x-amzn-requestid: .*\{"TableNames":\[\]\}$/s)
})

test('whoever has said all may close his side, and is answered', async () => {
  const server = await served()
  const create = (name: string): string => {
    const body = JSON.stringify({ ...tableRequest, TableName: name })
    const target = 'DynamoDB_20120810.CreateTable'
    return request({ 'x-amz-target': target, 'content-length': String(body.length) }, body)
  }
  expect(await raw(server, create('one'))).toMatch(/^HTTP\/1.1 200 .*"TableName":"one"/s)
  expect(await raw(server, create('two') + create('three'))).toMatch(/"TableName":"two".*HTTP\/1.1 200 .*"three"/s)
})

test('what arrived whole is answered before what follows it is refused', async () => {
  const answer = await raw(await served(), `${request()}${request()}nonsense\r\n\r\n`)
  expect(answer.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400'])
})

test('a request on the only connection is told to be alone, and waits for no others', async () => {
  const alone: (boolean | undefined)[] = []
  const backend: Backend = {
    run: async (_name, _request, call) => {
      alone.push(call?.alone)
      return { TableNames: [] } as never
    },
    close: async () => {},
  }
  const server = await served(':memory:', { backend })
  const asked = (): Promise<unknown> => raw(server, request({ connection: 'close' }))
  await asked()
  const other = connect({ port: server.port, host: '127.0.0.1' })
  await once(other, 'connect')
  await vi.waitFor(async () => {
    await asked()
    expect(alone.at(-1)).toBe(false)
  })
  other.destroy()
  await vi.waitFor(async () => {
    await asked()
    expect(alone.at(-1)).toBe(true)
  })
  expect(alone[0]).toBe(true)
})

/** A connection that stays open for as long as the server lets it. */
async function held(server: Served, bytes: string): Promise<{ readonly socket: Socket; readonly text: () => string }> {
  const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
  onTestFinished(() => void socket.destroy())
  let text = ''
  socket.on('error', () => {})
  await new Promise<void>((resolve) => {
    socket.on('connect', () => socket.write(bytes, () => resolve()))
    socket.on('data', (data: Buffer) => {
      text += data.toString()
    })
  })
  // Connections are read in order: what was sent before this has arrived.
  await call(server, 'ListTables', {})
  return { socket, text: () => text }
}

test.each([
  ['says nothing', ''],
  ['is in the middle of a head', 'POST / HT'],
  ['was answered', request()],
  ['was refused', 'nonsense\r\n\r\n'],
  ['sends less than it announced to what needs no body', 'GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nx'],
])('a server stops although a connection %s', async (_, bytes) => {
  const server = await served()
  const { socket } = await held(server, bytes)
  await server.stop()
  const closed = new Promise((resolve) => socket.on('close', resolve))
  socket.end()
  await closed
})

test('a server that stops waits for the rest of a request, but not forever', async () => {
  const server = await served()
  const [good, late] = [
    await held(server, request({ 'content-length': '4' })),
    await held(server, request({ 'content-length': '4' })),
  ]
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const stopped = server.stop()
  for (let turns = 5; turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve))
  good.socket.write('  ')
  const answered = new Promise((resolve) => good.socket.on('end', resolve))
  await answered
  expect(good.text()).toMatch(/^HTTP\/1.1 200 .*connection: close.*\{"TableNames":\[\]\}$/s)
  expect(late.socket.closed).toBe(false)
  vi.advanceTimersByTime(5000)
  await stopped
  expect(late.text()).toBe('')
})

test('a connection that was refused is closed, also when the client keeps its side open', async () => {
  const server = await served()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { socket, text } = await held(server, 'nonsense\r\n\r\n')
  const closed = new Promise((resolve) => socket.on('close', resolve))
  await vi.waitFor(() => expectRefused(text()))
  vi.advanceTimersByTime(5000)
  // A side that is closed by force says so to whoever writes.
  const writing = setInterval(() => socket.write('x'), 10)
  onTestFinished(() => clearInterval(writing))
  await closed
})

test('what cannot be opened gives the port back', async () => {
  const server = await served()
  const { port } = server
  await server.stop()
  const open = () => {
    throw new Error('no such file')
  }
  for (const _ of [1, 2]) await expect(serve({ host: '127.0.0.1', port, open })).rejects.toThrow('no such file')
})
