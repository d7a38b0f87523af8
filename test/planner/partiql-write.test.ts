import { describe, expect, it } from 'vitest'
import { printCondition } from '../../src/ast/print-partiql.ts'
import { planOf, tableOf } from './partiql-support.ts'

/** Source: reference, partiql 6-9. */

const table = tableOf('pk:S sk:S')
const incomplete = 'Where clause does not contain a mandatory equality on all key attributes'

/** The key and the condition of an UPDATE, DELETE or EXISTS, or the refusal. */
function targetOf(text: string): unknown {
  const plan = planOf(text, table)
  if (typeof plan === 'string') return plan
  if (plan.kind === 'read' || plan.kind === 'put') return plan.kind
  return [
    Object.entries(plan.key)
      .map(([name, value]) => `${name}=${String(Object.values(value)[0])}`)
      .join(' '),
    plan.condition === undefined ? undefined : printCondition(plan.condition),
  ]
}
const update = (where: string) => targetOf(`UPDATE tab SET n = 1 ${where}`)
const remove = (where: string) => targetOf(`DELETE FROM tab ${where}`)

describe('the key that a WHERE pins', () => {
  it.each([
    ["WHERE pk = 'a' AND sk = 'b'", undefined],
    ["WHERE sk = 'b' AND 'a' = pk", undefined],
    ["WHERE pk IN ['a'] AND sk IN ('b')", undefined],
    ["WHERE (pk = 'a' AND (sk = 'b'))", undefined],
    ["WHERE pk = 'a' AND sk = 'b' AND sk = 'b'", undefined],
    ["WHERE pk = 'a' AND sk = 'b' AND n > 1", '"n" > 1'],
    ["WHERE n > 1 AND pk = 'a' AND (sk = 'b' AND (m = 1 OR m = 2))", '"n" > 1 AND ("m" = 1 OR "m" = 2)'],
    ["WHERE pk = 'a' AND sk = 'b' AND sk <> 'c'", '"sk" <> \'c\''],
  ])('%s', (where, condition) => {
    expect(update(where)).toEqual([expect.stringMatching(/^(pk=a sk=b|sk=b pk=a)$/), condition])
    expect(remove(where)).toEqual(update(where))
  })

  it.each([
    '',
    "WHERE pk = 'a'",
    "WHERE pk = 'a' AND sk > 'b'",
    "WHERE pk = 'a' OR sk = 'b'",
    "WHERE pk = 'a' AND sk IN ['b', 'c']",
    "WHERE NOT (pk = 'a' AND sk = 'b')",
    "WHERE pk = 'a' AND sk = x",
  ])('PQL-54 %s', (where) => {
    expect(update(where)).toBe(incomplete)
    expect(remove(where)).toBe(incomplete)
  })

  it('two values for one attribute', () => {
    expect(update("WHERE pk = 'a' AND pk = 'c' AND sk = 'b'")).toBe(
      'Multiple conditions on same key pk. Only single item Update/Insert/Delete are supported',
    )
  })

  it('values of the wrong type', () => {
    expect(update("WHERE pk = 1 AND sk = 'b'")).toBe(
      "Key attribute's data type should match its data type in table's schema: Key pk",
    )
  })
})

describe('EXISTS (partiql 12)', () => {
  const shape = 'EXISTS() must contain a single item read with additional condition'
  it.each([
    ["EXISTS(SELECT * FROM tab WHERE pk = 'a' AND sk = 'b' AND n = 1)", ['pk=a sk=b', '"n" = 1']],
    ["EXISTS(SELECT * FROM tab WHERE pk = 'a' AND sk = 'b' AND pk = 'c' AND n = 1)", ['pk=a sk=b', '"n" = 1']],
    ["EXISTS(SELECT * FROM tab WHERE pk = 'a' AND sk = 'b')", shape],
    ["EXISTS(SELECT * FROM tab WHERE pk = 'a' AND n = 1)", shape],
    ["EXISTS(SELECT * FROM tab WHERE pk = 'a' AND sk > 'b' AND n = 1)", shape],
    ['EXISTS(SELECT * FROM tab)', shape],
  ])('%s', (text, target) => expect(targetOf(text)).toEqual(target))
})

describe('refusals before the table is looked up', () => {
  it.each([
    ["UPDATE tab.idx SET n = 1 WHERE pk = 'a'", 'This operation is not supported on an index'],
    ["DELETE FROM tab.idx WHERE pk = 'a'", 'This operation is not supported on an index'],
    ['DELETE FROM "" WHERE pk = \'a\'', 'Path component cannot be an empty string'],
    [
      'SELECT * FROM ab',
      "Table name should be within the length [3, 255] and only contain 'a-z', 'A-Z', '0-9', '-', '_', '.'.",
    ],
    ['SELECT a, m.a FROM tab', 'Duplicate identifiers in select clause: a'],
    ['SELECT l[0], m.l[0] FROM tab', 'Duplicate identifiers in select clause: l[0]'],
    ['SELECT * FROM tab WHERE foo(a) = 1', 'Unrecognized function: foo'],
    ['SELECT * FROM tab WHERE list_append(a, b)', 'Unrecognized function: list_append'],
    [
      'SELECT * FROM tab WHERE a IS INT4',
      'Unsupported data type for IS operator: INT4. Supported data types are [MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]',
    ],
    [
      "SELECT * FROM tab WHERE attribute_type(a, 'X')",
      'Invalid attribute type name found; type: X, valid types: {N,BS,L,B,NULL,M,S,SS,NS,BOOL}',
    ],
    ["UPDATE tab SET a = b IS MISSING WHERE pk = 'a'", 'IS operator is not supported in update expressions'],
    ["UPDATE tab SET a = begins_with(b, 'x') WHERE pk = 'a'", 'Unsupported operation: Call'],
    ["UPDATE tab SET a = size(b) WHERE pk = 'a'", 'Unrecognized function: size'],
    [
      "UPDATE tab SET a = set_add(b, <<1>>) WHERE pk = 'a'",
      'The first argument to SET_ADD must equal the assignment value at 1:20:7',
    ],
    [
      "UPDATE tab SET a = SET_DELETE(a, [1]) WHERE pk = 'a'",
      'The second argument to SET_DELETE must be a value with type SET at 1:31:1',
    ],
    [
      "DELETE FROM tab WHERE pk = 'a' RETURNING MODIFIED OLD *",
      'Invalid returning clause: RETURNING MODIFIED OLD *. Only RETURNING ALL OLD * is allowed in DELETE statements.',
    ],
    [
      "DELETE FROM tab WHERE pk = 'a' RETURNING ALL NEW *",
      'Invalid returning clause: RETURNING ALL NEW *. Only RETURNING ALL OLD * is allowed in DELETE statements.',
    ],
    [`SELECT ${'a.'.repeat(32)}b FROM tab`, 'Nesting Levels have exceeded supported limits'],
  ])('%s', (text, message) => expect(planOf(text, table)).toBe(message))

  it('a path of 32 elements passes', () => {
    expect(planOf(`SELECT ${'a.'.repeat(31)}b FROM tab`, table)).toMatchObject({ kind: 'read' })
  })

  it('an ARN may stand for the table', () => {
    expect(planOf('SELECT * FROM "arn:aws:dynamodb:us-east-1:000000000000:table/tab"', table)).toMatchObject({
      kind: 'read',
    })
  })
})
