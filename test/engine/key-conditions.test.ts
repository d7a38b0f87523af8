import { describe, expect, it } from 'vitest'
import { B, type Fixture, invalid, N, notFound, refused, S, tableFixture, valuesOf } from './support.ts'
import type { Plain } from './table-shape.ts'

/** What a Query selects. Source: reference, errors 143-155; KCE-1 to KCE-16, expressions 5. */

const composite = (): Fixture =>
  tableFixture({ keys: 'pk:S sk:N', global: { gsi: { keys: 'g:S', project: 'KEYS_ONLY' } } })
const where = (KeyConditionExpression: string, values: Plain = {}): Plain => ({
  KeyConditionExpression,
  ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
})
const k = { ':p': S('k') }
const prefixed = (text: string): unknown => refused(`Invalid KeyConditionExpression: ${text}`)

describe('key conditions known to be wrong from the request', () => {
  it.each([
    ['149 KCE-5 OR', 'pk = :p OR sk = :p', k, 'Invalid operator used in KeyConditionExpression: OR'],
    ['149 KCE-5 NOT', 'NOT pk = :p', k, 'Invalid operator used in KeyConditionExpression: NOT'],
    ['149 KCE-5 IN', 'pk IN (:p)', k, 'Invalid operator used in KeyConditionExpression: IN'],
    ['149 KCE-5 <>', 'pk <> :p', k, 'Invalid operator used in KeyConditionExpression: <>'],
    ['149 KCE-5', 'attribute_exists(pk)', {}, 'Invalid operator used in KeyConditionExpression: attribute_exists'],
    [
      '149 KCE-5',
      'attribute_not_exists(pk)',
      {},
      'Invalid operator used in KeyConditionExpression: attribute_not_exists',
    ],
    [
      '149 KCE-5',
      'attribute_type(pk, :t)',
      { ':t': S('S') },
      'Invalid operator used in KeyConditionExpression: attribute_type',
    ],
    ['149 KCE-5', 'contains(pk, :p)', k, 'Invalid operator used in KeyConditionExpression: contains'],
    ['150 KCE-6', 'size(pk) = :p', { ':p': N(1) }, 'KeyConditionExpressions cannot contain nested operations'],
    [
      '151 KCE-7',
      ':p BETWEEN pk AND :p',
      k,
      'Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand',
    ],
    [
      '151 KCE-7',
      'begins_with(:p, pk)',
      k,
      'Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand',
    ],
    [
      '152 KCE-8',
      'pk = sk',
      {},
      'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
    ],
    ['153 KCE-4', 'pk.a = :p', k, 'KeyConditionExpressions cannot have conditions on nested attributes'],
    ['153 KCE-4', 'pk[0] = :p', k, 'KeyConditionExpressions cannot have conditions on nested attributes'],
    ['154 KCE-9', ':p = :p', k, 'Invalid condition in KeyConditionExpression: No key attribute specified'],
    ['155 KCE-10', 'pk = :p AND pk = :p', k, 'KeyConditionExpressions must only contain one condition per key'],
  ])('%s: %s', (_, text, values, message) => {
    expect(composite().call('Query', where(text, values))).toEqual(prefixed(message))
    expect(tableFixture({ name: 'other' }).call('Query', where(text, values))).toEqual(prefixed(message))
  })

  it('143 KCE-1 none at all', () => {
    const message = 'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.'
    expect(composite().call('Query', {})).toEqual(refused(message))
    expect(tableFixture({ name: 'other' }).call('Query', {})).toEqual(refused(message))
  })

  it('144 KCE-11 three, and none in KeyConditions', () => {
    const three = where('pk = :p AND sk = :p AND a = :p', k)
    const message = 'Conditions can be of length 1 or 2 only'
    expect(tableFixture({ name: 'other' }).call('Query', three)).toEqual(refused(message))
    expect(tableFixture({ name: 'other' }).call('Query', { KeyConditions: {} })).toEqual(refused(message))
  })
})

