import { expect, test } from 'vitest'
import type { StatementHistory } from '../../src/session/statement-history.ts'
import { Shell } from './shell.ts'

function historyOf(...entries: readonly (readonly [text: string, database?: string])[]) {
  let kept = entries.map(([text, database]) => ({ text, database }))
  const history: StatementHistory = {
    entries: () => kept,
    clear: () => {
      kept = []
      return undefined
    },
  }
  const shell = new Shell({ history, canEdit: true })
  const says = async (text: string): Promise<string> => {
    const [outcome] = await shell.run(text)
    const { result } = outcome ?? {}
    if (result?.kind === 'text') return result.text
    return result?.kind === 'failed' ? result.error.message : String(result?.kind)
  }
  return { shell, says }
}

test('.history lists the last twenty or so many statements, each on a row, with its number', async () => {
  const { says } = historyOf(...Array.from({ length: 25 }, (_, at) => [`SELECT\n  ${at + 1};`] as const))
  const rows = (await says('.history')).split('\n')
  expect(rows).toHaveLength(20)
  expect(rows[0]).toBe(' 6  SELECT 6;')
  expect(await says('.history 2')).toBe('24  SELECT 24;\n25  SELECT 25;')
  expect((await says('.history all')).split('\n')[0]).toBe(' 1  SELECT 1;')
})

test('it searches whatever the letter case, and tells those of this database', async () => {
  const { says } = historyOf(['SCAN Orders;', 'memory'], ['SCAN people;', 'shop.db'], ['GET orders {pk: 1};'])
  expect(await says('.history search orders')).toBe('1  SCAN Orders;\n3  GET orders {pk: 1};')
  expect(await says(".history search 'GET orders'")).toBe('3  GET orders {pk: 1};')
  expect(await says('.history search nowhere')).toBe('no statements')
  expect(await says('.history here')).toBe('1  SCAN Orders;')
})

test('.edit takes its numbers', async () => {
  const { shell, says } = historyOf(['SCAN orders;'], ['SCAN people;'])
  expect((await shell.run('.edit 1'))[0]?.effects).toEqual([{ kind: 'edit', text: 'SCAN orders;' }])
  expect(await says('.edit 3')).toBe('the history has no statement 3')
})

test('.history clear forgets everything; what it does not know is said', async () => {
  const { says } = historyOf(['SCAN orders;'])
  expect(await says('.history nonsense')).toBe('.history does not know nonsense')
  expect(await says('.history 0')).toBe('.history does not know 0')
  expect(await says('.history clear')).toBe('forgot 1 statement')
  expect(await says('.history')).toBe('no statements')
})
