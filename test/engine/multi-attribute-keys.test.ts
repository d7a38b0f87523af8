import { describe, expect, it } from 'vitest'
import { type Fixture, invalid, N, plain, refused, S, tableFixture, valuesOf } from './support.ts'
import { createIndexRequest, type Plain } from './table-shape.ts'

/** Global indexes keyed on several attributes. Source: reference, data-model 11.3. */

const keys = 'game:S season:N / round:S score:N'
const table = (): Fixture => tableFixture({ global: { gsi: keys } })

const rounds = ['group', 'group\u0000', 'groupA', 'final'] as const
const scores = [-10, -1.5, 0, 2, 10]

/** Every round with every score, in two seasons. */
function filled(): Fixture {
  const db = table()
  for (const season of [1, 12]) {
    for (const round of rounds) {
      for (const score of scores) {
        const pk = S(`${season} ${round} ${score}`)
        db.put({ pk, game: S('chess'), season: N(season), round: S(round), score: N(score), rest: N(1) })
      }
    }
  }
  return db
}

/** Season 1 of chess, and what else the text says. */
const ask = (text: string, values: Plain = {}): Plain => ({
  IndexName: 'gsi',
  KeyConditionExpression: `game = :g AND season = :s${text === '' ? '' : ` AND ${text}`}`,
  ExpressionAttributeValues: { ':g': S('chess'), ':s': N(1), ...values },
})

describe('what is selected', () => {
  const inOrder = ['final', 'group', 'group\u0000', 'groupA'].flatMap((round) =>
    scores.map((score) => `1 ${round} ${score}`),
  )
  const of = (...wanted: string[]): string[] => inOrder.filter((pk) => wanted.some((part) => pk.startsWith(part)))

  it.each([
    ['every hash attribute', '', {}, inOrder],
    ['a prefix of the range', 'round = :r', { ':r': S('group') }, of('1 group ')],
    ['the whole range', 'round = :r AND score = :n', { ':r': S('group'), ':n': N('0.0') }, ['1 group 0']],
    ['less', 'round = :r AND score < :n', { ':r': S('group'), ':n': N(0) }, ['1 group -10', '1 group -1.5']],
    [
      'at most',
      'round = :r AND score <= :n',
      { ':r': S('group'), ':n': N(0) },
      ['1 group -10', '1 group -1.5', '1 group 0'],
    ],
    ['more', 'round = :r AND score > :n', { ':r': S('group'), ':n': N(0) }, ['1 group 2', '1 group 10']],
    ['at least', 'round = :r AND score >= :n', { ':r': S('group'), ':n': N(2) }, ['1 group 2', '1 group 10']],
    [
      'between',
      'round = :r AND score BETWEEN :n AND :m',
      { ':r': S('group'), ':n': N('-1.5'), ':m': N(2) },
      ['1 group -1.5', '1 group 0', '1 group 2'],
    ],
    ['begins_with of the first', 'begins_with(round, :r)', { ':r': S('group') }, of('1 group')],
    ['an order of the first', 'round > :r', { ':r': S('group') }, of('1 group\u0000', '1 groupA')],
    [
      'between of the first',
      'round BETWEEN :r AND :q',
      { ':r': S('final'), ':q': S('group') },
      of('1 final', '1 group '),
    ],
    ['nothing', 'round = :r', { ':r': S('none') }, []],
  ])('%s', (_, text, values, expected) => {
    const db = filled()
    expect(valuesOf(db.ok('Query', ask(text, values)), 'pk')).toEqual(expected)
    expect(valuesOf(db.ok('Query', { ...ask(text, values), ScanIndexForward: false }), 'pk')).toEqual(
      expected.toReversed(),
    )
    const paged: unknown[] = []
    let start: unknown
    do {
      const page = db.ok('Query', {
        ...ask(text, values),
        Limit: 3,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      })
      paged.push(...valuesOf(page, 'pk'))
      start = page.LastEvaluatedKey
    } while (start !== undefined)
    expect(paged).toEqual(expected)
  })

  it('in whatever order the conditions are written, and as KeyConditions', () => {
    const db = filled()
    const request = {
      IndexName: 'gsi',
      KeyConditionExpression: 'score > :n AND season = :s AND round = :r AND game = :g',
      ExpressionAttributeValues: { ':g': S('chess'), ':s': N(1), ':r': S('final'), ':n': N(0) },
    }
    expect(valuesOf(db.ok('Query', request), 'pk')).toEqual(['1 final 2', '1 final 10'])
    const is = (value: Plain): Plain => ({ ComparisonOperator: 'EQ', AttributeValueList: [value] })
    const KeyConditions = {
      game: is(S('chess')),
      season: is(N(1)),
      round: is(S('final')),
      score: { ComparisonOperator: 'GT', AttributeValueList: [N(0)] },
    }
    expect(valuesOf(db.ok('Query', { IndexName: 'gsi', KeyConditions }), 'pk')).toEqual(['1 final 2', '1 final 10'])
  })

  it('parts do not run into each other', () => {
    const db = tableFixture({ global: { gsi: 'a:S b:S / c:S d:S' } })
    const of = (pk: string, [a = '', b = '', c = '', d = '']: string[]): Plain => ({
      pk: S(pk),
      a: S(a),
      b: S(b),
      c: S(c),
      d: S(d),
    })
    db.put(
      of('1', ['ab', 'c', 'x', 'y']),
      of('2', ['a', 'bc', 'x', 'y']),
      of('3', ['a', 'bc', 'xy', 'z']),
      of('4', ['a\0', 'b', 'x', 'y']),
    )
    const found = (a: string, b: string): unknown[] =>
      valuesOf(
        db.ok('Query', {
          IndexName: 'gsi',
          KeyConditionExpression: 'a = :a AND b = :b AND c = :c',
          ExpressionAttributeValues: { ':a': S(a), ':b': S(b), ':c': S('x') },
        }),
        'pk',
      )
    expect([found('a', 'bc'), found('ab', 'c'), found('a\0', 'b'), found('a', '\0b')]).toEqual([
      ['2'],
      ['1'],
      ['4'],
      [],
    ])
  })
})

