import {
  Go,
  Heredoc,
  LineForm,
  lexStatements,
  MetaLine,
  PastedCommand,
  Semicolon,
} from '../../grammars/statement-tokens.ts'
import { textIn } from './dialects/dialect.ts'
import type { Dialect } from './dialects/dialect-names.ts'
import { type OpenThing, openThing } from './open-things.ts'
import { parseScript } from './parse-script.ts'

export type Completeness = {
  /** The buffer ends where a statement ends: after `;`, `\G`, a dot command or a pasted command. Also when it is empty. */
  readonly ends: boolean
  /** The buffer is nothing but whole statements, were a `;` added. */
  readonly whole: boolean
  readonly open?: OpenThing | undefined
}

/** What Enter would find. */
export function isComplete(text: string, dialect: Dialect = 'default'): Completeness {
  const tokens = lexStatements(textIn(dialect, text))
  const last = tokens.at(-1)
  if (last === undefined) return { ends: true, whole: false }
  const open = openThing(tokens)
  if (open !== undefined) return { ends: false, whole: false, open }
  const ends = [Semicolon, LineForm, Go, MetaLine, PastedCommand, Heredoc].includes(last.tokenType)
  const { statements, diagnostics } = parseScript(text, { dialect })
  return { ends, whole: statements.length > 0 && diagnostics.length === 0 }
}
