import type { Value } from '../../model/value.ts'
import type { KeyFlow } from '../../operation/ledger.ts'
import { heaviest } from './heaviest.ts'

/** Keys of one minute that are counted one by one; beyond it those with least traffic are forgotten. */
const cellsMax = 4096

/** Traffic by key. A key is told by its hash, an item by its hash and the text of its sort key. */
export class KeyCells {
  private readonly cells = { read: new Map<number | string, KeyCell>(), write: new Map<number | string, KeyCell>() }

  cell(kind: KeyFlow['kind'], hash: number, key: readonly Value[], sort?: readonly Value[]): KeyCell {
    const cells = this.cells[kind]
    const name = sort === undefined ? hash : `${hash} ${JSON.stringify(sort)}`
    const known = cells.get(name)
    if (known !== undefined) return known
    if (cells.size >= cellsMax) forgetLightest(cells)
    const cell = new KeyCell(kind, hash, sort === undefined ? key : [...key, ...sort])
    cells.set(name, cell)
    return cell
  }

  flows(): readonly KeyFlow[] {
    const { read, write } = this.cells
    return heaviest([...read.values(), ...write.values()].map((cell) => cell.flow()))
  }
}

class KeyCell {
  halfUnits = 0
  charges = 0
  throttled = 0
  private readonly kind: KeyFlow['kind']
  private readonly hash: number
  private readonly key: readonly Value[]

  constructor(kind: KeyFlow['kind'], hash: number, key: readonly Value[]) {
    this.kind = kind
    this.hash = hash
    this.key = key
  }

  add(halfUnits: number): void {
    this.halfUnits += halfUnits
    this.charges += 1
  }

  flow(): KeyFlow {
    const { kind, hash, halfUnits, charges, throttled } = this
    return { kind, hash, key: JSON.stringify(this.key), halfUnits, charges, throttled }
  }
}

function forgetLightest(cells: Map<number | string, KeyCell>): void {
  const weights = [...cells.values()].map(weightOf).sort((a, b) => a - b)
  const limit = weights[Math.floor(weights.length / 2)] ?? 0
  let left = cellsMax / 2
  for (const [name, cell] of cells) {
    if (left > 0 && weightOf(cell) <= limit) {
      cells.delete(name)
      left -= 1
    }
  }
}

const weightOf = ({ halfUnits, throttled }: KeyCell): number => halfUnits + throttled
