import { billDiff } from '../analysis/pricing/bill-diff.ts'
import { readSavedBill } from '../analysis/pricing/read-saved-bill.ts'
import type { BillDiffStatement } from '../ast/bill-statement.ts'
import type { Result } from './outcome.ts'
import { pathIn } from './path-in.ts'
import { textOf } from './prices.ts'
import type { Run } from './run.ts'

/** BILL DIFF: of two files, beside the script that names them. */
export function runBillDiff({ directory }: Run, { before, after }: BillDiffStatement): Result {
  const read = ({ path }: BillDiffStatement['before']) => readSavedBill(textOf(pathIn(directory, path)), path)
  return { kind: 'bill-diff', diff: billDiff(read(before), read(after)) }
}
