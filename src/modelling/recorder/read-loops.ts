import type { RequestLine } from '../../operation/recording/recording-line.ts'
import type { ReadLoop } from './analysed-recording.ts'

/** Fewer reads after another are no loop. */
const readsMin = 3
/** Reads whose items may still be asked about. */
const parentsMax = 2_000

type Parent = {
  readonly title: string
  readonly pattern: string | undefined
  readonly children: Map<string, { count: number; readonly pattern: string | undefined }>
}
type Target = { readonly title: string; readonly pattern: string | undefined }

/** Reads followed by a read for each of their items: N + 1. */
export class ReadLoops {
  private readonly parents = new Map<string, Parent>()
  private readonly found = new Map<string, { -readonly [Member in keyof ReadLoop]: ReadLoop[Member] }>()

  /** The pattern of the read whose items the request is about; null: that read is in none. */
  patternOf({ w, of }: RequestLine): string | null | undefined {
    const parent = of === undefined ? undefined : this.parents.get(`${w} ${of}`)
    return parent === undefined ? undefined : (parent.pattern ?? null)
  }

  add(line: RequestLine, target: Target): void {
    if ((line.n?.[0] ?? 0) > 1) this.remember(`${line.w} ${line.i}`, target)
    if (line.of === undefined || line.s.length !== 1 || line.next === 1) return
    const parent = this.parents.get(`${line.w} ${line.of}`)
    if (parent === undefined) return
    const child = parent.children.get(target.title) ?? { count: 0, pattern: target.pattern }
    parent.children.set(target.title, child)
    child.count++
    if (child.count >= readsMin) this.count(parent, target, child.count)
  }

  /** Those with most reads first. */
  list(): readonly ReadLoop[] {
    return [...this.found.values()].toSorted((a, b) => b.reads - a.reads)
  }

  private remember(key: string, { title, pattern }: Target): void {
    const [oldest] = this.parents.keys()
    if (this.parents.size >= parentsMax && oldest !== undefined) this.parents.delete(oldest)
    this.parents.set(key, { title, pattern, children: new Map() })
  }

  private count(parent: Parent, { title, pattern }: Target, reads: number): void {
    const key = JSON.stringify([parent.title, title])
    const declared = pattern !== undefined && pattern === parent.pattern
    const loop = this.found.get(key) ?? { parent: parent.title, child: title, loops: 0, reads: 0, most: 0, declared }
    this.found.set(key, loop)
    if (reads === readsMin) {
      loop.loops++
      loop.reads += readsMin
    } else loop.reads++
    loop.most = Math.max(loop.most, reads)
  }
}
