import { describe, expect, test } from 'vitest'
import { ghostOf, type Surroundings } from '../../../src/render/editor/press-key.ts'
import { keysIn, shown, surroundings, typing } from './editing.ts'

const history = [
  'SELECT 1;',
  'SELECT * FROM orders;',
  "DELETE orders {pk: 'a'};",
  'DROP TABLE orders;',
  'EXPLAIN DELETE FROM orders;',
  'API DeleteItem {};',
  'aws dynamodb delete-table --table-name orders',
  'UPDATE\norders;',
]
const around: Surroundings = { ...surroundings, history }

/** The text with its cursor, and in brackets what is suggested. */
function seen(script: string, more: Partial<Surroundings> = {}): string {
  const { state } = typing(keysIn(script), { history, ...more })
  const ghost = ghostOf(state, { ...around, ...more })
  return `${shown(state)}${ghost === '' ? '' : `[${ghost}]`}`
}

describe('the newest statement of the history that begins so is suggested', () => {
  test.each([
    ['SEL', 'SEL|[ECT * FROM orders;]'],
    ['SELECT 1', 'SELECT 1|[;]'],
    ['SELECT 1;', 'SELECT 1;|'],
    ['UPD', 'UPD|[ATE\norders;]'],
    ['sel', 'sel|'],
    ['', '|'],
    [' ', ' |'],
    // At the end of the input only.
    ['SEL<left>', 'SE|L'],
    ['SEL<left><right>', 'SEL|[ECT * FROM orders;]'],
    // Not what deletes, whatever it is called.
    ['DEL', 'DEL|'],
    ['DROP', 'DROP|'],
    ['EXPL', 'EXPL|'],
    ['API', 'API|'],
    ['aws', 'aws|'],
    // What was recalled is a suggestion already; so is what is being searched for.
    ['SELECT<up>', 'SELECT * FROM orders;|'],
    ['SEL<ctrl-r>', 'SEL|'],
    // Escape hides it until the text is another.
    ['SEL<escape>', 'SEL|'],
    ['SEL<escape><left><right>', 'SEL|'],
    ['SEL<escape>E', 'SELE|[CT * FROM orders;]'],
  ])('%j: %j', (script, result) => {
    expect(seen(script)).toBe(result)
  })

  test('not where it could not be told from what was typed', () => {
    expect(seen('SEL', { ghosts: false })).toBe('SEL|')
  })

  test("not in vi's normal mode", () => {
    expect(seen('SEL<escape>', { keys: 'vi' })).toBe('SE|L')
    expect(seen('SEL', { keys: 'vi' })).toBe('SEL|[ECT * FROM orders;]')
  })
})

describe('it is taken', () => {
  test.each([
    ['SEL<right>', 'SELECT * FROM orders;|'],
    ['SEL<ctrl-f>', 'SELECT * FROM orders;|'],
    ['SEL<end>', 'SELECT * FROM orders;|'],
    ['SEL<ctrl-e>', 'SELECT * FROM orders;|'],
    ['SEL<alt-f>', 'SELECT|[ * FROM orders;]'],
    ['SEL<alt-right><alt-right>', 'SELECT * FROM|[ orders;]'],
    ['SEL<right><ctrl-_>', 'SEL|[ECT * FROM orders;]'],
    ['SEL<left><end>', 'SEL|[ECT * FROM orders;]'],
    ['SEL<down>', 'SEL|[ECT * FROM orders;]'],
    ['DEL<right>', 'DEL|'],
  ])('%j: %j', (script, result) => {
    expect(seen(script)).toBe(result)
  })

  test('Enter runs what was typed, and not what is suggested', () => {
    expect(typing(keysIn('SELECT 1<enter>'), { history }).effects).toEqual([])
  })
})
