import { describe, expect, test } from 'vitest'
import { isInCall } from '../../../src/render/editor/completion-menu.ts'
import type { Key } from '../../../src/render/editor/key.ts'
import { ghostOf, type PromptState } from '../../../src/render/editor/press-key.ts'
import type { Complete } from '../../../src/view/completion.ts'
import { keysIn, shown, surroundings, typing } from './editing.ts'

const words = ['SELECT', 'SET', 'SHOW', 'orders', 'order_items', 'customers']

/** Words that begin as the one at the cursor does. */
const complete: Complete = (text, cursor) => {
  const [typed = ''] = /\w*$/.exec(text.slice(0, cursor)) ?? []
  const items = words.filter((word) => word.toLowerCase().startsWith(typed.toLowerCase()))
  return {
    from: cursor - typed.length,
    to: cursor,
    items: items.map((word) => ({ insert: word, label: word, kind: 'word', detail: '' })),
  }
}

/** The text with its cursor, and the menu with a star behind the selected item. */
function seen(state: PromptState): string {
  const { menu } = state
  if (menu === undefined) return shown(state)
  const items = menu.list.items.map(({ label }, at) => (at === menu.selected ? `${label}*` : label))
  return `${shown(state)} [${items.join(' ')}]`
}

describe('the menu', () => {
  test.each([
    // One that fits is written at once, several are shown.
    ['c<tab>', 'customers|'],
    ['S<tab>', 'S| [SELECT* SET SHOW]'],
    ['x<tab>', 'x|'],
    ['<tab>', '| [SELECT* SET SHOW orders order_items customers]'],
    // Tab and Shift-Tab, also the arrows, go round.
    ['S<tab><tab>', 'S| [SELECT SET* SHOW]'],
    ['S<tab><tab><tab><tab>', 'S| [SELECT* SET SHOW]'],
    ['S<tab><shift-tab>', 'S| [SELECT SET SHOW*]'],
    ['S<shift-tab>', 'S| [SELECT SET SHOW*]'],
    ['S<tab><down><ctrl-n><up>', 'S| [SELECT SET* SHOW]'],
    // Enter takes it and does not run.
    ['S<tab><tab><enter>', 'SET|'],
    ['SHOW s<tab><enter>;', 'SHOW SELECT;|'],
    ['or S<home><right><right><tab><enter>', 'orders| S'],
    ['S<tab><enter><ctrl-_>', 'S|'],
    // Escape, Ctrl-C and Ctrl-G close it and leave the text.
    ['S<tab><escape>', 'S|'],
    ['S<tab><ctrl-c>', 'S|'],
    ['S<tab><ctrl-g>', 'S|'],
    // What is typed asks again.
    ['S<tab>e', 'Se| [SELECT* SET]'],
    ['S<tab><tab>e', 'Se| [SELECT* SET]'],
    ['S<tab>el', 'Sel| [SELECT*]'],
    ['S<tab>ex', 'Sex|'],
    ['S<tab>el<backspace><backspace>', 'S| [SELECT* SET SHOW]'],
    // What is left is written out already; another word; another key.
    ['SE<tab>T', 'SET|'],
    ['S<tab> ', 'S |'],
    ['S<tab><backspace>', '| [SELECT* SET SHOW orders order_items customers]'],
    ['S<tab><left>', '|S'],
    ['S<tab><ctrl-w>', '|'],
  ])('%j: %j', (script, result) => {
    expect(seen(typing(keysIn(script), { complete }).state)).toBe(result)
  })

  test('Enter takes an item, the next one runs; Ctrl-C closes, the next one drops', () => {
    expect(typing(keysIn('a; S<tab><enter>'), { complete }).effects).toEqual([])
    expect(typing(keysIn('a; S<tab><enter>;<enter>'), { complete }).effects).toEqual([
      { kind: 'run', text: 'a; SELECT;' },
    ])
    expect(typing(keysIn('S<tab><ctrl-c><ctrl-c>'), { complete }).effects).toEqual([{ kind: 'interrupted', text: 'S' }])
  })

  test('a paste closes it', () => {
    const { state } = typing([...keysIn('S<tab>'), { kind: 'paste', text: 'e' }], { complete })
    expect(seen(state)).toBe('Se|')
  })

  test('nothing is suggested while it is open', () => {
    const around = { ...surroundings, complete, history: ['SELECT 1;'] }
    const [open, closed] = ['SE<tab>', 'SE<tab><escape>E'].map((script) => typing(keysIn(script), around).state)
    expect(open === undefined ? 'nothing' : ghostOf(open, around)).toBe('')
    expect(closed === undefined ? 'nothing' : shown(closed)).toBe('SEE|')
  })

  test('without anybody to ask, Tab indents and Shift-Tab does nothing', () => {
    expect(shown(typing(keysIn('a<tab>b<shift-tab>')).state)).toBe('a  b|')
  })
})

describe('a menu that opens by itself', () => {
  test.each([
    ['S', 'S|'],
    ['SE', 'SE| [SELECT SET]'],
    ['SEL', 'SEL| [SELECT]'],
    // What is written out already, and what nothing fits, opens none.
    ['SET', 'SET|'],
    ['xy', 'xy|'],
    ['SE<escape>', 'SE|'],
    ['SE<tab>', 'SE| [SELECT* SET]'],
    ['SE<shift-tab>', 'SE| [SELECT SET*]'],
    ['SE<tab><enter>', 'SELECT|'],
    ['SE<backspace>', 'S| [SELECT SET SHOW]'],
    ['SE<left>', 'S|E'],
  ])('%j: %j', (script, result) => {
    const { state } = typing(
      keysIn(script).flatMap((key) =>
        key.kind === 'text' ? [...key.text].map((text): Key => ({ kind: 'text', text })) : [key],
      ),
      { complete, opensMenu: true },
    )
    expect(seen(state)).toBe(result)
  })

  test('has nothing selected: Enter runs, and the arrows are of the history', () => {
    const around = { complete, opensMenu: true, history: ['before;'] }
    expect(typing(keysIn('a;SE<up>'), around).state.menu).toBeUndefined()
    const ends = { ...around, isComplete: () => ({ ends: true, whole: true }) }
    expect(typing(keysIn('SE<enter>'), ends).effects).toEqual([{ kind: 'run', text: 'SE' }])
  })
})

test.each([
  ['SELECT size(', true],
  ['SELECT size(a, (b)', true],
  ['SELECT size (', true],
  ['SELECT size(a)', false],
  ['WHERE a = (', false],
  ['(', false],
  ['', false],
])('%j ends in a call: %j', (text, inCall) => {
  expect(isInCall(text, text.length)).toBe(inCall)
})
