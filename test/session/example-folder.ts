import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { root } from '../script-files.ts'

const workbench = 'library.workbench.json'

/** With the files that examples read; what they write goes away with it. */
export function folderOfExamples(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-help-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'orders.csv'), 'pk,sk,zip\nc#2,o#7,0123\n')
  writeFileSync(join(folder, 'items.xml'), '<items/>\n')
  copyFileSync(join(root, 'fixtures', 'models', workbench), join(folder, workbench))
  writeFileSync(
    join(folder, 'next.ddbq'),
    'CREATE TABLE orders (pk STRING, sk STRING) PRIMARY KEY (pk HASH, sk RANGE);\n',
  )
  return folder
}
