import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a generator does with its text: writes the file, or, with --check, says that it is stale and fails. */
export function writeOrCompare(file: string, wanted: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return
  if (process.argv.includes('--check')) {
    process.stderr.write(`${file} is stale; run \`npm run generate\`.\n`)
    process.exitCode = 1
    return
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, wanted)
}
