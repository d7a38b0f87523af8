// node scripts/build.mjs            the command line (dist/cli) and the library with types (dist/lib)
// node scripts/build.mjs --cli      only the command line
// node scripts/build.mjs --if-stale only the command line, and only when a source is newer
// node scripts/build.mjs --clean    removes dist first, as for a package
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { builtinModulesPlugin } from './build/builtin-modules.mjs'
import { choiceTablesPlugin } from './build/choice-tables.mjs'
import { hotChunkPlugin } from './build/hot-chunk.mjs'
import { latePlugin } from './build/late.mjs'
import { sqlitePlugin } from './build/sqlite.mjs'
import { ensureBuilt, stampFile } from './ensure-built.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cliFolder = join(root, 'dist', 'cli')
const inCli = (name) => join(root, 'src', 'cli', `${name}.ts`)
const hotChunk = hotChunkPlugin({
  hot: inCli('script-mode'),
  cold: ['dispatch', 'interactive', 'last-words', 'print-only', 'serve-mode'].map(inCli),
})
const flags = new Set(process.argv.slice(2))

if (flags.has('--if-stale')) process.exit(ensureBuilt() ? 0 : 1)
if (flags.has('--clean')) rmSync(join(root, 'dist'), { recursive: true, force: true })
await buildCli()
if (!flags.has('--cli')) buildLibrary()

async function buildCli() {
  const startedAt = new Date()
  const entries = ['src/cli/cli.ts', 'src/cli/engine-worker.ts'].filter((file) => existsSync(join(root, file)))
  const result = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: cliFolder,
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    chunkNames: '[name]-[hash]',
    // Identifiers stay: error classes are named after themselves, and a stack in a bug report must read.
    minifySyntax: true,
    minifyWhitespace: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      emptyModule('react-devtools-core'),
      builtinModulesPlugin,
      choiceTablesPlugin,
      latePlugin,
      sqlitePlugin,
      hotChunk,
    ],
    logLevel: 'warning',
  }).catch(() => process.exit(1))

  // Entries come after the chunks they name, each in one step: another process may be starting right now.
  mkdirSync(cliFolder, { recursive: true })
  const isEntry = (file) => entries.some((entry) => basename(entry, '.ts') === basename(file.path, '.js'))
  for (const file of result.outputFiles.toSorted((a, b) => Number(isEntry(a)) - Number(isEntry(b)))) {
    writeWhole(file.path, file.contents)
  }
  writeWhole(stampFile, '')
  utimesSync(stampFile, startedAt, startedAt)
  removeOldChunks(new Set(result.outputFiles.map((file) => file.path)))
}

/** Ink asks for its development tools only when told to; they are not part of the product. */
function emptyModule(name) {
  return {
    name: `empty ${name}`,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: 'empty' }))
      onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default {}' }))
    },
  }
}

function writeWhole(path, contents) {
  const partial = `${path}.${process.pid}.partial`
  writeFileSync(partial, contents)
  renameSync(partial, path)
}

// A session that is still open may yet import a chunk of the build it started from.
function removeOldChunks(current) {
  const hourAgo = Date.now() - 3_600_000
  for (const name of readdirSync(cliFolder)) {
    const path = join(cliFolder, name)
    if (path !== stampFile && !current.has(path) && statSync(path).mtimeMs < hourAgo) rmSync(path)
  }
}

function buildLibrary() {
  rmSync(join(root, 'dist', 'lib'), { recursive: true, force: true })
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const emit = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
  if (emit.status !== 0) process.exit(emit.status ?? 1)
}
