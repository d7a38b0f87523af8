import type { Condition, Operand } from '../../ast/expression.ts'
import type { PartiqlStatement, SelectStatement } from '../../ast/partiql.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import type { ElementShape } from '../../operation/recording/request-elements.ts'
import { allKeyNames, indexNamed, type KeyNames, tableKeys } from '../../planner/table-keys.ts'
import { parsePartiql } from '../../syntax/parse-partiql.ts'
import { type Access, type AccessVerb, access, type KeyUse } from './access.ts'
import { keyUseOf, textOnly } from './key-use.ts'
import { type MarkedCondition, markedActions, markedConditions, pathText, type Resolve } from './marked-tree.ts'

const resolve: Resolve = {
  nameOf: (placeholder) => placeholder,
  slotOf: (parameter) => (typeof parameter === 'number' ? parameter : -1),
}

/** The access of a PartiQL statement whose values are all `?`: what the operation that does the same would be. */
export function statementAccess(
  shape: ElementShape,
  describe: (table: string) => TableDescription | undefined,
): Access {
  const { statement = '', limit } = shape
  const parsed = parsePartiql(statement)
  const variants = { projection: '', consistent: shape.consistent === true, descending: false, limit, condition: '' }
  if (!parsed.ok) {
    const parts = { verb: 'scan', table: '', keys: [], filter: [{ text: statement, slots: [] }], actions: [] } as const
    return access({ ...parts, variants })
  }
  const read = parsed.statement
  if (read.kind === 'select') return selectAccess(read, variants, describe)
  const { verb, table, where, entries } = changeParts(read)
  const description = describe(table)
  const names = description === undefined ? undefined : tableKeys(description)
  const { keys, rest } = keysAmong(where, names)
  const written = entries.filter(({ attribute }) => names === undefined || allKeyNames(names).includes(attribute))
  return access({
    verb,
    table,
    keys: [...keys, ...written],
    filter: [],
    actions: read.kind === 'update' ? markedActions(read.update, resolve) : [],
    variants: { ...variants, condition: conditionText(read.kind, rest, names) },
  })
}

function selectAccess(
  { from, where, projection, orderBy }: SelectStatement,
  variants: Access['variants'],
  describe: (table: string) => TableDescription | undefined,
): Access {
  const [table = '', index] = from.parts
  const description = describe(table)
  const names =
    description === undefined || index === undefined
      ? description && tableKeys(description)
      : indexNamed(description, index)?.keys
  const { keys, rest } = keysAmong(where, names)
  const equal = new Set(keys.filter(({ operator }) => operator === '=').map(({ attribute }) => attribute))
  const whole = names !== undefined && index === undefined && allKeyNames(names).every((name) => equal.has(name))
  const paths = projection === '*' ? [] : projection.map((path) => pathText(path, resolve))
  return access({
    verb: keys.length === 0 ? 'scan' : whole ? 'get' : 'query',
    table,
    ...(index === undefined ? {} : { index }),
    keys,
    filter: rest.map(textOnly),
    actions: [],
    variants: {
      ...variants,
      projection: paths.toSorted().join(', '),
      descending: orderBy.at(-1)?.descending === true,
    },
  })
}

/** What finds items by key, where the partition key is given whole; and what else must hold. */
function keysAmong(
  where: Condition | undefined,
  names: KeyNames | undefined,
): { readonly keys: readonly KeyUse[]; readonly rest: readonly MarkedCondition[] } {
  const conditions = where === undefined ? [] : markedConditions(where, resolve)
  if (names === undefined) return { keys: [], rest: conditions }
  const taken = new Map<string, MarkedCondition>()
  for (const condition of conditions) {
    const [use] = keyUseOf(condition)
    if (use === undefined || taken.has(use.attribute)) continue
    if (names.hash.includes(use.attribute) ? use.operator === '=' : names.range.includes(use.attribute))
      taken.set(use.attribute, condition)
  }
  if (!names.hash.every((name) => taken.has(name))) return { keys: [], rest: conditions }
  const used = new Set(taken.values())
  return { keys: [...used].flatMap(keyUseOf), rest: conditions.filter((condition) => !used.has(condition)) }
}

type ChangeParts = {
  readonly verb: AccessVerb
  readonly table: string
  readonly where?: Condition | undefined
  /** What an INSERT writes. */
  readonly entries: readonly KeyUse[]
}

function changeParts(statement: Exclude<PartiqlStatement, SelectStatement>): ChangeParts {
  switch (statement.kind) {
    case 'insert':
      return { verb: 'put', table: statement.into.parts[0] ?? '', entries: entriesOf(statement.value) }
    case 'update':
      return { verb: 'update', table: statement.table.parts[0] ?? '', where: statement.where, entries: [] }
    case 'delete':
      return { verb: 'delete', table: statement.from.parts[0] ?? '', where: statement.where, entries: [] }
    case 'exists': {
      const { from, where } = statement.select
      return { verb: 'check', table: from.parts[0] ?? '', where, entries: [] }
    }
  }
}

const entriesOf = (value: Operand): readonly KeyUse[] =>
  value.kind !== 'map'
    ? []
    : value.entries.flatMap((entry) =>
        entry.value.kind === 'parameter' && typeof entry.value.name === 'number'
          ? [{ attribute: entry.name, operator: '=' as const, slots: [entry.value.name] }]
          : [],
      )

/** What PartiQL asks for without saying so: INSERT writes nothing over, UPDATE makes no item. */
function conditionText(
  kind: Exclude<PartiqlStatement['kind'], 'select'>,
  rest: readonly MarkedCondition[],
  names: KeyNames | undefined,
): string {
  const hash = names?.hash[0] ?? 'key'
  const own =
    kind === 'insert' ? [`attribute_not_exists(${hash})`] : kind === 'update' ? [`attribute_exists(${hash})`] : []
  return [...own, ...rest.map(({ text }) => text)].toSorted().join(' AND ')
}
