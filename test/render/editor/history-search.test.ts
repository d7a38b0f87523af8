import { describe, expect, test } from 'vitest'
import { searchedText, searchLine } from '../../../src/render/editor/history-search.ts'
import type { PromptState } from '../../../src/render/editor/press-key.ts'
import { keysIn, shown, typing } from './editing.ts'

const history = [
  'SELECT * FROM orders;',
  "PUT orders {pk: 'a'};",
  'SHOW TABLES;',
  'SHOW TABLES;',
  "put Orders {pk: 'b'};",
]

/** What is to be seen: the text with its cursor, and the row below. */
function seen({ editor, search, ...more }: PromptState): string {
  if (search === undefined) return shown({ editor, ...more })
  const { text, cursor } = searchedText(search, editor, history)
  return `${text.slice(0, cursor)}|${text.slice(cursor)} [${searchLine(search)}]`
}

describe('Ctrl-R and Ctrl-S search letter by letter', () => {
  test.each([
    ['<ctrl-r>', '| [search older: ]'],
    ['abc<ctrl-r>', 'abc| [search older: ]'],
    ['<ctrl-r>put', "|put Orders {pk: 'b'}; [search older: put]"],
    // The entry stays while it has what is typed; letter case makes no difference.
    ['<ctrl-r>ord', "put |Orders {pk: 'b'}; [search older: ord]"],
    ["<ctrl-r>orders {pk: 'a", "PUT |orders {pk: 'a'}; [search older: orders {pk: 'a]"],
    ['<ctrl-r>ord<ctrl-r>', "PUT |orders {pk: 'a'}; [search older: ord]"],
    ['<ctrl-r>ord<ctrl-r><ctrl-r>', 'SELECT * FROM |orders; [search older: ord]'],
    ['<ctrl-r>ord<ctrl-r><ctrl-r><ctrl-r>', 'SELECT * FROM |orders; [nothing older: ord]'],
    ['<ctrl-r>ord<ctrl-r><ctrl-s>', "put |Orders {pk: 'b'}; [search newer: ord]"],
    ['<ctrl-r>ord<ctrl-s>', "put |Orders {pk: 'b'}; [nothing newer: ord]"],
    // What is there twice in a row is one step.
    ['<ctrl-r>s<ctrl-r><ctrl-r>', "PUT order|s {pk: 'a'}; [search older: s]"],
    ['<ctrl-r>nowhere', '| [nothing older: nowhere]'],
    ['<ctrl-r>putx', "put Orders {pk: 'b'};| [nothing older: putx]"],
    ['<ctrl-r>putx<backspace>', "|put Orders {pk: 'b'}; [search older: put]"],
    ['<ctrl-r>FROM *', 'SELECT * FROM orders;| [nothing older: FROM *]'],
    ['<ctrl-r>* FROM', 'SELECT |* FROM orders; [search older: * FROM]'],
    // From where Up has gone already.
    ['<up><up><ctrl-r>ord', "PUT |orders {pk: 'a'}; [search older: ord]"],
  ])('%j: %j', (script, result) => {
    expect(seen(typing(keysIn(script), { history }).state)).toBe(result)
  })
})

describe('the end of a search', () => {
  test.each([
    ['<ctrl-r>show<escape>', '|SHOW TABLES;'],
    ['<ctrl-r>show<right>', 'S|HOW TABLES;'],
    ['<ctrl-r>show<ctrl-e>', 'SHOW TABLES;|'],
    ['abc<ctrl-r>show<ctrl-g>', 'abc|'],
    ['abc<ctrl-r>show<ctrl-c>', 'abc|'],
    ['abc<ctrl-r>nowhere<escape>', 'abc|'],
    ['abc<ctrl-r>show<escape><ctrl-_>', 'abc|'],
    // The neighbours of what was found are a key away.
    ['<ctrl-r>show<escape><up>', "PUT orders {pk: 'a'};|"],
    ['<ctrl-r>show<escape><down>', "put Orders {pk: 'b'};|"],
    // The next search can begin with the words of the last.
    ['<ctrl-r>show<ctrl-g><ctrl-r><ctrl-r>', '|SHOW TABLES; [search older: show]'],
  ])('%j: %j', (script, result) => {
    expect(seen(typing(keysIn(script), { history }).state)).toBe(result)
  })

  test('Enter runs what was found, Ctrl-C runs and drops nothing', () => {
    expect(typing(keysIn('<ctrl-r>show<enter>'), { history }).effects).toEqual([{ kind: 'run', text: 'SHOW TABLES;' }])
    expect(typing(keysIn('abc<ctrl-r>show<ctrl-c>'), { history }).effects).toEqual([])
  })

  test('of a paste only the first line is searched for', () => {
    const { state } = typing([...keysIn('<ctrl-r>'), { kind: 'paste', text: 'show\nme' }], { history })
    expect(seen(state)).toBe('|SHOW TABLES; [search older: show]')
  })
})
