import type { TransferStatement } from '../../ast/transfer-statement.ts'
import type { Run } from '../run.ts'
import type { Done, SessionState } from '../session-state.ts'
import { exportOrder } from './export-order.ts'
import { importOrder } from './import-order.ts'
import { runCopy } from './run-copy.ts'
import { runExport } from './run-export.ts'
import { runImport } from './run-import.ts'

/** IMPORT, EXPORT and COPY. Tables that queries name are described first: planning is synchronous. */
export async function runTransfer(session: SessionState, run: Run, statement: TransferStatement): Promise<Done> {
  switch (statement.kind) {
    case 'import':
      return runImport(session, run, importOrder(statement, run.directory, run.context))
    case 'export':
      return runExport(session, run, exportOrder(statement, run.directory, run.context))
    case 'copy':
      return runCopy(session, run, statement)
  }
}
