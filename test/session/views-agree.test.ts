import { expect, test } from 'vitest'
import { totalOf } from '../../src/analysis/heat/heat-figures.ts'
import { must } from '../../src/base/must.ts'
import type { Charge } from '../../src/model/charge.ts'
import type { Outcome, Result } from '../../src/session/outcome.ts'
import { heatMapOf } from '../../src/view/heat/heat-view.ts'
import { fc } from '../property.ts'
import { Shell } from './shell.ts'

/**
 * One truth: what calls say they consumed, the ledger, METRICS, HEATMAP by partition and by key, TOP KEYS and BILL come to the
 * same half units, table by table and index by index.
 */

const tables = `
CREATE TABLE "constructor" (pk STRING, sk STRING, status STRING) PRIMARY KEY (pk HASH, sk RANGE)
  LSI ("__proto__" ON (pk HASH, status RANGE), valueOf ON (pk HASH, status RANGE)) GSI (toString ON (status HASH));
CREATE TABLE slow (pk STRING HASH KEY) BILLING MODE PROVISIONED (2 RCU, 2 WCU);
`

const n = fc.nat(4)
const statement = fc.oneof(
  fc.tuple(n, n, fc.nat(9_000)).map(([pk, sk, size]) => {
    return `PUT "constructor" {pk: 'k${pk}', sk: '${sk}', status: 's${sk}', text: '${'x'.repeat(size)}'}`
  }),
  fc.tuple(n, n).map(([pk, sk]) => `UPDATE "constructor" {pk: 'k${pk}', sk: '${sk}'} SET status = 'S${pk}'`),
  fc.tuple(n, n).map(([pk, sk]) => `DELETE "constructor" {pk: 'k${pk}', sk: '${sk}'} IF attribute_exists(status)`),
  fc.tuple(n, n).map(([pk, sk]) => `GET "constructor" {pk: 'k${pk}', sk: '${sk}'} CONSISTENT`),
  n.map((pk) => `QUERY "constructor" WHERE pk = 'k${pk}'`),
  n.map((pk) => `QUERY "constructor"."__proto__" WHERE pk = 'k${pk}'`),
  n.map((pk) => `QUERY "constructor".valueOf WHERE pk = 'k${pk}'`),
  n.map((pk) => `SELECT * FROM "constructor".toString WHERE status = 's${pk}'`),
  fc.constant('SCAN "constructor"'),
  n.map((pk) => `BATCH { PUT slow {pk: '${pk}'}; PUT "constructor" {pk: 'k${pk}', sk: 'b'} }`),
  n.map((pk) => `BEGIN; PUT slow {pk: '${pk}'}; UPDATE "constructor" {pk: 'k${pk}', sk: '0'} SET a = 1; COMMIT`),
  n.map((pk) => `PUT slow {pk: '${pk}'}`),
  n.map((pk) => `GET slow {pk: '${pk}'}`),
  fc.constantFrom('OBSERVE', 'ENFORCE', 'OFF').map((mode) => `SET THROTTLING ${mode}`),
  fc
    .constantFrom('1 SECOND', '61 SECONDS', '7 MINUTES', '2 HOURS', '1 DAY', '3 DAYS')
    .map((by) => `CLOCK ADVANCE ${by}`),
)

/** Half units by table, index and direction, as `orders read`. */
type Sums = Map<string, number>
const add = (sums: Sums, place: string, halfUnits: number): void => {
  if (halfUnits !== 0) sums.set(place, (sums.get(place) ?? 0) + halfUnits)
}
const inOrder = (sums: Sums): readonly unknown[] => [...sums].sort(([a], [b]) => (a < b ? -1 : 1))

const targets = ['constructor', 'constructor.toString', 'slow']
const quoted = (target: string): string => target.replace('constructor', '"constructor"')

function placeOf({ table, index, kind }: Charge): string {
  return `${index?.kind === 'global' ? `${table}.${index.name}` : table} ${kind}`
}

test('every view of what was consumed comes to the same half units', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 25 }), async (statements) => {
      const shell = new Shell()
      await shell.run(tables)
      const called: Sums = new Map()
      const keyed: Sums = new Map()
      const count = ({ calls }: Outcome): void => {
        for (const charge of calls.flatMap(({ charges }) => charges)) {
          add(called, placeOf(charge), charge.halfUnits)
          if (charge.key !== undefined) add(keyed, placeOf(charge), charge.halfUnits)
        }
      }
      for (const each of statements) for (const outcome of await shell.run(each)) count(outcome)

      const last = async (text: string): Promise<Result> => must((await shell.run(text)).at(-1), text).result
      const views: { readonly [view in 'metrics' | 'partitions' | 'keys' | 'top' | 'bill']: Sums } = {
        metrics: new Map(),
        partitions: new Map(),
        keys: new Map(),
        top: new Map(),
        bill: new Map(),
      }
      for (const target of targets) {
        for (const kind of ['Read', 'Write']) {
          const found = await last(
            `METRICS Consumed${kind}CapacityUnits FOR ${quoted(target)} PERIOD 1 DAY LAST 400 DAYS`,
          )
          if (found.kind !== 'metrics') throw new Error(found.kind)
          for (const { sample } of found.series.flatMap(({ points }) => points)) {
            add(views.metrics, `${target} ${kind.toLowerCase()}`, sample.sum * 2)
          }
        }
        for (const by of ['partitions', 'keys'] as const) {
          const found = await last(`HEATMAP ${quoted(target)} ${by === 'keys' ? 'BY KEY ' : ''}LAST 400 DAYS`)
          if (found.kind !== 'heat') throw new Error(found.kind)
          for (const { read, write } of heatMapOf(found.heat, 80).rows) {
            // What an hour had is spread over its buckets, in fractions.
            add(views[by], `${target} read`, Math.round(totalOf(read.halfUnits) * 1e6) / 1e6)
            add(views[by], `${target} write`, Math.round(totalOf(write.halfUnits) * 1e6) / 1e6)
          }
        }
        const top = await last(`TOP KEYS 25 OF ${quoted(target)} LAST 400 DAYS`)
        if (top.kind !== 'contributors') throw new Error(top.kind)
        for (const { readHalfUnits, writeHalfUnits } of top.contributors) {
          add(views.top, `${target} read`, readHalfUnits)
          add(views.top, `${target} write`, writeHalfUnits)
        }
      }
      const bill = await last('BILL')
      if (bill.kind !== 'bill') throw new Error(bill.kind)
      for (const { table, index, readHalfUnits, writeHalfUnits } of bill.bill.consumed) {
        add(views.bill, `${index === '' ? table : `${table}.${index}`} read`, readHalfUnits)
        add(views.bill, `${index === '' ? table : `${table}.${index}`} write`, writeHalfUnits)
      }
      const expected = inOrder(called)
      expect(inOrder(views.metrics)).toEqual(expected)
      expect(inOrder(views.bill)).toEqual(expected)
      expect(inOrder(views.partitions)).toEqual(expected)
      expect(inOrder(views.keys)).toEqual(expected)
      expect(inOrder(views.top)).toEqual(inOrder(keyed))
    }),
    { numRuns: 40 },
  )
}, 120_000)
