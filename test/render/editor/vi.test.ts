import { describe, expect, test } from 'vitest'
import type { Key } from '../../../src/render/editor/key.ts'
import { inputView } from '../../../src/render/ink/input-view.ts'
import { fc } from '../../property.ts'
import { keysIn, shown, surroundings, typing } from './editing.ts'

const vi = { keys: 'vi' } as const
const history = ['SELECT 1;', 'PUT a {x: 1};', 'SELECT\n2;']

/** `<escape>` goes to normal mode; the cursor then stands on the character behind `|`. */
const after = (script: string): string => shown(typing(keysIn(script), { ...vi, history }).state)

describe('what is typed is text until Escape, then commands', () => {
  test.each([
    ['abc<escape>', 'ab|c'],
    ['abc<escape><escape>', 'ab|c'],
    ['a<ctrl-j>bc<escape>', 'a\nb|c'],
    ['<escape>', '|'],
    // Inserting.
    ['bc<escape>ia', 'ba|c'],
    ['ab<escape>ac', 'abc|'],
    ['  bc<escape>Ia', '  a|bc'],
    ['ab<escape>0Ac', 'abc|'],
    ['  ab<escape>oc', '  ab\n  c|'],
    ['  ab<escape>Oc', '  c|\n  ab'],
    ['ab<escape>0ix y', 'x y|ab'],
    // The keys of Emacs in insert mode, and those with names in normal mode.
    ['ab cd<ctrl-w><ctrl-a>x', 'x|ab '],
    ['abc<escape><left>', 'a|bc'],
    ['abc<escape><backspace>', 'a|bc'],
    ['abc<escape><end>', 'ab|c'],
    // Escape and a letter in one breath.
    ['abc<alt-h>', 'a|bc'],
  ])('%j: %j', (script, result) => {
    expect(after(script)).toBe(result)
  })
})

describe('motions', () => {
  test.each([
    ['abcd<escape>h', 'ab|cd'],
    ['abcd<escape>2h', 'a|bcd'],
    ['abcd<escape>9h', '|abcd'],
    ['abcd<escape>0l', 'a|bcd'],
    ['abcd<escape>0 ', 'a|bcd'],
    ['abcd<escape>09l', 'abc|d'],
    ['a<ctrl-j>b<escape>h', 'a\n|b'],
    ['one, two three<escape>0w', 'one|, two three'],
    ['one, two three<escape>0W', 'one, |two three'],
    ['one, two three<escape>03w', 'one, two |three'],
    ['one<ctrl-j>two<escape>gg0w', 'one\n|two'],
    ['one two<escape>b', 'one |two'],
    ['one two<escape>bb', '|one two'],
    ['one two<escape>2b', '|one two'],
    ['one a.b<escape>B', 'one |a.b'],
    ['one two<escape>0e', 'on|e two'],
    ['one two<escape>0ee', 'one tw|o'],
    ['one a.b<escape>0ew', 'one |a.b'],
    ['one a.b<escape>0EE', 'one a.|b'],
    ['größe 漢字<escape>0w', 'größe |漢字'],
    ['  ab<escape>0', '|  ab'],
    ['  ab<escape>^', '  |ab'],
    ['abc<escape>0$', 'ab|c'],
    ['ab<ctrl-j>cd<escape>gg2$', 'ab\nc|d'],
    ['a b a b<escape>0fb', 'a |b a b'],
    ['a b a b<escape>02fb', 'a b a |b'],
    ['a b a b<escape>0tb', 'a| b a b'],
    ['a b a b<escape>0tb;', 'a b a| b'],
    ['a b a b<escape>Fa', 'a b |a b'],
    ['a b a b<escape>Ta', 'a b a| b'],
    ['a b a b<escape>0fa;', 'a b |a b'],
    ['a b a b a<escape>Fb;,', 'a b a |b a'],
    ['a b<escape>0fx', '|a b'],
    ['x👨‍👩‍👧y<escape>0f👨‍👩‍👧', 'x|👨‍👩‍👧y'],
    ['a<ctrl-j>b<ctrl-j>c<escape>gg', '|a\nb\nc'],
    ['a<ctrl-j>b<ctrl-j>c<escape>2gg', 'a\n|b\nc'],
    ['a<ctrl-j>b<ctrl-j>c<escape>ggG', 'a\nb\n|c'],
    ['a<ctrl-j>b<ctrl-j>c<escape>2G', 'a\n|b\nc'],
    ['ab<ctrl-j>cd<escape>k', 'a|b\ncd'],
    ['ab<ctrl-j>cd<escape>kj', 'ab\nc|d'],
  ])('%j: %j', (script, result) => {
    expect(after(script)).toBe(result)
  })
})

