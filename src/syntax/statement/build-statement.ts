import type {
  DroppedModelCstNode,
  DropStatementCstNode,
  ModelKindCstNode,
  PlainStatementCstNode,
  ShowStatementCstNode,
  StatementCstNode,
  TransactionStartCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type { ShowModelStatement } from '../../ast/model-statement.ts'
import type { ExplainForm, Statement } from '../../ast/statement.ts'
import type { ShowIndexesStatement } from '../../ast/table-statement.ts'
import type { Span } from '../../base/shell-error.ts'
import { nodeSpan, one } from '../cst.ts'
import { mistake } from '../diagnostic.ts'
import { parsePasted } from '../parse-pasted.ts'
import { buildApi } from './build-api.ts'
import { backupReference, buildBackup, buildRestore } from './build-backup.ts'
import { buildBill, regionOf } from './build-bill.ts'
import { buildTable, given } from './build-clauses.ts'
import { buildClock } from './build-clock.ts'
import {
  buildBulk,
  buildDeleteStatement,
  buildExists,
  buildFrom,
  buildInsert,
  buildSelect,
  buildUpdateStatement,
  buildUpsert,
} from './build-data.ts'
import { buildDiff } from './build-diff.ts'
import { buildEntity } from './build-entity.ts'
import { buildExpect } from './build-expect.ts'
import { buildGenerate } from './build-generate.ts'
import { buildCreateAlarm, buildDropAlarm, buildHeatmap, buildMetrics, buildTopKeys } from './build-looking.ts'
import { buildExportModel, buildImportModel } from './build-model-file.ts'
import { buildAccessPattern, buildRunPattern } from './build-pattern.ts'
import { buildReport } from './build-report.ts'
import { buildCompare, buildSimulate } from './build-simulate.ts'
import { buildStatistics } from './build-statistics.ts'
import { buildAlterTable, buildCreateTable, buildDropTable } from './build-table.ts'
import { buildCopy, buildExport, buildImport } from './build-transfer.ts'
import { buildName, buildOperand, onlyValue, stringOf, wholeNumber } from './build-value.ts'
import { buildCheck, buildGet, buildPut, buildQuery, buildScan } from './build-verb.ts'

/** Called only on a tree without errors. */
export function buildStatement(node: StatementCstNode): Statement {
  const { explainPrefix, plainStatement, ASSUMPTIONS } = node.children
  if (ASSUMPTIONS !== undefined) return buildAssumptions(node, one(explainPrefix).children)
  const statement = buildPlain(one(plainStatement))
  if (explainPrefix === undefined) return statement
  if (statement.kind === 'simulate' || statement.kind === 'compare') {
    throw mistake('E0114', 'a simulation has no plan of its own', nodeSpan(node), {
      hint: 'EXPLAIN its statements one by one; EXPLAIN ASSUMPTIONS says what simulations rest on.',
    })
  }
  return { kind: 'explain', form: explainForm(one(explainPrefix).children), statement, span: nodeSpan(node) }
}

function buildAssumptions(node: StatementCstNode, words: { readonly [word: string]: unknown }): Statement {
  if (explainForm(words) === 'plan') return { kind: 'assumptions', span: nodeSpan(node) }
  throw mistake('E0114', 'ASSUMPTIONS has no other form', nodeSpan(node), { hint: 'EXPLAIN ASSUMPTIONS lists them.' })
}

/** Of the words after EXPLAIN. */
export function explainForm(words: { readonly [word: string]: unknown }): ExplainForm {
  if (words['ANALYZE'] !== undefined) return 'analyze'
  if (words['API'] !== undefined) return 'api'
  if (words['CLI'] !== undefined) return 'cli'
  if (words['JS'] !== undefined) return 'js'
  return words['PYTHON'] === undefined ? 'plan' : 'python'
}

/** The token of `BEGIN TOKEN 'x'`. */
export const transactionToken = ({ children }: TransactionStartCstNode): string | undefined =>
  children.StringLiteral === undefined ? undefined : stringOf(one(children.StringLiteral))

function buildPlain({ children }: PlainStatementCstNode): Statement {
  if (children.selectStatement !== undefined) return buildSelect(one(children.selectStatement))
  if (children.insertStatement !== undefined) return buildInsert(one(children.insertStatement))
  if (children.updateStatement !== undefined) return buildUpdateStatement(one(children.updateStatement))
  if (children.deleteStatement !== undefined) return buildDeleteStatement(one(children.deleteStatement))
  if (children.fromStatement !== undefined) return buildFrom(one(children.fromStatement))
  if (children.existsStatement !== undefined) return buildExists(one(children.existsStatement))
  if (children.upsertStatement !== undefined) return buildUpsert(one(children.upsertStatement))
  if (children.bulkStatement !== undefined) return buildBulk(one(children.bulkStatement))
  if (children.getStatement !== undefined) return buildGet(one(children.getStatement))
  if (children.putStatement !== undefined) return buildPut(one(children.putStatement))
  if (children.queryStatement !== undefined) return buildQuery(one(children.queryStatement))
  if (children.scanStatement !== undefined) return buildScan(one(children.scanStatement))
  if (children.checkStatement !== undefined) return buildCheck(one(children.checkStatement))
  if (children.setStatement !== undefined) return buildSet(one(children.setStatement))
  if (children.clockStatement !== undefined) return buildClock(one(children.clockStatement))
  if (children.heatmapStatement !== undefined) return buildHeatmap(one(children.heatmapStatement))
  if (children.topKeysStatement !== undefined) return buildTopKeys(one(children.topKeysStatement))
  if (children.metricsStatement !== undefined) return buildMetrics(one(children.metricsStatement))
  if (children.simulateStatement !== undefined) return buildSimulate(one(children.simulateStatement))
  if (children.compareStatement !== undefined) return buildCompare(one(children.compareStatement))
  if (children.entityStatement !== undefined) return buildEntity(one(children.entityStatement))
  if (children.accessPatternStatement !== undefined) return buildAccessPattern(one(children.accessPatternStatement))
  if (children.diffStatement !== undefined) return buildDiff(one(children.diffStatement))
  if (children.runStatement !== undefined) return buildRunPattern(one(children.runStatement))
  if (children.importStatement !== undefined) return buildImport(one(children.importStatement))
  if (children.exportStatement !== undefined) return buildExport(one(children.exportStatement))
  if (children.copyStatement !== undefined) return buildCopy(one(children.copyStatement))
  if (children.generateStatement !== undefined) return buildGenerate(one(children.generateStatement))
  if (children.importModelStatement !== undefined) return buildImportModel(one(children.importModelStatement))
  if (children.exportModelStatement !== undefined) return buildExportModel(one(children.exportModelStatement))
  if (children.reportStatement !== undefined) return buildReport(one(children.reportStatement))
  if (children.expectStatement !== undefined) return buildExpect(one(children.expectStatement))
  if (children.apiStatement !== undefined) return buildApi(one(children.apiStatement))
  if (children.PastedCommand !== undefined) return parsePasted(one(children.PastedCommand))
  return buildAdministration(children)
}

function buildAdministration(children: PlainStatementCstNode['children']): Statement {
  if (children.createAlarmStatement !== undefined) return buildCreateAlarm(one(children.createAlarmStatement))
  if (children.createTableStatement !== undefined) return buildCreateTable(one(children.createTableStatement))
  if (children.alterTableStatement !== undefined) return buildAlterTable(one(children.alterTableStatement))
  if (children.dropStatement !== undefined) return buildDrop(one(children.dropStatement))
  if (children.showStatement !== undefined) return buildShow(one(children.showStatement))
  if (children.adviseStatement !== undefined) {
    const node = one(children.adviseStatement)
    return { kind: 'advise', ...tableOf(node.children), span: nodeSpan(node) }
  }
  if (children.describeStatement !== undefined) {
    const node = one(children.describeStatement)
    const backup = node.children.namedBackup?.[0]
    if (backup !== undefined) return { kind: 'describe-backup', backup: backupReference(backup), span: nodeSpan(node) }
    return { kind: 'describe', ...tableOf(node.children), span: nodeSpan(node) }
  }
  if (children.backupStatement !== undefined) return buildBackup(one(children.backupStatement))
  if (children.restoreStatement !== undefined) return buildRestore(one(children.restoreStatement))
  if (children.billStatement !== undefined) return buildBill(one(children.billStatement))
  if (children.listStatement !== undefined) {
    const node = one(children.listStatement)
    const like = node.children.StringLiteral?.[0]
    return { kind: 'show-tables', ...(like && { like: stringOf(like) }), span: nodeSpan(node) }
  }
  const node = one(children.useStatement)
  return { kind: 'use', table: buildTable(one(node.children.table)), span: nodeSpan(node) }
}

function buildDrop(node: DropStatementCstNode): Statement {
  const { droppedTable, droppedAlarm, droppedModel, namedBackup, table } = node.children
  const span = nodeSpan(node)
  if (droppedTable !== undefined) return buildDropTable(one(droppedTable), span)
  if (droppedAlarm !== undefined) return buildDropAlarm(one(droppedAlarm), span)
  if (droppedModel !== undefined) return buildDropModel(one(droppedModel), span)
  if (namedBackup !== undefined) return { kind: 'drop-backup', backup: backupReference(one(namedBackup)), span }
  return { kind: 'drop-statistics', table: buildTable(one(table)), span }
}

function buildShow(node: ShowStatementCstNode): Statement {
  const { TABLES, CREATE, INDEXES, SCALING, LIMITS, TRAFFIC, CLOCK, PRICES, STATISTICS, ALARMS, RECOMMENDED } =
    node.children
  const { NumberLiteral, StringLiteral, regionClause } = node.children
  const span = nodeSpan(node)
  const like = StringLiteral?.[0]
  const model = shownModel(node)
  if (model !== undefined) return { ...model, span }
  if (TABLES !== undefined) return { kind: 'show-tables', ...(like && { like: stringOf(like) }), span }
  if (CREATE !== undefined) return { kind: 'show-create-table', ...tableOf(node.children), span }
  if (INDEXES !== undefined) return { kind: 'show-indexes', ...tableOf(node.children), span }
  if (SCALING !== undefined) return { kind: 'show-scaling', ...tableOf(node.children), span }
  if (node.children.shownBackups !== undefined)
    return { kind: 'show-backups', ...tableOf(one(node.children.shownBackups).children), span }
  const limit = NumberLiteral?.[0]
  if (TRAFFIC !== undefined) return { kind: 'show-traffic', ...(limit && { limit: wholeNumber(limit) }), span }
  if (PRICES !== undefined) return { kind: 'show-prices', ...regionOf(regionClause?.[0]), span }
  if (RECOMMENDED !== undefined)
    return { kind: 'show-alarms', recommendedFor: buildTable(one(node.children.table)), span }
  if (ALARMS !== undefined) return { kind: 'show-alarms', span }
  if (CLOCK !== undefined) return { kind: 'show-clock', span }
  if (STATISTICS !== undefined) return { kind: 'show-statistics', ...tableOf(node.children), span }
  return { kind: LIMITS === undefined ? 'show-version' : 'show-limits', span }
}

const tableOf = ({ table }: Pick<ShowStatementCstNode['children'], 'table'>): Pick<ShowIndexesStatement, 'table'> =>
  table === undefined ? {} : { table: buildTable(one(table)) }

function buildSet(node: NonNullable<PlainStatementCstNode['children']['setStatement']>[number]): Statement {
  const { throttlingMode: mode, ledgerSwitch, statistics } = node.children
  const span = nodeSpan(node)
  if (mode !== undefined) {
    const { OFF, ENFORCE } = one(mode).children
    return {
      kind: 'set-throttling',
      mode: OFF !== undefined ? 'OFF' : ENFORCE === undefined ? 'OBSERVE' : 'ENFORCE',
      span,
    }
  }
  if (ledgerSwitch !== undefined) return { kind: 'set-ledger', on: one(ledgerSwitch).children.ON !== undefined, span }
  if (statistics !== undefined) return buildStatistics(one(statistics), span)
  const operand = one(node.children.operand)
  const { name } = buildName(one(node.children.name))
  return { kind: 'set-variable', name, value: onlyValue(operand, buildOperand(operand, 'verb'), 'verb'), span }
}

function buildDropModel({ children }: DroppedModelCstNode, span: Span): Statement {
  const what = modelKind(one(children.modelKind))
  return { kind: 'drop-model', what, ifExists: given(children.IF), name: buildName(one(children.name)).name, span }
}

const modelKind = ({ children }: ModelKindCstNode): 'entity' | 'access-pattern' =>
  children.ENTITY === undefined ? 'access-pattern' : 'entity'

function shownModel({ children }: ShowStatementCstNode): Omit<ShowModelStatement, 'span'> | undefined {
  const { shownModel: shown, ENTITIES, PATTERNS, MATRIX, COVERAGE } = children
  if (shown !== undefined) {
    const { modelKind: kind, name } = one(shown).children
    return { kind: 'show-model', what: `create-${modelKind(one(kind))}`, name: buildName(one(name)).name }
  }
  if (ENTITIES !== undefined) return { kind: 'show-model', what: 'entities' }
  if (PATTERNS !== undefined) return { kind: 'show-model', what: 'access-patterns' }
  if (MATRIX !== undefined) return { kind: 'show-model', what: 'matrix' }
  return COVERAGE === undefined ? undefined : { kind: 'show-model', what: 'coverage' }
}