describe('what is refused', () => {
  const missed = (name: string): unknown => refused(`Query condition missed key schema element: ${name}`)
  const unsupported = refused('Query key condition not supported')
  const raw = (KeyConditionExpression: string, values: Plain): Plain => ({
    IndexName: 'gsi',
    KeyConditionExpression,
    ExpressionAttributeValues: values,
  })

  it.each([
    ['a hash attribute without a condition', raw('game = :g', { ':g': S('x') }), missed('season')],
    [
      'a gap in the range',
      raw('game = :g AND season = :s AND score = :n', { ':g': S('x'), ':s': N(1), ':n': N(1) }),
      missed('round'),
    ],
    ['no equality on a hash attribute', raw('game = :g AND season > :s', { ':g': S('x'), ':s': N(1) }), unsupported],
    [
      'something behind a range condition',
      raw('game = :g AND season = :s AND round > :r AND score = :n', {
        ':g': S('x'),
        ':s': N(1),
        ':r': S('a'),
        ':n': N(1),
      }),
      unsupported,
    ],
    [
      'another type',
      raw('game = :g AND season = :s', { ':g': S('x'), ':s': S('1') }),
      refused(`${invalid}Condition parameter type does not match schema type`),
    ],
    [
      'a filter on one of its attributes',
      { ...raw('game = :g AND season = :s', { ':g': S('x'), ':s': N(1) }), FilterExpression: 'score = :s' },
      refused('Filter Expression can only contain non-primary key attributes: Primary key attribute: score'),
    ],
    [
      'nine conditions',
      raw(Array.from({ length: 9 }, (_, at) => `a${at} = :g`).join(' AND '), { ':g': S('x') }),
      refused('Conditions can be of length 1 or 2 only'),
    ],
  ])('%s', (_, request, expected) => {
    expect(table().call('Query', request)).toEqual(expected)
  })

  it('a start key with an attribute too few', () => {
    const ExclusiveStartKey = { pk: S('k'), game: S('chess'), season: N(1), round: S('final') }
    expect(table().call('Query', { ...ask(''), ExclusiveStartKey })).toEqual(
      refused('The provided starting key is invalid'),
    )
  })

  it('a value of the wrong type or an empty one in any of them', () => {
    const item = { pk: S('k'), game: S('chess'), season: N(1), round: S('final'), score: N(1) }
    expect(table().call('PutItem', { Item: { ...item, score: S('1') } })).toEqual(
      refused(`${invalid}Type mismatch for Index Key score Expected: N Actual: S IndexName: gsi`),
    )
    expect(table().call('PutItem', { Item: { ...item, round: S('') } })).toEqual(
      refused(
        'One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: gsi, IndexKey: round',
      ),
    )
  })
})

describe('membership and keys of pages', () => {
  const item = { pk: S('k'), game: S('chess'), season: N(1), round: S('final'), score: N(1) }

  it('an item is in it only with all its attributes', () => {
    for (const missing of ['game', 'season', 'round', 'score']) {
      const db = table()
      db.put(Object.fromEntries(Object.entries(item).filter(([name]) => name !== missing)))
      expect(db.ok('Scan', { IndexName: 'gsi' }).Count).toBe(0)
    }
    const db = table()
    db.put(item)
    expect(db.ok('Scan', { IndexName: 'gsi' }).Count).toBe(1)
  })

  it('a page’s key holds all of them and the table’s', () => {
    const page = filled().ok('Query', { ...ask(''), Limit: 1 })
    expect(plain(page.LastEvaluatedKey)).toEqual({
      pk: S('1 final -10'),
      game: S('chess'),
      season: N(1),
      round: S('final'),
      score: N(-10),
    })
  })

  it('an update of one attribute moves the entry', () => {
    const db = table()
    db.put(item)
    db.ok('UpdateItem', {
      Key: { pk: S('k') },
      UpdateExpression: 'SET score = :n',
      ExpressionAttributeValues: { ':n': N(2) },
    })
    expect(db.charged()).toEqual({ 'write tab': 1, 'write tab/gsi': 2 })
    expect(valuesOf(db.ok('Query', ask('')), 'score')).toEqual(['2'])
  })

  it('an attribute of the table’s key may be one of them', () => {
    const db = tableFixture({ keys: 'pk:S sk:S', global: { gsi: 'g:S pk:S / sk:S' } })
    db.put({ pk: S('p'), sk: S('2'), g: S('g') }, { pk: S('p'), sk: S('1'), g: S('g') })
    const page = db.ok('Query', {
      IndexName: 'gsi',
      KeyConditionExpression: 'g = :g AND pk = :p',
      ExpressionAttributeValues: { ':g': S('g'), ':p': S('p') },
      Limit: 1,
    })
    expect(plain(page.LastEvaluatedKey)).toEqual({ g: S('g'), pk: S('p'), sk: S('1') })
  })

  it('backfill makes the entries that writes would have made', () => {
    const before = filled()
    const after = tableFixture()
    after.put(...(plain(before.ok('Scan', {}).Items) as Plain[]))
    after.ok('UpdateTable', createIndexRequest('tab', 'gsi', keys))
    const entries = (db: Fixture): unknown => plain(db.ok('Scan', { IndexName: 'gsi' }).Items)
    expect(entries(after)).toEqual(entries(before))
    expect((entries(after) as unknown[]).length).toBe(40)
  })
})
