import { openBackend } from '../../src/cli/open-backend.ts'
import { Session } from '../../src/session/session.ts'
import { shortText } from '../session/short-text.ts'

/** Runs statements on a file in a process that may be killed; says what came of the last, and its memory at its peak. */
const [, , file = '', text = ''] = process.argv
const connection = openBackend({ file, readOnly: false, region: 'us-east-1', deterministic: false })
const session = new Session({ connection, version: 'campaign', confirm: async () => true })
let last = ''
for await (const outcome of session.runScript(text)) last = shortText(outcome)
await connection.backend.close()
process.stdout.write(JSON.stringify({ last, peakMiB: Math.round(process.resourceUsage().maxRSS / 1024) }))
