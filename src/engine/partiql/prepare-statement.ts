import type { Condition, Path } from '../../ast/expression.ts'
import type { PartiqlStatement } from '../../ast/partiql.ts'
import { bindCondition } from '../../expression/bind-condition.ts'
import { bindUpdate } from '../../expression/bind-update.ts'
import { type Binder, createBinder } from '../../expression/binder.ts'
import type { BoundCondition, BoundUpdate } from '../../expression/bound.ts'
import { bindPath } from '../../expression/document-path.ts'
import { ApiError, validationError } from '../../model/api-error.ts'
import { itemSizeBytes } from '../../model/item-size.ts'
import { itemBytesMax } from '../../model/limits.ts'
import { statementMessages } from '../../model/messages/partiql.ts'
import { valueMessages } from '../../model/messages/value.ts'
import { normaliseValue, ValueError } from '../../model/normalise-item.ts'
import type { Value } from '../../model/value.ts'
import { checkStatement, columnName } from '../../planner/partiql/check-statement.ts'
import { type ParsedPartiql, parsePartiql } from '../../syntax/parse-partiql.ts'
import { resolveLiterals } from '../../syntax/partiql-literals.ts'
import { positionOf } from '../../syntax/text-position.ts'
import type { EngineContext } from '../context.ts'
import { missingIsNotUnequal } from './missing-unequal.ts'

/** A statement that has passed every check that needs no table; its operands are values and paths. */
export type Prepared = {
  readonly statement: PartiqlStatement
  /** Canonical, as many as were given. */
  readonly parameters: readonly Value[]
  /** Of an UPDATE. */
  readonly update?: BoundUpdate | undefined
}

type StatementRequest = { readonly Statement: string; readonly Parameters?: readonly Value[] | undefined }

/** Order of checks: parameter values, syntax, number of parameters, literals, static rules, operand types. Source: reference, partiql 14. */
export const prepareStatement = (context: EngineContext, request: StatementRequest): Prepared =>
  checkParsed(context, parseStatement(context, request))

/** A statement that is one and has as many parameters as it wants; what it says was not looked at. */
export type ParsedStatement = {
  readonly parsed: Parsed
  readonly text: string
  readonly parameters: readonly Value[]
}

export function parseStatement(context: EngineContext, request: StatementRequest): ParsedStatement {
  const parameters = (request.Parameters ?? []).map(canonicalParameter)
  const parsed = parsePartiql(request.Statement)
  if (!parsed.ok) throw new ApiError('ValidationException', parsed.message, { span: parsed.span })
  checkCount(context, parsed.parameterCount, parameters.length)
  return { parsed, text: request.Statement, parameters }
}

export function checkParsed(context: EngineContext, { parsed, text, parameters }: ParsedStatement): Prepared {
  if (parsed.parameterCount > 0) return check(context, parsed, text, parameters)
  const known = withoutParameters.get(parsed)
  const prepared = known ?? check(context, parsed, text, [])
  withoutParameters.set(parsed, prepared)
  return parameters.length === 0 ? prepared : { ...prepared, parameters }
}

type Parsed = Extract<ParsedPartiql, { readonly ok: true }>

/** Statements without `?` that passed, as long as their text is remembered. */
const withoutParameters = new WeakMap<Parsed, Prepared>()

function check(context: EngineContext, parsed: Parsed, text: string, parameters: readonly Value[]): Prepared {
  const statement = resolveLiterals(parsed.statement, text, parameters)
  checkStatement(statement, (span) => positionOf(text, span))
  if (statement.kind === 'insert') checkItemSize(statement.value)
  const where = whereOf(statement)
  if (where !== undefined) bindWhere(context, where)
  if (statement.kind !== 'update') return { statement, parameters }
  return { statement, parameters, update: bindUpdate(statement.update, binder()) }
}

/** The service says less about the depth of a parameter than of other values. Source: reference, partiql 14 "depth". */
function canonicalParameter(raw: Value): Value {
  try {
    return normaliseValue(raw)
  } catch (error) {
    if (error instanceof ValueError && error.family === 'depth') throw validationError(statementMessages.pathTooDeep)
    throw error
  }
}

function checkCount(context: EngineContext, wanted: number, given: number): void {
  if (given === wanted) return
  if (given > wanted && context.settings.partiqlExtraParameters === 'ignored') return
  throw validationError(statementMessages.parameterCount)
}

/** Source: reference, SIZE-21: flat, and before the table is looked up. */
function checkItemSize(value: { readonly kind: string; readonly value?: unknown }): void {
  const item = (value.value as Value | undefined) ?? { M: {} }
  if ('M' in item && itemSizeBytes(item.M) > itemBytesMax) throw validationError(valueMessages.itemTooLarge)
}

function whereOf(statement: PartiqlStatement): Condition | undefined {
  if (statement.kind === 'insert') return undefined
  return statement.kind === 'exists' ? statement.select.where : statement.where
}

/** A condition whose operands are values and paths. */
export function bindWhere(context: EngineContext, where: Condition): BoundCondition {
  return bindCondition(context.settings.partiqlMissingNe ? where : missingIsNotUnequal(where), binder())
}

/** What a SELECT returns of an item: the value at each path under the column's name. */
export type Column = { readonly name: string; readonly path: readonly (string | number)[] }

export function bindColumns(projection: readonly Path[]): readonly Column[] {
  return projection.map((path) => ({ name: columnName(path), path: bindPath(path, binder()) }))
}

/** Values are canonical already. */
const binder = (): Binder =>
  (shared ??= createBinder({
    surface: 'PartiQL',
    literal: (literal) => {
      if (literal.kind !== 'value') throw new Error('literals were resolved')
      return literal.value
    },
  }))

let shared: Binder | undefined
