// npm run generate              every scripts/generate-*.mjs|ts writes its files
// npm run generate -- --check   each exits 1 and names the files that are not what it would write
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const scripts = dirname(fileURLToPath(import.meta.url))
const generators = readdirSync(scripts).filter((name) => /^generate-.+\.(mjs|ts)$/.test(name))
const stale = generators.filter((name) => {
  const run = spawnSync(process.execPath, [join(scripts, name), ...process.argv.slice(2)], {
    cwd: dirname(scripts),
    stdio: 'inherit',
  })
  return run.status !== 0
})
if (stale.length > 0) {
  process.stderr.write(`generate: ${stale.join(', ')} failed or found stale files; run \`npm run generate\`.\n`)
  process.exit(1)
}
