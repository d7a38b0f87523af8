import { createServer } from 'node:http'

/**
 * node bare-server.ts ANSWER: what Node's HTTP alone costs. Reads each request to its end and answers the same text, with
 * the headers that an answer of DynamoDB has.
 */
const body = Buffer.from(process.argv[2] ?? '{}')
const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'content-length': body.length,
  'x-amzn-requestid': '0'.repeat(52),
  'x-amz-crc32': '0',
}

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    Buffer.concat(parts).toString()
    response.writeHead(200, headers).end(body)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) console.log(`http://127.0.0.1:${address.port}`)
})
