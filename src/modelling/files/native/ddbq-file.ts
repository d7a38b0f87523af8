import { printStatement } from '../../../ast/print-statement.ts'
import type { Statement } from '../../../ast/statement.ts'
import type { PutStatement } from '../../../ast/verb-statement.ts'
import { normaliseItem } from '../../../model/normalise-item.ts'
import type { Item } from '../../../model/value.ts'
import type { PointInTimeRecoverySpecification } from '../../../operation/operation-types.ts'
import { literalValue } from '../../../planner/literal-value.ts'
import type { PlanContext } from '../../../planner/plan-context.ts'
import { planCreateTable } from '../../../planner/plan-create-table.ts'
import { parseScript } from '../../../syntax/parse-script.ts'
import { positionOf } from '../../../syntax/text-position.ts'
import { nowhere } from '../alias-template.ts'
import { createTableStatement } from '../create-table-statement.ts'
import type { ModelFile, ModelTable, Note, ReadModel, TableItems } from '../model-file.ts'
import { ModelFileError } from '../model-file-error.ts'

/** A model as the statements that define it: CREATE TABLE, ENTITY, ACCESS PATTERN. */
export function writeDdbq({ tables, entities, patterns, items }: ModelFile): string {
  const puts = items.flatMap((of) => of.items.map((item) => putStatement(of.table, item)))
  const statements = [...tables.map(createTableStatement), ...entities, ...patterns, ...puts]
  return statements.map((statement) => `${printStatement(statement)};\n`).join('\n')
}

const putStatement = (table: string, item: Item): PutStatement => ({
  kind: 'put',
  table: { parts: [table], span: nowhere },
  item: {
    kind: 'map',
    entries: Object.entries(item).map(([name, value]) => ({
      name,
      value: { kind: 'value', value, span: nowhere },
      span: nowhere,
    })),
    span: nowhere,
  },
  onFailureReturnOld: false,
  span: nowhere,
})

/** Of a script only the statements that define a model; what else it would do is told. */
export function readDdbq(text: string): ReadModel {
  const { statements, diagnostics } = parseScript(text)
  const [first] = diagnostics
  if (first !== undefined)
    throw new ModelFileError('modelling.bad-text', `${place(text, first.span)}: ${first.message}`)
  const asts = statements.flatMap(({ ast }) => (ast.kind === 'batch' ? ast.statements : [ast]))
  const others = new Map<string, Note>()
  for (const { kind, span } of asts)
    if (
      kind !== 'create-table' &&
      kind !== 'entity' &&
      kind !== 'access-pattern' &&
      kind !== 'put' &&
      kind !== 'expect' &&
      !others.has(kind)
    )
      others.set(kind, {
        place: place(text, span),
        text: `${kind.replaceAll('-', ' ')} is no part of a model: left out`,
      })
  return {
    model: {
      tables: asts.flatMap((ast) => (ast.kind === 'create-table' ? [tableOf(ast)] : [])),
      entities: asts.filter((ast) => ast.kind === 'entity'),
      patterns: asts.filter((ast) => ast.kind === 'access-pattern'),
      items: itemsOf(asts),
    },
    notes: [...others.values()],
  }
}

function place(text: string, span: { readonly start: number; readonly end: number }): string {
  const { line, column } = positionOf(text, span)
  return `${line}:${column}`
}

/** By the plan of the statement, as if it were run. */
function tableOf(statement: Parameters<typeof planCreateTable>[0]): ModelTable {
  const plan = planCreateTable(statement, noContext)
  const steps = plan.kind === 'calls' ? plan.steps.map(({ step }) => step) : []
  const create = steps.find((step) => step.operation === 'CreateTable')
  const expiry = steps.find((step) => step.operation === 'UpdateTimeToLive')
  if (create === undefined) throw new Error('CREATE TABLE plans a CreateTable')
  const timeToLive = expiry?.request.TimeToLiveSpecification.AttributeName
  const backups = steps.find((step) => step.operation === 'UpdateContinuousBackups')
  const scaling = plan.kind === 'calls' ? (plan.scaling ?? []) : []
  return {
    request: create.request,
    ...(timeToLive === undefined ? {} : { timeToLive }),
    ...(backups === undefined ? {} : { recovery: recoveryOf(backups.request.PointInTimeRecoverySpecification) }),
    scaling: scaling.flatMap(({ index, dimension, policy }) =>
      policy === undefined ? [] : [{ ...(index === undefined ? {} : { index }), dimension, policy }],
    ),
  }
}

const recoveryOf = ({ RecoveryPeriodInDays: days }: PointInTimeRecoverySpecification) =>
  days === undefined ? {} : { periodDays: days }

const noContext: PlanContext = {
  tables: { describe: () => undefined, expiresBy: () => undefined, backupsNamed: () => [] },
  variables: new Map(),
  text: '',
  words: { inExpressions: () => false, inPartiql: () => false },
}

/** Of PUT without a condition, whose item holds no parameters. */
function itemsOf(asts: readonly Statement[]): readonly TableItems[] {
  const lists = new Map<string, Item[]>()
  for (const ast of asts) {
    if (ast.kind !== 'put' || ast.condition !== undefined || ast.table === undefined) continue
    const value = literalValue(ast.item, new Map())
    const [table = ''] = ast.table.parts
    const list = lists.get(table) ?? []
    if ('M' in value) list.push(normaliseItem(value.M))
    lists.set(table, list)
  }
  return [...lists].map(([table, items]) => ({ table, items }))
}
