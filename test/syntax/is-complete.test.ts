import { expect, test } from 'vitest'
import { isComplete } from '../../src/syntax/is-complete.ts'

test.each([
  ['', true, false, undefined],
  ['  -- only a comment', true, false, undefined],
  ['SELECT * FROM t', false, true, undefined],
  ['SELECT * FROM t;', true, true, undefined],
  ['SELECT * FROM t; -- done', true, true, undefined],
  ['SELECT * FROM', false, false, undefined],
  ['SELECT * FORM t;', true, false, undefined],
  ["SELECT * FROM t WHERE a = 'x;", false, false, 'string'],
  ['SELECT "x;', false, false, 'name'],
  ['SELECT /* x;', false, false, 'comment'],
  ['PUT t {a: [1;', false, false, 'bracket'],
  ['PUT t {a: [1]', false, false, 'bracket'],
  ['BATCH { GET t {a: 1};', false, false, 'bracket'],
  ['BATCH { GET t {a: 1} };', true, true, undefined],
  ['BEGIN;', false, false, 'transaction'],
  ['BEGIN; PUT t {a: 1};', false, false, 'transaction'],
  ['EXPLAIN BEGIN; PUT t {a: 1};', false, false, 'transaction'],
  ['BEGIN; PUT t {a: 1}; COMMIT;', true, true, undefined],
  ['.mode json', true, true, undefined],
  ['\\dt', true, true, undefined],
  ['.mode jsn', true, false, undefined],
  ['GET t {a: 1}; .mode json', true, true, undefined],
  ['aws dynamodb list-tables', true, true, undefined],
  ['EXPECT OUTPUT <<END\nabc', false, false, 'text'],
  ['EXPECT OUTPUT <<END\nabc\nEND', true, true, undefined],
  ['API GetItem {"a": ', false, false, 'bracket'],
])('%j: Enter runs it: %s, it is whole: %s, open: %s', (text, ends, whole, open) => {
  expect(isComplete(text)).toEqual({ ends, whole, ...(open === undefined ? {} : { open }) })
})

test('the blocks of an access pattern hold their semicolons', () => {
  const transaction = "ACCESS PATTERN p AS BEGIN; PUT t {pk: 'a'};"
  expect(isComplete(transaction)).toMatchObject({ ends: false, open: 'transaction' })
  expect(isComplete(`${transaction} COMMIT;`)).toMatchObject({ ends: true, whole: true })
  expect(isComplete(`${transaction} COMMIT EXPECT ROWS = 1;`)).toMatchObject({ ends: true, whole: true })
  expect(isComplete('ACCESS PATTERN p AS STEPS { GET t {pk: 1};')).toMatchObject({ ends: false, open: 'bracket' })
  expect(isComplete('ACCESS PATTERN p AS STEPS { GET t {pk: 1}; };')).toMatchObject({ ends: true, whole: true })
})
