import type { RequestElement } from '../../operation/recording/request-elements.ts'

type Read = { readonly i: number; readonly atMs: number; readonly body: string }

const readsMax = 4
const windowMs = 2_000
const bodyLengthMax = 32 * 1024
/** A shorter piece of a key may stand in any item. */
const pieceLengthMin = 3

/**
 * The reads of several items that were just answered: whether a key that is asked for now stands in one of them is what makes a
 * loop of reads of them. Their texts are held for moments and stand in no recording.
 */
export class RecentReads {
  private reads: readonly Read[] = []

  add({ i, atMs, body }: Read): void {
    const text = body.length <= bodyLengthMax ? body : body.slice(0, bodyLengthMax)
    this.reads = [...this.reads.slice(1 - readsMax), { i, atMs, body: text }]
  }

  /** Of a read of one item, or of one Query: the newest read whose items hold its key. */
  sourceOf(elements: readonly RequestElement[], atMs: number): number | undefined {
    if (this.reads.length === 0) return undefined
    const newest = this.reads.at(-1)?.atMs ?? 0
    if (atMs - newest > windowMs) {
      this.reads = []
      return undefined
    }
    const [only, more] = elements
    if (only === undefined || more !== undefined || !reading.has(only.shape.op)) return undefined
    const pieces = only.values.flatMap(pieceOf)
    if (pieces.length === 0) return undefined
    return this.reads.findLast(
      ({ body, atMs: then }) => atMs - then <= windowMs && pieces.some((piece) => body.includes(piece)),
    )?.i
  }
}

const reading: ReadonlySet<string> = new Set(['GetItem', 'Query', 'Statement'])

/** What follows the last mark in a key, since keys are put together: `SKU-1` of `PROD#SKU-1`. Words such as `INFO` say nothing. */
function pieceOf(value: unknown): readonly string[] {
  const { S: text, N: number } = (value ?? {}) as { readonly S?: unknown; readonly N?: unknown }
  const piece = typeof text === 'string' ? text.slice(text.lastIndexOf('#') + 1) : number
  if (typeof piece !== 'string' || piece.length < pieceLengthMin || /^[A-Z_]+$/.test(piece)) return []
  return [JSON.stringify(piece).slice(1, -1)]
}
