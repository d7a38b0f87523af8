import { expect, test } from 'vitest'
import { PromptOutput } from '../../src/cli/prompt-output.ts'
import {
  continuationPrompt,
  expandPrompt,
  type PromptMaking,
  promptAs,
  promptSigns,
} from '../../src/cli/prompt-text.ts'
import { isYes, questionText } from '../../src/cli/question-text.ts'
import { openThings } from '../../src/syntax/open-things.ts'

const fields = {
  db: 'shop.db',
  table: 'orders',
  region: 'eu-west-1',
  mode: 'table',
  time: '09:05',
  rcu: '1.5',
  wcu: '2',
}

const prompt = (more: Partial<PromptMaking>) =>
  promptAs({
    main: '{db}> ',
    continuation: undefined,
    fields,
    signs: [],
    openThings,
    ...more,
  })

test.each([
  ['{db}> ', 'shop.db> '],
  ['{region}/{table} {time} {rcu}+{wcu} {mode}$ ', 'eu-west-1/orders 09:05 1.5+2 table$ '],
  ['{{db} {db}', '{db} shop.db'],
  ['{{{db}}', '{shop.db}'],
])('%j becomes %j', (template, prompt) => {
  expect(expandPrompt(template, fields)).toBe(prompt)
})

test.each([
  [{ readOnly: false, clockMoved: false }, 'shop.db> '],
  [{ readOnly: true, clockMoved: false }, 'shop.db ro> '],
  [{ readOnly: true, clockMoved: true }, 'shop.db ro sim> '],
])('%j is shown inside the prompt', (facts, main) => {
  expect(prompt({ signs: promptSigns(facts) })({ text: '', mode: 'emacs' }).main).toBe(main)
})

test('while a transaction is collected there is a star, and the rows below are as wide', () => {
  const shown = (text: string): readonly string[] => {
    const { main, continuation } = prompt({})({ text, mode: 'emacs' })
    return [main, continuation('BEGIN;\n')]
  }
  expect(shown('BEGIN;')[0]).toBe('shop.db> ')
  expect(shown('BEGIN;\nPUT t {a: 1};')).toEqual(['shop.db *> ', '      txn> '])
  expect(shown('BEGIN;\nPUT t {a: 1};\nCOMMIT;\n')[0]).toBe('shop.db> ')
  expect(shown("PUT t {a: 'begin'\n")[0]).toBe('shop.db> ')
})

test('the prompt of a statement that goes on may have the same fields', () => {
  const { continuation } = prompt({ continuation: '{db} {{{table}| ', signs: ['ro'] })({ text: 'a\nb', mode: 'emacs' })
  expect(continuation('a')).toBe('shop.db ro {orders| ')
})

test("the mode of vi's keys is the last sign of the prompt", () => {
  const shown = (mode: 'insert' | 'normal', more = {}): readonly string[] => {
    const { main, continuation } = prompt(more)({ text: 'a\nb', mode })
    return [main, continuation('a')]
  }
  expect(shown('insert')).toEqual(['shop.db: ', '    ...: '])
  expect(shown('normal')).toEqual(['shop.db> ', '    ...> '])
  expect(shown('insert', { main: '{db}$ ', continuation: '-> ' })).toEqual(['shop.db$ ', '-: '])
})

test('a text is looked into once for all its lines, and a long one not to its end', () => {
  const texts: string[] = []
  const counting = prompt({
    openThings: (text) => {
      texts.push(text)
      return () => 'bracket'
    },
  })
  const text = 'x\n'.repeat(5_000)
  const { continuation } = counting({ text, mode: 'emacs' })
  const shown = [2, 4, 5_000].map((length) => continuation(text.slice(0, length)))
  expect(shown).toEqual(['    (..> ', '    (..> ', '    ...> '])
  expect(texts.map(({ length }) => length)).toEqual([4_096])
})

test.each([
  ['shop.db> ', undefined, '    ...> '],
  ['shop.db> ', 'string', "   '...> "],
  ['shop.db> ', 'bracket', '    (..> '],
  ['shop.db> ', 'transaction', '    txn> '],
  ['漢字> ', 'bracket', ' (..> '],
  ['x> ', 'comment', '*> '],
  ['db> ', 'string', "'.> "],
  ['db> ', undefined, '..> '],
  ['$ ', 'bracket', '> '],
  ['', 'bracket', ''],
] as const)('after %j with an open %s comes %j', (main, open, prompt) => {
  expect(continuationPrompt(main, open)).toBe(prompt)
})

test.each([
  [{ text: 'drop table t', table: 't' }, 'Drop table t? [y/N]'],
  [{ text: 'drop table t', table: 't', items: { low: 1, high: 1 } }, 'Drop table t (1 item)? [y/N]'],
  [
    { text: 'delete items of t', table: 't', items: { low: 0, high: 12_400 }, writeHalfUnits: { low: 4, high: 4 } },
    'Delete items of t (0 to 12,400 items, about 2 WCU)? [y/N]',
  ],
  [{ text: 'drop table t', table: 't', byName: true as const }, 'Drop table t? Type t to go on:'],
])('%j is asked as %j', (danger, question) => {
  expect(questionText(danger)).toBe(question)
})

test('only a yes is a yes', () => {
  const saysYes = (answer: string | undefined): boolean => isYes({ text: 'drop table t', table: 't' }, answer)
  expect(['y', 'Yes', ' y '].map(saysYes)).toEqual([true, true, true])
  expect(['', 'n', 'yeah', 'yes!', undefined].map(saysYes)).toEqual([false, false, false, false, false])
})

test('where others use the table, only its name is a yes', () => {
  const saysYes = (answer: string | undefined): boolean =>
    isYes({ text: 'drop table t', table: 'orders', byName: true }, answer)
  expect(['orders', ' orders '].map(saysYes)).toEqual([true, true])
  expect(['y', 'Orders', 'order', '', undefined].map(saysYes)).toEqual([false, false, false, false, false])
})

test('the output above a prompt comes in whole lines, whatever pieces it is written in', async () => {
  const put: string[] = []
  const output = new PromptOutput((lines) => put.push(lines))
  const written = async (...pieces: readonly string[]): Promise<void> => {
    for (const piece of pieces) output.write(piece)
    await new Promise((resolve) => output.write('', resolve))
  }
  await written('[\n', '  {"a":1}', ',\n  {"b"', ':2}')
  expect(put.join('')).toBe('[\n  {"a":1},\n')
  await written('\n]')
  output.endLine()
  output.endLine()
  expect(put.join('')).toBe('[\n  {"a":1},\n  {"b":2}\n]\n')
  expect(put.every((lines) => lines.endsWith('\n'))).toBe(true)
  // Lines written in one turn are put together.
  put.length = 0
  await written(...Array.from({ length: 100 }, (_, at) => `${at}\n`))
  expect(put.length).toBeLessThan(4)
})
