import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Outcome } from '../../../src/session/outcome.ts'
import type { Session } from '../../../src/session/session.ts'
import { shortText } from '../shell.ts'
import { newSession, newShelf } from './workshop-support.ts'

async function run(session: Session, text: string): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for await (const outcome of session.runScript(text, { bail: false })) outcomes.push(outcome)
  return outcomes
}

const last = async (session: Session, text: string): Promise<string> => shortText((await run(session, text)).at(-1))

const solution = 'CREATE TABLE plays (listener STRING, played STRING) PRIMARY KEY (listener HASH, played RANGE)'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-workshop-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a workshop has a database of its own, and lets the open one alone', async () => {
  const session = newSession()
  await run(session, 'CREATE TABLE mine (pk STRING HASH)')
  expect(await last(session, '.workshop keys')).toMatch(
    /^A database of its own[\s\S]*\nkeys: Find the key \(about 15 minutes, 100 points\)/,
  )
  expect((await run(session, 'SHOW TABLES')).at(-1)?.result).toMatchObject({ tables: [{ TableName: 'plays_old' }] })
  expect(session.connection.name).toBe('keys')
  expect(await last(session, '.workshop quit')).toBe('Back at memory. .workshop goes on where it was left.')
  expect((await run(session, 'SHOW TABLES')).at(-1)?.result).toMatchObject({ tables: [{ TableName: 'mine' }] })
  await session.close()
})

test('checks change nothing, and cost nothing', async () => {
  const session = newSession()
  await run(session, `.workshop keys\n${solution}`)
  const { totals } = session
  expect(await last(session, '.check')).toContain('\n75 of 100 points, no hint.')
  expect(session.totals).toEqual(totals)
  expect((await run(session, 'SELECT COUNT(*) FROM plays')).at(-1)?.result).toMatchObject({ count: 0 })
  await session.close()
})

test('what is broken again is worth nothing again; the best is remembered', async () => {
  const session = newSession()
  await run(session, `.workshop keys\n${solution};\n.check\nDROP TABLE plays;`)
  expect(await last(session, '.check')).toContain('\n0 of 100 points, 75 at best, no hint.')
  await session.close()
})

test('hints come one at a time, then all; who looks at the solution is said to', async () => {
  const session = newSession()
  await run(session, '.workshop keys')
  expect(await last(session, '.hint')).toMatch(/^Hint 1 of 3\n[\s\S]*\.hint again says more\.$/)
  expect(await last(session, '.hint')).toMatch(/^Hint 2 of 3\n(?![\s\S]*Hint 1)/)
  expect(await last(session, '.hint')).toMatch(/^Hint 3 of 3\n(?![\s\S]*again)/)
  expect(await last(session, '.hint')).toMatch(/^Hint 1 of 3\n[\s\S]*Hint 2 of 3\n[\s\S]*Hint 3 of 3\n/)
  expect(await last(session, '.solution')).toContain(`\n  ${solution};`)
  expect(await last(session, '.score')).toBe('0 of 100 points, 3 hints, with a look at the solution.')
  await session.close()
})

test('.reset begins again; hints that were seen stay seen', async () => {
  const session = newSession()
  await run(session, `.workshop keys\n.hint\n${solution};\n.check`)
  expect(await last(session, '.reset')).toMatch(/^keys: Find the key/)
  expect((await run(session, 'SHOW TABLES')).at(-1)?.result).toMatchObject({ tables: [{ TableName: 'plays_old' }] })
  expect(await last(session, '.score')).toBe('0 of 100 points, 75 at best, 1 hint.')
  await session.close()
})

test('.reset in the middle of the tutorial keeps the steps before', async () => {
  const session = newSession()
  await run(session, ".tutorial\n.tutorial next\nPUT orders {customer: 'x', placed: 'y'};")
  expect(await last(session, '.reset')).toMatch(/^2 of 10: /)
  expect(await last(session, "GET orders {customer: 'x', placed: 'y'}")).toBe('0 items')
  await session.close()
})

