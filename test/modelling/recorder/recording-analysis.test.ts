import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtInPrices } from '../../../src/analysis/pricing/price-list.ts'
import { failureKinds } from '../../../src/modelling/recorder/failing.ts'
import { RecordingAnalysis } from '../../../src/modelling/recorder/recording-analysis.ts'
import { RecordingError } from '../../../src/modelling/recorder/recording-error.ts'
import { recordingReport } from '../../../src/session/recording-report.ts'
import { recordingJson } from '../../../src/view/recording-json.ts'
import { recordingView } from '../../../src/view/recording-view.ts'
import { fc } from '../../property.ts'
import { shopModel, shopPatterns } from './recorded-shop.ts'

const { model } = await shopModel(shopPatterns())
const recorded = readFileSync(join(import.meta.dirname, '../../cli/report/run.ddbrec'), 'utf8')
const [header = ''] = recorded.split('\n')
const shape = '{"shape":"a","of":{"op":"Query","table":"shop","keyCondition":"pk = :p","placeholders":[":p"]}}'

function analysed(lines: readonly string[]) {
  const analysis = new RecordingAnalysis(model)
  for (const line of lines) analysis.line(line)
  return analysis.result()
}

const request = (more: object): string =>
  JSON.stringify({ t: 1, w: 'w', i: 1, op: 'Query', s: ['a'], ms: 0.5, u: [['shop', '', 'r', 1]], n: [2, 4], ...more })

test('pages of one Query are one run', () => {
  const pattern =
    '{"shape":"b","of":{"op":"Query","table":"shop","index":"gsi1","keyCondition":"gsi1pk = :p","placeholders":[":p"]}}'
  const pages = [{ i: 1 }, { i: 2, next: 1 }, { i: 3, next: 1 }, { i: 4 }].map((page) =>
    request({ s: ['b'], v: [[{ S: 'ORDER#1' }]], ...page }),
  )
  const { patterns } = analysed([header, pattern, ...pages])
  const [found] = patterns.filter(({ sums }) => sums.requests > 0)
  expect([found?.pattern.name, found?.runs, found?.sums.requests, found?.sums.readHalfUnits]).toEqual([
    'orderWithLines',
    2,
    4,
    4,
  ])
})

test('a read with three reads of its items after it is a loop; two are none', () => {
  const get = '{"shape":"g","of":{"op":"GetItem","table":"shop","key":["pk","sk"]}}'
  const child = (i: number, of: number) =>
    request({ i, op: 'GetItem', s: ['g'], v: [[{ S: `LOG#${i}` }, { S: 'X' }]], n: [1, 1], of })
  const loops = (children: readonly number[]) =>
    analysed([header, shape, get, request({}), ...children.map((of, at) => child(at + 2, of))]).loops
  expect(loops([1, 1])).toEqual([])
  expect(loops([1, 1, 7])).toEqual([])
  expect(loops([1, 1, 1, 1])).toEqual([
    {
      parent: 'Query shop WHERE pk = ?',
      child: "Get shop WHERE pk = 'LOG#...' AND sk = 'X'",
      loops: 1,
      reads: 4,
      most: 4,
      declared: false,
    },
  ])
})

test('a loop that a pattern has as FOR EACH is declared', () => {
  const line =
    '{"shape":"l","of":{"op":"Query","table":"shop","keyCondition":"pk = :p AND begins_with(sk, :s)","placeholders":[":p",":s"]}}'
  const get = '{"shape":"g","of":{"op":"GetItem","table":"shop","key":["pk","sk"]}}'
  const parent = request({ s: ['l'], v: [[{ S: 'CUST#1' }, { S: 'CART#' }]] })
  const child = (i: number) => request({ i, op: 'GetItem', s: ['g'], v: [[{ S: `PROD#${i}` }, { S: 'INFO' }]], of: 1 })
  const { loops, undeclared } = analysed([header, line, get, parent, child(2), child(3), child(4)])
  expect(undeclared).toEqual([])
  expect(loops).toMatchObject([{ parent: 'cartWithPrices', child: 'cartWithPrices', reads: 3, declared: true }])
})

test('who names the pattern is believed, and told where it is not so', () => {
  const { patterns, undeclared } = analysed([header, shape, request({ p: 'toPack' }), request({ i: 2, p: 'unheard' })])
  expect(patterns.find(({ pattern }) => pattern.name === 'toPack')?.variants).toEqual(
    new Map([['not as it is declared', 1]]),
  )
  expect(undeclared.map(({ sums }) => sums.requests)).toEqual([1])
})

test('a last line that is not whole is told; later versions and other files are refused', () => {
  expect(analysed([header, shape, request({}), '{"t":1,"w']).damaged).toEqual({ lines: 1, onlyLast: true })
  expect(analysed([header, 'x', shape, request({})]).damaged).toEqual({ lines: 1, onlyLast: false })
  expect(analysed([header, request({})]).shapeless).toBe(1)
  expect(() => analysed(['{"ddbrec":2}'])).toThrow(/version 2; this ddb-shell reads version 1/)
  expect(() => analysed([shape])).toThrow(/does not begin with a header/)
})

async function* lines(text: string): AsyncGenerator<string> {
  yield* text.split('\n')
}

/** A report of any text: refused as a whole, or whole. */
async function whole(text: string): Promise<void> {
  try {
    const failOn = failureKinds.map((kind) => ({ kind }))
    const parts = { model, failOn, prices: builtInPrices, deterministic: false }
    const report = await recordingReport([{ name: 'x', lines: lines(text) }], parts)
    JSON.parse(recordingJson(report))
    recordingView(report)
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error
  }
}

test('hostile: any text, and a recording in which anything was changed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), (text) => whole(`${header}\n${text}`)),
    { numRuns: 200 },
  )
  const mutated = fc
    .array(
      fc.record({
        at: fc.nat(recorded.length),
        cut: fc.nat(6),
        put: fc.constantFrom('', '"', '{', '}', '[]', 'null', '0', '-1', '1e999', ':', ',', '\n', '\u0000'),
      }),
      {
        maxLength: 6,
      },
    )
    .map((edits) => edits.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), recorded))
  await fc.assert(fc.asyncProperty(mutated, whole), { numRuns: 300 })
})

/** Each member of each line replaced by each kind of value. */
test('hostile: members of another type', async () => {
  const wrong = [null, 0, -1, 'x', [], {}, [[]], [null], [{}], true, { S: 1 }, [['a', 'b', 'r', 1e300]]]
  const all = recorded.split('\n').filter((line) => line !== '')
  for (const [at, line] of all.entries()) {
    const parsed = JSON.parse(line) as Record<string, unknown>
    for (const member of Object.keys(parsed)) {
      const texts = wrong.map((value) => JSON.stringify({ ...parsed, [member]: value }))
      await whole([...all.slice(0, at), ...texts, ...all.slice(at + 1)].join('\n'))
    }
  }
})
