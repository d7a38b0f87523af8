import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { RunScriptOptions } from '../../src/session/session-state.ts'
import { Shell, shortText } from './shell.ts'

const create = 'CREATE TABLE orders (pk STRING) PRIMARY KEY (pk HASH);'

async function shortsOf(text: string, options: RunScriptOptions = {}): Promise<readonly string[]> {
  return (await new Shell().run(text, options)).map(shortText)
}

test('a text with a mistake anywhere runs nothing', async () => {
  const shell = new Shell()
  await expect(shell.run(`${create}\nSELECT * FORM orders;\nGET;`, { file: 'a.ddbq' })).rejects.toMatchObject({
    code: 'session.syntax',
    file: 'a.ddbq',
    diagnostics: [{ code: expect.stringMatching(/^E01/) }, {}],
  })
  expect(await shell.last('SHOW TABLES')).toBe('tables')
  expect((await shell.run('SHOW TABLES')).at(-1)?.result).toEqual({ kind: 'tables', of: 'tables', tables: [] })
})

test('a script stops at its first failure, unless it is told to go on', async () => {
  const text = `${create} PUT orders {pk: 1}; PUT orders {pk: 'a'};`
  expect(await shortsOf(text)).toHaveLength(2)
  expect(await shortsOf(text, { bail: false })).toHaveLength(3)
  expect(await shortsOf(`.bail off\n${text}`)).toHaveLength(4)
})

test('a broken expectation stops it too', async () => {
  expect(await shortsOf(`${create} EXPECT WRITE UNITS = 7; PUT orders {pk: 'a'};`)).toHaveLength(2)
})

test('EXPECT ERROR makes the failure before it right; it may stand after other EXPECTs', async () => {
  const shell = new Shell()
  const outcomes = await shell.run(
    `${create} PUT orders {pk: 1}; EXPECT WRITE UNITS = 0; EXPECT ERROR ValidationException; PUT orders {pk: 'a'};`,
  )
  expect(outcomes.map(shortText)).toEqual([
    'created table orders',
    'ValidationException: One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N',
    'ok WRITE UNITS = 0 / WRITE UNITS = 0',
    expect.stringMatching(/^ok ERROR ValidationException/),
    'put 1 item',
  ])
  expect(outcomes.map(({ failureExpected }) => failureExpected)).toEqual([
    undefined,
    true,
    undefined,
    undefined,
    undefined,
  ])
})

test('outcomes know their text and their place', async () => {
  const shell = new Shell()
  const outcomes = await shell.run(`${create}\n  PUT orders {pk: 'a'}; -- note\n\nGET orders\n  {pk: 'a'};`, {
    file: 'x.ddbq',
  })
  expect(outcomes.map(({ text, place }) => [text, place])).toEqual([
    [create.slice(0, -1), { file: 'x.ddbq', line: 1, column: 1 }],
    ["PUT orders {pk: 'a'}", { file: 'x.ddbq', line: 2, column: 3 }],
    ["GET orders\n  {pk: 'a'}", { file: 'x.ddbq', line: 4, column: 1 }],
  ])
})

test('items stay only for an EXPECT that follows', async () => {
  const shell = new Shell()
  await shell.run(`${create} PUT orders {pk: 'a'};`)
  const kept: number[] = []
  const onStatement = (): void => void kept.push(shell.session.previous?.items.length ?? -1)
  await shell.run("SCAN orders; SCAN orders; EXPECT ROWS = 1; EXPECT ITEMS [{pk: 'a'}]; SCAN orders", { onStatement })
  expect([...kept, shell.session.previous?.items.length]).toEqual([0, 0, 1, 1, 1, 1])
})

test('.quit ends a script, whatever .bail says', async () => {
  const shell = new Shell()
  const outcomes = await shell.run('.bail off\n.quit\nSHOW TABLES')
  expect(outcomes.at(-1)).toMatchObject({ effects: [{ kind: 'quit', exitCode: 0 }] })
  expect(outcomes).toHaveLength(2)
})

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ddb-shell-'))
  const files = {
    'main.ddbq': '.read seed.ddbq\nSCAN orders;\nEXPECT ROWS = 1;\n',
    'seed.ddbq': `${create}\nPUT orders {pk: 'a'};\n`,
    'loop.ddbq': '.read loop2.ddbq\n',
    'loop2.ddbq': '.read loop.ddbq\n',
    'bad.ddbq': 'SELEC 1;\n',
    ...Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`deep${at}.ddbq`, `.read deep${at + 1}.ddbq\n`])),
    'fails.ddbq': "GET nowhere {pk: 'a'};\nSHOW TABLES;\n",
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
})

async function readFileOf(name: string): Promise<readonly string[]> {
  return shortsOf(`.read ${name}\nSHOW VERSION`, { file: join(folder, 'top.ddbq') })
}

test('.read runs a file beside the one that names it, and its statements are outcomes of their own', async () => {
  const shell = new Shell()
  const outcomes = await shell.run('.read main.ddbq', { file: join(folder, 'top.ddbq') })
  expect(outcomes.map((outcome) => [shortText(outcome), outcome.place?.file])).toEqual([
    ['created table orders', join(folder, 'seed.ddbq')],
    ['put 1 item', join(folder, 'seed.ddbq')],
    ['none', join(folder, 'main.ddbq')],
    ['1 items', join(folder, 'main.ddbq')],
    ['ok ROWS = 1 / ROWS = 1', join(folder, 'main.ddbq')],
    ['none', join(folder, 'top.ddbq')],
  ])
})

test.each([
  ['nowhere.ddbq', 'session.unreadable-file: cannot read nowhere.ddbq: there is no such file'],
  ['loop.ddbq', 'session.read-cycle: loop.ddbq is being read already'],
  ['deep0.ddbq', 'session.read-too-deep: files read files 16 deep'],
  ['bad.ddbq', expect.stringMatching(/^session\.syntax: /)],
  ['fails.ddbq', 'ResourceNotFoundException: Requested resource not found'],
])('.read %s stops the script that reads it', async (name, last) => {
  expect((await readFileOf(name)).at(-1)).toEqual(last)
})

test('a statement run by itself reads files too: their outcomes go by as events', async () => {
  const shell = new Shell()
  const line = `.read ${join(folder, 'seed.ddbq')}`
  const kinds: string[] = []
  const statement = {
    kind: 'meta',
    command: 'read',
    words: [{ text: join(folder, 'seed.ddbq'), quoted: false, span: { start: 6, end: line.length } }],
    options: [],
    span: { start: 0, end: line.length },
  } as const
  const outcome = await shell.session.run(statement, line, {
    onEvent: (event) => void kinds.push(event.kind === 'outcome' ? shortText(event.outcome) : event.kind),
  })
  expect([shortText(outcome), kinds]).toEqual(['none', ['created table orders', 'put 1 item']])
})
