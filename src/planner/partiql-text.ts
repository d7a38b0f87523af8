import type { Condition, Operand, Parameter, Path, UpdateAction } from '../ast/expression.ts'
import { isKnownSum } from '../ast/known-sum.ts'
import type { Span } from '../base/shell-error.ts'
import { unreachable } from '../base/unreachable.ts'
import type { Value } from '../model/value.ts'
import { literalValue, variableOf } from './literal-value.ts'
import type { PlanContext } from './plan-context.ts'

/** A piece of PartiQL as the service takes it: `?` where `:name` stood, quotes where the shell does without. */
export type PartiqlText = { readonly text: string; readonly parameters: readonly Value[] | undefined }

/** What a piece of a statement is made of. */
export type PartiqlPiece = Condition | Operand

/** The piece as typed but for what only the shell accepts, so that the service's own messages still point to the right place. */
export function partiqlText(piece: PartiqlPiece, context: PlanContext): PartiqlText {
  return spliced(piece.span, editsOf(piece, context), context)
}

/** The text between the offsets with some parts of it replaced. */
export function spliced(span: Span, edits: readonly Edit[], context: PlanContext): PartiqlText {
  const ordered = [...edits].sort((left, right) => left.span.start - right.span.start)
  let text = ''
  let at = span.start
  for (const edit of ordered) {
    text += context.text.slice(at, edit.span.start) + edit.text
    at = edit.span.end
  }
  text += context.text.slice(at, span.end)
  const parameters = ordered.flatMap((edit) => (edit.parameter === undefined ? [] : [edit.parameter]))
  return { text, parameters: parameters.length === 0 ? undefined : parameters }
}

export type Edit = { readonly span: Span; readonly text: string; readonly parameter?: Value | undefined }

/** `"table"."index"` or an attribute, always quoted. */
export const quotedPath = (parts: readonly string[]): string =>
  parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.')

/** What has to change in the piece for PartiQL to take it. */
export function editsOf(piece: PartiqlPiece, context: PlanContext): readonly Edit[] {
  switch (piece.kind) {
    case 'and':
    case 'or':
      return piece.conditions.flatMap((each) => editsOf(each, context))
    case 'not':
    case 'condition':
      return editsOf(piece.condition, context)
    case 'compare':
      return all([piece.left, piece.right], context)
    case 'arithmetic':
      if (isKnownSum(piece)) return [{ span: piece.span, text: '?', parameter: literalValue(piece, context.variables) }]
      return all([piece.left, piece.right], context)
    case 'between':
      return all([piece.operand, piece.low, piece.high], context)
    case 'in':
      return all([piece.operand, ...piece.list], context)
    case 'call':
      return all(piece.operands, context)
    case 'is':
      return editsOf(piece.operand, context)
    case 'list':
    case 'set':
      return all(piece.elements, context)
    case 'map':
      return piece.entries.flatMap((entry) => [...keyEdit(entry, context), ...editsOf(entry.value, context)])
    case 'value':
      return []
    case 'parameter':
      return [parameterEdit(piece, context)]
    case 'path':
      return pathEdits(piece, context)
    default:
      return unreachable(piece)
  }
}

export const actionEdits = (action: UpdateAction, context: PlanContext): readonly Edit[] =>
  all(action.kind === 'remove' ? [action.path] : [action.path, action.value], context)

const all = (pieces: readonly PartiqlPiece[], context: PlanContext): readonly Edit[] =>
  pieces.flatMap((piece) => editsOf(piece, context))

const parameterEdit = (parameter: Parameter, context: PlanContext): Edit => ({
  span: parameter.span,
  text: '?',
  parameter: variableOf(parameter, context.variables),
})

function pathEdits(path: Path, context: PlanContext): readonly Edit[] {
  return path.elements.flatMap((element) => {
    if (element.kind !== 'name' || context.text.slice(element.span.start, element.span.end) !== element.name) return []
    return standsBare(element.name, context) ? [] : [{ span: element.span, text: quotedPath([element.name]) }]
  })
}

/** PartiQL's map keys are strings; the shell takes bare words too. */
function keyEdit(entry: { readonly name: string; readonly span: Span }, context: PlanContext): readonly Edit[] {
  const span = { start: entry.span.start, end: entry.span.start + entry.name.length }
  if (context.text.slice(span.start, span.end) !== entry.name) return []
  return [{ span, text: `'${entry.name.replaceAll("'", "''")}'` }]
}

export const standsBare = (name: string, context: PlanContext): boolean =>
  /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) && !context.words.inPartiql(name)
