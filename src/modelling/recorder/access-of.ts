import type { TableDescription } from '../../operation/operation-types.ts'
import type { ElementShape } from '../../operation/recording/request-elements.ts'
import { allKeyNames, tableKeys } from '../../planner/table-keys.ts'
import { parseCondition, parseProjection, parseUpdate } from '../../syntax/parse-expression.ts'
import { type Access, type AccessVerb, access, type KeyUse } from './access.ts'
import { keyUseOf, textOnly } from './key-use.ts'
import {
  type MarkedCondition,
  type MarkedText,
  markedActions,
  markedConditions,
  pathText,
  type Resolve,
} from './marked-tree.ts'
import { statementAccess } from './statement-access.ts'

/** Undefined: there is no such table, or nobody knows. */
export type Describe = (table: string) => TableDescription | undefined

/** The access that a shape stands for. What does not parse is compared as text: it was refused each time. */
export function accessOf(shape: ElementShape, describe: Describe): Access {
  if (shape.op === 'Statement') return statementAccess(shape, describe)
  const { op, table = '', index } = shape
  const verb = verbs[op]
  const resolve = resolverOf(shape)
  const condition = conditionsIn(shape.condition, resolve)
  const conditions = conditionsIn(shape.keyCondition, resolve)
  const keys = verb === 'query' ? conditions.flatMap(keyUseOf) : keysOf(shape, describe(table), verb)
  // What is no condition of a key stands with what the filter says: such a request was refused.
  const odd = conditions.filter((each) => keyUseOf(each).length === 0)
  return access({
    verb,
    table,
    ...(index === undefined ? {} : { index }),
    keys,
    filter: [...odd, ...conditionsIn(shape.filter, resolve)].map(textOnly),
    actions: actionsIn(shape.update, resolve),
    variants: {
      projection: shape.select === 'COUNT' ? 'COUNT' : projectionIn(shape.projection, resolve),
      consistent: shape.consistent === true,
      descending: shape.descending === true,
      limit: shape.limit,
      condition: condition.map(({ text }) => text).join(' AND '),
    },
  })
}

const verbs: { readonly [op in Exclude<ElementShape['op'], 'Statement'>]: AccessVerb } = {
  GetItem: 'get',
  Query: 'query',
  Scan: 'scan',
  PutItem: 'put',
  UpdateItem: 'update',
  DeleteItem: 'delete',
  ConditionCheck: 'check',
}

function resolverOf({ names = {}, key = [], placeholders = [] }: ElementShape): Resolve {
  return {
    nameOf: (placeholder) => (Object.hasOwn(names, placeholder) ? String(names[placeholder]) : placeholder),
    slotOf: (parameter) => {
      const at = placeholders.indexOf(String(parameter))
      return at < 0 ? -1 : key.length + at
    },
  }
}

/** Of a put the attributes of the table's own key: those of indexes say where it will be found, not what it is. */
function keysOf({ key = [] }: ElementShape, table: TableDescription | undefined, verb: AccessVerb): readonly KeyUse[] {
  const own = verb === 'put' && table !== undefined ? new Set(allKeyNames(tableKeys(table))) : undefined
  return key.flatMap((attribute, slot) =>
    own?.has(attribute) === false ? [] : [{ attribute, operator: '=' as const, slots: [slot] }],
  )
}

function conditionsIn(text: string | undefined, resolve: Resolve): readonly MarkedCondition[] {
  if (text === undefined) return []
  const parsed = parseCondition(text)
  return parsed.ok ? markedConditions(parsed.ast, resolve) : [unread(text)]
}

function actionsIn(text: string | undefined, resolve: Resolve): readonly MarkedText[] {
  if (text === undefined) return []
  const parsed = parseUpdate(text)
  return parsed.ok ? markedActions(parsed.ast, resolve) : [{ text, slots: [] }]
}

function projectionIn(text: string | undefined, resolve: Resolve): string {
  if (text === undefined) return ''
  const parsed = parseProjection(text)
  if (!parsed.ok) return text
  return parsed.ast.paths
    .map((path) => pathText(path, resolve))
    .toSorted()
    .join(', ')
}

const nowhere = { start: 0, end: 0 }

const unread = (text: string): MarkedCondition => ({
  text,
  slots: [],
  condition: { kind: 'call', name: text, nameSpan: nowhere, operands: [], span: nowhere },
})
