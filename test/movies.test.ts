import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse, stringify } from 'lossless-json'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openMemory, runScript } from '../src/index.ts'

// 3,201 films as someone once exported them: films without a title, films called 300, amounts that nobody knows, names whose
// letters were mangled on the way. No attribute is a key by itself, so each gets its place in the file as one.

const data = join(dirname(import.meta.dirname), 'node_modules', 'vega-datasets', 'data')
const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-movies-'))
let database: Database

beforeAll(async () => {
  database = openMemory()
  const movies = parse(readFileSync(join(data, 'movies.json'), 'utf8')) as readonly object[]
  const lines = movies.map((movie, at) => stringify({ id: `m${String(at + 1).padStart(4, '0')}`, ...movie }))
  writeFileSync(join(folder, 'movies.jsonl'), lines.join('\n'))
  await hold(`
    CREATE TABLE movies (id STRING HASH);
    .import movies.jsonl movies
    EXPECT ROWS = 3201;`)
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

/** Every statement of the script succeeds and every expectation holds. */
async function hold(script: string): Promise<void> {
  const wrong = []
  for await (const { result, text } of runScript(database, script, {
    file: join(folder, 'script.ddbq'),
    keepGoing: true,
  })) {
    if (result.kind === 'failed') wrong.push(`${text}: ${result.error.message}`)
    if (result.kind === 'expectation' && !result.passed) wrong.push(`${result.expected}, found ${result.actual}`)
  }
  expect(wrong).toEqual([])
}

test('an attribute that is null is there, and is null', () =>
  hold(`
    SCAN movies FILTER attribute_type("Running Time min", 'NULL') SELECT COUNT;
    EXPECT ROWS = 1992;
    SCAN movies FILTER attribute_not_exists("Running Time min") SELECT COUNT;
    EXPECT ROWS = 0;
    SELECT COUNT(*) FROM movies WHERE "MPAA Rating" IS NULL;
    EXPECT ROWS = 605;`))

test('numbers are numbers, digits as they were', () =>
  hold(`
    SCAN movies FILTER "Worldwide Gross" > 1000000000 PROJECT Title, "Worldwide Gross";
    EXPECT ROWS = 7;
    SCAN movies FILTER Title = 300 OR Title = 1941 PROJECT Title, Director;
    EXPECT ROWS = 2;
    SCAN movies FILTER "IMDB Rating" = 9.2 AND "IMDB Votes" > 100000 SELECT COUNT;
    EXPECT ROWS = 2;`))

test('odd names and odd letters', () =>
  hold(`
    SCAN movies FILTER contains(Title, 'È') SELECT COUNT;
    EXPECT ROWS > 5;
    SELECT Title FROM movies WHERE "Major Genre" = 'Western' AND "Production Budget" < 1000000;
    EXPECT PLAN SCAN ON movies;
    EXPECT FILTERED > 99 %;`))

test('an index over what has the attributes, whatever the others are', async () => {
  // A director who is NULL is no key: the film is skipped, as the service skips it when it fills an index (KEY-30).
  await hold(`
    ALTER TABLE movies (Director STRING, "Release Date" STRING)
      CREATE GSI (byDirector ON (Director HASH, "Release Date" RANGE) PROJECTING INCLUDE (Title));
    SCAN movies.byDirector SELECT COUNT;
    EXPECT ROWS = 1870;
    QUERY movies.byDirector WHERE Director = 'Steven Spielberg' PROJECT Title;
    EXPECT ROWS = 23;
    EXPECT READ UNITS = 0.5;`)
})

test('a film that a table cannot take is named by its line, and those before it are there', async () => {
  writeFileSync(join(folder, 'raw.json'), readFileSync(join(data, 'movies.json')))
  const script = 'CREATE TABLE titles (Title STRING HASH); .import raw.json titles'
  const outcomes = []
  for await (const { result } of runScript(database, script.replace('; ', ';\n'), {
    file: join(folder, 'script.ddbq'),
  }))
    outcomes.push(result)
  expect(outcomes[1]).toMatchObject({
    kind: 'failed',
    error: { code: 'transfer.refused-item', message: expect.stringMatching(/^line \d+/) },
  })
})
