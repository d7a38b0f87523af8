import { expect, test } from 'vitest'
import type { Item } from '../../src/model/value.ts'
import { fc } from '../property.ts'
import { Shell, shortText } from './shell.ts'

const rows = (count: number): string =>
  Array.from({ length: count }, (_, at) => `PUT data {pk: 'p${at % 7}', sk: ${at}}`).join(';')
const create = 'CREATE TABLE data (pk STRING, sk NUMBER) PRIMARY KEY (pk HASH, sk RANGE);'

test('.last shows all of the last result, and stays out of the way of EXPECT and itself', async () => {
  const shell = new Shell()
  await shell.run(`${create} ${rows(60)}`)
  expect(await shell.last('SCAN data')).toBe('60 items')
  for (let time = 0; time < 2; time++) {
    expect(await shell.last('.last')).toBe('60 items')
    expect(shell.events[0]).toMatchObject({ kind: 'begin', inFull: true, meta: { table: 'data' } })
    expect(shell.items()).toHaveLength(60)
  }
  expect(await shell.last('EXPECT ROWS = 60')).toMatch(/^ok/)
  expect(await shell.last('EXPECT READ UNITS > 0')).toMatch(/^ok/)
})

test('.last shows results that are no items as well', async () => {
  const shell = new Shell()
  await shell.run(create)
  const description = (await shell.run('DESCRIBE data')).at(-1)?.result
  expect((await shell.run('.last')).at(-1)?.result).toEqual(description)
  await shell.run('SHOW INDEXES FROM data')
  expect((await shell.run('.last')).at(-1)?.result).toMatchObject({ kind: 'tables', of: 'indexes' })
  await shell.run('.dump')
  await shell.run('.last')
  expect(shell.events).toEqual([{ kind: 'text', text: expect.stringMatching(/^CREATE TABLE data /) }])
})

test('.last says when it has not kept all', async () => {
  const shell = new Shell()
  await shell.run(`${create} ${rows(1_200)}`)
  await shell.run('SCAN data')
  expect(await shell.last('.last')).toBe('1000 items, more')
  expect(shell.notices()).toEqual(['only the first 1,000 items were kept'])
})

test.each(['.last', '.page'])('%s needs something to show', async (command) => {
  const shell = new Shell()
  expect(await shell.last(command)).toBe('session.no-result: there is no result to show again')
  await shell.run('SCAN nowhere')
  expect(await shell.last(command)).toBe('session.no-result: there is no result to show again')
})

test('.page hands the terminal the outcome and its items', async () => {
  const shell = new Shell()
  await shell.run(`${create} ${rows(3)}`)
  const outcomes = await shell.run('SCAN data;\n.page\nEXPECT ROWS = 3')
  expect(outcomes[1]?.effects).toMatchObject([{ kind: 'page', outcome: { result: { count: 3 } } }])
  expect(outcomes[1]?.effects?.[0]).toHaveProperty('items.length', 3)
  expect(shortText(outcomes[2])).toMatch(/^ok/)
})

test('.sample has as many items as it is asked for, none of them twice, from everywhere', async () => {
  const shell = new Shell()
  await shell.run(`${create} ${rows(200)}`)
  for (const count of [1, 10, 50, 200]) {
    const [outcome] = await shell.run(`.sample data ${count}`)
    expect(shortText(outcome)).toBe(`${count} items, more`)
    const items = shell.items().map(({ pk, sk }) => JSON.stringify([pk, sk]))
    expect(new Set(items).size).toBe(count)
    if (count === 50) expect(new Set(shell.items().map(({ pk }) => JSON.stringify(pk))).size).toBe(7)
  }
  expect(await shell.last('.sample data 1000')).toBe('200 items')
  expect(await shell.last('.sample data')).toBe('10 items, more')
})

test.each([
  ['.sample data 0', 'session.bad-argument: 0 is no number of items'],
  ['.sample data 1001', 'session.bad-argument: 1001 is no number of items'],
  ['.sample data many', 'session.bad-argument: many is no number of items'],
  ['.sample nowhere', 'ResourceNotFoundException: '],
  ['.dump nowhere', 'ResourceNotFoundException: '],
])('%s is refused', async (command, message) => {
  const shell = new Shell()
  await shell.run(create)
  expect(await shell.last(command)).toContain(message)
})

