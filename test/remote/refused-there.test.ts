import { expect, test } from 'vitest'
import { remoted, saying, sessionAt } from './support.ts'

const orders = 'CREATE TABLE orders (pk STRING HASH);'

// One honest error each, with what would help.
test.each([
  ['HEATMAP orders', 'session.no-monitor'],
  ['TOP KEYS OF orders', 'session.no-monitor'],
  ['METRICS orders', 'session.no-monitor'],
  ['SHOW ALARMS', 'session.no-monitor'],
  ['SET THROTTLING ENFORCE', 'session.no-monitor'],
  ['CLOCK ADVANCE 2 HOURS', 'session.no-clock'],
  ["SELECT * FROM orders AS OF 5 MINUTES AGO WHERE pk = 'a'", 'session.no-past'],
  ['.undo', 'session.cannot-undo'],
  ['.branch try', 'session.no-branches'],
  ["SIMULATE FOR 1 MINUTES SELECT * FROM orders WHERE pk = 'a' AT 1/s", 'simulate.no-rehearsal'],
  ["ENTITY Order IN orders KEY (pk = '{id}')", 'session.no-shelf'],
  ['.serve 0', 'session.cannot-serve'],
  ['SHOW STATISTICS', 'session.no-statistics'],
])('%s is refused over there with %s and a hint', async (text, code) => {
  const { server } = await remoted()
  const session = await sessionAt(server.url)
  const results = []
  for await (const { result } of session.runScript(`${orders} ${text};`)) results.push(result)
  const [, result] = results
  expect(result).toMatchObject({ kind: 'failed', error: { code, hint: expect.any(String) } })
})

test('credentials that are not believed are said to be, not that there is no table', async () => {
  const said = { __type: 'com.amazon.coral.service#ExpiredTokenException', message: 'The security token is expired' }
  const { url } = await saying(() => ({ status: 400, body: JSON.stringify(said) }))
  const session = await sessionAt(url)
  for await (const { result } of session.runScript("QUERY orders WHERE pk = 'a';")) {
    expect(result).toMatchObject({
      kind: 'failed',
      error: { code: 'ExpiredTokenException', hint: expect.stringContaining('aws sso login') },
    })
  }
})
