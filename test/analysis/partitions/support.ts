import type { Resource } from '../../../src/analysis/partitions/resource.ts'
import type { ResourceDefinition } from '../../../src/analysis/partitions/resource-definition.ts'
import type { TrafficModel } from '../../../src/analysis/partitions/traffic-model.ts'
import type { Use } from '../../../src/analysis/partitions/use.ts'
import { hashEnd } from '../../../src/model/hash-space.ts'
import { throttlingReason } from '../../../src/model/throttle.ts'
import type { NumberText, Value } from '../../../src/model/value.ts'

export const secondMs = 1_000
export const minuteMs = 60_000
export const hourMs = 3_600_000
/** Midnight of a day in 2026. */
export const startMs = Date.UTC(2026, 5, 1)

type Changed = Partial<ResourceDefinition>

/** A table `t` made now: no indexes, a sort key, on demand. */
export const onDemand = (changed: Changed = {}): ResourceDefinition => ({
  region: 'eu-west-1',
  table: 't',
  createdMs: startMs,
  billing: 'PAY_PER_REQUEST',
  throughput: { readUnits: 0, writeUnits: 0 },
  warm: { readUnits: 12_000, writeUnits: 4_000 },
  bytes: 0,
  hasSortKey: true,
  hasLocalIndexes: false,
  ...changed,
})

export function provisioned(readUnits: number, writeUnits: number, changed: Changed = {}): ResourceDefinition {
  const throughput = { readUnits, writeUnits }
  return onDemand({ billing: 'PROVISIONED', throughput, warm: throughput, ...changed })
}

/** Requests that come at even distances; `uses` makes the nth of them. */
export type Load = { readonly perSecond: number; readonly uses: (nth: number) => readonly Use[] }

/** Hashes spread as evenly as any number of them can be: steps of the golden ratio. */
export const evenHash = (nth: number): number => Math.floor(((nth * 0.618033988749895) % 1) * hashEnd)

export const text = (S: string): readonly Value[] => [{ S }]
export const number = (n: number): readonly Value[] => [{ N: String(n) as NumberText }]

/** 1 KB written under one partition key. */
export const write = (resource: Resource, changed: Partial<Use> = {}): Use => ({
  resource,
  kind: 'write',
  milliUnits: 1_000,
  hash: hashEnd / 8,
  key: text('hot'),
  ...changed,
})

/** Each under a key of its own. */
export const spreadWrite = (resource: Resource, nth: number, changed: Partial<Use> = {}): Use =>
  write(resource, { hash: evenHash(nth), key: text(`k${nth}`), ...changed })

export type Span = { readonly passed: number; readonly throttled: number; readonly reasons: readonly string[] }

/** What became of some loads second by second, all together. Requests come in steps of 10 ms. */
export function drive(model: TrafficModel, loads: readonly Load[], seconds: number): readonly Span[] {
  const fromMs = model.nowMs
  const sent = loads.map(() => 0)
  return Array.from({ length: seconds }, (_, second) => {
    const reasons = new Set<string>()
    let passed = 0
    let throttled = 0
    for (let stepMs = 0; stepMs < secondMs; stepMs += 10) {
      const elapsedMs = second * secondMs + stepMs
      for (const [at, { perSecond, uses }] of loads.entries()) {
        const due = Math.floor((perSecond * (elapsedMs + 10)) / secondMs)
        for (let nth = sent[at] ?? 0; nth < due; nth++) {
          const throttles = model.admit(fromMs + elapsedMs, uses(nth))
          if (throttles.length === 0) passed++
          else throttled++
          for (const throttle of throttles) reasons.add(throttlingReason(throttle))
        }
        sent[at] = due
      }
    }
    model.advance(fromMs + (second + 1) * secondMs)
    return { passed, throttled, reasons: [...reasons] }
  })
}

/** `0:00-5:00 200/s pass`: stretches of ten seconds, alike ones together. */
export function story(spans: readonly Span[]): string {
  const tens = Array.from({ length: Math.ceil(spans.length / 10) }, (_, at) =>
    tenText(spans.slice(at * 10, at * 10 + 10)),
  )
  const lines: string[] = []
  let from = 0
  for (let at = 1; at <= tens.length; at++) {
    if (tens[at] === tens[from]) continue
    lines.push(`${clockText(from * 10)}-${clockText(Math.min(at * 10, spans.length))} ${tens[from]}`)
    from = at
  }
  return lines.join('\n')
}

function tenText(spans: readonly Span[]): string {
  const average = (pick: (span: Span) => number): number =>
    Math.round(spans.reduce((sum, span) => sum + pick(span), 0) / spans.length)
  const passed = `${average(({ passed }) => passed)}/s pass`
  const throttled = average(({ throttled }) => throttled)
  const reasons = [...new Set(spans.flatMap((span) => span.reasons))].toSorted().join(' ')
  return throttled === 0 && reasons === '' ? passed : `${passed}, ${throttled}/s ${reasons}`
}

export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** The log of splits, one a line; times since `startMs`, hashes in hexadecimal. */
export function splitStory(model: TrafficModel, resource: Resource): string {
  const hex = (hash: number): string => hash.toString(16).padStart(12, '0')
  return model
    .report(resource)
    .splits.map(({ atMs, fromHash, toHash, kind, atHash, atSort, reason }) =>
      [
        clockText((atMs - startMs) / secondMs),
        kind,
        `${hex(fromHash)}-${hex(toHash)}`,
        ...(atHash === undefined ? [] : [`at ${hex(atHash)}`]),
        ...(atSort === undefined ? [] : [`sort ${atSort}`]),
        ...(reason === undefined ? [] : [reason]),
      ].join(' '),
    )
    .join('\n')
}

/** Changes of capacity, one a line. */
export const changeStory = (model: TrafficModel, resource: Resource): string =>
  model
    .changes(resource)
    .map(({ atMs, what, kind, from, to, by }) => {
      return `${clockText((atMs - startMs) / secondMs)} ${kind} ${what} ${from} to ${to} by ${by}`
    })
    .join('\n')
