import { throttlingReason } from '../../model/throttle.ts'
import type { Use } from '../partitions/use.ts'
import type { PatternTraffic } from './pattern-traffic.ts'
import type { RequestFate } from './request-list.ts'
import type { KeyOutcome, PatternOutcome } from './simulation.ts'
import type { DrawnKey } from './strata.ts'

/** Keys that one pattern remembers; a key beyond them counts for its pattern only. */
const keysKept = 65_536
const hottestShown = 5

/** What became of one pattern's requests. */
export class PatternTally {
  private readonly traffic: PatternTraffic
  private passed = 0
  private throttled = 0
  private readHalfUnits = 0
  private writeHalfUnits = 0
  private readonly reasons = new Map<string, number>()
  private readonly keys = new Map<number, { passed: number; throttled: number }>()

  constructor(traffic: PatternTraffic) {
    this.traffic = traffic
  }

  add(uses: readonly Use[], key: DrawnKey, { passed, refused, throttles }: RequestFate): void {
    this.passed += passed
    this.throttled += refused
    for (const { kind, milliUnits } of uses) {
      if (kind === 'read') this.readHalfUnits += (milliUnits / 500) * passed
      else this.writeHalfUnits += (milliUnits / 500) * passed
    }
    const [first] = throttles
    if (refused > 0 && first !== undefined) {
      const reason = throttlingReason(first)
      this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + refused)
    }
    if (key.own && key.rank >= 0) this.addKey(key.rank, passed, refused)
  }

  outcome(): PatternOutcome {
    return {
      name: this.traffic.pattern.name,
      requests: { passed: this.passed, throttled: this.throttled },
      readHalfUnits: this.readHalfUnits,
      writeHalfUnits: this.writeHalfUnits,
      reasons: Object.fromEntries([...this.reasons].sort(([a], [b]) => (a < b ? -1 : 1))),
      hottest: this.hottest(),
    }
  }

  private addKey(rank: number, passed: number, refused: number): void {
    const known = this.keys.get(rank)
    if (known !== undefined) {
      known.passed += passed
      known.throttled += refused
    } else if (this.keys.size < keysKept) this.keys.set(rank, { passed, throttled: refused })
  }

  private hottest(): readonly KeyOutcome[] {
    return [...this.keys]
      .sort(([a, one], [b, other]) => other.passed + other.throttled - one.passed - one.throttled || a - b)
      .slice(0, hottestShown)
      .flatMap(([rank, counts]) => {
        const key = this.traffic.valueOf({ rank })
        return key === undefined ? [] : [{ key, ...counts }]
      })
  }
}
