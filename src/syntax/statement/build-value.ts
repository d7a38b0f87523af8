import type { IToken } from 'chevrotain'
import type {
  ConditionCstNode,
  DereferenceCstNode,
  LiteralCstNode,
  MapCstNode,
  MapEntryCstNode,
  NameCstNode,
  OperandCstNode,
  ParameterCstNode,
  PathCstNode,
  ReferenceCstNode,
  TermCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type { FunctionCall, Literal, MapEntry, Operand, Parameter, Path, PathElement } from '../../ast/expression.ts'
import { isKnownSum } from '../../ast/known-sum.ts'
import type { MapLiteral } from '../../ast/verb-statement.ts'
import { must } from '../../base/must.ts'
import type { Span } from '../../base/shell-error.ts'
import type { Base64, NumberText, Value } from '../../model/value.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { dateIsText } from '../date-hint.ts'
import { mistake, quotedText, shortText } from '../diagnostic.ts'
import { buildCondition } from './build-condition.ts'

/** Whose expressions these are: PartiQL knows IS and conditions as values, and function names in any letter case. */
export type Dialect = 'partiql' | 'verb'

/** A name and where it stands. */
export type NameNode = { readonly name: string; readonly quoted: boolean; readonly span: Span }

export function buildName(node: NameCstNode): NameNode {
  const quoted = node.children.QuotedName?.[0]
  const token = quoted ?? one(node.children.Name)
  return { name: nameOf(token), quoted: quoted !== undefined, span: tokenSpan(token) }
}

const unquote = (image: string, mark: string): string => image.slice(1, -1).replaceAll(mark + mark, mark)
export const stringOf = (token: IToken): string => unquote(token.image, "'")
/** Of a word, a quoted name or, as a key of a map, a string. */
const nameOf = ({ image }: IToken): string =>
  image.startsWith('"') ? unquote(image, '"') : image.startsWith("'") ? unquote(image, "'") : image

export function buildPath(node: PathCstNode): Path {
  return { kind: 'path', elements: pathElements(node.children), span: nodeSpan(node) }
}

function pathElements({ name, dereference }: Pick<PathCstNode['children'], 'name' | 'dereference'>): PathElement[] {
  const first = buildName(one(name))
  return [{ kind: 'name', name: first.name, span: first.span }, ...(dereference ?? []).map(pathElement)]
}

function pathElement({ children }: DereferenceCstNode): PathElement {
  const index = children.NumberLiteral?.[0]
  if (index !== undefined) return { kind: 'index', index: wholeNumber(index), span: tokenSpan(index) }
  const token = children.QuotedName?.[0] ?? one(children.AnyWord)
  return { kind: 'name', name: nameOf(token), span: tokenSpan(token) }
}

/** A number without fraction or exponent that JavaScript holds exactly. */
export function wholeNumber(token: IToken): number {
  const value = Number(token.image)
  if (/^[0-9]+$/.test(token.image) && Number.isSafeInteger(value)) return value
  throw mistake('E0111', `expected a whole number, found ${quotedText(token.image)}`, tokenSpan(token), {
    expected: ['a whole number'],
  })
}

export function aboveZero(token: IToken): number {
  const count = wholeNumber(token)
  if (count > 0) return count
  throw mistake('E0111', `expected a number above zero, found ${quotedText(token.image)}`, tokenSpan(token), {
    expected: ['a number above zero'],
  })
}

export function buildOperand(node: OperandCstNode, dialect: Dialect): Operand {
  const { term, Sign = [] } = node.children
  const [first, ...others] = term.map((each) => buildTerm(each, dialect))
  const { start } = nodeSpan(node)
  const sum = others.reduce<Operand>(
    (left, right, at): Operand => ({
      kind: 'arithmetic',
      operator: must(Sign[at], 'a sign stands between two terms').image as '+' | '-',
      left,
      right,
      span: { start, end: nodeSpan(must(term[at + 1], 'there is one for each')).end },
    }),
    must(first, 'the rule has a term'),
  )
  const another = Sign[1]
  if (another === undefined || isKnownSum(sum)) return sum
  const date = dateAmong(sum, term)
  throw mistake('E0104', `expected the end of a sum of two, found ${quotedText(another.image)}`, tokenSpan(another), {
    hint:
      date === undefined
        ? 'DynamoDB adds up two operands. A sum that has a parameter, and values beside it, may have more.'
        : dateIsText(date),
  })
}

/** `2026-01-05` without quotes: three numbers with nothing but a sign between them. */
function dateAmong({ span }: Operand, terms: readonly TermCstNode[]): string | undefined {
  const date = terms.map(literalImage).join('-')
  return /^\d{4}-\d\d?-\d\d?$/.test(date) && span.end - span.start === date.length ? date : undefined
}

function literalImage({ children }: TermCstNode): string {
  const [token] = Object.values(children.literal?.[0]?.children ?? {}).flat()
  return token !== undefined && 'image' in token ? token.image : ''
}

export function buildTerm(node: TermCstNode, dialect: Dialect): Operand {
  const { reference, literal, parameter, condition, Sign } = node.children
  if (Sign !== undefined) return signedNumber(node, Sign)
  if (reference !== undefined) return buildReference(one(reference), dialect)
  if (literal !== undefined) return buildLiteral(one(literal), dialect)
  if (parameter !== undefined) return buildParameter(one(parameter))
  const inside = one(condition)
  const operand = bareOperand(inside)
  if (operand !== undefined) return buildOperand(operand, dialect)
  if (dialect === 'verb')
    throw mistake('E0110', 'expected a value, found a condition', nodeSpan(inside), { expected: ['a value'] })
  return { kind: 'condition', condition: buildCondition(inside, dialect), span: nodeSpan(inside) }
}

/** The one operand that a condition consists of, when nothing is compared. */
export function bareOperand(node: ConditionCstNode): OperandCstNode | undefined {
  const conjunction = node.children.conjunction
  const negation = one(conjunction).children.negation
  const { NOT, predicate } = one(negation).children
  const { operand, comparison } = one(predicate).children
  const bare = conjunction.length === 1 && negation.length === 1 && NOT === undefined && comparison === undefined
  return bare ? one(operand) : undefined
}

function signedNumber(node: TermCstNode, signs: readonly IToken[]): Literal {
  const number = node.children.literal?.[0]?.children.NumberLiteral?.[0]
  const span = nodeSpan(node)
  if (number === undefined)
    throw mistake('E0111', `a sign stands only before a number`, span, { expected: ['a number'] })
  const negative = signs.filter(({ image }) => image === '-').length % 2 === 1
  return numberLiteral(negative ? `-${number.image}` : number.image, span)
}

const numberLiteral = (text: string, span: Span): Literal => ({ kind: 'value', value: { N: text as NumberText }, span })

function buildReference(node: ReferenceCstNode, dialect: Dialect): Path | FunctionCall {
  const { name, operands } = node.children
  if (operands === undefined) return { kind: 'path', elements: pathElements(node.children), span: nodeSpan(node) }
  const called = buildName(one(name))
  if (called.quoted)
    throw mistake('E0104', 'the name of a function goes without quotes', called.span, { expected: ['a function'] })
  const given = one(operands).children.operand ?? []
  return {
    kind: 'call',
    name:
      dialect === 'partiql' && partiqlFunctions.has(called.name.toLowerCase())
        ? called.name.toLowerCase()
        : called.name,
    nameSpan: called.span,
    operands: given.map((each, position) =>
      position === 0 ? buildOperand(each, dialect) : withoutQuotedName(each, buildOperand(each, dialect)),
    ),
    span: nodeSpan(node),
  }
}

/** PartiQL's functions, which it knows in any letter case. Source: reference, partiql 10. */
const partiqlFunctions: ReadonlySet<string> = new Set([
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
  'if_not_exists',
  'list_append',
  'set_add',
  'set_delete',
  'size',
])

/**
 * Refuses `"x"` alone where a value is more likely than a name; `("x")` passes.
 * Source: reference, dialects 4d, conflict `"x"`.
 */
export function withoutQuotedName<T extends Operand>(node: OperandCstNode, operand: T): T {
  if (operand.kind !== 'path' || operand.elements.length > 1) return operand
  const reference = node.children.term[0]?.children.reference?.[0]
  const quoted = reference?.children.name[0]?.children.QuotedName?.[0]
  if (quoted === undefined) return operand
  throw doubleQuoted(quoted)
}

function doubleQuoted(token: IToken) {
  const fix = `'${nameOf(token).replaceAll("'", "''")}'`
  return mistake('E0107', `double quotes make a name, not a string`, tokenSpan(token), {
    expected: ['a value'],
    hint: `Write ${shortText(fix)} for the string, or (${shortText(token.image)}) for the attribute of that name.`,
    suggestions: shortText(fix) === fix ? [fix] : undefined,
  })
}

export function buildParameter(node: ParameterCstNode): Parameter {
  const { children } = node
  const variable = children.Variable?.[0]
  if (variable !== undefined) {
    const path = (children.dereference ?? []).map(pathElement)
    return { kind: 'parameter', name: variable.image, ...(path.length === 0 ? {} : { path }), span: nodeSpan(node) }
  }
  const mark = one(children.QuestionMark)
  return { kind: 'parameter', name: (mark.payload as number | undefined) ?? 0, span: tokenSpan(mark) }
}

export function buildLiteral(node: LiteralCstNode, dialect: Dialect): Literal {
  const { StringLiteral, NumberLiteral, TRUE, FALSE, NULL, BinaryLiteral, list, map } = node.children
  const span = nodeSpan(node)
  const scalar = (value: Value): Literal => ({ kind: 'value', value, span })
  if (StringLiteral !== undefined) return scalar({ S: stringOf(one(StringLiteral)) })
  if (NumberLiteral !== undefined) return numberLiteral(one(NumberLiteral).image, span)
  if (TRUE !== undefined) return scalar({ BOOL: true })
  if (FALSE !== undefined) return scalar({ BOOL: false })
  if (NULL !== undefined) return scalar({ NULL: true })
  if (BinaryLiteral !== undefined) return scalar({ B: base64Of(one(BinaryLiteral)) })
  if (list !== undefined) return { kind: 'list', elements: buildElements(one(list).children.operand, dialect), span }
  if (map !== undefined) return buildMap(one(map), dialect)
  return { kind: 'set', elements: buildElements(one(node.children.set).children.operand, dialect), span }
}

function base64Of(token: IToken): Base64 {
  const text = token.image.slice(4, -1)
  if (Buffer.from(text, 'base64').toString('base64') === text) return text as Base64
  throw mistake('E0112', `${quotedText(text)} is not base64`, tokenSpan(token), {
    hint: "Write the bytes in base64 with padding, as in b64'AQID'.",
  })
}

const buildElements = (nodes: readonly OperandCstNode[] | undefined, dialect: Dialect): Operand[] =>
  (nodes ?? []).map((node) => onlyValue(node, buildOperand(node, dialect), dialect))

export function buildMap(node: MapCstNode, dialect: Dialect): MapLiteral {
  const entries = (node.children.mapEntry ?? []).map((entry) => buildEntry(entry, dialect))
  const seen = new Set<string>()
  for (const { name, span } of entries) {
    if (seen.has(name)) throw mistake('E0113', `the key ${quotedText(name)} is given twice`, span)
    seen.add(name)
  }
  return { kind: 'map', entries, span: nodeSpan(node) }
}

function buildEntry(node: MapEntryCstNode, dialect: Dialect): MapEntry {
  const { AnyWord, QuotedName, StringLiteral, Variable, operand } = node.children
  const name = nameOf(one(QuotedName ?? StringLiteral ?? AnyWord))
  const span = nodeSpan(node)
  if (operand !== undefined)
    return { name, value: onlyValue(one(operand), buildOperand(one(operand), dialect), dialect), span }
  return { name, value: gluedValue(one(Variable)), span }
}

/** `{flag:true}`: what the lexer took for the parameter `:true`. */
function gluedValue(token: IToken): Literal {
  const word = token.image.slice(1).toLowerCase()
  const span = { start: token.startOffset + 1, end: tokenSpan(token).end }
  if (word === 'true' || word === 'false') return { kind: 'value', value: { BOOL: word === 'true' }, span }
  if (word === 'null') return { kind: 'value', value: { NULL: true }, span }
  throw notAValue(token.image.slice(1), span)
}

/** Refuses names, calls and sums, but those of parameters where a verb is to have them: what a list, a map or a key is made of must be known without an item. */
export function onlyValue<T extends Operand>(node: OperandCstNode, operand: T, dialect?: Dialect): T {
  withoutQuotedName(node, operand)
  if (dialect === 'verb' && isKnownSum(operand)) return operand
  if (
    operand.kind === 'path' ||
    operand.kind === 'call' ||
    operand.kind === 'arithmetic' ||
    operand.kind === 'condition'
  ) {
    const first = operand.kind === 'path' ? operand.elements[0] : undefined
    throw notAValue(first?.kind === 'name' ? first.name : undefined, operand.span)
  }
  return operand
}

function notAValue(name: string | undefined, span: Span) {
  const found = name === undefined ? 'an expression' : `the name ${quotedText(name)}`
  const hint = name === undefined ? undefined : `A string goes in single quotes: '${name}'.`
  return mistake('E0108', `expected a value, found ${found}`, span, { expected: ['a value'], hint })
}
