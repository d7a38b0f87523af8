import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { start } from '../render/ink/shell-terminal.ts'
import type { TerminalRun } from '../support/terminal.ts'
import { newFolder } from './run-shell.ts'

const solution = 'CREATE TABLE plays (listener STRING, played STRING) PRIMARY KEY (listener HASH, played RANGE);'

/** `ddb-shell workshop keys` where somebody sits. */
const learner = (folder: string, env: Readonly<Record<string, string>>): TerminalRun =>
  start({ columns: 80, rows: 50, args: ['workshop', 'keys'], folder, env })

test.each([
  ['the prompt', {}],
  ['a terminal of lines', { TERM: 'dumb' }],
])('a workshop at %s, and again where it was left', async (_name, env) => {
  const folder = newFolder()
  const first = learner(folder, env)
  await first.endsWith(/^keys>/)
  expect(first.lines().join('\n')).toContain('keys: Find the key (about 15 minutes, 100 points)')
  for (const line of first.lines()) expect(line.length).toBeLessThanOrEqual(80)
  first.type(`${solution}\r`)
  await first.shows('created table plays')
  first.type('.check\r')
  await first.shows('75 of 100 points, no hint.')
  first.type('.quit\r')
  expect((await first.exited).exitCode).toBe(0)
  expect(readdirSync(join(folder, 'state', 'ddb-shell', 'workshops')).toSorted()).toEqual(['keys.db', 'keys.json'])

  const second = learner(folder, env)
  await second.endsWith(/^keys>/)
  second.type('.score\r')
  await second.shows('75 of 100 points, no hint.')
  second.type('.quit\r')
  expect((await second.exited).exitCode).toBe(0)
})
