// Writes the tables of operations in COMPATIBILITY.md from scripts/compatibility; with --check only compares.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compatibilityDocument } from './compatibility/compatibility-document.ts'
import { writeOrCompare } from './write-or-compare.ts'

const file = join(dirname(import.meta.dirname), 'COMPATIBILITY.md')
writeOrCompare(file, compatibilityDocument(readFileSync(file, 'utf8')))