describe('changes', () => {
  test.each([
    ['abc<escape>x', 'a|b'],
    ['abc<escape>02x', '|c'],
    ['abc<escape>X', 'a|c'],
    ['abc<escape>rx', 'ab|x'],
    ['abc<escape>02rx', 'x|xc'],
    ['abc<escape>2rx', 'ab|c'],
    ['a👨‍👩‍👧<escape>r漢', 'a|漢'],
    ['abC<escape>0~', 'A|bC'],
    ['abC<escape>03~', 'AB|c'],
    ['one two<escape>0dw', '|two'],
    ['one two three<escape>0d2w', '|three'],
    ['one two three<escape>02dw', '|three'],
    ['one two three four five<escape>02d2w', '|five'],
    ['one two<escape>0cwx', 'x| two'],
    ['one two<escape>bdw', 'one| '],
    ['one<ctrl-j>two<escape>gg0dw', '|\ntwo'],
    ['one two<escape>0de', '| two'],
    ['one two<escape>0d$', '|'],
    ['one two<escape>bD', 'one| '],
    ['one two<escape>bCx', 'one x|'],
    ['one two<escape>d0', '|o'],
    ['one two<escape>0dfw', '|o'],
    ['one two<escape>0dtw', '|wo'],
    ['one two<escape>dFn', 'o|o'],
    ['a b a b<escape>0fbd;', 'a| '],
    ['a<ctrl-j>b<ctrl-j>c<escape>kdd', 'a\n|c'],
    ['a<ctrl-j>b<ctrl-j>c<escape>dd', 'a\n|b'],
    ['a<escape>dd', '|'],
    ['a<ctrl-j>b<ctrl-j>c<escape>gg2dd', '|c'],
    ['a<ctrl-j>b<ctrl-j>c<escape>ggdj', '|c'],
    ['a<ctrl-j>b<ctrl-j>c<escape>dk', '|a'],
    ['a<ctrl-j>b<ctrl-j>c<escape>dgg', '|'],
    ['a<ctrl-j>b<ctrl-j>c<escape>ggdG', '|'],
    ['a<ctrl-j>b<escape>dj', 'a\n|b'],
    ['  a b<escape>ccx', 'x|'],
    ['abc<escape>sx', 'abx|'],
    ['a b<escape>Sx', 'x|'],
    // Keeping and putting in.
    ['abc<escape>x0p', 'a|cb'],
    ['abc<escape>x0P', '|cab'],
    ['abc<escape>x03p', 'acc|cb'],
    ['one two<escape>0ywP', 'one| one two'],
    ['one two<escape>yb$p', 'one twot|w'],
    ['a<ctrl-j>b<escape>yyp', 'a\nb\n|b'],
    ['a<ctrl-j>b<escape>Ykp', 'a\n|b\nb'],
    ['a<ctrl-j>b<escape>yykP', '|b\na\nb'],
    ['a<ctrl-j>b<escape>ddP', '|b\na'],
    ['<escape>p', '|'],
    // What was killed by other keys is put in too.
    ['ab cd<ctrl-w><escape>p', 'ab c|d'],
    // Undo.
    ['abc<escape>xu', 'ab|c'],
    ['abc<escape>xxuu', 'ab|c'],
    ['abc<escape>xx2u', 'ab|c'],
    ['abc<escape>xu<ctrl-r>', 'a|b'],
    // What is no command is forgotten, as is a command that was not finished.
    ['abc<escape>dqx', 'a|b'],
    ['abc<escape>d<escape>x', 'a|b'],
    ['abc<escape>2<left>x', 'a|c'],
    ['abc<escape>qZ', 'ab|c'],
  ])('%j: %j', (script, result) => {
    expect(after(script)).toBe(result)
  })
})

