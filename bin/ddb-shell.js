#!/usr/bin/env node
// Runs on any Node that knows ES modules: old ones must get as far as the version check.
import module from 'node:module'

// An import would read all that these export, which for some starts up half of Node.
const require = module.createRequire(import.meta.url)
const { existsSync, readFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { fileURLToPath } = require('node:url')

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const argv = process.argv.slice(2)
const alreadyRestarted = process.env.DDB_SHELL_RESTARTED === '1'
delete process.env.DDB_SHELL_RESTARTED

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.on('error', sayUnwritten)
  process.stdout.write(`ddb-shell ${packageJson().version}\n`)
} else if (nodeIsNewEnough()) {
  run().catch(crash)
} else {
  restartWithOwnNode()
}

// better-sqlite3 13 needs Node-API 10 and crashes the whole process without it (22.0 to 22.13 included).
function nodeIsNewEnough() {
  return Number(process.versions.napi) >= 10
}

// As for every other output, only without loading what says it.
function sayUnwritten(error) {
  if (error.code === 'EPIPE' || error.code === 'EOF') return
  const reason = error.code === 'ENOSPC' ? 'the disk is full' : error.message
  process.stderr.write(`ddb-shell: cannot write the output: ${reason}\n`)
  process.exitCode = 1
}

function packageJson() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
}

async function run() {
  // Only a checkout has sources; the published package is always built.
  if (existsSync(join(root, 'src'))) {
    const { ensureBuilt } = await import('../scripts/ensure-built.mjs')
    if (!ensureBuilt()) process.exit(70)
  }
  if (module.enableCompileCache) module.enableCompileCache()
  const { main } = await import('../dist/cli/cli.js')
  process.exitCode = await main(argv)
}

function crash(error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  process.exit(70)
}

function restartWithOwnNode() {
  const { spawn } = require('node:child_process')
  const ownNode = ['node', 'node.exe'].map((name) => join(root, 'node_modules', 'node', 'bin', name)).find(existsSync)
  if (ownNode === undefined || alreadyRestarted) {
    process.stderr.write(`ddb-shell needs Node ${packageJson().engines.node}; this is Node ${process.versions.node}.\n`)
    process.exit(2)
  }
  const child = spawn(ownNode, process.argv.slice(1), {
    stdio: 'inherit',
    env: Object.assign({}, process.env, { DDB_SHELL_RESTARTED: '1' }),
  })
  // A terminal sends Ctrl-C to both processes; passing it on would count it twice.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', crash)
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
