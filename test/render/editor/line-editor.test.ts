import { describe, expect, test } from 'vitest'
import type { Key } from '../../../src/render/editor/key.ts'
import { emacsBindings } from '../../../src/render/editor/key-table.ts'
import { fc } from '../../property.ts'
import { keysIn, shown, typing } from './editing.ts'

const family = '👨‍👩‍👧'
const accented = 'e\u0301'

describe('a key moves or changes the text as its row says', () => {
  test.each([
    // Moving.
    ['ab<left>', 'a|b'],
    ['ab<left><left><left>', '|ab'],
    ['ab<ctrl-a><right><right><right>', 'ab|'],
    ['ab<ctrl-b>c<ctrl-f>', 'acb|'],
    [`x${family}${accented}<left>`, `x${family}|${accented}`],
    [`x${family}${accented}<left><left>`, `x|${family}${accented}`],
    [`🇨🇭🇦🇹<left>`, `🇨🇭|🇦🇹`],
    [`x${accented}<backspace>`, 'x|'],
    ['one two_2<alt-b>', 'one |two_2'],
    ['one two<ctrl-left><ctrl-left>', '|one two'],
    ['one, two<home><alt-f>', 'one|, two'],
    ['one, two<home><ctrl-right><alt-right>', 'one, two|'],
    ['größe x<alt-b><alt-b>', '|größe x'],
    ['one<ctrl-j>two<home>', 'one\n|two'],
    ['one<ctrl-j>two<ctrl-a><left>', 'one|\ntwo'],
    ['one<ctrl-j>two<up><ctrl-e>', 'one|\ntwo'],
    ['one<ctrl-j>two<up>', 'one|\ntwo'],
    ['ab<ctrl-j>cd<home><up><down><right>', 'ab\nc|d'],
    ['a long line<ctrl-j>b<ctrl-j>another<up><up>', 'a long |line\nb\nanother'],
    ['a long line<ctrl-j>b<ctrl-j>another<up><up><down><down>', 'a long line\nb\nanother|'],
    ['漢字<ctrl-j>abc<up>', '漢|字\nabc'],
    ['<ctrl-j>b<ctrl-p>', '|\nb'],
    // Deleting and killing.
    ['abc<left><backspace>', 'a|c'],
    ['abc<left><delete>', 'ab|'],
    ['abc<left><ctrl-d>', 'ab|'],
    ['abc<home><ctrl-k>', '|'],
    ['abc<ctrl-j>d<up><ctrl-e><ctrl-k>', 'abc|d'],
    ['abc<left><ctrl-u>', '|c'],
    ['abc<ctrl-j>d<ctrl-a><ctrl-u>', 'abc|d'],
    ['a b.c<ctrl-w>', 'a |'],
    ['a b.c<alt-backspace>', 'a b.|'],
    ['a bc  <ctrl-w>', 'a |'],
    ['ab cd<home><alt-d>', '| cd'],
    ['ab cd<home><alt-d><ctrl-e><ctrl-y>', ' cdab|'],
    ['ab cd ef<ctrl-w><ctrl-w><ctrl-y>', 'ab cd ef|'],
    ['ab cd ef<ctrl-w><left><ctrl-w><ctrl-y>', 'ab cd| '],
    ['ab<home><ctrl-k><ctrl-y><ctrl-y>', 'abab|'],
    // Undo.
    ['ab<ctrl-_>', '|'],
    ['ab cd<ctrl-_>', '|'],
    ['ab<left><left><ctrl-k><ctrl-_>', '|ab'],
    ['ab<ctrl-_><alt-/>', 'ab|'],
    ['ab cd<ctrl-w><ctrl-_><ctrl-_><alt-/><alt-/>', 'ab |'],
    ['ab<ctrl-_>c<alt-/>', 'c|'],
    ['ab<alt-/>', 'ab|'],
    // The ring.
    ['ab cd<ctrl-w><left><ctrl-w><ctrl-y><alt-y>', 'cd| '],
    ['ab cd<ctrl-w><left><ctrl-w><ctrl-y><alt-y><alt-y>', 'ab| '],
    ['ab cd<ctrl-w><left><ctrl-w><ctrl-y><alt-y><ctrl-_>', '| '],
    ['ab cd<ctrl-w><alt-y>', 'ab |'],
    ['<ctrl-y><alt-y>', '|'],
    // Swapping and letter case.
    ['abc<ctrl-t>', 'acb|'],
    ['abc<left><ctrl-t>', 'acb|'],
    ['abc<left><left><ctrl-t>', 'ba|c'],
    ['abc<home><ctrl-t>', '|abc'],
    ['a<ctrl-t>', 'a|'],
    ['a<ctrl-j>b<ctrl-t>', 'a\nb|'],
    [`a${family}<ctrl-t>`, `${family}a|`],
    ['one two<home><alt-u>', 'ONE| two'],
    ['one two<home><alt-u><alt-u>', 'ONE TWO|'],
    ['ONE TWO<alt-b><alt-l>', 'ONE two|'],
    ['oNE, größe<home><alt-c><alt-c>', 'One, Größe|'],
    ['straße<home><alt-u>', 'STRASSE|'],
    ['ONE<home><alt-u>', 'ONE|'],
    ['ab<ctrl-w><ctrl-_><ctrl-_><ctrl-_>', '|'],
    // Lines.
    ['  a<ctrl-j>', '  a\n  |'],
    ['  ab<left><alt-enter>', '  a\n  |b'],
    ['<tab>a', '  a|'],
    // What is bound to nothing.
    ['ab<pageup><escape><alt-x><ctrl-q>', 'ab|'],
    ['ab<ctrl-x>c', 'abc|'],
    ['ab<ctrl-x><ctrl-a>', 'ab|'],
  ])('%j: %j', (script, result) => {
    expect(shown(typing(keysIn(script)).state)).toBe(result)
  })
})