describe('the history', () => {
  test.each([
    ['<escape>k', 'SELECT\n2|;'],
    ['<escape>kk', 'PUT a {x: 1}|;'],
    ['<escape>kkj', 'SELECT\n2|;'],
    ['<escape>2k', 'PUT a {x: 1}|;'],
    ['<escape>/put<enter>', '|PUT a {x: 1};'],
    ['<escape>/select<enter>n', '|SELECT 1;'],
    ['<escape>/select<enter>nN', '|SELECT\n2;'],
    ['<escape>/select<enter>nn', '|SELECT 1;'],
    ['<escape>n', '|'],
    ['abc<escape>/nothing<enter>', 'ab|c'],
    ['<escape>/put<enter>x', '|UT a {x: 1};'],
  ])('%j: %j', (script, result) => {
    expect(after(script)).toBe(result)
  })
})

describe('. does the last change again', () => {
  test.each([
    ['a b c d<escape>0dw.', '|c d'],
    ['abcdef<escape>0x..', '|def'],
    ['abcdef<escape>03x.', '|'],
    ['abcdef<escape>0x2.', '|def'],
    ['one two three<escape>0cwX<escape>w.', 'X |X three'],
    ['a b<escape>0ix<escape>$.', 'xa |xb'],
    ['ab<escape>A!<escape>0.', 'ab!|!'],
    ['one<escape>otwo<escape>.', 'one\ntwo\ntw|o'],
    ['abc<escape>0rx l.', 'xb|x'],
    ['abc<escape>0~.', 'AB|c'],
    ['a b c<escape>0dwu.', '|b c'],
    ['ab<escape>yyp.', 'ab\nab\n|ab'],
    // Nothing was changed yet; a move between is no change; what moved about in insert mode is not done again.
    ['abc<escape>.', 'ab|c'],
    ['abc<escape>0xl.', '|b'],
    ['ab<escape>0ix<right><right>y<escape>.', 'xab|y'],
  ])('%j: %j', (script, result) => {
    expect(after(script)).toBe(result)
  })
})

describe('visual mode', () => {
  test.each([
    ['abcdef<escape>0vlld', '|def'],
    ['abcdef<escape>0vex', '|'],
    ['one two three<escape>0wvey$p', 'one two threetw|o'],
    ['one two<escape>0vecX', 'X| two'],
    ['one two<escape>0vesX<escape>', '|X two'],
    ['abcd<escape>vhh~', 'a|BCD'],
    ['abcd<escape>0lvlrx', 'a|xxd'],
    ['abcd<escape>0vlohd', '|cd'],
    ['abcd<escape>0lvlohd', '|d'],
    ['abcd<escape>0vfcd', '|d'],
    ['abcdef<escape>0v3ld', '|ef'],
    // Lines, with their line break; v and V change what is selected, the same again ends it.
    ['a<ctrl-j>b<ctrl-j>c<escape>ggVjd', '|c'],
    ['a<ctrl-j>b<ctrl-j>c<escape>ggVyGp', 'a\nb\nc\n|a'],
    ['a<ctrl-j>bc<escape>vVd', '|a'],
    ['abc<escape>0vlvx', 'a|c'],
    ['abc<escape>0vl<escape>x', 'a|c'],
    ['日本語<escape>0vlx', '|語'],
    // What is neither changes nothing.
    ['abc<escape>0vqlx', '|c'],
  ])('%j: %j', (script, result) => {
    expect(after(script)).toBe(result)
  })

  test('what is selected is told without colour too', () => {
    const { state } = typing(keysIn('abc<ctrl-j>def<escape>v0'), vi)
    const prompt = { main: '> ', continuation: () => '. ' }
    const all = { ...surroundings, ...vi }
    expect(inputView(state, prompt, all)).toMatchObject({
      below: 'selected: 3 characters',
      selection: { from: 4, to: 7 },
    })
    const lines = typing(keysIn('Vk'), vi, state).state
    expect(inputView(lines, prompt, all)).toMatchObject({ below: 'selected: 2 lines', selection: { from: 0, to: 7 } })
  })

  test('it ends with the statement, and with a change that is none of its own', () => {
    expect(typing(keysIn('abc;<escape>v<enter>'), vi).state.vi.visual).toBeUndefined()
    expect(typing(keysIn('abc<escape>v<ctrl-u>'), vi).state.vi.visual).toBeUndefined()
    expect(typing(keysIn('abc<escape>0v<right>'), vi).state.vi.visual).toEqual({ anchor: 0, lines: false })
  })
})

