import type { SourceBatch } from '../../transfer/open-source.ts'
import type { Run } from '../run.ts'

/** The same batches, as long as what was written of those before is within the cost guard. */
export async function* guardedBatches(run: Run, batches: AsyncIterable<SourceBatch>): AsyncGenerator<SourceBatch> {
  for await (const batch of batches) {
    await run.guard?.during(run, run.calls)
    yield batch
  }
}