describe('key conditions against the schema', () => {
  const missed = (name: string): string => `Query condition missed key schema element: ${name}`
  const unsupported = 'Query key condition not supported'
  const wrongType = `${invalid}Condition parameter type does not match schema type`
  const empty =
    'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk'

  it.each([
    ['145 KCE-12 another attribute', 'a = :p', k, missed('pk')],
    ['145 KCE-12 the range attribute alone', 'sk = :n', { ':n': N(1) }, missed('pk')],
    ['145 KCE-12 a second one that is no key', 'pk = :p AND a = :p', k, missed('sk')],
    ['145 KCE-12 two that are no keys', 'a = :p AND b = :p', k, missed('pk')],
    ['146 KCE-13 no equality', 'pk > :p', k, unsupported],
    ['146 KCE-13 begins_with', 'begins_with(pk, :p)', k, unsupported],
    ['148 KCE-15 the hash value', 'pk = :n', { ':n': N(1) }, wrongType],
    ['148 KCE-15 the range value', 'pk = :p AND sk = :p', k, wrongType],
    ['KCE-16 type before the equality of the hash', 'pk > :n', { ':n': N(1) }, wrongType],
    ['KCE-16 the hash before the range', 'pk > :p AND sk = :p', k, unsupported],
    ['148 begins_with on a number', 'pk = :p AND begins_with(sk, :p)', k, wrongType],
    ['expressions 5 an empty value', 'pk = :e', { ':e': S('') }, empty],
  ])('%s', (_, text, values, message) => {
    expect(composite().call('Query', where(text, values))).toEqual(refused(message))
    expect(tableFixture({ name: 'other' }).call('Query', where(text, values))).toEqual(notFound)
  })

  it('146 KCE-13 two conditions on a table without a range attribute', () => {
    const request = where('pk = :p AND sk = :p', k)
    expect(tableFixture().call('Query', request)).toEqual(refused(unsupported))
  })

  it('147 KCE-14 KeyConditions that no index can serve', () => {
    const of = (ComparisonOperator: string, ...AttributeValueList: Plain[]): Plain => ({
      KeyConditions: {
        pk: { ComparisonOperator: 'EQ', AttributeValueList: [S('k')] },
        sk: { ComparisonOperator, AttributeValueList },
      },
    })
    const message = 'Attempted conditional constraint is not an indexable operation'
    for (const [operator, ...values] of [
      ['NULL'],
      ['NOT_NULL'],
      ['NE', N(1)],
      ['CONTAINS', N(1)],
      ['NOT_CONTAINS', N(1)],
      ['IN', N(1)],
    ] as [string, ...Plain[]][]) {
      expect(composite().call('Query', of(operator, ...values)), operator).toEqual(refused(message))
    }
  })
})

