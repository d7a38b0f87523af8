import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { must } from '../../src/base/must.ts'
import type { Outcome } from '../../src/session/outcome.ts'
import { diffModelView } from '../../src/view/diff-view.ts'
import { folderOfExamples } from './example-folder.ts'
import { Shell, shortText } from './shell.ts'

const now = `
CREATE TABLE orders (pk STRING, sk STRING) PRIMARY KEY (pk HASH, sk RANGE);
PUT orders {pk: 'c#1', sk: 'o#1', "status": 'OPEN'};
ACCESS PATTERN ordersOf(:c = 'c#1') RATE 10/s AS QUERY orders WHERE pk = :c;
`

/** The last outcome of a script in a folder with a model that is to come. */
async function compared(next: string, statement = "DIFF MODEL CURRENT 'next.ddbq'"): Promise<Outcome> {
  const folder = folderOfExamples()
  writeFileSync(join(folder, 'next.ddbq'), next)
  const outcomes = await new Shell().run(`${now} ${statement}`, { file: join(folder, 'now.ddbq') })
  return must(outcomes.at(-1), 'it ran')
}

const diffOf = ({ result }: Outcome) => must(result.kind === 'model-diff' ? result.report.diff : undefined, 'a diff')

test('a model is no different from itself', async () => {
  const diff = diffOf(await compared('', 'DIFF MODEL CURRENT CURRENT'))
  expect(diff).toMatchObject({ schema: [], entities: [], patterns: [], unserved: [], notes: [] })
  expect(diff.unchanged).toEqual({ schema: 1, entities: 0, patterns: 1 })
  expect(diff.bill.beforePico).toBe(diff.bill.afterPico)
})

test('units are not held against those of a table without items', async () => {
  const diff = diffOf(await compared(now.replace(/PUT.*;/, '')))
  expect(diff).toMatchObject({ patterns: [], bill: { lines: [] } })
  expect(diff.notes).toEqual([expect.stringMatching(/^Units and money of ordersOf are not compared: .* no items/)])
})

test('a key that goes takes its patterns along', async () => {
  const outcome = await compared(now.replace('pk HASH, sk RANGE', 'sk HASH').replace('pk STRING, ', ''))
  expect(diffOf(outcome).schema).toEqual([
    {
      how: 'changed',
      what: 'table',
      name: 'orders',
      facts: [{ about: 'key', before: 'pk STRING HASH, sk STRING RANGE', after: 'sk STRING HASH' }],
    },
  ])
  expect(diffOf(outcome).unserved).toEqual([{ name: 'ordersOf', why: 'the key of orders is sk', servedBefore: true }])
})

test('a script that fails is told with its line, and nothing is compared', async () => {
  const outcome = await compared('CREATE TABLE things (pk STRING HASH KEY);\nPUT things {a: 1};')
  expect(shortText(outcome)).toMatch(/^session\.model-script: next\.ddbq:2 fails: /)
})

test('TO writes Markdown whose cells hold what a file says', async () => {
  const next = `${now} ENTITY "a|b" '<i>' IN orders KEY (pk = '{c}', sk = '{o}');`
  const { effects } = await compared(next, "DIFF MODEL CURRENT 'next.ddbq' TO 'diff.md'")
  expect(effects).toMatchObject([{ kind: 'write', path: expect.stringMatching(/diff\.md$/) }])
  const [effect] = effects ?? []
  const text = effect?.kind === 'write' ? effect.text : ''
  expect(text).toContain('### Model: CURRENT → next.ddbq\n\n1 added.\n')
  expect(text).toContain('| **added entity a\\|b** | | |')
})

test.each(['now.ddbq', 'shop.db', 'shop', ''])(
  'TO writes into no %s: it takes the place of what is there',
  async (path) => {
    const outcome = await compared(now, `DIFF MODEL CURRENT 'next.ddbq' TO '${path}'`)
    expect(shortText(outcome)).toBe(`session.bad-argument: a comparison cannot be written into ${path}`)
    expect(outcome.effects ?? []).toEqual([])
  },
)

test('JSON has money as decimal text', async () => {
  const { json } = diffModelView({ diff: diffOf(await compared(now.replace('10/s', '20/s'))) })
  const [object] = json.map((text): unknown => JSON.parse(text))
  // 730 h x 3600 s x 10/s = 26.28 M runs of 0.5 RRU at 0.125 $ a million (reference, pricing 2).
  expect(object).toMatchObject({ bill: { before: '1.6425', after: '3.285', currency: 'USD' } })
})
