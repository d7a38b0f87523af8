import { expect } from 'vitest'
import type { PartiqlStatement } from '../../src/ast/partiql.ts'
import { parsePartiql } from '../../src/syntax/parse-partiql.ts'

/** `Statement wasn't well formed, can't be processed: ` and the detail. */
export const malformed = (detail: string): string => `Statement wasn't well formed, can't be processed: ${detail}`

/** The message a text is refused with; fails when it parses. */
export function refusalOf(text: string): string {
  const parsed = parsePartiql(text)
  expect(parsed.ok, text).toBe(false)
  return parsed.ok ? '' : parsed.message
}

/** The statement a text is; fails when it does not parse. */
export function statementOf(text: string): PartiqlStatement {
  const parsed = parsePartiql(text)
  if (!parsed.ok) throw new Error(`${parsed.message}: ${text}`)
  return parsed.statement
}

/** A tree without its positions. */
export const bare = (tree: unknown): unknown =>
  JSON.parse(
    JSON.stringify(tree, (name, value: unknown) => (name === 'span' || name === 'nameSpan' ? undefined : value)),
  )
