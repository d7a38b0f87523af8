import { expect, test } from 'vitest'
import { NumberedMenu } from '../../src/cli/numbered-menu.ts'
import type { CompletionItem } from '../../src/view/completion.ts'

function menuOf(...labels: readonly string[]) {
  let said = ''
  const menu = new NumberedMenu(
    (text) => {
      const [, word = ''] = /(\w*)$/.exec(text) ?? []
      const items = labels
        .filter((label) => label.startsWith(word))
        .map((label): CompletionItem => ({ label, insert: label, kind: 'table', detail: '' }))
      return { from: text.length - word.length, to: text.length, items }
    },
    (text) => {
      said += text
    },
  )
  return { menu, said: () => said }
}

test('several choices are said with numbers, and nothing is written', () => {
  const { menu, said } = menuOf('orders', 'order_lines', 'people')
  expect(menu.answer('', 'SCAN ord')).toEqual([[], ''])
  expect(said()).toBe('1. orders, table\n2. order_lines, table\n2 choices; a number and Tab take one\n')
})

test('a number and Tab take one; what else is typed asks anew', () => {
  const { menu, said } = menuOf('orders', 'order_lines')
  menu.answer('', 'SCAN ord')
  expect(menu.answer('', 'SCAN ord2')).toEqual([['order_lines'], 'ord2'])
  menu.answer('', 'SCAN ord')
  expect(menu.answer('', 'SCAN ord9')).toEqual([[], ''])
  menu.answer('', 'SCAN ord')
  expect(menu.answer('', 'SCAN order_')).toEqual([['order_lines'], 'order_'])
  expect(said().split('2 choices')).toHaveLength(4)
})

test('the only choice is written at once, also on a further line; none is none', () => {
  const { menu, said } = menuOf('orders', 'people')
  expect(menu.answer('SCAN\n', 'peo')).toEqual([['people'], 'peo'])
  expect(menu.answer('', 'SCAN x')).toEqual([[], ''])
  expect(said()).toBe('')
})

test('of many choices the first twenty are said', () => {
  const { menu, said } = menuOf(...Array.from({ length: 30 }, (_, at) => `t${at}`))
  menu.answer('', 'SCAN ')
  expect(said()).toContain('20. t19, table\n30 choices, the first 20 of them here; a number and Tab take one\n')
})
