import type { Value } from '../../model/value.ts'
import type { KeyFlow } from '../../operation/ledger.ts'
import { ByHash } from './by-hash.ts'
import { heaviest } from './heaviest.ts'

/** Keys of one minute that are counted one by one; beyond it those with least traffic are forgotten. */
const cellsMax = 4096

/** Traffic by partition key, which is told by its hash, and by item, told by the text of its sort key as well. */
export class KeyCells {
  private readonly kind: KeyFlow['kind']
  private keys = new ByHash<KeyCell>()
  private items = new Map<string, KeyCell>()

  constructor(kind: KeyFlow['kind']) {
    this.kind = kind
  }

  key(hash: number, key: readonly Value[]): KeyCell {
    const known = this.keys.get(hash)
    if (known !== undefined) return known
    if (this.keys.size >= cellsMax) this.keys = heavierHalf(this.keys)
    const cell = new KeyCell(hash, key)
    this.keys.add(hash, cell)
    return cell
  }

  item(hash: number, key: readonly Value[], sort: readonly Value[]): KeyCell {
    const name = `${hash} ${JSON.stringify(sort)}`
    const known = this.items.get(name)
    if (known !== undefined) return known
    if (this.items.size >= cellsMax) {
      this.items = new Map([...this.items].sort(([, a], [, b]) => b.weight - a.weight).slice(0, cellsMax / 2))
    }
    const cell = new KeyCell(hash, [...key, ...sort])
    this.items.set(name, cell)
    return cell
  }

  keyFlows(): readonly KeyFlow[] {
    return heaviest(this.keys.entries().map(([, cell]) => cell.flow(this.kind)))
  }

  itemFlows(): readonly KeyFlow[] {
    return heaviest([...this.items.values()].map((cell) => cell.flow(this.kind)))
  }
}

class KeyCell {
  halfUnits = 0
  charges = 0
  throttled = 0
  readonly hash: number
  private readonly key: readonly Value[]

  constructor(hash: number, key: readonly Value[]) {
    this.hash = hash
    this.key = key
  }

  get weight(): number {
    return this.halfUnits + this.throttled
  }

  add(halfUnits: number): void {
    this.halfUnits += halfUnits
    this.charges += 1
  }

  flow(kind: KeyFlow['kind']): KeyFlow {
    const { hash, halfUnits, charges, throttled } = this
    return { kind, hash, key: JSON.stringify(this.key), halfUnits, charges, throttled }
  }
}

function heavierHalf(cells: ByHash<KeyCell>): ByHash<KeyCell> {
  const kept = new ByHash<KeyCell>()
  const heavier = cells
    .entries()
    .toSorted(([, a], [, b]) => b.weight - a.weight)
    .slice(0, cellsMax / 2)
  for (const [hash, cell] of heavier) kept.add(hash, cell)
  return kept
}
