import type { AccessPatternStatement, EntityStatement } from '../../ast/model-statement.ts'
import type { ModelMember } from '../../operation/model-shelf.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { memoise, treeUnitsMax } from '../../syntax/memoise.ts'
import { parseScript } from '../../syntax/parse-script.ts'

/**
 * A whole model: what reports, exporters and comparisons are made of. Entities and patterns stand in the order in which they were
 * defined; `printStatement` gives the text that the spans of one point into.
 */
export type Model = {
  readonly tables: readonly TableDescription[]
  readonly entities: readonly EntityStatement[]
  readonly patterns: readonly AccessPatternStatement[]
}

/** A text that does not parse any more, since a file may have been damaged, is left out. */
export function modelFrom(tables: readonly TableDescription[], members: readonly ModelMember[]): Model {
  const statements = members.flatMap(({ text }) => parsed(text) ?? [])
  return {
    tables,
    entities: statements.filter((statement) => statement.kind === 'entity'),
    patterns: statements.filter((statement) => statement.kind === 'access-pattern'),
  }
}

/** Asked for at every RUN: the same text is the same tree. */
const parsed = memoise(
  (text: string): EntityStatement | AccessPatternStatement | undefined => {
    const [only] = parseScript(text).statements
    return only?.ast.kind === 'entity' || only?.ast.kind === 'access-pattern' ? only.ast : undefined
  },
  { textsMax: 1_000, unitsMax: treeUnitsMax * 4, lengthMax: treeUnitsMax },
)
