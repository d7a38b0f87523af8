import { expect, test } from 'vitest'
import { exceedsScreen } from '../../src/cli/exceeds-screen.ts'
import { Pager } from '../../src/cli/pager.ts'

const screen = { columns: 10, rows: 6 }

test.each([
  ['four lines, where cost and prompt take two', 'a\nb\nc\nd\n', false],
  ['five lines', 'a\nb\nc\nd\ne\n', true],
  ['a line as wide as the screen', '1234567890\n', false],
  ['a wider one', '12345678901\n', true],
  ['a line whose colours make it long', '\u001b[36m1234567890\u001b[39m\n', false],
  ['six wide characters', '日本日本日本\n', true],
])('%s', (_name, text, expected) => {
  expect(exceedsScreen(text, screen)).toBe(expected)
})

test('a pager that is empty, or cannot be found, has shown nothing', async () => {
  expect(await new Pager({ PAGER: ' ' }).show('text')).toBe(false)
  expect(await new Pager({ PAGER: 'no-such-pager 2>/dev/null' }).show('text')).toBe(false)
  expect(await new Pager({ PAGER: 'no-such-pager 2>/dev/null' }, (work) => work()).show('text')).toBe(false)
})

test('one that leaves before it has read everything has shown enough', async () => {
  const text = 'line\n'.repeat(200_000)
  expect(await new Pager({ PAGER: 'head -c 0' }, (work) => work()).show(text)).toBe(true)
})
