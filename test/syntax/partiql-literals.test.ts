import { describe, expect, it } from 'vitest'
import { ApiError } from '../../src/model/api-error.ts'
import type { Value } from '../../src/model/value.ts'
import { parsePartiql } from '../../src/syntax/parse-partiql.ts'
import { resolveLiterals } from '../../src/syntax/partiql-literals.ts'

function resolved(text: string, ...parameters: Value[]): unknown {
  const parsed = parsePartiql(text)
  if (!parsed.ok) throw new Error(parsed.message)
  try {
    return resolveLiterals(parsed.statement, text, parameters)
  } catch (error) {
    if (error instanceof ApiError) return error.message
    throw error
  }
}

/** The value of the attribute `x` of an INSERT, or the refusal. */
function inserted(value: string, ...parameters: Value[]): unknown {
  const statement = resolved(`INSERT INTO tab VALUE {'x': ${value}}`, ...parameters) as
    | string
    | { readonly value: { readonly value: { readonly M: { readonly [name: string]: Value } } } }
  return typeof statement === 'string' ? statement : statement.value.value.M['x']
}

/** The value a WHERE compares with, or the refusal. */
function compared(value: string, ...parameters: Value[]): unknown {
  const statement = resolved(`SELECT * FROM tab WHERE x = ${value}`, ...parameters) as
    | string
    | { readonly where: { readonly right: { readonly value: Value } } }
  return typeof statement === 'string' ? statement : statement.where.right.value
}

const nested = (levels: number): string => `${"{'a': ".repeat(levels)}1${'}'.repeat(levels)}`

describe('values (partiql 2)', () => {
  it.each([
    ['2.50', { N: '2.5' }],
    ['-0', { N: '0' }],
    ['1E3', { N: '1000' }],
    ['-1.5e-3', { N: '-0.0015' }],
    ["'it''s'", { S: "it's" }],
    ['NULL', { NULL: true }],
    ['[1, [true], {}]', { L: [{ N: '1' }, { L: [{ BOOL: true }] }, { M: {} }] }],
    ["{'b': 1.0}", { M: { b: { N: '1' } } }],
    ['<<3, 1.0, 2>>', { NS: ['3', '1', '2'] }],
    ["<<'b', 'a'>>", { SS: ['b', 'a'] }],
  ])('%s', (text, value) => {
    expect(inserted(text)).toEqual(value)
    expect(compared(text)).toEqual(value)
  })

  it('a parameter stands for a whole value', () => {
    expect(inserted('?', { B: 'AQID' } as Value)).toEqual({ B: 'AQID' })
    expect(compared('?', { SS: ['a'] })).toEqual({ SS: ['a'] })
  })

  it('README conflict 3: 31 levels pass, 32 do not', () => {
    expect(compared(nested(31))).toMatchObject({ M: {} })
    expect(compared(nested(32))).toBe(`Nesting Levels have exceeded supported limits under root${'.a'.repeat(32)}`)
    expect(inserted(nested(31))).toMatchObject({ M: {} })
    expect(inserted(nested(32))).toBe(`Nesting Levels have exceeded supported limits under root.x${'.a'.repeat(32)}`)
  })
})

describe('refusals of values (partiql 14, errors 67-75)', () => {
  const overflow = 'Number overflow. Attempting to store a number with magnitude larger than supported range under '
  const underflow = 'Number underflow. Attempting to store a number with magnitude smaller than supported range under '
  const precise = 'Attempting to store more than 38 significant digits in a Number under '
  const digits39 = '1'.repeat(39)
  it.each([
    ['1e126', `${overflow}root`],
    ['-1e126', `${overflow}root`],
    ['1e-131', `${underflow}root`],
    [digits39, `${precise}root`],
    ['[1, 1e126]', `${overflow}root[1]`],
    ["{'a': {'b': 1e-131}}", `${underflow}root.a.b`],
    ['[?]', 'Unsupported data type: Parameter under key root[0] at 1:30:1'],
    ["{'a': ?}", 'Unsupported data type: Parameter under key root.a at 1:35:1'],
    ['<<?>>', 'Unsupported data type: Parameter under key root[0] at 1:31:1'],
    ['<<>>', 'Empty bags are not supported'],
    ["<<1, 'a'>>", 'Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags'],
    ['<<true>>', 'Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags'],
    ["<<'a', 'a'>>", 'One or more parameter values were invalid: Input collection [a, a] contains duplicates.'],
    [
      '<<2, 2.0>>',
      'One or more parameter values were invalid: Input collection [2, 2.0] contains duplicates! under root',
    ],
    ["{'a': 1, 'a': 2}", 'Duplicate keys in tuple. Key: a under root'],
  ])('%s', (text, message) => expect(compared(text, { S: 'v' })).toBe(message))

  it('numbers of an INSERT are under their attribute', () => {
    expect(inserted('1e126')).toBe(`${overflow}root.x`)
    expect(inserted(`[0, ${digits39}]`)).toBe(`${precise}root.x[1]`)
  })

  it('the same attribute twice', () => {
    expect(resolved("INSERT INTO tab VALUE {'x': 1, 'y': 2, 'x': 3}")).toBe(
      'Duplicate keys in tuple. Key: x under root',
    )
  })

  it('an INSERT takes a tuple', () => {
    const message =
      'Unsupported format in item expression. Please use struct format {...} to express item values for insert statement.'
    expect(resolved('INSERT INTO tab VALUE [1]')).toBe(message)
    expect(resolved('INSERT INTO tab VALUE ?', { M: {} })).toBe(message)
  })

  it('errors on the second line say so', () => {
    expect(resolved('SELECT * FROM tab\nWHERE x =\n  [1, ?]', { S: 'v' })).toBe(
      'Unsupported data type: Parameter under key root[1] at 3:7:1',
    )
  })

  it('names that every object has are names like any other', () => {
    expect(compared("{'__proto__': 1, 'constructor': 2}")).toEqual({
      M: Object.assign(
        Object.create(null) as object,
        JSON.parse('{"__proto__": {"N": "1"}, "constructor": {"N": "2"}}'),
      ),
    })
  })
})
