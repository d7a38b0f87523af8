import type { ModelMember } from '../../operation/model-shelf.ts'
import type { OperationName } from '../../operation/operation.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { type ElementShape, elementsOf } from '../../operation/recording/request-elements.ts'
import { referencesIn } from '../../planner/statement-tables.ts'
import { everyKeyName, indexesOf, tableKeys } from '../../planner/table-keys.ts'
import { modelFrom } from '../model/model.ts'
import { isLive } from '../model/served-pattern.ts'
import type { Access } from './access.ts'
import { accessOf } from './access-of.ts'
import { RequestMatcher } from './match-request.ts'
import { groupOf, plannedPattern } from './planned-pattern.ts'

/** Code that makes its expressions anew for each request would otherwise keep as many shapes as it makes requests. */
const shapesMax = 5_000
/** The service takes expressions of 4 KB, and statements of 8. */
const shapeLengthMax = 32 * 1024

/** The patterns of a model, ready to be compared with requests as they come. */
export class PatternFinder {
  /** What it was made of: the same makes the same. */
  private readonly basis: string
  private readonly tables: ReadonlyMap<string, TableDescription>
  private readonly matcher: RequestMatcher
  private readonly accesses = new Map<string, Access>()

  private constructor(basis: string, matcher: RequestMatcher, tables: ReadonlyMap<string, TableDescription>) {
    this.basis = basis
    this.matcher = matcher
    this.tables = tables
  }

  /** `before`, where neither patterns nor tables have changed since. */
  static async of(
    members: readonly ModelMember[],
    before: PatternFinder | undefined,
    describe: (table: string) => Promise<TableDescription | undefined>,
  ): Promise<PatternFinder> {
    const patterns = modelFrom([], members).patterns.filter(isLive)
    const names = patterns.flatMap((pattern) => referencesIn(pattern).flatMap((of) => of?.parts[0] ?? []))
    const tables = new Map<string, TableDescription>()
    for (const name of new Set(names)) {
      const table = await describe(name)
      if (table !== undefined) tables.set(name, table)
    }
    const basis = JSON.stringify([members.map(({ text }) => text), [...tables.values()].map(keysOf)])
    if (basis === before?.basis) return before
    const planned = patterns.map((pattern) => plannedPattern(pattern, (table) => tables.get(table)))
    return new PatternFinder(basis, new RequestMatcher(planned), tables)
  }

  patternOf(operation: OperationName, request: unknown): string | undefined {
    const elements = elementsOf(operation, request, this.keyNames)
    if (elements.length === 0) return undefined
    const asked = elements.map(({ shape, values }) => ({ access: this.accessOf(shape), values }))
    return this.matcher.match({ group: groupOf(operation), elements: asked })?.pattern.name
  }

  private readonly keyNames = (name: string): readonly string[] | undefined => {
    const table = this.tables.get(name)
    return table && everyKeyName(table)
  }

  private accessOf(shape: ElementShape): Access {
    const text = JSON.stringify(shape)
    const known = this.accesses.get(text)
    if (known !== undefined) return known
    const found = accessOf(shape, (table) => this.tables.get(table))
    if (this.accesses.size >= shapesMax) this.accesses.clear()
    if (text.length <= shapeLengthMax) this.accesses.set(text, found)
    return found
  }
}

/** What of a table plans depend on. */
const keysOf = (table: TableDescription) => [
  table.TableName,
  tableKeys(table),
  indexesOf(table).map(({ name, kind, keys, projection }) => [name, kind, keys, projection]),
]
