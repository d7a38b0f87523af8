import { expect, test } from 'vitest'
import { openEngine } from '../../src/engine/engine.ts'
import type { Backend } from '../../src/operation/operation.ts'
import { Store } from '../../src/storage/store.ts'
import { Shell } from './shell.ts'

test.each(['DescribeTable', 'ListTables'])(
  'an error stays what it is when the search for its hint is cancelled at %s',
  async (at) => {
    const controller = new AbortController()
    const engine = openEngine({ store: Store.open(':memory:') })
    const backend: Backend = {
      run: async (name, request, call) => {
        if (name === at && refused) controller.abort()
        call?.signal?.throwIfAborted()
        refused = name === 'GetItem'
        return engine.run(name, request, call)
      },
      close: () => engine.close(),
    }
    let refused = false
    const shell = new Shell({ connection: { backend, name: 'memory', describeMs: 0 } })
    const [outcome] = await shell.run('API GetItem {"TableName": "nowhere", "Key": {"pk": {"S": "a"}}}', {
      signal: controller.signal,
    })
    expect(outcome?.result).toMatchObject({ kind: 'failed', error: { code: 'ResourceNotFoundException' } })
  },
)