describe('what key conditions select', () => {
  const all = ['-5', '-0.5', '0', '0.25', '1', '2', '10']
  function numbers(): Fixture {
    const db = composite()
    db.put(...all.map((n) => ({ pk: S('k'), sk: N(n) })), { pk: S('other'), sk: N(0) })
    return db
  }

  it.each([
    ['pk = :p', all],
    ['KCE-3 (pk = :p)', all],
    ['KCE-3 (pk = :p) AND (sk > :a)', ['2', '10']],
    ['sk = :a AND pk = :p', ['1']],
    ['KCE-2 :p = pk', all],
    ['pk = :p AND sk < :a', ['-5', '-0.5', '0', '0.25']],
    ['pk = :p AND sk <= :a', ['-5', '-0.5', '0', '0.25', '1']],
    ['pk = :p AND sk >= :a', ['1', '2', '10']],
    ['KCE-2 pk = :p AND :a < sk', ['2', '10']],
    ['KCE-2 pk = :p AND :a >= sk', ['-5', '-0.5', '0', '0.25', '1']],
    ['pk = :p AND sk BETWEEN :m AND :a', ['-0.5', '0', '0.25', '1']],
    ['pk = :p AND sk > :c', []],
  ])('%s', (text, expected) => {
    const values = { ':p': S('k'), ':a': N('1.0'), ':m': N('-0.5'), ':c': N('10') }
    const used = Object.fromEntries(Object.entries(values).filter(([name]) => text.includes(name)))
    const request = where(text.replace(/^KCE-\d+ /, ''), used)
    const db = numbers()
    expect(valuesOf(db.ok('Query', request), 'sk')).toEqual(expected)
    expect(valuesOf(db.ok('Query', { ...request, ScanIndexForward: false }), 'sk')).toEqual(expected.toReversed())
  })

  const endOfUnicode = String.fromCodePoint(0x10ffff)

  it.each([
    ['a', ['a', 'a\u0000', 'ab', `a${endOfUnicode}`, `a${endOfUnicode}z`]],
    [`a${endOfUnicode}`, [`a${endOfUnicode}`, `a${endOfUnicode}z`]],
    [endOfUnicode, [endOfUnicode, endOfUnicode + endOfUnicode]],
    ['\ud7ff', ['\ud7ff', '\ud7ffz']],
    ['', 'every'],
  ] as const)('begins_with %j reaches the end of the Unicode range', (prefix, expected) => {
    const sorts = [
      'a',
      'a\u0000',
      'ab',
      `a${endOfUnicode}`,
      `a${endOfUnicode}z`,
      'b',
      '\ud7ff',
      '\ud7ffz',
      '\ue000',
      '\uffff',
      '😀',
      endOfUnicode,
      endOfUnicode + endOfUnicode,
    ]
    const db = tableFixture({ keys: 'pk:S sk:S' })
    db.put(...sorts.map((sk) => ({ pk: S('k'), sk: S(sk) })))
    const request = where('pk = :p AND begins_with(sk, :s)', { ...k, ':s': S(prefix) })
    if (prefix === '') {
      expect(db.call('Query', request)).toEqual(
        refused(
          'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: sk',
        ),
      )
    } else expect(valuesOf(db.ok('Query', request), 'sk')).toEqual(expected)
  })

  it('begins_with on binary, up to bytes of ff', () => {
    const sorts = [[0], [0xfe], [0xfe, 0xff], [0xff], [0xff, 0], [0xff, 0xff], [0xff, 0xff, 1]]
    const db = tableFixture({ keys: 'pk:B sk:B' })
    db.put(...sorts.map((bytes) => ({ pk: B('k'), sk: B(bytes) })))
    const found = (prefix: number[]): unknown[] =>
      valuesOf(db.ok('Query', where('pk = :p AND begins_with(sk, :s)', { ':p': B('k'), ':s': B(prefix) })), 'sk')
    const base64 = (from: number, to?: number): unknown[] => sorts.slice(from, to).map((bytes) => B(bytes).B)
    expect(found([0xff])).toEqual(base64(3))
    expect(found([0xff, 0xff])).toEqual(base64(5))
    expect(found([0xfe])).toEqual(base64(1, 3))
    expect(valuesOf(db.ok('Query', where('pk = :p', { ':p': B('k') })), 'sk')).toEqual(base64(0))
  })

  it('strings sort by their UTF-8 bytes, not by UTF-16', () => {
    const sorted = ['A', 'Z', 'a', 'é', '\uffff', '😀']
    const db = tableFixture({ keys: 'pk:S sk:S' })
    db.put(...sorted.toReversed().map((sk) => ({ pk: S('k'), sk: S(sk) })))
    expect(valuesOf(db.ok('Query', where('pk = :p', k)), 'sk')).toEqual(sorted)
  })

  it('NUM-32 numbers of 38 digits are told apart and sorted', () => {
    const digits = '1234567890123456789012345678901234567'
    const sorted = [
      `-${digits}9`,
      `-${digits}8`,
      `-0.${digits}8`,
      `0.${digits}8`,
      `${digits}8`,
      `${digits}9`,
      `1${'0'.repeat(125)}`,
    ]
    const db = composite()
    db.put(...sorted.toReversed().map((n) => ({ pk: S('k'), sk: N(n) })))
    expect(valuesOf(db.ok('Query', where('pk = :p', k)), 'sk')).toEqual(sorted)
    expect(valuesOf(db.ok('Query', where('pk = :p AND sk = :n', { ...k, ':n': N(`${digits}8`) })), 'sk')).toEqual([
      `${digits}8`,
    ])
  })

  it('data-model 2 other spellings of a number name the same key', () => {
    const db = tableFixture({ keys: 'pk:N sk:N' })
    db.put({ pk: N('1e3'), sk: N('+0.50') })
    for (const pk of ['1000', '1E+3', '1000.0', '001000', '+1000']) {
      expect(db.get({ pk: N(pk), sk: N('5e-1') })).toEqual({ pk: N('1000'), sk: N('0.5') })
    }
    expect(db.ok('Query', where('pk = :p', { ':p': N('1000.000') })).Count).toBe(1)
  })
})
