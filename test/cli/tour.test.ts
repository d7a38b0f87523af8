import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { binary, newFolder, runShell } from './run-shell.ts'

const start = { npm_lifecycle_event: 'start' }

test.each([80, 120])('npm start without a terminal plays the tour, at %d columns', (columns) => {
  const run = runShell([], { env: { ...start, COLUMNS: String(columns) } })
  expect(run).toMatchObject({ status: 0, stderr: '' })
  expect(run.stdout).toContain('> CREATE TABLE ')
  expect(run.stdout).toMatch(/ RCU · .* per 1M runs · /)
  expect(run.stdout).not.toContain('\u001b')
  const tooWide = run.stdout.split('\n').filter((line) => /[─╌]/.test(line) && stringWidth(line) > columns)
  expect(tooWide).toEqual([])
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('ddb-shell-tour-'))).toEqual([])
})

test('a pipe that nobody writes to or closes does not hold the tour back', async () => {
  const folder = newFolder()
  const child = spawn(process.execPath, [binary], {
    cwd: folder,
    env: { ...process.env, ...start },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('statements on stdin are run, not toured', () => {
  expect(runShell(['-q'], { env: start, input: 'SELECT COUNT(*) FROM nosuch' })).toMatchObject({
    status: 1,
    stdout: '',
  })
})
