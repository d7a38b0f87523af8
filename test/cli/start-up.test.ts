import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { TerminalRun } from '../support/terminal.ts'
import { binary, newFolder, runShell } from './run-shell.ts'

// What is printed on stderr at the end: every file that was loaded as a module, and all that Node started of itself.
const recorder = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  const urls = []
  registerHooks({ load: (url, context, next) => { urls.push(url); return next(url, context) } })
  process.on('exit', () => process.stderr.write('\\nLOADED ' + JSON.stringify({ urls, parts: process.moduleLoadList })))
`)}`

let folder = ''
beforeAll(() => {
  folder = newFolder()
  const text = "CREATE TABLE tbl (pk STRING HASH KEY); PUT tbl {pk: 'a'};"
  expect(runShell(['a.db', '-c', text], { folder }).status).toBe(0)
})

type Loaded = {
  /** Of our bundle, as one text. */
  readonly code: string
  /** So many files of it. */
  readonly files: number
  /** Of Node. */
  readonly parts: readonly string[]
}

function loadedBy(...args: string[]): Loaded {
  const run = spawnSync(process.execPath, ['--import', recorder, binary, ...args], {
    cwd: folder,
    input: '',
    encoding: 'utf8',
  })
  const { urls, parts } = JSON.parse(run.stderr.split('\nLOADED ')[1] ?? '') as { urls: string[]; parts: string[] }
  const files = urls.filter((url) => url.includes('/dist/cli/')).map((url) => readFileSync(fileURLToPath(url), 'utf8'))
  return { code: files.join('\n'), files: files.length, parts }
}

// A text that each package cannot do without, as the bundle keeps it; and each part of ours that few statements need.
const traces = {
  advice: 'duplicate-index',
  bills: 'cheaper above a ratio of',
  heat: 'its busiest second',
  reports: 'What nobody has said, and what is assumed instead',
  metrics: 'TimeToLiveDeletedItemCount',
  simulation: 'steps would take too long',
  react: 'react.transitional.element',
  ink: 'yoga',
  chalk: 'isFullwidthCodePoint|ansi256',
  'string-width': 'Intl.Segmenter',
  plot: 'plot-d6a7b5',
  linkedom: 'parseHTML',
  'csv-parse': 'CSV_RECORD_INCONSISTENT',
  yaml: 'Map keys must be unique',
  'model files': 'the aliases of its keys do not say',
  chevrotain: 'performSelfAnalysis',
  'better-sqlite3': 'better-sqlite3',
  commander: 'missingArgument',
  'aws-sdk': 'AWS4-HMAC-SHA256',
}

const loaded = ({ code }: Pick<Loaded, 'code'>): string[] =>
  Object.entries(traces).flatMap(([name, trace]) => (new RegExp(trace).test(code) ? [name] : []))

test('a point read loads what it runs on, and nothing that draws', () => {
  expect(loaded(loadedBy('a.db', '-c', "GET tbl {pk: 'a'}"))).toEqual(['chevrotain', 'better-sqlite3', 'commander'])
})

test('--help loads the reader of the command line, --version nothing at all', () => {
  expect(loaded(loadedBy('--help'))).toEqual(['commander'])
  expect(loadedBy('--version').code).toBe('')
})

// Each file takes a tenth of a millisecond and more. What is imported late must not split what is not: `hotChunkPlugin`.
test('a point read opens few files', () => {
  expect(loadedBy('a.db', '-c', "GET tbl {pk: 'a'}").files).toBeLessThan(32)
})

test('the traces are those of what is in the bundle', () => {
  const folderOfBundle = join(dirname(dirname(binary)), 'dist', 'cli')
  const chunks = readdirSync(folderOfBundle).filter((name) => name.endsWith('.js'))
  const everything = chunks.map((name) => readFileSync(join(folderOfBundle, name), 'utf8')).join('\n')
  expect(loaded({ code: everything })).toEqual(Object.keys(traces))
})

// What costs most of what an `import` of a built-in module can start: each of these takes milliseconds. A read needs crypto.
const dearParts = ['child_process', 'fs/promises', 'http', 'perf_hooks', 'readline', 'worker_threads', 'zlib']

test('a point read starts no part of Node that it can do without', () => {
  const { parts } = loadedBy('a.db', '-c', "GET tbl {pk: 'a'}", '-c', "SELECT * FROM tbl WHERE pk = 'a'")
  expect(parts).toContain('NativeModule internal/fs/utils')
  expect(dearParts.filter((part) => parts.includes(`NativeModule ${part}`))).toEqual([])
})

// The parts of Node that the prompt's two threads had started when they ended, a line each.
const partsRecorder = `data:text/javascript,${encodeURIComponent(`
  process.on('exit', () => process.getBuiltinModule('fs').appendFileSync(process.env.PARTS, process.moduleLoadList.join(',') + '\\n'))
`)}`

// Yoga fetches its own bytes, if it can: that starts up everything for HTTP, 30 ms before somebody can type.
test('a prompt starts no part of Node for the network', async () => {
  const parts = join(folder, 'parts')
  const terminal = new TerminalRun(process.execPath, ['--import', partsRecorder, binary, 'a.db'], {
    columns: 80,
    rows: 24,
    cwd: folder,
    env: { HOME: folder, PARTS: parts },
  })
  await terminal.endsWith('a.db>')
  terminal.press('ctrl-d')
  await terminal.exited
  const threads = readFileSync(parts, 'utf8').trim().split('\n')
  expect(threads).toHaveLength(2)
  for (const thread of threads) {
    expect(thread).toContain('NativeModule worker_threads')
    expect(thread).not.toMatch(/NativeModule (?:internal\/deps\/undici|_http_|http2|tls)/)
  }
})
