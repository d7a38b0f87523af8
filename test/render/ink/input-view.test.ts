import { expect, test } from 'vitest'
import { emptyPrompt, withText } from '../../../src/render/editor/press-key.ts'
import { inputView } from '../../../src/render/ink/input-view.ts'
import { surroundings } from '../editor/editing.ts'

const prompt = { main: '> ', continuation: () => '. ' }
const below = (text: string): string | undefined => inputView(withText(emptyPrompt, text), prompt, surroundings).below

test.each(['SELECT * FROM orders\n.tutorial next', 'SELECT * FROM orders\n.tutorial next\n', 'SCAN orders\n  .quit'])(
  'a command inside of a statement that goes on is told from one: %j',
  (text) => {
    expect(below(text)).toBe('the statement above has not ended: ; ends it, Ctrl-C drops it')
  },
)

test.each(['.tutorial next', '\n.quit', 'SELECT a\n.5', 'SELECT *\nFROM orders.byDate', 'SCAN orders;\n-- the end'])(
  'what is no command there is left alone: %j',
  (text) => {
    expect(below(text)).toBeUndefined()
  },
)

test.each([
  ['SELECT *,\n', undefined],
  ['SELECT *,\n\n', 'the statement has not ended: ; ends it, Ctrl-C drops it'],
  ['CREATE TABLE t (\n  \n  ', 'the statement has not ended: ; ends it, Ctrl-C drops it'],
  ['SCAN orders;\n\n', undefined],
  ['\n\n', undefined],
])('whoever only presses Enter is told what would end the statement: %j', (text, told) => {
  expect(below(text)).toBe(told)
})

test('a text that is long is looked through once for each key', () => {
  expect(below('PUT orders {}\n'.repeat(30_000))).toBeUndefined()
})
