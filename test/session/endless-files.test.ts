import { expect, test } from 'vitest'
import { Shell } from './shell.ts'

/** A device that has no end stands for any file that is too large: it must be given up, not read into memory. */
test.each([
  ['IMPORT MODEL', "IMPORT MODEL '/dev/zero' FORMAT WORKBENCH", /it is larger than 64 MB/],
  ['curl', "curl http://x -H 'X-Amz-Target: DynamoDB_20120810.ListTables' -d @/dev/zero", /it is larger than 64 MB/],
  ['aws', 'aws dynamodb get-item --table-name t --key file:///dev/zero', /it is larger than 64 MB/],
  ['.read', '.read /dev/zero', /it is larger than 256 MB/],
])('%s gives up a file without an end', async (_, statement, message) => {
  const shell = new Shell()
  expect(await shell.last(statement).catch((error: unknown) => String(error))).toMatch(message)
})
