import { bindCondition } from '../../src/expression/bind-condition.ts'
import { bindProjection } from '../../src/expression/bind-projection.ts'
import { bindUpdate } from '../../src/expression/bind-update.ts'
import { type Binder, createBinder, type Surface } from '../../src/expression/binder.ts'
import type { BoundCondition, BoundProjection, BoundUpdate, KeyCondition } from '../../src/expression/bound.ts'
import { extractKeyConditions } from '../../src/expression/extract-key-conditions.ts'
import {
  type ParsedExpression,
  parseCondition,
  parseProjection,
  parseUpdate,
} from '../../src/syntax/parse-expression.ts'
import { item } from './build.ts'

/** Bound expressions made of text; `values` may hold what the wire may. */
export type Placeholders = { readonly names?: Readonly<Record<string, string>>; readonly values?: unknown }

const binderFor = (surface: Surface, { names, values }: Placeholders): Binder =>
  createBinder({ surface, names, values: values === undefined ? undefined : item(values) })

function astOf<Ast>(parsed: ParsedExpression<Ast>): Ast {
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.ast
}

export const condition = (text: string, placeholders: Placeholders = {}): BoundCondition =>
  bindCondition(astOf(parseCondition(text)), binderFor('ConditionExpression', placeholders))

export const update = (text: string, placeholders: Placeholders = {}): BoundUpdate =>
  bindUpdate(astOf(parseUpdate(text)), binderFor('UpdateExpression', placeholders))

export const projection = (text: string, placeholders: Placeholders = {}): BoundProjection =>
  bindProjection(astOf(parseProjection(text)), binderFor('ProjectionExpression', placeholders))

export function keyConditions(text: string, placeholders: Placeholders = {}): readonly KeyCondition[] {
  const binder = binderFor('KeyConditionExpression', placeholders)
  return extractKeyConditions(bindCondition(astOf(parseCondition(text)), binder), binder)
}

/** The message of what must be refused. */
export function refusal(attempt: () => unknown): string {
  try {
    attempt()
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  throw new Error('nothing was refused')
}
