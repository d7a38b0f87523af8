import type { Condition, UpdateAction } from '../ast/expression.ts'
import type { ExistsStatement, PartiqlStatement, SelectStatement, TableReference } from '../ast/partiql.ts'
import { unreachable } from '../base/unreachable.ts'
import type { Value } from '../model/value.ts'
import {
  actionEdits,
  type Edit,
  editsOf,
  type PartiqlText,
  partiqlText,
  quotedPath,
  spliced,
  standsBare,
} from './partiql-text.ts'
import type { PlanContext } from './plan-context.ts'

/**
 * A whole statement as the service takes it: the text as typed where that is PartiQL, and otherwise put together from its
 * parts in the order of the manual. `extra` is AND-ed to the WHERE: one of the keys of KEYS IN.
 */
export function partiqlStatementText(
  statement: PartiqlStatement,
  context: PlanContext,
  more: { readonly modified: boolean; readonly extra?: PartiqlText | undefined },
): PartiqlText {
  if (!more.modified && more.extra === undefined && isPlain(statement, context)) {
    return spliced(statement.span, statementEdits(statement, context), context)
  }
  const parts = new Parts(context)
  compose(statement, parts, more.extra)
  return parts.done()
}

/** Text being put together, its parameters in the order of their question marks. */
class Parts {
  private readonly texts: string[] = []
  private readonly parameters: Value[] = []
  readonly context: PlanContext

  constructor(context: PlanContext) {
    this.context = context
  }

  add(...pieces: readonly (string | PartiqlText)[]): void {
    for (const piece of pieces) {
      this.texts.push(typeof piece === 'string' ? piece : piece.text)
      if (typeof piece !== 'string') this.parameters.push(...(piece.parameters ?? []))
    }
  }

  table(reference: TableReference): void {
    this.add(reference.parts.map((part) => (standsBare(part, this.context) ? part : quotedPath([part]))).join('.'))
  }

  where(where: Condition | undefined, extra: PartiqlText | undefined): void {
    if (where === undefined && extra === undefined) return
    this.add(' WHERE ')
    if (extra !== undefined) this.add(extra)
    if (where === undefined) return
    if (extra === undefined) this.add(partiqlText(where, this.context))
    else this.add(' AND (', partiqlText(where, this.context), ')')
  }

  done(): PartiqlText {
    return { text: this.texts.join(''), parameters: this.parameters.length === 0 ? undefined : this.parameters }
  }
}

function compose(statement: PartiqlStatement, parts: Parts, extra: PartiqlText | undefined): void {
  switch (statement.kind) {
    case 'select':
      composeSelect(statement, parts, extra)
      return
    case 'exists':
      parts.add('EXISTS(')
      composeSelect(statement.select, parts, extra)
      parts.add(')')
      return
    case 'insert':
      parts.add('INSERT INTO ')
      parts.table(statement.into)
      parts.add(' VALUE ', partiqlText(statement.value, parts.context))
      return
    case 'update':
      parts.add('UPDATE ')
      parts.table(statement.table)
      for (const action of statement.update.actions) parts.add(' ', ...actionText(action, parts.context))
      parts.where(statement.where, extra)
      break
    case 'delete':
      parts.add('DELETE FROM ')
      parts.table(statement.from)
      parts.where(statement.where, extra)
      break
    default:
      unreachable(statement)
  }
  const { returning } = statement
  if (returning !== undefined) parts.add(` RETURNING ${returning.which} ${returning.when} *`)
}

function composeSelect(select: SelectStatement, parts: Parts, extra: PartiqlText | undefined): void {
  const paths =
    select.projection === '*' ? ['*'] : select.projection.map((path) => partiqlText(path, parts.context).text)
  parts.add('SELECT ', paths.join(', '), ' FROM ')
  parts.table(select.from)
  parts.where(select.where, extra)
  if (select.orderBy.length === 0) return
  const terms = select.orderBy.map(({ name, descending }) => `${quotedPath([name])}${descending ? ' DESC' : ''}`)
  parts.add(' ORDER BY ', terms.join(', '))
}

/** dql's ADD and DELETE have no clause of their own in PartiQL. */
function actionText(action: UpdateAction, context: PlanContext): readonly (string | PartiqlText)[] {
  const path = partiqlText(action.path, context)
  switch (action.kind) {
    case 'remove':
      return ['REMOVE ', path]
    case 'set':
      return ['SET ', path, ' = ', partiqlText(action.value, context)]
    case 'add':
      return isSet(action)
        ? ['SET ', path, ' = set_add(', path, ', ', partiqlText(action.value, context), ')']
        : ['SET ', path, ' = ', path, ' + ', partiqlText(action.value, context)]
    case 'delete':
      return ['SET ', path, ' = set_delete(', path, ', ', partiqlText(action.value, context), ')']
    default:
      return unreachable(action)
  }
}

function isSet({ value }: Extract<UpdateAction, { readonly kind: 'add' }>): boolean {
  if (value.kind !== 'value') return value.kind === 'set'
  return 'SS' in value.value || 'NS' in value.value || 'BS' in value.value
}

/** Whether nothing but quotes and parameters parts the typed text from PartiQL. */
function isPlain(statement: PartiqlStatement, context: PlanContext): boolean {
  if (statement.kind === 'exists') return isPlain(statement.select, context)
  if (!isTypedOut(tableOfStatement(statement), context)) return false
  if (statement.kind === 'update' && statement.update.actions.some(({ kind }) => kind === 'add' || kind === 'delete'))
    return false
  const returning = statement.kind === 'update' || statement.kind === 'delete' ? statement.returning : undefined
  return returning === undefined || /^RETURNING\b/i.test(context.text.slice(returning.span.start))
}

/** Not so where USING or a verb's own form named the index. */
function isTypedOut(reference: TableReference, context: PlanContext): boolean {
  const typed = context.text.slice(reference.span.start, reference.span.end)
  return bareText(typed) === bareText(reference.parts.join('.'))
}

const bareText = (text: string): string => text.replace(/[\s"]+/g, '')

function statementEdits(statement: PartiqlStatement, context: PlanContext): readonly Edit[] {
  if (statement.kind === 'exists') return statementEdits(statement.select, context)
  const edits = [...tableEdits(tableOfStatement(statement), context)]
  if (statement.kind === 'insert') return [...edits, ...editsOf(statement.value, context)]
  if (statement.kind === 'select' && statement.projection !== '*') {
    edits.push(...statement.projection.flatMap((path) => editsOf(path, context)))
  }
  if (statement.kind === 'update') {
    edits.push(...statement.update.actions.flatMap((action) => actionEdits(action, context)))
  }
  if (statement.where !== undefined) edits.push(...editsOf(statement.where, context))
  return edits
}

function tableEdits(reference: TableReference, context: PlanContext): readonly Edit[] {
  const typed = context.text.slice(reference.span.start, reference.span.end)
  if (typed.includes('"') || reference.parts.every((part) => standsBare(part, context))) return []
  return [{ span: reference.span, text: quotedPath(reference.parts) }]
}

function tableOfStatement(statement: Exclude<PartiqlStatement, ExistsStatement>): TableReference {
  if (statement.kind === 'insert') return statement.into
  if (statement.kind === 'update') return statement.table
  return statement.from
}
