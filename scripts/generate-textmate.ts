// Writes grammars/ddbq.tmLanguage.json, the language for editors; with --check only compares.

import { join } from 'node:path'
import { textMateGrammar } from './textmate/grammar.ts'
import { writeOrCompare } from './write-or-compare.ts'

const file = join(import.meta.dirname, '..', 'grammars', 'ddbq.tmLanguage.json')
writeOrCompare(file, `${JSON.stringify(textMateGrammar(), null, 2)}\n`)
