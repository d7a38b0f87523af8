import { describe, expect, test } from 'vitest'
import { bindUpdate } from '../../src/expression/bind-update.ts'
import { createBinder } from '../../src/expression/binder.ts'
import { refusal, update } from './bound-from.ts'

const values = {
  ':n': { N: '1' },
  ':s': { S: 'a' },
  ':b': { B: 'AQ==' },
  ':bool': { BOOL: true },
  ':null': { NULL: true },
  ':ss': { SS: ['a'] },
  ':ns': { NS: ['1'] },
  ':bs': { BS: ['AQ=='] },
  ':l': { L: [] },
  ':m': { M: {} },
}
const names = { '#a': 'a', '#index': '[3]' }
const refused = (text: string): string =>
  refusal(() => update(text, { names, values })).replace(/^Invalid UpdateExpression: /, '')
const overlap = (one: string, two: string): string =>
  `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${one}, path two: ${two}`
const conflict = (one: string, two: string): string =>
  `Two document paths conflict with each other; must remove or rewrite one of these paths; path one: ${one}, path two: ${two}`
const count = (name: string, given: number): string =>
  `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${given}`
const type = (name: string, given: string): string =>
  `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${given}`

test('what evaluation walks', () =>
  expect(
    update('SET #a = if_not_exists(b.c, :n) - :n, d = list_append(:l, e) REMOVE f[0] ADD g :ns DELETE h :ss', {
      names,
      values,
    }),
  ).toEqual({
    actions: [
      {
        kind: 'set',
        path: ['a'],
        value: {
          kind: 'arithmetic',
          operator: '-',
          left: { kind: 'ifNotExists', path: ['b', 'c'], otherwise: { kind: 'value', value: { N: '1' } } },
          right: { kind: 'value', value: { N: '1' } },
        },
      },
      {
        kind: 'set',
        path: ['d'],
        value: { kind: 'listAppend', left: { kind: 'value', value: { L: [] } }, right: { kind: 'path', path: ['e'] } },
      },
      { kind: 'remove', path: ['f', 0] },
      { kind: 'add', path: ['g'], value: { NS: ['1'] } },
      { kind: 'delete', path: ['h'], value: { SS: ['a'] } },
    ],
  }))

describe('static checks', () => {
  test('UPD-15, errors 102 and 103', () => {
    expect(refusal(() => update('SET a = :v'))).toBe(
      'Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :v',
    )
    expect(refused('REMOVE #x')).toBe(
      'An expression attribute name used in the document path is not defined; attribute name: #x',
    )
  })

  test.each([
    ['SET a = :n, #a = :n', overlap('[a]', '[a]')],
    ['SET c[1].a = :n REMOVE c', overlap('[c, [1], a]', '[c]')],
    ['REMOVE a ADD a.b :n', overlap('[a]', '[a, b]')],
    ['SET a.#index = :n, a.#index.b = :n', overlap('[a, [3]]', '[a, [3], b]')],
  ])('errors 113, UPD-9, UPD-11: %s', (text, message) => expect(refused(text)).toBe(message))
  test.each([
    ['SET a.c = :n, a[1] = :n', conflict('[a, c]', '[a, [1]]')],
    ['SET a[1].b = :n REMOVE a[1][2]', conflict('[a, [1], b]', '[a, [1], [2]]')],
    ['SET a.#index = :n, a[3] = :n', conflict('[a, [3]]', '[a, [3]]')],
  ])('errors 114, UPD-10: %s', (text, message) => expect(refused(text)).toBe(message))
  test('expressions 8: what is only read neither overlaps nor conflicts', () =>
    expect(() => update('SET b = a, c.d = e[0] REMOVE a', { values })).not.toThrow())

  const words = { ':s': 'STRING', ':b': 'BINARY', ':bool': 'BOOLEAN', ':null': 'NULL', ':l': 'LIST', ':m': 'MAP' }
  test.each(Object.entries(words))('errors 106, UPD-13: %s is a %s', (value, word) => {
    const message = (clause: string): string =>
      `Incorrect operand type for operator or function; operator: ${clause}, operand type: ${word}`
    expect(refused(`ADD a ${value}`)).toBe(message('ADD'))
    expect(refused(`DELETE a ${value}`)).toBe(message('DELETE'))
  })
  test('UPD-13: ADD takes a number, DELETE does not; both take sets', () => {
    expect(refused('DELETE a :n')).toContain('operator: DELETE, operand type: NUMBER')
    expect(() => update('ADD a :n, b :ss, c :ns, d :bs DELETE e :ss, f :ns, g :bs', { values })).not.toThrow()
  })

  test.each([
    ['SET a = if_not_exists(a)', count('if_not_exists', 1)],
    ['SET a = list_append(a, b, c)', count('list_append', 3)],
    ['SET a = :n + if_not_exists(a)', count('if_not_exists', 1)],
    [
      'SET a = if_not_exists(:n, a)',
      'Operator or function requires a document path; operator or function: if_not_exists',
    ],
    [
      'SET a = if_not_exists(if_not_exists(a, b), :n)',
      'Operator or function requires a document path; operator or function: if_not_exists',
    ],
  ])('errors 104 and 107, UPD-7, UPD-8: %s', (text, message) => expect(refused(text)).toBe(message))

  test.each([
    ['SET a = b + :s', type('+', 'S')],
    ['SET a = :ns - b', type('-', 'NS')],
    ['SET a = list_append(a, :b) + :n', type('list_append', 'B')],
    ['SET a = list_append(a, :l) + :n', type('+', 'L')],
    ['SET a = list_append(:s, a)', type('list_append', 'S')],
    ['SET a = if_not_exists(a, list_append(:m, b))', type('list_append', 'M')],
  ])('errors 105, UPD-14: %s', (text, message) => expect(refused(text)).toBe(message))
  test('what only the item can tell is fine', () =>
    expect(() =>
      update('SET a = b + c, d = if_not_exists(d, :s) + :n, e = list_append(e, f)', { values }),
    ).not.toThrow())
})

describe('UPD-16: which error wins, over the whole update', () => {
  test.each([
    ['SET a = :x, b = :n REMOVE #x', 'attribute name: #x'],
    ['SET a = :n, a = :n, b = :x', 'attribute value: :x'],
    ['SET a.b = :n, a[1] = :n REMOVE c, c', 'overlap'],
    ['ADD z :s SET a.b = :n, a[1] = :n', 'conflict'],
    ['SET a = if_not_exists(a) ADD b :s', 'operator: ADD'],
    ['SET a = b + :s, c = if_not_exists(c)', 'number of operands: 1'],
  ])('%s', (text, part) => expect(refused(text)).toContain(part))
})

test('partiql 7: set_add and set_delete', () => {
  const span = { start: 0, end: 0 }
  const path = { kind: 'path', elements: [{ kind: 'name', name: 'a', span }], span } as const
  const call = (name: string) =>
    ({
      kind: 'call',
      name,
      nameSpan: span,
      operands: [path, { kind: 'set', elements: [{ kind: 'value', value: { S: 'x' }, span }], span }],
      span,
    }) as const
  const bound = (name: string) =>
    bindUpdate({ actions: [{ kind: 'set', path, value: call(name), span }] }, createBinder({ surface: 'PartiQL' }))
      .actions
  expect(bound('set_add')).toEqual([
    { kind: 'set', path: ['a'], value: { kind: 'setAdd', path: ['a'], value: { SS: ['x'] } } },
  ])
  expect(bound('set_delete')).toMatchObject([{ value: { kind: 'setDelete' } }])
})
