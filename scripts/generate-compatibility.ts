// Writes the tables of operations in COMPATIBILITY.md from scripts/compatibility; with --check only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compatibilityDocument } from './compatibility/compatibility-document.ts'

const file = join(dirname(import.meta.dirname), 'COMPATIBILITY.md')
const text = readFileSync(file, 'utf8')
const wanted = compatibilityDocument(text)
if (text !== wanted) {
  if (process.argv.includes('--check')) {
    process.stderr.write(`${file} is stale; run \`npm run generate\`.\n`)
    process.exitCode = 1
  } else writeFileSync(file, wanted)
}
