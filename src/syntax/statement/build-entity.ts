import type {
  AttributeTypeCstNode,
  ChoicesClauseCstNode,
  EntityAttributeCstNode,
  EntityStatementCstNode,
  KeyTemplateCstNode,
  KeyTemplatesCstNode,
  ReferencesClauseCstNode,
  SizeClauseCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type { EntityAttribute, EntityAttributeType, EntityStatement, KeyTemplate } from '../../ast/model-statement.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { mistake, quotedText } from '../diagnostic.ts'
import { templateParts } from '../key-template.ts'
import { nearest } from '../nearest.ts'
import { buildTable, given, once } from './build-clauses.ts'
import { buildName, buildOperand, stringOf, wholeNumber } from './build-value.ts'
import { all } from './build-verb.ts'

/** Its clauses may stand in any order; a template must be made of attributes that the entity has. */
export function buildEntity(node: EntityStatementCstNode): EntityStatement {
  const { orReplace, name, StringLiteral, entityClause = [] } = node.children
  const clauses = entityClause.map(({ children }) => children)
  const table = once(all(clauses, 'entityTable'), nodeSpan)
  const key = once(all(clauses, 'entityKey'), nodeSpan)
  const attributes = once(all(clauses, 'entityAttributes'), nodeSpan)
  const count = once(all(clauses, 'countClause'), nodeSpan)
  const named = buildName(one(name))
  if (table === undefined) throw lacks(named.span, 'a table', 'IN table says where its items are.')
  if (key === undefined) throw lacks(named.span, 'a key', "KEY (pk = 'ORDER#{orderId}') says what its key is made of.")
  const entity: EntityStatement = {
    kind: 'entity',
    replace: orReplace !== undefined,
    name: named.name,
    ...(StringLiteral && { description: stringOf(one(StringLiteral)) }),
    table: buildTable(one(table.children.table)),
    key: buildTemplates(one(key.children.keyTemplates)),
    indexes: all(clauses, 'entityIndex').map((index) => ({
      index: buildName(one(index.children.name)).name,
      key: buildTemplates(one(index.children.keyTemplates)),
      span: nodeSpan(index),
    })),
    attributes: (attributes?.children.entityAttribute ?? []).map(buildAttribute),
    ...(count && { count: wholeNumber(one(count.children.NumberLiteral)) }),
    ...size(all(clauses, 'sizeClause')),
    span: nodeSpan(node),
  }
  refuseRepeated(entity)
  for (const template of [entity.key, ...entity.indexes.map((index) => index.key)].flat())
    checkTemplate(template, entity)
  return entity
}

const lacks = (span: EntityStatement['span'], what: string, hint: string) =>
  mistake('E0129', `the entity has no ${what.replace(/^a /, '')}`, span, { hint })

export function size(nodes: readonly SizeClauseCstNode[]): { readonly size?: number } {
  const node = once(nodes, nodeSpan)
  return node === undefined ? {} : { size: wholeNumber(one(node.children.NumberLiteral)) }
}

const buildTemplates = ({ children }: KeyTemplatesCstNode): readonly KeyTemplate[] =>
  children.keyTemplate.map(buildTemplate)

function buildTemplate(node: KeyTemplateCstNode): KeyTemplate {
  const { name, StringLiteral } = node.children
  const text = one(StringLiteral)
  return { attribute: buildName(one(name)).name, template: stringOf(text), span: tokenSpan(text) }
}

function refuseRepeated({ indexes, attributes, key }: EntityStatement): void {
  const lists = [
    indexes.map(({ index, span }) => ({ name: index, span })),
    attributes,
    key.map(({ attribute, span }) => ({ name: attribute, span })),
    ...indexes.map((index) => index.key.map(({ attribute, span }) => ({ name: attribute, span }))),
  ]
  for (const list of lists) {
    const seen = new Set<string>()
    for (const { name, span } of list) {
      if (seen.has(name)) throw mistake('E0113', `${quotedText(name)} is given twice`, span)
      seen.add(name)
    }
  }
}

/** Where no attributes are declared any will do: a first sketch has none. */
function checkTemplate({ template, span }: KeyTemplate, { name, attributes }: EntityStatement): void {
  const parts = templateParts(template)
  const place = (at: number, length: number) => ({ start: span.start + 1 + at, end: span.start + 1 + at + length })
  if (typeof parts === 'number') {
    throw mistake('E0129', 'a brace that holds no attribute', place(parts, 1), {
      hint: "An attribute stands in braces: 'ORDER#{orderId}'; with {n:06} a number has six digits.",
    })
  }
  const known = attributes.map((attribute) => attribute.name)
  for (const part of parts) {
    if (typeof part === 'string' || known.length === 0 || known.includes(part.attribute)) continue
    const suggestions = nearest(part.attribute, known)
    const message = `${name} has no attribute ${quotedText(part.attribute)}`
    throw mistake('E0129', message, place(part.at, part.attribute.length), {
      suggestions,
      hint: suggestions.length > 0 ? undefined : 'ATTRIBUTES (...) declares what an entity has.',
    })
  }
}

function buildAttribute(node: EntityAttributeCstNode): EntityAttribute {
  const { name, attributeType, attributeClause = [] } = node.children
  const clauses = attributeClause.map(({ children }) => children)
  const distinct = once(all(clauses, 'distinctClause'), nodeSpan)
  const choices = once(all(clauses, 'choicesClause'), nodeSpan)
  const fake = once(all(clauses, 'fakeClause'), nodeSpan)
  const references = once(all(clauses, 'referencesClause'), nodeSpan)
  const description = once(all(clauses, 'StringLiteral'), tokenSpan)
  return {
    name: buildName(one(name)).name,
    type: buildType(one(attributeType)),
    required: given(all(clauses, 'REQUIRED')),
    ttl: given(all(clauses, 'TTL')),
    ...size(all(clauses, 'sizeClause')),
    ...(distinct && { distinct: wholeNumber(one(distinct.children.NumberLiteral)) }),
    ...(choices && { oneOf: buildChoices(choices) }),
    ...(fake && { fake: stringOf(one(fake.children.StringLiteral)) }),
    ...(references && { references: buildReferences(references) }),
    ...(description && { description: stringOf(description) }),
    span: nodeSpan(node),
  }
}

export function buildType({ children }: AttributeTypeCstNode): EntityAttributeType {
  const { STRING, NUMBER, BINARY, SET, BOOLEAN, LIST, MAP } = children
  const scalar = STRING !== undefined ? 'STRING' : NUMBER !== undefined ? 'NUMBER' : BINARY && 'BINARY'
  if (scalar !== undefined) return SET === undefined ? scalar : `${scalar} SET`
  if (BOOLEAN !== undefined) return 'BOOLEAN'
  if (LIST !== undefined) return 'LIST'
  return MAP === undefined ? 'ANY' : 'MAP'
}

/** Only strings, or only numbers. */
function buildChoices(node: ChoicesClauseCstNode): readonly string[] | readonly number[] {
  const values = node.children.operand.map((each) => {
    const operand = buildOperand(each, 'verb')
    if (operand.kind === 'value' && 'S' in operand.value) return operand.value.S
    if (operand.kind === 'value' && 'N' in operand.value) return Number(operand.value.N)
    throw mistake('E0108', 'expected a string or a number', nodeSpan(each), { expected: ['a string', 'a number'] })
  })
  const texts = values.filter((value) => typeof value === 'string')
  const numbers = values.filter((value) => typeof value === 'number')
  if (texts.length === 0) return numbers
  if (numbers.length === 0) return texts
  throw mistake('E0108', 'expected only strings or only numbers', nodeSpan(node))
}

function buildReferences({ children }: ReferencesClauseCstNode): EntityAttribute['references'] {
  const [entity, attribute] = children.name.map((name) => buildName(name).name)
  const [from, to] = (children.NumberLiteral ?? []).map(wholeNumber)
  return {
    entity: entity ?? '',
    attribute: attribute ?? '',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}