const names = fc.oneof(
  fc.constantFrom(
    'a',
    'select',
    'AND',
    'true',
    'null',
    '__proto__',
    'a b',
    "it's",
    'ä',
    '1',
    '#x',
    ':y',
    '"',
    'toString',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
)
const texts = fc.string({ unit: 'grapheme', maxLength: 8 })
const numbers = fc.oneof(
  fc.constantFrom('0', '-1', '12345678901234567890123456789012345678', '1E-130', '9.99E+125', '0.1'),
  fc.integer().map(String),
)
const binaries = fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes).toString('base64'))
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    texts.map((S) => ({ S })),
    numbers.map((N) => ({ N })),
    binaries.map((B) => ({ B })),
    fc.boolean().map((BOOL) => ({ BOOL })),
    fc.constant({ NULL: true }),
    fc.uniqueArray(texts, { minLength: 1, maxLength: 3 }).map((SS) => ({ SS })),
    fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 3 }).map((all) => ({ NS: all.map(String) })),
    fc.uniqueArray(binaries, { minLength: 1, maxLength: 3 }).map((BS) => ({ BS })),
    fc.array(tie('value'), { maxLength: 3 }).map((L) => ({ L })),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 3 }).map((all) => ({ M: Object.fromEntries(all) })),
  ),
})).value

test('what .dump prints makes the same tables with the same items', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.tuple(names, values), { maxLength: 4 }), { maxLength: 30 }),
      async (items) => {
        const [from, to] = [new Shell(), new Shell()]
        await from.run(
          'CREATE TABLE "my-table" (id NUMBER HASH KEY, g STRING) GSI ("by g" ON (g HASH));'.replace('"by g"', 'byG'),
        )
        for (const [at, attributes] of items.entries()) {
          const Item = {
            ...Object.fromEntries(attributes.filter(([name]) => name !== 'id' && name !== 'g')),
            id: { N: String(at) },
          }
          await from.session.connection.backend.run('PutItem', { TableName: 'my-table', Item: Item as never })
        }
        await from.run('.dump')
        const text = from.events.flatMap((event) => (event.kind === 'text' ? [event.text] : [])).join('')
        for (const outcome of await to.run(text)) expect(outcome.result.kind).toBe('written')
        const all = async (shell: Shell): Promise<readonly Item[]> => {
          await shell.run('SCAN "my-table"')
          return shell.items()
        }
        expect(await all(to)).toEqual(await all(from))
        expect(await to.last('SHOW CREATE TABLE "my-table"')).toBe(await from.last('SHOW CREATE TABLE "my-table"'))
      },
    ),
    { numRuns: 60 },
  )
})

test('.watch repeats a statement with pauses, and costs what it costs', async () => {
  const pauses: number[] = []
  const shell = new Shell({ sleep: async (ms) => void pauses.push(ms) })
  await shell.run(`${create} ${rows(3)}`)
  expect(await shell.last('.watch 5 3 SCAN data SELECT COUNT;')).toBe('none')
  expect(shell.events.map((event) => (event.kind === 'outcome' ? shortText(event.outcome) : event.kind))).toEqual([
    'count 3 of 3',
    'count 3 of 3',
    'count 3 of 3',
  ])
  expect(pauses).toEqual([5_000, 5_000])
  expect(await shell.last('EXPECT ROWS = 3')).toMatch(/^ok/)
})

test('.watch ends with Ctrl-C and with a failure', async () => {
  const controller = new AbortController()
  const shell = new Shell({
    sleep: async (_ms, signal) => {
      controller.abort()
      signal?.throwIfAborted()
    },
  })
  await shell.run(create)
  const [outcome] = await shell.run('.watch SCAN data', { signal: controller.signal })
  expect(outcome?.result.kind).toBe('cancelled')
  expect(await shell.last('.watch 1 GET data {pk: 1}')).toMatch(/^ValidationException: /)
  expect(await shell.last('\\watch 1 SCAN nowhere')).toMatch(/^ResourceNotFoundException: /)
})

test.each([
  ['.watch 5', 'there is no statement to repeat'],
  ['.watch 0 SCAN data', '0 is no number of seconds to wait'],
  ['.watch 100000 SCAN data', '100000 is no number of seconds to wait'],
  ['.watch 1 0 SCAN data', 'nothing can be run 0 times'],
])('%s is refused', async (command, message) => {
  expect(await new Shell().last(command)).toBe(`session.bad-argument: ${message}`)
})

test('a mistake in a watched statement is shown where it stands', async () => {
  const text = 'USE data;\n.watch 2 SELCT * FROM data'
  const shell = new Shell()
  await shell.run(create)
  const { result } = (await shell.run(text)).at(-1) ?? {}
  expect(result).toMatchObject({
    kind: 'failed',
    error: { diagnostics: [{ code: 'E0105', span: { start: 19, end: 24 } }] },
  })
})
