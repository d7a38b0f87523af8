// Every run in a checkout loads this file: see `bin/ddb-shell.js` for why these are not imported.
const { existsSync, readdirSync, statSync } = process.getBuiltinModule('node:fs')
const { dirname, join } = process.getBuiltinModule('node:path')
const { fileURLToPath } = process.getBuiltinModule('node:url')

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Written last by the build; its time is when the build began reading sources. */
export const stampFile = join(root, 'dist', 'cli', '.built')

/** In a checkout: builds the command line when a source is newer than it. Says why on stderr and returns false when it cannot. */
export function ensureBuilt() {
  if (isFresh()) return true
  if (!existsSync(join(root, 'node_modules', 'esbuild'))) {
    process.stderr.write('ddb-shell: this checkout has no packages yet; run `npm ci` first.\n')
    return false
  }
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const build = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--cli'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return build.status === 0
}

function isFresh() {
  const built = statSync(stampFile, { throwIfNoEntry: false })
  if (built === undefined) return false
  const inputs = ['src', 'grammars', 'package.json', 'scripts/build.mjs', 'scripts/build'].map((name) =>
    join(root, name),
  )
  return inputs.every((path) => !hasNewer(path, built.mtimeMs))
}

// A folder's own time tells of removed and renamed files. `join` would take longer than looking at the file.
function hasNewer(path, timeMs) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return false
  if (stat.mtimeMs > timeMs) return true
  return stat.isDirectory() && readdirSync(path).some((name) => hasNewer(`${path}/${name}`, timeMs))
}
