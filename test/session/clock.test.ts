import { expect, test } from 'vitest'
import { Shell, shortText } from './shell.ts'

const sessions = `
CREATE TABLE sessions (id STRING HASH) TTL (expires);
PUT sessions {id: 'a', expires: 1767229200};
PUT sessions {id: 'b', expires: 1767229201};
PUT sessions {id: 'c'};
`

test('the clock goes forward, and what is due by then happens', async () => {
  const shell = new Shell()
  await shell.run(sessions)
  expect(await shell.last('SHOW CLOCK')).toBe('2026-01-01T00:00:00Z')
  expect(await shell.last('CLOCK ADVANCE 1 HOUR')).toBe('the clock says 2026-01-01T01:00:00Z')
  expect(await shell.last('CLOCK ADVANCE 1 SECOND')).toBe(
    'the clock says 2026-01-01T01:00:01Z, 1 item expired in sessions',
  )
  expect(await shell.last("CLOCK SET '2026-01-01T03:00+01:00'")).toBe(
    'the clock says 2026-01-01T02:00:00Z, 1 item expired in sessions',
  )
  expect(await shell.last('SCAN sessions')).toBe('1 items')
})

test('what expired is counted for EXPECT ROWS, also beyond one turn, table by table', async () => {
  const shell = new Shell()
  const puts = Array.from({ length: 1_200 }, (_, at) => `PUT sessions {id: 'x${at}', expires: 1767229200}`)
  await shell.run(`${sessions}; CREATE TABLE visits (id STRING HASH) TTL (until); ${puts.join(';')}`)
  await shell.run("PUT visits {id: 'v', until: 1767229200.5}")
  expect(await shell.last('CLOCK ADVANCE 1 DAY')).toBe(
    'the clock says 2026-01-02T00:00:00Z, 1,202 items expired in sessions, 1 item expired in visits',
  )
  expect(await shell.last('EXPECT ROWS = 1203')).toBe('ok ROWS = 1203 / ROWS = 1203')
})

test('it costs nothing', async () => {
  const shell = new Shell()
  const [outcome] = (await shell.run(`${sessions}; CLOCK ADVANCE 1 DAY`)).slice(-1)
  expect(outcome?.calls).toEqual([])
})

test.each(["CLOCK SET '2025-12-31'", 'CLOCK ADVANCE 9999999 DAYS', "CLOCK ADVANCE 1 DAY; CLOCK SET '2026-01-01'"])(
  'it goes neither back nor beyond the years that dates can name: %s',
  async (text) => {
    expect(await new Shell().last(text)).toMatch(/^session\.clock-range: the clock says 2026-01-0/)
  },
)

test('EXPLAIN moves nothing', async () => {
  const shell = new Shell()
  await shell.run('EXPLAIN CLOCK ADVANCE 1 DAY')
  expect(await shell.last('SHOW CLOCK')).toBe('2026-01-01T00:00:00Z')
})

test('the time of a database elsewhere is not ours', async () => {
  const { connection } = new Shell().session
  const { clock: _ours, ...elsewhere } = connection
  const shell = new Shell({ connection: { ...elsewhere, name: 'aws:prod/eu-west-1' } })
  for (const text of ['SHOW CLOCK', 'CLOCK ADVANCE 1 DAY', "CLOCK SET '2030-01-01'"]) {
    const [outcome] = await shell.run(text)
    expect(shortText(outcome)).toBe('session.no-clock: the clock of aws:prod/eu-west-1 is not ours')
  }
})

test('Ctrl-C between two turns leaves the rest for later', async () => {
  const shell = new Shell()
  await shell.run(sessions)
  const { connection } = shell.session
  const stop = new AbortController()
  const clock = {
    now: async () => 0,
    advance: async () => {},
    maintain: async () => {
      stop.abort()
      return { expired: [], more: true }
    },
  }
  const other = new Shell({ connection: { ...connection, clock } })
  const [outcome] = await other.run('CLOCK ADVANCE 1 DAY', { signal: stop.signal })
  expect(outcome?.result.kind).toBe('cancelled')
})
