import { Fixture, plain, refused } from './support.ts'
import type { Plain, TableShape } from './table-shape.ts'

/** A fixture with PartiQL in few words. */
export class Partiql extends Fixture {
  /** Rows of a statement as plain JSON, or the refusal. */
  rows(Statement: string, more: Plain = {}): unknown {
    const answer = this.call('ExecuteStatement', { Statement, ...more }) as { readonly Items?: unknown }
    return 'Items' in answer ? plain(answer.Items) : answer
  }

  /** All pages of a SELECT, with how many rows each had. */
  pages(Statement: string, more: Plain = {}): { readonly rows: readonly Plain[]; readonly sizes: readonly number[] } {
    const rows: Plain[] = []
    const sizes: number[] = []
    let NextToken: string | undefined
    do {
      const page = this.ok('ExecuteStatement', {
        Statement,
        ...more,
        ...(NextToken === undefined ? {} : { NextToken }),
      })
      const items = plain(page.Items) as Plain[]
      rows.push(...items)
      sizes.push(items.length)
      NextToken = page.NextToken
    } while (NextToken !== undefined)
    return { rows, sizes }
  }

  batch(...Statements: (string | Plain)[]): unknown {
    const members = Statements.map((each) => (typeof each === 'string' ? { Statement: each } : each))
    const answer = this.call('BatchExecuteStatement', { Statements: members }) as { readonly Responses?: unknown }
    return 'Responses' in answer ? plain(answer.Responses) : answer
  }

  transact(...statements: (string | Plain)[]): unknown {
    const members = statements.map((each) => (typeof each === 'string' ? { Statement: each } : each))
    return plain(this.call('ExecuteTransaction', { TransactStatements: members }))
  }
}

export function partiql(shape: TableShape = {}, options: ConstructorParameters<typeof Fixture>[0] = {}): Partiql {
  const db = new Partiql(options)
  db.table(shape)
  return db
}

export const malformed = (detail: string): unknown =>
  refused(`Statement wasn't well formed, can't be processed: ${detail}`)

/** A cancelled transaction with these reasons; a text is a code without a message. */
export function cancelled(...reasons: (string | Plain)[]): unknown {
  const CancellationReasons = reasons.map((reason) => (typeof reason === 'string' ? { Code: reason } : reason))
  const codes = CancellationReasons.map(({ Code }) => String(Code)).join(', ')
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`
  return { error: { name: 'TransactionCanceledException', message, CancellationReasons } }
}
