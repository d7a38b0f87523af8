import { expect, test } from 'vitest'
import { InsertFormatter } from '../../src/render/plain/insert-formatter.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { orders, ordersMeta } from './sample-rows.ts'

test('what mode insert prints for a file is statements, one for each item', () => {
  const formatter = new InsertFormatter({ forTerminal: false })
  const text = formatter.begin(ordersMeta) + orders.map((item) => formatter.row(item)).join('')
  const { statements, diagnostics } = parseScript(text, { file: 'items.ddbq' })
  expect(diagnostics).toEqual([])
  expect(statements.map(({ ast }) => ast.kind)).toEqual(orders.map(() => 'put'))
})

test('on a terminal it shows what would drive it', () => {
  const formatter = new InsertFormatter({ forTerminal: true })
  expect(formatter.row({ pk: { S: 'a\u001b[2J' } })).toBe("PUT items {pk: 'a\\x1b[2J'};\n")
})
