import type { IToken } from 'chevrotain'
import type {
  AlterClauseCstNode,
  AlterTableStatementCstNode,
  AttributeDefinitionsCstNode,
  CreateTableStatementCstNode,
  DroppedTableCstNode,
  GlobalIndexCstNode,
  IndexDefinitionCstNode,
  IndexSettingCstNode,
  IndexUpdateCstNode,
  KeyElementsCstNode,
  TagTextCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type {
  AlterAction,
  AlterTableStatement,
  AttributeDefinition,
  CreateTableStatement,
  DropTableStatement,
  GlobalIndexDefinition,
  KeyElement,
  LocalIndexDefinition,
  ProjectionDefinition,
  TagDefinition,
} from '../../ast/table-statement.ts'
import { must } from '../../base/must.ts'
import type { Span } from '../../base/shell-error.ts'
import type { KeyType } from '../../model/value.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { mistake } from '../diagnostic.ts'
import { buildTable, given, once, saidTwice } from './build-clauses.ts'
import { buildIndexSettings, buildSettings } from './build-settings.ts'
import { buildName, stringOf } from './build-value.ts'
import { all } from './build-verb.ts'

export function buildCreateTable(node: CreateTableStatementCstNode): CreateTableStatement {
  const { IF, NOWAIT, table } = node.children
  const clauses = (node.children.createClause ?? []).map(({ children }) => children)
  const inline = all(clauses, 'attributeDefinitions').flatMap(buildInlineKeys)
  const primaryKey = once(all(clauses, 'primaryKeyClause'), nodeSpan)
  if (primaryKey !== undefined && inline.length > 0)
    throw mistake('E0113', 'the key is given twice: beside the attributes and by PRIMARY KEY', nodeSpan(primaryKey))
  return {
    kind: 'create-table',
    table: buildTable(one(table)),
    ifNotExists: given(IF),
    noWait: given(NOWAIT),
    attributes: all(clauses, 'attributeDefinitions').flatMap(buildAttributes),
    keys: primaryKey === undefined ? inline : buildKeyElements(one(primaryKey.children.keyElements)),
    globalIndexes: all(clauses, 'globalIndexes').flatMap(({ children }) => children.globalIndex.map(buildGlobalIndex)),
    localIndexes: all(clauses, 'localIndexes').flatMap(({ children }) => children.indexDefinition.map(buildIndex)),
    settings: buildSettings(all(clauses, 'tableSetting')),
    tags: all(clauses, 'tagsClause').flatMap(({ children }) =>
      children.tag.map((tag): TagDefinition => {
        const [key, value] = tag.children.tagText
        const glued = tag.children.Variable?.[0]
        const text = value === undefined ? one(glued && [glued]).image.slice(1) : tagText(value)
        return { key: tagText(must(key, 'a tag has a key')), value: text }
      }),
    ),
    span: nodeSpan(node),
  }
}

const types = { STRING: 'S', NUMBER: 'N', BINARY: 'B' } as const

const buildAttributes = ({ children }: AttributeDefinitionsCstNode): AttributeDefinition[] =>
  children.attributeDefinition.map((node) => ({
    name: buildName(one(node.children.name)).name,
    type: typeOf(node.children),
    span: nodeSpan(node),
  }))

function typeOf(children: { STRING?: IToken[]; NUMBER?: IToken[]; BINARY?: IToken[] }): KeyType {
  return types[children.STRING !== undefined ? 'STRING' : children.NUMBER !== undefined ? 'NUMBER' : 'BINARY']
}

const buildInlineKeys = ({ children }: AttributeDefinitionsCstNode): KeyElement[] =>
  children.attributeDefinition.flatMap((node) => {
    const { HASH, RANGE, name } = node.children
    if (HASH === undefined && RANGE === undefined) return []
    return [{ name: buildName(one(name)).name, role: HASH === undefined ? 'RANGE' : 'HASH', span: nodeSpan(node) }]
  })

export const buildKeyElements = ({ children }: KeyElementsCstNode): KeyElement[] =>
  children.keyElement.map((node, position) => {
    const { HASH, RANGE, name } = node.children
    const role = HASH !== undefined || (RANGE === undefined && position === 0) ? 'HASH' : 'RANGE'
    return { name: buildName(one(name)).name, role, span: nodeSpan(node) }
  })

function buildIndex(node: IndexDefinitionCstNode): LocalIndexDefinition {
  const [name, ...included] = node.children.name.map((each) => buildName(each).name)
  return {
    name: must(name, 'an index has a name'),
    keys: buildKeyElements(one(node.children.keyElements)),
    projection: projectionOf(node, included),
    span: nodeSpan(node),
  }
}

function projectionOf({ children }: IndexDefinitionCstNode, attributes: readonly string[]): ProjectionDefinition {
  if (children.INCLUDE !== undefined) return { type: 'INCLUDE', attributes }
  return { type: children.KEYS === undefined ? 'ALL' : 'KEYS_ONLY' }
}

const buildGlobalIndex = ({ children, ...node }: GlobalIndexCstNode): GlobalIndexDefinition => ({
  ...buildIndex(one(children.indexDefinition)),
  ...buildIndexSettings(children.indexSetting),
  span: nodeSpan({ children, ...node }),
})

function tagText({ children }: TagTextCstNode): string {
  const { name, StringLiteral, NumberLiteral } = children
  if (name !== undefined) return buildName(one(name)).name
  return StringLiteral === undefined ? one(NumberLiteral).image : stringOf(one(StringLiteral))
}

export function buildAlterTable(node: AlterTableStatementCstNode): AlterTableStatement {
  const { NOWAIT, table, alterClause } = node.children
  const actions = alterClause.flatMap(buildActions)
  if (actions.length === 0) {
    const { end } = nodeSpan(node)
    throw mistake(
      'E0115',
      'expected CREATE GSI after the attributes',
      { start: end, end },
      { expected: ['CREATE GSI'] },
    )
  }
  return {
    kind: 'alter-table',
    table: buildTable(one(table)),
    noWait: NOWAIT !== undefined,
    attributes: alterClause.flatMap(({ children }) =>
      (children.attributeDefinitions ?? []).flatMap(buildAlterAttributes),
    ),
    actions,
    span: nodeSpan(node),
  }
}

function buildAlterAttributes(node: AttributeDefinitionsCstNode): AttributeDefinition[] {
  const key = buildInlineKeys(node)[0]
  if (key === undefined) return buildAttributes(node)
  throw mistake('E0114', 'the key of a table cannot change', key.span, {
    hint: 'Give the key of the new index after ON.',
  })
}

function buildActions(node: AlterClauseCstNode): AlterAction[] {
  const { SET, tableSetting, CREATE, globalIndex, DROP, name, indexUpdate } = node.children
  const span = nodeSpan(node)
  if (SET !== undefined) return [{ kind: 'set', settings: buildSettings(tableSetting ?? []), span }]
  if (CREATE !== undefined) return [{ kind: 'create-index', index: buildGlobalIndex(one(globalIndex)), span }]
  if (DROP !== undefined) return [{ kind: 'drop-index', name: buildName(one(name)).name, span }]
  return (indexUpdate ?? []).map(buildIndexUpdate)
}

function buildIndexUpdate(node: IndexUpdateCstNode): AlterAction {
  const settings: readonly IndexSettingCstNode[] = node.children.indexSetting
  const { name } = buildName(one(node.children.name))
  return { kind: 'update-index', name, ...buildIndexSettings(settings), span: nodeSpan(node) }
}

export function buildDropTable({ children }: DroppedTableCstNode, span: Span): DropTableStatement {
  const { IF, NOWAIT, table } = children
  const second = IF?.[1] ?? NOWAIT?.[1]
  if (second !== undefined) throw saidTwice(tokenSpan(second))
  return {
    kind: 'drop-table',
    table: buildTable(one(table)),
    ifExists: IF !== undefined,
    noWait: NOWAIT !== undefined,
    span,
  }
}
