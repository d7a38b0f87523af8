import type { Done } from '../session-state.ts'
import { pathOf } from '../transfer/import-order.ts'
import { runExport } from '../transfer/run-export.ts'
import type { MetaCall } from './meta-call.ts'
import { optionsOf } from './meta-options.ts'

/** `.export TABLE FILE`: EXPORT by its most usual options, which stand in `syntax/dot-commands.ts`. */
export function exportFile(meta: MetaCall): Promise<Done> {
  const { session, run, statement, words } = meta
  const { text, given } = optionsOf(meta)
  const [table = '', ...rest] = words
  const [file = ''] = rest.length > 1 && rest[0]?.toUpperCase() === 'TO' ? rest.slice(1) : rest
  return runExport(session, run, {
    source: { table },
    path: pathOf({ path: file, span: statement.span }, run.directory),
    span: statement.span,
    format: text('format'),
    gzip: given('gzip') ? true : undefined,
    columns: undefined,
    delimiter: undefined,
    nullText: undefined,
    replace: given('replace'),
  })
}
