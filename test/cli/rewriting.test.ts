import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder, runShell } from './run-shell.ts'

const script = 'SHOW VERSION;\nEXPECT OUTPUT <<END\nold\nEND\n'

test('--update keeps the mode of a script, a link to it, and nothing beside it', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'real.ddbq'), script)
  chmodSync(join(folder, 'real.ddbq'), 0o755)
  symlinkSync('real.ddbq', join(folder, 'link.ddbq'))
  expect(runShell(['--update', '-f', 'link.ddbq'], { folder }).status).toBe(0)
  expect(lstatSync(join(folder, 'link.ddbq')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'real.ddbq'), 'utf8')).toMatch(/^SHOW VERSION;\nEXPECT OUTPUT <<END\nddb-shell /)
  expect(statSync(join(folder, 'real.ddbq')).mode & 0o777).toBe(0o755)
  expect(readdirSync(folder).sort()).toEqual(['link.ddbq', 'real.ddbq'])
})

test('a script that cannot be rewritten is left as it is, and said to be', () => {
  const folder = newFolder()
  const path = join(folder, 'a.ddbq')
  writeFileSync(path, script)
  mkdirSync(`${path}.new`)
  const { status, stderr } = runShell(['--update', '-f', 'a.ddbq'], { folder })
  expect(status).toBe(1)
  expect(stderr).toMatch(/^ddb-shell: cannot rewrite a\.ddbq: EISDIR/m)
  expect(readFileSync(path, 'utf8')).toBe(script)
})