test('Ctrl-X Ctrl-E edits elsewhere; Enter and Ctrl-C are what they always are', () => {
  const effects = (script: string) => typing(keysIn(script), vi).effects
  expect(effects('abc<escape><ctrl-x><ctrl-e>')).toEqual([{ kind: 'edit', text: 'abc' }])
  expect(effects('a;<escape><enter>')).toEqual([{ kind: 'run', text: 'a;' }])
  expect(effects('a<escape><ctrl-c>')).toEqual([{ kind: 'interrupted', text: 'a' }])
})

test('the next statement begins in insert mode', () => {
  const { state } = typing(keysIn('a;<escape><enter>b'), vi)
  expect([state.vi.mode, shown(state)]).toEqual(['insert', 'b|'])
})

const viKey: fc.Arbitrary<Key> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(...'hlwWbBeE0^$fFtT;,jkgGiIaAoOxXr~dcypPuDCYsSnN/123 \u0301')
      .map((text): Key => ({ kind: 'text', text })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('escape', 'escape', 'ctrl-r', 'ctrl-j', 'left', 'backspace', 'ctrl-y', 'alt-d', 'up', 'ctrl-g')
      .map((name): Key => ({ kind: 'key', name })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('one two', '👨‍👩‍👧', 'e\u0301', ' \u0301x', '🇨🇭', 'a\n  b\n', '漢')
      .map((text): Key => ({ kind: 'paste', text })),
  },
)

test('law: in normal mode the cursor stands on a character, always on an edge', () => {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  fc.assert(
    fc.property(fc.array(viKey, { maxLength: 60 }), (keys) => {
      const { editor, vi: mode, search } = typing(keys, { ...vi, history }).state
      const { text, cursor } = editor
      expect([...Array.from(segmenter.segment(text), ({ index }) => index), text.length]).toContain(cursor)
      const atEnd = cursor === text.length || text[cursor] === '\n'
      const onEmptyLine = cursor === 0 || text[cursor - 1] === '\n'
      if (mode.mode === 'normal' && search === undefined) expect(atEnd && !onEmptyLine).toBe(false)
    }),
    { numRuns: 1_000 },
  )
})

test('law: undoing everything leads back to where it began', () => {
  fc.assert(
    fc.property(fc.array(viKey, { maxLength: 40 }), (keys) => {
      const begun = typing([...keys, { kind: 'key', name: 'ctrl-g' }, { kind: 'key', name: 'escape' }], {
        ...vi,
        history,
      })
      const { state } = typing(keysIn('u'.repeat(keys.length + 1)), vi, begun.state)
      expect(state.editor.text).toBe('')
      expect(state.editor.past).toEqual([])
    }),
  )
})
