import { describe, expect, it } from 'vitest'
import { partiql } from './partiql-support.ts'
import { N, refused, S } from './support.ts'

/** Source: reference, partiql 11; PQL-70 to PQL-79. */

const failed = (Code: string, Message: string, TableName?: string) => ({
  Error: { Code, Message },
  ...(TableName === undefined ? {} : { TableName }),
})
const invalid = (Message: string) => failed('ValidationError', Message)
const wholeKey = invalid(
  'Select statements within BatchExecuteStatement must specify the primary key in the where clause.',
)

describe('requests that are refused as a whole', () => {
  it('PQL-70 reads and writes', () => {
    expect(partiql().batch("SELECT * FROM tab WHERE pk = 'a'", "INSERT INTO tab VALUE {'pk': 'b'}")).toEqual(
      refused('Read and write requests together in the same batch is not supported.'),
    )
  })

  it('PQL-71 one item twice, reads included', () => {
    const duplicates = refused('Provided list of item keys contains duplicates')
    const db = partiql()
    expect(db.batch("SELECT * FROM tab WHERE pk = 'a'", "SELECT pk FROM tab WHERE pk = 'a'")).toEqual(duplicates)
    expect(db.batch("INSERT INTO tab VALUE {'pk': 'a'}", "DELETE FROM tab WHERE pk = 'a'")).toEqual(duplicates)
    expect(db.rows('SELECT * FROM tab')).toEqual([])
  })

  it('PQL-72 what does not parse reports on itself and takes no part in those checks', () => {
    const db = partiql()
    db.put({ pk: S('a') })
    expect(db.batch("SELECT * FROM tab WHERE pk = 'a'", 'SLECT', "INSERT INTO tab VALUE {'pk': 'a'} AS x")).toEqual([
      { TableName: 'tab', Item: { pk: S('a') } },
      invalid('Unsupported operation: Id'),
      invalid("Statement wasn't well formed, can't be processed: Unexpected token after expression"),
    ])
  })

  it('PQL-77 none, or more than 25', () => {
    const db = partiql()
    expect(db.batch()).toEqual(
      refused(
        "1 validation error detected: Value '[]' at 'statements' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ),
    )
    const many = Array.from({ length: 26 }, (_, at) => `SELECT * FROM tab WHERE pk = '${at}'`)
    expect(db.batch(...many)).toMatchObject({
      error: {
        message: expect.stringMatching(
          /at 'statements' failed to satisfy constraint: Member must have length less than or equal to 25$/,
        ) as string,
      },
    })
    expect(db.batch(...many.slice(1))).toHaveLength(25)
  })
})

describe('members', () => {
  it('reads answer in order: an item, or only the table', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: N(1) })
    expect(
      db.batch(
        "SELECT n FROM tab WHERE pk = 'a'",
        "SELECT * FROM tab WHERE pk = 'z'",
        "SELECT * FROM tab WHERE pk IN ['b']",
      ),
    ).toEqual([{ TableName: 'tab', Item: { n: N(1) } }, { TableName: 'tab' }, { TableName: 'tab' }])
  })

  it.each([
    "SELECT * FROM tab WHERE pk = 'a' AND n = 1",
    'SELECT * FROM tab WHERE n = 1',
    "SELECT * FROM tab WHERE pk IN ['a', 'b']",
    'SELECT * FROM tab',
    "SELECT * FROM tab.idx WHERE g = 'a'",
    "SELECT * FROM tab.nope WHERE pk = 'a'",
  ])('PQL-73 a SELECT of anything but one item: %s', (statement) => {
    expect(partiql({ global: { idx: 'g:S' } }).batch(statement)).toEqual([wholeKey])
  })

  it('PQL-74, PQL-75, PQL-78 codes are short; the table is named when the statement ran', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: N(1) })
    expect(
      db.batch(
        "INSERT INTO tab VALUE {'pk': 'a'}",
        "UPDATE tab SET n = 2 WHERE pk = 'b'",
        "INSERT INTO tab VALUE {'pk': 1}",
        "DELETE FROM nowhere WHERE pk = 'a'",
        'UPDATE tab SET n = 2 WHERE n = 1',
        "INSERT INTO tab VALUE {'pk': 'c'}",
        "EXISTS(SELECT * FROM tab WHERE pk = 'e' AND n = 1)",
      ),
    ).toEqual([
      failed('DuplicateItem', 'Duplicate primary key exists in table', 'tab'),
      failed('ConditionalCheckFailed', 'The conditional request failed', 'tab'),
      invalid('One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N'),
      failed('ResourceNotFound', 'Requested resource not found', 'nowhere'),
      invalid('Where clause does not contain a mandatory equality on all key attributes'),
      { TableName: 'tab' },
      invalid('EXISTS can only be used in ExecuteTransaction write requests.'),
    ])
    expect(db.batch("SELECT * FROM nowhere WHERE pk = 'a'")).toEqual([
      failed('ResourceNotFound', 'Requested resource not found', 'nowhere'),
    ])
    expect(db.rows('SELECT pk FROM tab')).toHaveLength(2)
  })

  it('PQL-5 COUNT is a mistake of its member', () => {
    expect(partiql().batch('SELECT COUNT(*) FROM tab')).toEqual([invalid('Unexpected path component at 1:8:5')])
  })

  it('PQL-76 the item of a failed condition is never shown', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: N(1) })
    const member = {
      Statement: "DELETE FROM tab WHERE pk = 'a' AND n = 2",
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    }
    expect(db.batch(member)).toEqual([failed('ConditionalCheckFailed', 'The conditional request failed', 'tab')])
  })

  it('PQL-79 RETURNING, with nothing to show', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: N(1) }, { pk: S('b'), n: N(1) }, { pk: S('c') })
    expect(
      db.batch(
        "UPDATE tab SET n = 2 WHERE pk = 'a' RETURNING MODIFIED NEW *",
        "UPDATE tab REMOVE n WHERE pk = 'b' RETURNING MODIFIED NEW *",
        "DELETE FROM tab WHERE pk = 'c' RETURNING ALL OLD *",
      ),
    ).toEqual([
      { TableName: 'tab', Item: { n: N(2) } },
      { TableName: 'tab' },
      { TableName: 'tab', Item: { pk: S('c') } },
    ])
  })

  it('a member that fails late leaves the others as they are', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: S('text') })
    expect(db.batch("INSERT INTO tab VALUE {'pk': 'b'}", "UPDATE tab SET n = n + 1 WHERE pk = 'a'")).toEqual([
      { TableName: 'tab' },
      invalid('An operand in the update expression has an incorrect data type'),
    ])
    expect(db.get({ pk: S('b') })).toEqual({ pk: S('b') })
  })
})
