// Writes the data files of fixtures/shop, fixtures/telemetry and fixtures/workshops; with --check only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { shopFiles } from './fixtures/shop.ts'
import { telemetryFiles } from './fixtures/telemetry.ts'
import { workshopFiles } from './fixtures/workshops.ts'

const folders = { shop: shopFiles(), telemetry: telemetryFiles(), ...workshopFiles() }
let stale = 0
for (const [folder, files] of Object.entries(folders)) {
  for (const [name, text] of Object.entries(files)) {
    const path = fileURLToPath(new URL(`../fixtures/${folder}/${name}`, import.meta.url))
    if (!process.argv.includes('--check')) writeFileSync(path, text)
    else if (readFileSync(path, 'utf8') !== text) {
      stale++
      process.stderr.write(`fixtures/${folder}/${name} is not what its generator writes\n`)
    }
  }
}
process.exitCode = stale === 0 ? 0 : 1
