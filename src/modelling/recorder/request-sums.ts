import type { PriceList } from '../../analysis/pricing/price-list.ts'
import { requestPrice, type TableClass } from '../../analysis/pricing/request-price.ts'
import type { RequestLine } from '../../operation/recording/recording-line.ts'
import { Latencies } from './latency.ts'

/** Names of exceptions: the service has fewer. */
const errorsMax = 100

/** What requests of one kind came to. */
export class RequestSums {
  requests = 0
  /** Without the pages after the first: how often it was asked. */
  runs = 0
  scans = 0
  returned = 0
  evaluated = 0
  readHalfUnits = 0
  writeHalfUnits = 0
  readonly errors = new Map<string, number>()
  readonly latencies = new Latencies()
  private readonly byPrice = new Map<string, { region: string; tableClass: TableClass; read: number; write: number }>()

  add(line: RequestLine, region: string, classOf: (table: string) => TableClass): void {
    this.requests++
    if (line.next !== 1) this.runs++
    if (line.scan === 1) this.scans++
    this.returned += line.n?.[0] ?? 0
    this.evaluated += line.n?.[1] ?? 0
    this.latencies.add(line.ms)
    if (line.e !== undefined) {
      const name = this.errors.size < errorsMax || this.errors.has(line.e) ? line.e : 'others'
      this.errors.set(name, (this.errors.get(name) ?? 0) + 1)
    }
    for (const [table, , kind, halfUnits] of line.u ?? []) {
      if (kind === 'r') this.readHalfUnits += halfUnits
      else this.writeHalfUnits += halfUnits
      this.priced(region, classOf(table))[kind === 'r' ? 'read' : 'write'] += halfUnits
    }
  }

  /** List price on demand; undefined: a Region without prices. */
  price(prices: PriceList): { readonly pico: bigint; readonly currency: string } | undefined {
    let pico = 0n
    let currency: string | undefined
    for (const { region, tableClass, read, write } of this.byPrice.values()) {
      if (read === 0 && write === 0) continue
      const price = requestPrice({ read, write }, region, { prices, tableClass })
      if (price === undefined || (currency ?? price.currency) !== price.currency) return undefined
      pico += price.pico
      currency = price.currency
    }
    return { pico, currency: currency ?? 'USD' }
  }

  get throttles(): number {
    return [...this.errors].reduce((sum, [name, times]) => (throttling.test(name) ? sum + times : sum), 0)
  }

  private priced(region: string, tableClass: TableClass): { read: number; write: number } {
    const key = `${region} ${tableClass}`
    const found = this.byPrice.get(key) ?? { region, tableClass, read: 0, write: 0 }
    this.byPrice.set(key, found)
    return found
  }
}

const throttling = /^(?:ProvisionedThroughputExceeded|Throttling|RequestLimitExceeded)/
