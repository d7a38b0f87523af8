import { expect, it } from 'vitest'
import { printPartiql } from '../../src/ast/print-partiql.ts'
import { parsePartiql } from '../../src/syntax/parse-partiql.ts'
import { fc } from '../property.ts'
import { partiqlStatement } from './partiql-arbitraries.ts'
import { bare, statementOf } from './partiql-support.ts'

it('what is printed parses to the same statement', () => {
  fc.assert(
    fc.property(partiqlStatement, (statement) => {
      const text = printPartiql(statement)
      const parsed = parsePartiql(text)
      expect(parsed.ok ? bare(parsed.statement) : parsed.message, text).toEqual(bare(statement))
    }),
    { numRuns: 1500 },
  )
})

it.each([
  [
    "select a.b[0] from tab.idx where (pk='a' and sk>1) or not n in (1,2) order by sk desc",
    `SELECT "a"."b"[0] FROM "tab"."idx" WHERE ("pk" = 'a' AND "sk" > 1) OR (NOT "n" IN [1, 2]) ORDER BY "sk" DESC`,
  ],
  [
    'update tab set n=n+1, l=list_append(l,[?]) remove m where pk=?',
    `UPDATE "tab" SET "n" = "n" + 1 SET "l" = list_append("l", [?]) REMOVE "m" WHERE "pk" = ?`,
  ],
  [`insert into tab value {'pk':'it''s','s':<<1,2>>}`, `INSERT INTO "tab" VALUE {'pk': 'it''s', 's': <<1, 2>>}`],
])('%s', (text, canonical) => expect(printPartiql(statementOf(text))).toBe(canonical))
