import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { questionText } from '../../src/cli/question-text.ts'
import { parseCostLimit } from '../../src/session/cost-limit.ts'
import type { Danger } from '../../src/session/danger.ts'
import { folderOfExamples } from './example-folder.ts'
import { Shell, shortText } from './shell.ts'

/** 40 items of 4 KB in one partition: a strong read of all of them is 40 RCU, an eventual one half of that. */
async function shellWithItems(confirm?: (danger: Danger) => Promise<boolean>): Promise<Shell> {
  const shell = new Shell({ confirm })
  await shell.run('CREATE TABLE orders (pk STRING HASH, sk NUMBER RANGE)')
  const note = 'x'.repeat(4_070)
  const puts = Array.from({ length: 40 }, (_, at) => `PUT orders {pk: 'a', sk: ${at}, note: '${note}'}`)
  await shell.run(puts.join(';\n'))
  return shell
}

test.each([
  ['off', {}],
  ['1000 RCU', { readHalfUnits: 2_000 }],
  ['0.5rcu, 10 WCU', { readHalfUnits: 1, writeHalfUnits: 20 }],
  ['$0.05', { money: { pico: 50_000_000_000n, currency: 'USD' } }],
  ['1 CNY', { money: { pico: 1_000_000_000_000n, currency: 'CNY' } }],
  ['1000', undefined],
  ['-1 RCU', undefined],
  ['1 RCU,', undefined],
  ['1 EUR', undefined],
])('a limit of %s', (text, limit) => {
  expect(parseCostLimit(text)).toEqual(limit)
})

test('what is expected to cost more is refused where nobody can be asked, before anything is read', async () => {
  const shell = await shellWithItems()
  await shell.run('.set cost_guard 10 RCU')
  const [outcome] = await shell.run('SCAN orders')
  expect(shortText(outcome)).toBe('session.cost-guard: it is expected to cost 21.5 RCU, and the cost guard is 10 RCU')
  expect(outcome?.calls).toEqual([])
  expect(await shell.last("GET orders {pk: 'a', sk: 1}")).toBe('1 items')
})

test('a Query, of which nobody knows how much it is, is stopped between its pages', async () => {
  const shell = await shellWithItems()
  const note = 'x'.repeat(300_000)
  for (let sk = 0; sk < 10; sk += 1) await shell.run(`PUT orders {pk: 'b', sk: ${sk}, note: '${note}'}`)
  await shell.run('.set cost-guard 150 RCU')
  const [outcome] = await shell.run("QUERY orders WHERE pk = 'b'")
  expect(shortText(outcome)).toBe('session.cost-guard: it has consumed 293 RCU, and the cost guard is 150 RCU')
  expect(outcome?.calls).toMatchObject([{ operation: 'Query', pages: 2 }])
  expect(shell.items()).toHaveLength(8)
})

test('somebody who is there is asked once, with what it would cost', async () => {
  const asked: string[] = []
  let answer = false
  const shell = await shellWithItems(async (danger) => {
    asked.push(questionText(danger))
    return answer
  })
  await shell.run('.set cost-guard 10 RCU')
  expect(await shell.last('SCAN orders')).toMatch(/^session\.cost-guard: /)
  answer = true
  expect(await shell.last('SCAN orders')).toBe('40 items')
  const question = 'Go over the cost guard of 10 RCU (40 items, about 20 to 21.5 RCU)? [y/N]'
  expect(asked).toEqual([question, question])
})

test('money is what an on-demand request costs in the Region of the database', async () => {
  const shell = await shellWithItems()
  await shell.run('.set cost-guard $0.000001')
  expect(await shell.last('SCAN orders')).toMatch(
    /^session\.cost-guard: it is expected to cost 21\.5 RCU, ~\$0\.0000027, and the cost guard is \$0\.000001$/,
  )
  await shell.run('.set cost-guard 1 CNY')
  expect(await shell.last('SCAN orders')).toBe('session.bad-setting: cost-guard is in CNY, and prices are in USD')
})

test('an import ends between two batches, and goes on where it was', async () => {
  const shell = new Shell({ confirm: undefined })
  await shell.run('CREATE TABLE orders (pk STRING HASH, sk NUMBER RANGE)')
  const folder = folderOfExamples()
  const path = join(folder, 'many.jsonl')
  const lines = Array.from({ length: 5_000 }, (_, at) => JSON.stringify({ pk: 'b', sk: at }))
  writeFileSync(path, lines.join('\n'))
  await shell.run('.set cost-guard 100 WCU')
  expect(await shell.last(`IMPORT '${path}' INTO orders FORMAT jsonl`)).toMatch(
    /^session\.cost-guard: it has consumed [\d,]+ WCU, and the cost guard is 100 WCU$/,
  )
  expect(shell.notices().join()).toMatch(/^stopped after [\d,]+ items; go on with RESUME$/)
  await shell.run('.set cost-guard off')
  expect(await shell.last(`IMPORT '${path}' INTO orders FORMAT jsonl RESUME`)).toMatch(
    /^imported [\d,]+ items into orders/,
  )
})
