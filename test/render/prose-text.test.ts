import { expect, test } from 'vitest'
import { must } from '../../src/base/must.ts'
import type { FormatOptions } from '../../src/render/plain/formatter.ts'
import { glyphsOf } from '../../src/render/plain/glyphs.ts'
import { proseText } from '../../src/render/plain/prose-text.ts'
import { resultText } from '../../src/render/plain/result-text.ts'
import { plainStyle } from '../../src/render/plain/style.ts'
import { dotCommands } from '../../src/syntax/dot-commands.ts'
import { errorCodes } from '../../src/syntax/error-codes.ts'
import { statementHelp } from '../../src/syntax/statement-help.ts'
import { displayWidth } from '../../src/view/display-width.ts'
import { resultView } from '../../src/view/result-view.ts'
import { Shell } from '../session/shell.ts'

test('what does not fit stands under its text, or where its line says', () => {
  const lines = [
    { head: '', text: 'a title as long as the screen' },
    { head: '', text: '' },
    { head: 'one    ', text: 'words that go on and on, further than the line' },
    { head: '  ', text: 'SELECT * FROM orders WHERE pk = 1', indent: 6 },
  ]
  expect(proseText(lines, 30)).toBe(
    [
      'a title as long as the screen',
      '',
      'one    words that go on and',
      '       on, further than the',
      '       line',
      '  SELECT * FROM orders',
      '      WHERE pk = 1',
      '',
    ].join('\n'),
  )
})

test('on a screen too narrow for two columns a word still has twenty', () => {
  expect(proseText([{ head: ' '.repeat(30), text: 'twelve words in all' }], 32)).toBe(
    `${' '.repeat(30)}twelve words in all\n`,
  )
})

const options: Omit<FormatOptions, 'columns'> = {
  style: plainStyle,
  glyphs: glyphsOf('unicode'),
  maxRows: 40,
  wrap: false,
  nullText: 'NULL',
  forTerminal: false,
}

const topics = [
  '',
  ...statementHelp.map(({ name }) => name),
  ...dotCommands.map(({ name }) => `.${name}`),
  ...Object.keys(errorCodes),
]

test.each([80, 120])('every help keeps to %i columns', async (columns) => {
  const shell = new Shell()
  for (const topic of [...topics.map((each) => `.help ${each}`), '.show']) {
    const outcome = must((await shell.run(topic)).at(-1), 'an outcome')
    const text = resultText(resultView(outcome, { region: 'us-east-1' }), 'table', { ...options, columns })
    expect(text).not.toBe('')
    for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(columns)
  }
})
