// Writes man/ddb-shell.1 from the command line, the help texts and the settings; with --check only compares.

import { join } from 'node:path'
import { manPage } from './man-page/man-page.ts'
import { writeOrCompare } from './write-or-compare.ts'

writeOrCompare(join(import.meta.dirname, '..', 'man', 'ddb-shell.1'), manPage())
