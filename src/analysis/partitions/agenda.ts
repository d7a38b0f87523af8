import type { Units } from '../../model/table.ts'
import type { Cut } from './cut.ts'
import type { Kind } from './kind.ts'
import type { Resource } from './resource.ts'
import type { Capacity } from './resource-definition.ts'

/** What happens later, to a resource or, in a snapshot, to the number of one. */
export type Coming<Of = Resource> =
  /** Windows are closed, and minutes. */
  | { readonly kind: 'beat' }
  | { readonly kind: 'split'; readonly resource: Of; readonly partition: number; readonly split: ComingSplit }
  /** A change of mode, units or on-demand maximum that the feeder told of takes effect. */
  | {
      readonly kind: 'capacity'
      readonly resource: Of
      readonly capacity: Capacity
      readonly by?: 'scaling' | undefined
    }
  | { readonly kind: 'warm'; readonly resource: Of; readonly warm: Units; readonly by: 'update' | 'peak' }
  /** Auto scaling calls UpdateTable, and that takes effect. */
  | { readonly kind: 'scale' | 'scaled'; readonly resource: Of; readonly of: Kind; readonly units: number }

export type ComingSplit = {
  readonly cut: Cut
  readonly cause: 'read' | 'write' | 'size'
  readonly reason?: string | undefined
}

export type Due = { readonly atMs: number; readonly sequence: number; readonly coming: Coming }

/** What is to come, in the order of time and, at one moment, in the order it was put down. A binary heap. */
export class Agenda {
  private readonly heap: Due[] = []
  private sequence = 0

  /** When the next thing is due; Infinity: nothing is. */
  get nextMs(): number {
    return this.heap[0]?.atMs ?? Number.POSITIVE_INFINITY
  }

  add(atMs: number, coming: Coming): void {
    this.insert({ atMs, sequence: this.sequence++, coming })
  }

  /** The next thing, if it is due. */
  take(nowMs: number): Due | undefined {
    const first = this.heap[0]
    if (first === undefined || first.atMs > nowMs) return undefined
    const last = this.heap.pop()
    if (last !== undefined && this.heap.length > 0) this.sink(last)
    return first
  }

  /** Everything, in order. */
  all(): readonly Due[] {
    return this.heap.toSorted(compareDue)
  }

  private insert(due: Due): void {
    const { heap } = this
    let at = heap.length
    heap.push(due)
    while (at > 0) {
      const parent = (at - 1) >>> 1
      const above = heap[parent] as Due
      if (compareDue(above, due) <= 0) break
      heap[at] = above
      at = parent
    }
    heap[at] = due
  }

  private sink(due: Due): void {
    const { heap } = this
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const right = left + 1
      const child = right < heap.length && compareDue(heap[right] as Due, heap[left] as Due) < 0 ? right : left
      const below = heap[child]
      if (below === undefined || compareDue(due, below) <= 0) break
      heap[at] = below
      at = child
    }
    heap[at] = due
  }
}

const compareDue = (a: Due, b: Due): number => a.atMs - b.atMs || a.sequence - b.sequence