test('what is typed is undone word by word', () => {
  const keys = [...'SELECT * FROM orders'].map((text): Key => ({ kind: 'text', text }))
  const { state } = typing(keys)
  const undone = (times: number): string => typing(keysIn('<ctrl-_>'.repeat(times)), {}, state).state.editor.text
  expect([0, 1, 2, 3, 4, 5].map(undone)).toEqual([
    'SELECT * FROM orders',
    'SELECT * FROM ',
    'SELECT * ',
    'SELECT ',
    '',
    '',
  ])
})

test('a paste keeps its lines, with line breaks and tabs as the editor has them, and runs nothing', () => {
  const { state, effects } = typing([{ kind: 'paste', text: 'SELECT *\r\n\tFROM t;\rx;\n' }])
  expect(shown(state)).toBe('SELECT *\n  FROM t;\nx;\n|')
  expect(effects).toEqual([])
})

describe('the history is searched by what was typed', () => {
  const history = ['SELECT 1;', 'PUT a {x: 1};', 'SELECT\n2;', '.tables', '.tables']
  test.each([
    ['<up>', '.tables|'],
    ['<up><up>', 'SELECT\n2;|'],
    ['<up><up><up>', 'PUT a {x: 1};|'],
    ['<up><up><up><up><up><up>', 'SELECT 1;|'],
    ['<up><up><down>', '.tables|'],
    ['<up><up><down><down>', '|'],
    ['SEL<up>', 'SELECT\n2;|'],
    ['SEL<up><up>', 'SELECT 1;|'],
    ['SEL<up><up><ctrl-p><down><ctrl-n>', 'SEL|'],
    ['SELECT 1;<up>', 'SELECT 1;|'],
    ['none<up>', 'none|'],
    ['<down>', '|'],
    // Moving about in what was recalled: up goes through its lines first, then on.
    ['SEL<up><left><up>', 'S|ELECT\n2;'],
    ['SEL<up><left><up><up>', 'SELECT 1;|'],
    // A change ends the walk.
    ['SEL<up>x<backspace><down>', 'SELECT\n2;|'],
    ['SEL<up><ctrl-_>', 'SEL|'],
    ['SEL<up><up><ctrl-_>', 'SEL|'],
  ])('%j: %j', (script, result) => {
    expect(shown(typing(keysIn(script), { history }).state)).toBe(result)
  })
})

