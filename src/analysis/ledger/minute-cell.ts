import type { Charge } from '../../model/charge.ts'
import { partitionAt } from '../../model/hash-space.ts'
import type { Units } from '../../model/table.ts'
import type { HeatFlow, KeyFlow, LedgerPlace, LedgerRow } from '../../operation/ledger.ts'
import { ByHash } from './by-hash.ts'
import { CallCells } from './call-cells.ts'
import { KeyCells } from './key-cells.ts'

const seconds = 60

/** A row of the ledger while its minute lasts: adding to it makes no objects. */
export class MinuteCell {
  readonly place: LedgerPlace
  readonly calls = new CallCells()
  readonly throttles: { [reason: string]: number } = {}
  expired = 0
  provisioned: Units | undefined
  /** Single items are counted too. */
  withItems = false
  private readonly reads = new ByHash<FlowCell>()
  private readonly writes = new ByHash<FlowCell>()
  private readonly readKeys = new KeyCells('read')
  private readonly writtenKeys = new KeyCells('write')

  constructor(place: LedgerPlace) {
    this.place = place
  }

  /** `place` is the partition's, as `partitionPlace` makes it. */
  add(charge: Charge, place: number, second: number): void {
    const { kind, halfUnits, hash, key, sort, index } = charge
    this.flow(kind, place).add(halfUnits, second, index?.name)
    if (key === undefined) return
    const cells = kind === 'read' ? this.readKeys : this.writtenKeys
    cells.key(hash, key).add(halfUnits)
    if (this.withItems && sort !== undefined) cells.item(hash, key, sort).add(halfUnits)
  }

  refuse(charge: Charge, place: number, second: number): void {
    const { kind, hash, key, sort } = charge
    this.flow(kind, place).refuse(second)
    if (key === undefined) return
    const cells = kind === 'read' ? this.readKeys : this.writtenKeys
    cells.key(hash, key).throttled += 1
    if (this.withItems && sort !== undefined) cells.item(hash, key, sort).throttled += 1
  }

  row(): LedgerRow {
    return {
      ...this.place,
      flows: [...flowsOf('read', this.reads), ...flowsOf('write', this.writes)],
      keys: [...this.readKeys.keyFlows(), ...this.writtenKeys.keyFlows()],
      items: [...this.readKeys.itemFlows(), ...this.writtenKeys.itemFlows()],
      calls: this.calls.flows(),
      throttles: { ...this.throttles },
      expired: this.expired,
      ...(this.provisioned === undefined ? {} : { provisioned: this.provisioned }),
    }
  }

  private flow(kind: KeyFlow['kind'], place: number): FlowCell {
    const flows = kind === 'read' ? this.reads : this.writes
    let flow = flows.get(place)
    if (flow === undefined) {
      flow = new FlowCell()
      flows.add(place, flow)
    }
    return flow
  }
}

class FlowCell {
  halfUnits = 0
  charges = 0
  least = 0
  most = 0
  throttled = 0
  local: { [index: string]: number } | undefined
  readonly unitsBySecond = new Float64Array(seconds)
  readonly throttledBySecond = new Float64Array(seconds)

  add(halfUnits: number, second: number, localIndex: string | undefined): void {
    if (this.charges === 0 || halfUnits < this.least) this.least = halfUnits
    if (halfUnits > this.most) this.most = halfUnits
    this.halfUnits += halfUnits
    this.charges += 1
    this.unitsBySecond[second] = (this.unitsBySecond[second] ?? 0) + halfUnits
    if (localIndex === undefined) return
    this.local ??= Object.create(null) as { [index: string]: number }
    this.local[localIndex] = (this.local[localIndex] ?? 0) + halfUnits
  }

  refuse(second: number): void {
    this.throttled += 1
    this.throttledBySecond[second] = (this.throttledBySecond[second] ?? 0) + 1
  }
}

function flowsOf(kind: HeatFlow['kind'], cells: ByHash<FlowCell>): readonly HeatFlow[] {
  return cells
    .entries()
    .toSorted(([a], [b]) => a - b)
    .map(([place, cell]) => {
      const { halfUnits, charges, least, most, throttled, local } = cell
      const { fromHash, part } = partitionAt(place)
      const flow = { kind, fromHash, ...(part === 0 ? {} : { part }), halfUnits, charges, least, most, throttled }
      return { ...flow, ...(local === undefined ? {} : { local: { ...local } }), seconds: secondsOf(cell) }
    })
}

function secondsOf({ unitsBySecond, throttledBySecond }: FlowCell): number[] {
  const used: number[] = []
  for (let second = 0; second < seconds; second++) {
    const units = unitsBySecond[second] ?? 0
    const throttled = throttledBySecond[second] ?? 0
    if (units > 0 || throttled > 0) used.push(second, units, throttled)
  }
  return used
}
