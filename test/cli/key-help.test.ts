import { expect, test } from 'vitest'
import { keyHelp } from '../../src/cli/key-help.ts'
import { emacsBindings, emacsKeys } from '../../src/render/editor/key-table.ts'

const lines = (style: string): readonly string[] => keyHelp(style).map(({ head, text }) => `${head}${text}`)

test('every key of the table is explained, under the name that is on it', () => {
  const text = lines('emacs').join('\n')
  expect(text).toMatch(/^ {2}Ctrl-X Ctrl-E +edit in DDB_SHELL_EDITOR, VISUAL, EDITOR or vi$/m)
  expect(text).toMatch(/^ {2}Left, Ctrl-B +one character left$/m)
  expect(text).toMatch(/^ {2}Up, Ctrl-P +line above/m)
  expect(text).toMatch(/^ {2}Alt-\. +put in the last word/m)
  expect(lines('emacs').filter((line) => /^ {2}\S/.test(line))).toHaveLength(
    emacsKeys.flatMap(({ rows }) => rows).length,
  )
})

test("vi's keys come first where they are chosen", () => {
  const text = lines('vi').join('\n')
  for (const key of 'w b e 0 $ f t x r ~ d c y p u / n k j gg G v'.split(' '))
    expect(text).toMatch(new RegExp(`^ {2}${key.replace(/[$/]/, '\\$&')} +\\S`, 'm'))
  expect(text.indexOf('vi: move')).toBeLessThan(text.indexOf('Ctrl-A'))
})

test('no key has two rows', () => {
  const keys = emacsKeys.flatMap(({ rows }) => rows.flatMap((row) => row.keys))
  expect(keys).toHaveLength(new Set(keys).size)
  // The first of two keys does nothing by itself.
  expect(emacsBindings.get('ctrl-x')).toBeUndefined()
})