describe('Alt-. puts in the last token of a statement before', () => {
  const history = ["GET orders {pk: 'a'};", 'USE customers;', '.tables', 'USE customers;']
  test.each([
    ['SCAN <alt-.>', 'SCAN customers|'],
    ['SCAN <alt-.><alt-.>', 'SCAN .tables|'],
    ['SCAN <alt-.><alt-.><alt-.>', 'SCAN customers|'],
    ['SCAN <alt-.><alt-.><alt-.><alt-.><alt-.>', "SCAN 'a'}|"],
    ['SCAN <alt-.><alt-.><ctrl-_>', 'SCAN |'],
    ['SCAN <alt-.> <alt-.>', 'SCAN customers customers|'],
    ['a b<alt-b><alt-.>', 'a customers|b'],
  ])('%j: %j', (script, result) => {
    expect(shown(typing(keysIn(script), { history }).state)).toBe(result)
  })

  test('nothing where there is none', () => {
    expect(shown(typing(keysIn('a<alt-.>'), { history: [] }).state)).toBe('a|')
  })
})

describe('Ctrl-O runs a statement and shows the next one of the history', () => {
  const history = ['a;', 'b;', 'c;']
  test.each([
    ['<up><up><up><ctrl-o>', ['a;'], 'b;|'],
    ['<up><up><up><ctrl-o><ctrl-o><ctrl-o>', ['a;', 'b;', 'c;'], '|'],
    ['<up><up>x;<ctrl-o>', ['b;x;'], '|'],
    ['d;<ctrl-o>', ['d;'], '|'],
    ['d<ctrl-o>', [], 'd\n|'],
    // The next one is one of the history: its neighbours are a key away.
    ['<up><up><up><ctrl-o><down>', ['a;'], 'c;|'],
  ])('%j', (script, texts, result) => {
    const trace = typing(keysIn(script), { history })
    expect(trace.effects).toEqual(texts.map((text) => ({ kind: 'run', text })))
    expect(shown(trace.state)).toBe(result)
  })
})

describe('Enter', () => {
  test.each([
    ['SELECT 1;<enter>', [{ kind: 'run', text: 'SELECT 1;' }], '|'],
    ['SELECT 1;  <left><left><left><enter>', [{ kind: 'run', text: 'SELECT 1;' }], '|'],
    ['SELECT<enter>1;<enter>', [{ kind: 'run', text: 'SELECT\n1;' }], '|'],
    ['  SELECT<enter>', [], '  SELECT\n  |'],
    ['SELECT 1<enter><enter>', [{ kind: 'run', text: 'SELECT 1' }], '|'],
    ['CREATE (<enter><enter>', [], 'CREATE (\n\n|'],
    ['SELECT a,<enter><enter>', [], 'SELECT a,\n\n|'],
    ['SELECT 1<enter><enter><enter>', [{ kind: 'run', text: 'SELECT 1' }], '|'],
    ['SELECT 1;<alt-enter><ctrl-j>', [], 'SELECT 1;\n\n|'],
    ['.help<enter>', [{ kind: 'run', text: '.help' }], '|'],
    ['<enter>', [], '|'],
    ['  <enter>', [], '|'],
  ])('%j', (script, effects, result) => {
    const trace = typing(keysIn(script))
    expect(trace.effects).toEqual(effects)
    expect(shown(trace.state)).toBe(result)
  })
})

test.each([
  ['<ctrl-c>', [{ kind: 'interrupted', text: '' }]],
  ['SELECT<ctrl-c>', [{ kind: 'interrupted', text: 'SELECT' }]],
  ['<ctrl-d>', [{ kind: 'leave' }]],
  ['a<ctrl-d>', []],
  ['a<ctrl-l>', [{ kind: 'clear-screen' }]],
  ['a<ctrl-z>', [{ kind: 'suspend' }]],
  ['a<ctrl-x><ctrl-e>', [{ kind: 'edit', text: 'a' }]],
  ['a<ctrl-x><ctrl-c>', [{ kind: 'interrupted', text: 'a' }]],
  ['a<ctrl-x><ctrl-x><ctrl-e>', []],
])('%j asks the prompt for %j', (script, effects) => {
  expect(typing(keysIn(script)).effects).toEqual(effects)
})

