import { expect, test } from 'vitest'
import { modelFrom } from '../../src/modelling/model/model.ts'
import { Shell } from './shell.ts'

const tables = `
CREATE TABLE shop (pk STRING, sk STRING, status STRING) PRIMARY KEY (pk HASH, sk RANGE) GSI (byStatus ON (status HASH, sk RANGE));
PUT shop {pk: 'c#1', sk: 'o#1', status: 'OPEN', total: 5};
PUT shop {pk: 'c#1', sk: 'o#2', status: 'OPEN', total: 7};
`

async function shop(parts: ConstructorParameters<typeof Shell>[0] = {}): Promise<Shell> {
  const shell = new Shell(parts)
  await shell.run(tables)
  return shell
}

test('all calls of a RUN are one outcome, and the ledger has them under the name of the pattern', async () => {
  const shell = await shop()
  await shell.run(`ACCESS PATTERN open AS STEPS {
    LET all = QUERY shop.byStatus WHERE status = 'OPEN';
    FOR EACH o IN :all { GET shop {pk: :o.pk, sk: :o.sk}; }
  }`)
  const [outcome] = await shell.run('RUN open')
  expect(outcome?.calls.map(({ operation, pages }) => [operation, pages])).toEqual([
    ['Query', 1],
    ['GetItem', 2],
  ])
  expect(shell.events.filter(({ kind }) => kind === 'begin')).toHaveLength(1)
  const rows = await shell.session.connection.monitor?.ledger({ fromMs: 0, toMs: Number.MAX_SAFE_INTEGER })
  const calls = rows?.flatMap((row) => row.calls.filter(({ pattern }) => pattern === 'open')) ?? []
  expect(calls.map(({ operation, requests }) => [operation, requests])).toEqual([
    ['GetItem', 2],
    ['Query', 1],
  ])
})

test('what a pattern expects is judged about the whole of it; what is not met is the result, with the items', async () => {
  const shell = await shop()
  await shell.run(`ACCESS PATTERN open(:status = 'OPEN') AS STEPS {
    LET all = QUERY shop.byStatus WHERE status = :status;
    FOR EACH o IN :all { GET shop {pk: :o.pk, sk: :o.sk}; }
  } EXPECT READ UNITS <= 1 EXPECT ROWS = 3`)
  const [outcome] = await shell.run('RUN open')
  expect(outcome?.result).toMatchObject({
    kind: 'expectation',
    passed: false,
    expected: 'READ UNITS <= 1',
    actual: 'READ UNITS = 1.5',
    diff: 'expected ROWS = 3, found ROWS = 4',
    items: { kind: 'items', count: 4 },
  })
  expect(await shell.last("RUN open('CLOSED')")).toMatch(/^not ok ROWS = 3 \/ ROWS = 0/)
})

test('a mistake inside of a pattern is not shown at a place of the RUN', async () => {
  const shell = await shop()
  await shell.run("ACCESS PATTERN p AS STEPS { LET o = GET shop {pk: 'x', sk: 'y'}; PUT shop {pk: :o.pk, sk: 'z'}; }")
  const [outcome] = await shell.run('RUN p')
  const error = outcome?.result.kind === 'failed' ? outcome.result.error : undefined
  expect(error).toMatchObject({ code: 'plan.no-member', span: undefined })
  expect(error?.hint).toBe(':o is NULL: a read that found no item leaves it so.')
  await shell.run("ACCESS PATTERN q AS QUERY shop.byStat WHERE status = 'OPEN'")
  expect(await shell.last('RUN q')).toMatch(/does not have the specified index: byStat/)
  expect(await shell.last('EXPLAIN RUN q')).toBe('explanation')
})

test('a session that reads only defines nothing, and runs patterns that read', async () => {
  const { session } = await shop()
  const define = new Shell({ connection: session.connection })
  await define.run(
    "ACCESS PATTERN one(:k = 'c#1') AS QUERY shop WHERE pk = :k; ACCESS PATTERN w AS PUT shop {pk: 'a', sk: 'b'}",
  )
  const shell = new Shell({ connection: session.connection, readOnly: true })
  for (const text of [
    'ACCESS PATTERN x AS SCAN shop',
    "ENTITY E IN shop KEY (pk = 'a', sk = 'b')",
    'DROP ACCESS PATTERN one',
    'RUN w',
  ])
    expect(await shell.last(text), text).toMatch(/^session.read-only/)
  expect(await shell.last('RUN one')).toBe('2 items')
})

test('a database that keeps no model says so', async () => {
  const { session } = await shop()
  const shell = new Shell({ connection: { ...session.connection, shelf: undefined } })
  for (const text of ['SHOW ENTITIES', 'SHOW COVERAGE', 'RUN x', 'ACCESS PATTERN x AS SCAN shop', 'DROP ENTITY x'])
    expect(await shell.last(text), text).toMatch(/^session.no-shelf: memory keeps no entities/)
})

test('parts of a variable, and sums of it, are values anywhere', async () => {
  const shell = await shop()
  await shell.run("SET o = {pk: 'c#', n: 1, list: [{sk: 'o#1'}]}; SET two = :o.n + 1")
  expect(await shell.last("GET shop {pk: :o.pk + '1', sk: :o.list[0].sk}")).toBe('1 items')
  expect(await shell.last("SELECT * FROM shop WHERE pk = :o.pk + :o.n AND sk = 'o#' + :two")).toBe('1 items')
  expect(await shell.last("QUERY shop WHERE pk = 'c#' + :o.n AND sk > :o.list[0].sk")).toBe('1 items')
  await shell.run("UPDATE shop {pk: 'c#1', sk: 'o#1'} SET total = :two + :two, at = :o.n")
  expect(await shell.last("SELECT * FROM shop WHERE pk = 'c#1' AND total = 4")).toBe('1 items')
  expect(await shell.last('GET shop {pk: :o.nothing}')).toBe('plan.no-member: :o has no nothing')
  expect(await shell.last('GET shop {pk: :o.list[5].sk}')).toBe('plan.no-member: :o has no list[5].sk')
  expect(await shell.last('PUT shop {pk: :o + 1}')).toMatch(/^plan.not-a-value/)
})

test('a model is read from its texts; what does not parse any more is left out', () => {
  const texts = ["ENTITY E IN t KEY (pk = '{a}')", 'ACCESS PATTERN p AS SCAN t', 'ENTITY', 'SCAN t']
  const model = modelFrom(
    [],
    texts.map((text) => ({ kind: 'entity', name: text, text })),
  )
  expect(model.entities.map(({ name }) => name)).toEqual(['E'])
  expect(model.patterns.map(({ name }) => name)).toEqual(['p'])
})
