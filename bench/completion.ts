import { complete } from '../src/session/completion/complete.ts'
import { Highlighter } from '../src/session/completion/highlighter.ts'
import type { KnownTable } from '../src/session/completion/known-table.ts'
import type { KnownNames } from '../src/session/completion/slot-candidates.ts'
import { Settings } from '../src/session/settings.ts'

/** What a key press waits for: a list over 50 tables with 500 attributes, and the colours of a text of 200 lines. */

export const completionMsMax = 10
export const highlightMsMax = 16
const rounds = 100
const warmUpRounds = 20

export type Speed = { readonly name: string; readonly p95Ms: number; readonly msMax: number }

export function completionSpeeds(): readonly Speed[] {
  const names = manyNames()
  const completions = places.map((marked) => {
    const cursor = marked.indexOf('¦')
    const text = marked.replace('¦', '')
    return p95(`complete ${marked}`, completionMsMax, () => complete(text, cursor, names, () => 0))
  })
  const text = Array.from({ length: 200 }, (_, line) => `PUT t_1 {pk: 'customer ${line}', total: ${line}};`).join('\n')
  const highlighter = new Highlighter()
  const schema = {
    table: (name: string) => names.tables.find((table) => table.name === name),
    isListed: true,
    currentTable: undefined,
  }
  const typing = p95('highlight 200 lines', highlightMsMax, (round) => {
    const typed = `${text}\nSELECT * FROM t_1 WHERE pk = ${round}`
    highlighter.segments(typed, typed.length, schema)
  })
  return [...completions, typing]
}

export const speedLine = ({ name, p95Ms, msMax }: Speed): string =>
  `${name.padEnd(72)} p95 ${p95Ms.toFixed(2).padStart(6)} ms   ${p95Ms <= msMax ? 'ok' : `over the target of ${msMax} ms`}`

const places = [
  '¦',
  'SELECT ¦',
  'SELECT attr¦',
  'SELECT * FROM t¦',
  "SELECT * FROM t_1 WHERE pk = 'a' AND attribute_1¦",
  "SELECT * FROM t_1 WHERE pk = 'a' AND (attribute_5 > 5 OR attribute_exists(attribute_6)) AND size(a¦",
  "UPDATE t_2 {pk: 'a', sk: 'b'} SET attribute_1 = if_not_exists(¦",
  'GET t_3 {pk: ¦',
  'METRICS Con¦',
  '.set ¦',
]

/** 50 tables, each of which has the 500 attributes. */
function manyNames(): KnownNames {
  const attributes = Array.from({ length: 500 }, (_, nth) => ({ name: `attribute_${nth}`, types: ['S'], share: 0.5 }))
  const keys = [
    { name: 'pk', type: 'S', role: 'pk' },
    { name: 'sk', type: 'S', role: 'sk' },
  ] as const
  const items = Array.from({ length: 400 }, (_, nth) => ({ pk: { S: `c#${nth % 90}` }, sk: { S: `o#${nth}` } }))
  const tables = Array.from({ length: 50 }, (_, nth): KnownTable => {
    const indexes = [{ name: 'byStatus', kind: 'global', keys }] as const
    return { name: `t_${nth}`, keys, indexes, sample: { attributes, members: new Map(), keys: items, complete: true } }
  })
  const settings = new Settings()
  return {
    tables,
    alarms: [],
    model: [],
    backups: [],
    currentTable: undefined,
    variables: new Map(),
    settings,
    directory: '.',
  }
}

function p95(name: string, msMax: number, work: (round: number) => unknown): Speed {
  const times: number[] = []
  for (let round = 0; round < rounds + warmUpRounds; round++) {
    const start = process.hrtime.bigint()
    work(round)
    if (round >= warmUpRounds) times.push(Number(process.hrtime.bigint() - start) / 1e6)
  }
  times.sort((a, b) => a - b)
  return { name, p95Ms: times[Math.floor(times.length * 0.95)] ?? Number.NaN, msMax }
}
