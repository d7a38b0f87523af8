import { expect, it } from 'vitest'
import { fc } from '../property.ts'
import { partiql } from './partiql-support.ts'
import { N, S } from './support.ts'

/** A condition as text, and what it says of a row. */
type Row = { readonly pk: string; readonly sk: string; readonly n: number | undefined }
type Test = { readonly text: string; readonly holds: (row: Row) => boolean }

const letters = ['a', 'b', 'c', 'd'] as const
const letter = fc.constantFrom(...letters)
const key = fc.constantFrom('pk' as const, 'sk' as const)
const orders: { readonly [operator: string]: (left: string, right: string) => boolean } = {
  '=': (left, right) => left === right,
  '<>': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
}

const leaf: fc.Arbitrary<Test> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(key, letter)
      .map(([name, value]) => ({ text: `${name} = '${value}'`, holds: (row: Row) => row[name] === value })),
  },
  fc.tuple(key, fc.constantFrom(...Object.keys(orders)), letter).map(([name, operator, value]) => ({
    text: `${name} ${operator} '${value}'`,
    holds: (row: Row) => orders[operator]?.(row[name], value) === true,
  })),
  fc.tuple(key, fc.uniqueArray(letter, { minLength: 1, maxLength: 3 })).map(([name, values]) => ({
    text: `${name} IN [${values.map((value) => `'${value}'`).join(', ')}]`,
    holds: (row: Row) => values.some((value) => value === row[name]),
  })),
  fc.tuple(key, fc.tuple(letter, letter)).map(([name, bounds]) => {
    const [low = 'a', high = 'a'] = [...bounds].sort()
    return {
      text: `${name} BETWEEN '${low}' AND '${high}'`,
      holds: (row: Row) => row[name] >= low && row[name] <= high,
    }
  }),
  key.chain((name) =>
    letter.map((value) => ({ text: `begins_with(${name}, '${value}')`, holds: (row: Row) => row[name] === value })),
  ),
  fc.nat(3).map((value) => ({ text: `n = ${value}`, holds: (row: Row) => row.n === value })),
  fc.constant<Test>({ text: 'n IS MISSING', holds: (row: Row) => row.n === undefined }),
)

const { condition } = fc.letrec<{ condition: Test }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    leaf,
    tie('condition').map(({ text, holds }) => ({ text: `NOT (${text})`, holds: (row: Row) => !holds(row) })),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((parts) => ({
      text: parts.map(({ text }) => `(${text})`).join(' AND '),
      holds: (row: Row) => parts.every(({ holds }) => holds(row)),
    })),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((parts) => ({
      text: parts.map(({ text }) => `(${text})`).join(' OR '),
      holds: (row: Row) => parts.some(({ holds }) => holds(row)),
    })),
  ),
}))

it('whatever reads a WHERE becomes, its rows are those it holds for', () => {
  const db = partiql({ keys: 'pk:S sk:S', global: { turned: 'sk:S pk:S' } })
  const rows: Row[] = letters.flatMap((pk, at) =>
    letters.map((sk, n) => ({ pk, sk, n: (at + n) % 5 === 4 ? undefined : (at + n) % 5 })),
  )
  for (const { pk, sk, n } of rows) db.put({ pk: S(pk), sk: S(sk), ...(n === undefined ? {} : { n: N(n) }) })
  let answered = 0
  fc.assert(
    fc.property(
      condition,
      fc.constantFrom('tab', 'tab.turned'),
      fc.integer({ min: 1, max: 20 }),
      ({ text, holds }, from, Limit) => {
        const Statement = `SELECT pk, sk FROM ${from} WHERE ${text}`
        const answer = db.call('ExecuteStatement', { Statement })
        if ('error' in (answer as object)) {
          expect(answer).toMatchObject({
            error: { message: expect.stringMatching(/^(Overlapping conditions|Too many decomposed)/) as string },
          })
          return
        }
        answered++
        const wanted = rows.filter(holds).map(({ pk, sk }) => pk + sk)
        const found = db.pages(Statement, { Limit }).rows as unknown as { pk: { S: string }; sk: { S: string } }[]
        expect(found.map(({ pk, sk }) => pk.S + sk.S).sort(), Statement).toEqual(wanted.sort())
      },
    ),
    { numRuns: 800 },
  )
  expect(answered).toBeGreaterThan(400)
})
