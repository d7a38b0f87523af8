import { must } from '../../base/must.ts'
import type { Kind } from '../partitions/kind.ts'
import type { Resource } from '../partitions/resource.ts'
import type { Use } from '../partitions/use.ts'
import type { FlowOutcome, HeatRow } from './simulation.ts'

/** What one table or index took, column by column and partition by partition. */
export class ResourceTally {
  readonly resource: Resource
  private readonly columns: number
  private borders: Float64Array = Float64Array.of(0)
  private rows: Flows[]
  private readonly rowOf = new Map<number, Flows>()
  private last = 0

  constructor(resource: Resource, columns: number) {
    this.resource = resource
    this.columns = columns
    this.rows = [this.row(0)]
  }

  /** Where its partitions begin from now on, ascending. */
  divide(borders: readonly number[]): void {
    this.borders = Float64Array.from(borders)
    this.rows = borders.map((from) => this.row(from))
    this.last = 0
  }

  add({ kind, hash, milliUnits }: Use, column: number, passed: number, refused: number): void {
    const flow = must(this.rows[this.partitionOf(hash)], 'borders begin at zero')[kind]
    const halfUnits = milliUnits / 500
    if (passed > 0) flow.columns[column] = (flow.columns[column] ?? 0) + passed * halfUnits
    if (refused > 0) flow.refused[column] = (flow.refused[column] ?? 0) + refused * halfUnits
  }

  outcome(kind: Kind): FlowOutcome {
    const heat = [...this.rowOf]
      .sort(([a], [b]) => a - b)
      .map(([fromHash, flows]): HeatRow => {
        const { columns, refused } = flows[kind]
        return { fromHash, halfUnits: sum(columns), columns: [...columns], refused: [...refused] }
      })
    const columns = Array.from({ length: this.columns }, (_, at) =>
      heat.reduce((total, row) => total + (row.columns[at] ?? 0), 0),
    )
    return {
      halfUnits: sum(columns),
      refusedHalfUnits: heat.reduce((total, { refused }) => total + sum(refused), 0),
      columns,
      heat,
    }
  }

  private partitionOf(hash: number): number {
    const { borders, last } = this
    // Requests of one pattern come sorted by hash more often than not.
    if ((borders[last] ?? 0) <= hash && hash < (borders[last + 1] ?? Number.POSITIVE_INFINITY)) return last
    let low = 0
    let high = borders.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((borders[middle] ?? 0) <= hash) low = middle
      else high = middle - 1
    }
    this.last = low
    return low
  }

  private row(from: number): Flows {
    const made = this.rowOf.get(from) ?? { read: this.flow(), write: this.flow() }
    this.rowOf.set(from, made)
    return made
  }

  private flow(): Flow {
    return { columns: new Float64Array(this.columns), refused: new Float64Array(this.columns) }
  }
}

type Flow = { readonly columns: Float64Array; readonly refused: Float64Array }
type Flows = { readonly [kind in Kind]: Flow }

const sum = (values: Iterable<number>): number => {
  let total = 0
  for (const value of values) total += value
  return total
}