test('Ctrl-C drops the text, but what was killed can still be put in', () => {
  expect(shown(typing(keysIn('ab cd<ctrl-w><ctrl-c><ctrl-y>')).state)).toBe('cd|')
})

const oneKey: fc.Arbitrary<Key> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...[...emacsBindings.keys()].filter((key) => !key.includes(' ')))
      .map((name): Key => ({ kind: 'key', name })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('a', ' ', 'é', accented, '\u0301', family, '\u200d', '👧', '🇨', '🇭', '漢', ';', '(', '_')
      .map((text): Key => ({ kind: 'text', text })),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }).map((text): Key => ({ kind: 'paste', text })) },
)
const history = ['SELECT 1;', `${family} x`, 'a\nb;', '\u0301']

test('law: the cursor is on a grapheme edge, whatever is pressed', () => {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  fc.assert(
    fc.property(fc.array(oneKey, { maxLength: 60 }), (keys) => {
      const { text, cursor } = typing(keys, { history }).state.editor
      expect(text).not.toContain('\r')
      expect([...Array.from(segmenter.segment(text), ({ index }) => index), text.length]).toContain(cursor)
    }),
  )
})

test('law: undoing everything leads back to where it began', () => {
  const harmless = oneKey.filter((key) => key.kind !== 'key' || !['enter', 'ctrl-c', 'ctrl-o'].includes(key.name))
  fc.assert(
    fc.property(fc.array(harmless, { maxLength: 60 }), (keys) => {
      let { state } = typing([...keys, { kind: 'key', name: 'ctrl-g' }], { history })
      for (let left = keys.length; left > 0; left--) state = typing(keysIn('<ctrl-_>'), {}, state).state
      expect(state.editor.text).toBe('')
      expect(state.editor.past).toEqual([])
    }),
  )
})

test('law: redo brings back what undo took, to the cursor', () => {
  const harmless = oneKey.filter((key) => key.kind !== 'key' || !['enter', 'ctrl-c', 'ctrl-o'].includes(key.name))
  fc.assert(
    fc.property(fc.array(harmless, { maxLength: 40 }), fc.integer({ min: 1, max: 10 }), (keys, times) => {
      const { state } = typing(keys, { history })
      const closed = { ...state, search: undefined, menu: undefined, chord: undefined }
      const undone = Math.min(times, closed.editor.past.length)
      const fresh = { ...closed, editor: { ...closed.editor, future: [] } }
      const back = typing(keysIn('<ctrl-_>'.repeat(undone)), { history }, fresh).state
      const again = typing(keysIn('<alt-/>'.repeat(undone)), { history }, back).state
      expect(shown(again)).toBe(shown(closed))
      expect(again.editor.past).toEqual(closed.editor.past)
    }),
  )
})

test('law: what was killed and put back leaves the text as it was', () => {
  // A mark that combines with what comes before it after the kill moves the cursor: letters only.
  const letters = oneKey.filter((key) => key.kind === 'key' || /^[ -~]*$/.test(key.text))
  const kill = fc.constantFrom('ctrl-k', 'ctrl-u', 'ctrl-w', 'alt-d', 'alt-backspace')
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 30 }), kill, (keys, name) => {
      const { state } = typing([...keys, { kind: 'key', name: 'ctrl-g' }, { kind: 'key', name: 'left' }])
      const again = typing(
        [{ kind: 'key', name }, ...keysIn('<ctrl-y>')],
        { history },
        { ...state, editor: { ...state.editor, ring: [] } },
      ).state
      expect(again.editor.text).toBe(state.editor.text)
    }),
  )
})
