import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

test('the committed types of the syntax trees are what the grammars give', () => {
  const root = dirname(dirname(import.meta.dirname))
  const run = spawnSync(process.execPath, [join(root, 'scripts', 'generate-cst-types.ts'), '--check'], {
    encoding: 'utf8',
  })
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)
})