test('.next leads on to the next workshop, but goes on with a read that was interrupted first', async () => {
  const session = newSession()
  await run(session, '.workshop keys\n.set pages 1\nSCAN plays_old SCAN LIMIT 500')
  expect(await last(session, '.next')).toMatch(/^\d+ items/)
  session.continuation = undefined
  expect(await last(session, '.next')).toMatch(/^one-to-many: /)
  expect(await last(session, '.workshop time-series\n.next')).toMatch(/^This is the last step; /)
  await session.close()
})

test('the list has a mark and how far one is', async () => {
  const session = newSession()
  await run(session, `.workshop keys\n${solution};\n.check`)
  const list = await last(session, '.workshop')
  expect(list).toContain('\n> keys         Find the key (75 of 100 points)\n')
  expect(list).toContain('\n  sparse       The few among the many (10 minutes)\n')
  await session.close()
})

test('outside of a workshop its commands are refused', async () => {
  const session = newSession()
  for (const command of [
    '.brief',
    '.hint',
    '.check',
    '.score',
    '.solution',
    '.reset',
    '.workshop next',
    '.workshop quit',
  ])
    expect(await last(session, command), command).toBe('session.no-workshop: no workshop has begun')
  expect(await last(session, '.next')).toMatch(/^session\.no-more-pages/)
  expect(await last(session, '.workshop kees')).toBe('session.unknown-workshop: there is no workshop kees')
  expect(await last(session, '.workshop ./nowhere.ddbq')).toBe(
    'session.unknown-workshop: there is no workshop at ./nowhere.ddbq',
  )
  await session.close()
})

test('a workshop that does not parse begins nothing', async () => {
  const session = newSession()
  const outcome = (await run(session, '.workshop test/scripts/simulate/simulate.ddbq')).at(-1)
  expect(shortText(outcome)).toBe(
    'session.syntax: it has no sections: a workshop begins with --# WORKSHOP and its title',
  )
  expect(session.connection.name).toBe('memory')
  await session.close()
})

test('on disk it goes on where it was left, with the clock of then', async () => {
  const folder = newFolder()
  const first = newSession(newShelf({ folder }))
  await run(first, `.workshop keys\n.hint\n${solution};\n.check\nCLOCK ADVANCE 1 DAY`)
  await first.close()
  expect(JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'))).toMatchObject({ best: 75, hints: { 0: 1 } })
  const second = newSession(newShelf({ folder }))
  expect(await last(second, '.workshop keys')).toMatch(/^keys: Find the key/)
  expect(await last(second, 'SHOW CLOCK')).toBe('2026-01-02T01:00:00Z')
  expect(await last(second, '.check')).toContain('\n75 of 100 points, 1 hint.')
  await second.close()
})

test('when its database is gone it begins anew; progress that cannot be read is none', async () => {
  const folder = newFolder()
  const first = newSession(newShelf({ folder }))
  await run(first, `.workshop keys\n${solution};\n.check`)
  await first.close()
  rmSync(join(folder, 'keys.db'))
  const second = newSession(newShelf({ folder }))
  expect(await last(second, '.workshop keys\n.score')).toBe('0 of 100 points, no hint.')
  await second.close()
  expect(existsSync(join(folder, 'keys.db'))).toBe(true)
})

test('a statement of the learner counts once it did what a check is about', async () => {
  const session = newSession()
  await run(session, '.workshop sharding')
  const fails = "SIMULATE FOR 2 MINUTES UPDATE votes {song: 'volare'} ADD votes 1 AT 2400/s"
  const [outcome] = await run(session, fails)
  expect(outcome?.guidance).toEqual([{ head: 'ok  10 points: ', text: 'You have seen it fail' }])
  expect((await run(session, fails)).at(-1)?.guidance).toBeUndefined()
  expect((await run(session, 'SCAN votes')).at(-1)?.guidance).toBeUndefined()
  await session.close()
})

test('.check that is stopped changes no score', async () => {
  const session = newSession()
  await run(session, `.workshop keys\n${solution};\n.check`)
  const stopped: Outcome[] = []
  for await (const outcome of session.runScript('.check', { signal: AbortSignal.abort() })) stopped.push(outcome)
  expect(stopped.at(-1)?.result.kind).toBe('cancelled')
  expect(await last(session, '.score')).toBe('75 of 100 points, no hint.')
  await session.close()
})
