import { expect, test } from 'vitest'
import { Shell } from './shell.ts'

const begun = async (): Promise<Shell> => {
  const shell = new Shell()
  await shell.run("CREATE TABLE tab (k STRING HASH); PUT tab {k: 'a', n: 1}; PUT tab {k: 'b', n: 2}")
  return shell
}

/** Which results were asked for line by line: as each begins, and as it ends. */
async function forms(text: string): Promise<readonly unknown[]> {
  const shell = await begun()
  const outcomes = await shell.run(text)
  const begins = shell.events.flatMap((event) => (event.kind === 'begin' ? [event.asLines ?? false] : []))
  return [begins, outcomes.map(({ asLines }) => asLines ?? false)]
}

test.each([
  ['SCAN tab;', [[false], [false]]],
  ['SCAN tab\\G', [[true], [true]]],
  ['SCAN tab\\gx', [[true], [true]]],
  ['SCAN tab\\G;', [[true], [true]]],
  [
    'SCAN tab \\G SCAN tab;',
    [
      [true, false],
      [true, false],
    ],
  ],
  ['SCAN tab;\n.line', [[true], [true]]],
  ['SCAN tab; \\G', [[true], [true]]],
  ["BEGIN; GET tab {k: 'a'}; GET tab {k: 'b'}; COMMIT\\G", [[true], [true]]],
  ["SELECT * FROM tab WHERE k = '\\G';", [[false], [false]]],
])('%j', async (text, expected) => {
  expect(await forms(text)).toEqual(expected)
})

test('.line later shows the result again, without reading it again', async () => {
  const shell = await begun()
  await shell.run('SCAN tab')
  const [outcome] = await shell.run('.line')
  expect(shell.events[0]).toMatchObject({ kind: 'begin', meta: { table: 'tab' }, asLines: true })
  expect(shell.items().map(({ k }) => k)).toEqual([{ S: 'b' }, { S: 'a' }])
  expect(outcome).toMatchObject({ result: { kind: 'items', count: 2, more: false }, calls: [], asLines: true })
  // It is still the SCAN that an EXPECT is about.
  expect(await shell.last('EXPECT READ UNITS = 2')).toMatch(/^ok/)
  await shell.run('.mode json')
  expect((await shell.run('.line'))[0]).toMatchObject({ result: { count: 2 } })
})

test('what a write gave back is shown again too', async () => {
  const shell = await begun()
  await shell.run("PUT tab {k: 'a', n: 3} RETURN VALUES ALL OLD")
  expect(await shell.run('.line')).toMatchObject([
    { result: { kind: 'written', returned: [{ n: { N: '1' } }] }, asLines: true },
  ])
})

test('of a large result only the beginning was kept, and that is said', async () => {
  const shell = await begun()
  const items = Array.from({ length: 1_200 }, (_, at) => `PUT tab {k: 'n${at}'}`)
  for (let at = 0; at < items.length; at += 25) await shell.run(`BATCH { ${items.slice(at, at + 25).join('; ')} }`)
  await shell.run('SCAN tab')
  expect(await shell.run('.line')).toMatchObject([{ result: { count: 1_000, more: true } }])
  expect(shell.notices()).toEqual(['only the first 1,000 items were kept'])
})

test('it stands in no block, and is a mistake where no statement ends', async () => {
  const shell = await begun()
  await expect(shell.run("BATCH { PUT tab {k: 'x'}\\G }")).rejects.toThrow()
  await expect(shell.run('CREATE \\G')).rejects.toThrow()
})
