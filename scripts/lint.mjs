// npm run lint     checks style and format
// npm run format   fixes what can be fixed
// Biome lives in tools/lint without a lock: in the root lock its binaries for other platforms break `npm ci`.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'tools', 'lint')
const biome = join(folder, 'node_modules', '@biomejs', 'biome')

if (installedVersion() !== wantedVersion() && !install()) {
  process.stderr.write(
    `lint: could not install Biome ${wantedVersion()} into tools/lint; it needs the npm registry.\n` +
      'lint: nothing was checked. `npm test` does not need it.\n',
  )
  process.exit(1)
}
const args = process.argv.slice(2)
const files = args.some((arg) => !arg.startsWith('-')) ? [] : ['.']
const check = spawnSync(process.execPath, [join(biome, 'bin', 'biome'), 'check', ...args, ...files], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(check.status ?? 1)

function install() {
  process.stderr.write(`lint: installing Biome ${wantedVersion()} into tools/lint\n`)
  const options = ['--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts']
  const run = spawnSync('npm', ['install', ...options], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  return run.status === 0 && installedVersion() === wantedVersion()
}

function installedVersion() {
  const file = join(biome, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined
}

function wantedVersion() {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).devDependencies['@biomejs/biome']
}
