import type {
  AccessPatternStatementCstNode,
  LatencyClauseCstNode,
  PatternArgumentCstNode,
  PatternBodyCstNode,
  PatternParameterCstNode,
  PatternRunCstNode,
  PatternStepCstNode,
  PatternStepsCstNode,
  PatternTransactionCstNode,
  ReturnsClauseCstNode,
  RunStatementCstNode,
  TransactionMemberCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type {
  AccessPatternStatement,
  PatternArgument,
  PatternParameter,
  PatternStep,
  RunPatternStatement,
} from '../../ast/model-statement.ts'
import type { Duration } from '../../ast/simulate-statement.ts'
import type { Statement } from '../../ast/statement.ts'
import { refuseInBlock } from '../block-members.ts'
import { nodeSpan, one } from '../cst.ts'
import { mistake } from '../diagnostic.ts'
import { once } from './build-clauses.ts'
import { unitOf } from './build-clock.ts'
import { buildExists } from './build-data.ts'
import { decimal } from './build-duration.ts'
import { buildType, size } from './build-entity.ts'
import { buildExpect } from './build-expect.ts'
import { buildKeys, buildRate, buildRateCourse, buildSimulated } from './build-simulate.ts'
import {
  buildName,
  buildOperand,
  buildParameter as buildVariable,
  onlyValue,
  stringOf,
  wholeNumber,
} from './build-value.ts'
import { all, buildCheck } from './build-verb.ts'
import { checkPattern } from './check-pattern.ts'

/** Its clauses may stand in any order, AS and what is expected of it last. */
export function buildAccessPattern(node: AccessPatternStatementCstNode): AccessPatternStatement {
  const { orReplace, name, StringLiteral, patternParameters, patternClause = [], expectStatement = [] } = node.children
  const clauses = patternClause.map(({ children }) => children)
  const entities = once(all(clauses, 'patternEntities'), nodeSpan)
  const rate = once(all(clauses, 'patternRate'), nodeSpan)
  const peak = once(all(clauses, 'peakClause'), nodeSpan)
  const returns = once(all(clauses, 'returnsClause'), nodeSpan)
  const itemSize = once(all(clauses, 'itemSizeClause'), nodeSpan)
  const latency = once(all(clauses, 'latencyClause'), nodeSpan)
  const budget = once(all(clauses, 'budgetClause'), nodeSpan)
  const owner = once(all(clauses, 'ownerClause'), nodeSpan)
  const status = once(all(clauses, 'statusClause'), nodeSpan)
  const bytes = size(itemSize?.children.sizeClause ?? []).size
  const pattern: AccessPatternStatement = {
    kind: 'access-pattern',
    replace: orReplace !== undefined,
    name: buildName(one(name)).name,
    ...(StringLiteral && { description: stringOf(one(StringLiteral)) }),
    parameters: (patternParameters?.[0]?.children.patternParameter ?? []).map(buildParameter),
    entities: (entities?.children.name ?? []).map((each) => buildName(each).name),
    ...(rate && { rate: buildRateCourse(one(rate.children.rateCourse)) }),
    ...(peak && { peak: buildRate(one(peak.children.rate)) }),
    keys: all(clauses, 'keysClause').map(buildKeys),
    ...(returns && { returns: buildReturns(returns) }),
    ...(bytes === undefined ? {} : { itemSize: bytes }),
    ...(latency && { latency: buildLatency(latency) }),
    ...(budget && { budget: decimal(one(budget.children.NumberLiteral)) }),
    ...(owner && { owner: stringOf(one(owner.children.StringLiteral)) }),
    ...(status && { status: stringOf(one(status.children.StringLiteral)) }),
    steps: buildBody(one(node.children.patternBody)),
    expectations: expectStatement.map(buildExpect),
    span: nodeSpan(node),
  }
  checkPattern(pattern)
  return pattern
}

export function buildRunPattern(node: RunStatementCstNode): RunPatternStatement {
  const { name, patternArgument = [] } = node.children
  const given = patternArgument.map(buildArgument)
  const firstNamed = given.findIndex(({ parameter }) => parameter !== undefined)
  const late = firstNamed < 0 ? undefined : given.slice(firstNamed).find(({ parameter }) => parameter === undefined)
  if (late !== undefined) {
    throw mistake('E0130', 'an argument without a name after one that has one', late.span, {
      hint: 'Give them all in order, or name those that come later: :name = value.',
    })
  }
  return { kind: 'run-pattern', name: buildName(one(name)).name, arguments: given, span: nodeSpan(node) }
}

function buildArgument(node: PatternArgumentCstNode): PatternArgument {
  const { Variable, operand } = node.children
  const value = one(operand)
  return {
    ...(Variable && { parameter: one(Variable).image.slice(1) }),
    value: onlyValue(value, buildOperand(value, 'verb'), 'verb'),
    span: nodeSpan(node),
  }
}

function buildParameter(node: PatternParameterCstNode): PatternParameter {
  const { Variable, attributeType, operand, StringLiteral } = node.children
  const sample = operand?.[0]
  return {
    name: one(Variable).image.slice(1),
    ...(attributeType && { type: buildType(one(attributeType)) }),
    ...(sample && { sample: onlyValue(sample, buildOperand(sample, 'verb')) }),
    ...(StringLiteral && { description: stringOf(one(StringLiteral)) }),
    span: nodeSpan(node),
  }
}

function buildReturns({ children }: ReturnsClauseCstNode): AccessPatternStatement['returns'] {
  const [typical = 0, most] = children.NumberLiteral.map(wholeNumber)
  return { typical, ...(most === undefined ? {} : { most }) }
}

function buildLatency(node: LatencyClauseCstNode): Duration {
  const { NumberLiteral, timeUnit } = node.children
  const count = decimal(one(NumberLiteral))
  if (timeUnit !== undefined) return { count, unit: unitOf(one(timeUnit)), span: nodeSpan(node) }
  return { count: count / 1_000, unit: 'SECOND', span: nodeSpan(node) }
}

function buildBody({ children }: PatternBodyCstNode): readonly PatternStep[] {
  if (children.patternSteps !== undefined) return buildSteps(one(children.patternSteps))
  const node = one(children.patternRun)
  return [{ kind: 'run', statement: buildRun(node), span: nodeSpan(node) }]
}

function buildSteps({ children }: PatternStepsCstNode): readonly PatternStep[] {
  const steps = children.patternStep
  const glued = steps.slice(0, -1).findIndex((step) => step.children.patternRun && !step.children.Semicolon)
  const after = steps[glued + 1]
  if (glued >= 0 && after !== undefined) {
    const { start } = nodeSpan(after)
    throw mistake('E0104', 'expected `;` between two steps', { start, end: start + 1 }, { expected: ['`;`'] })
  }
  return steps.map(buildStep)
}

function buildStep(node: PatternStepCstNode): PatternStep {
  const { patternSteps, patternRun, Name, parameter } = node.children
  const span = nodeSpan(node)
  if (patternSteps !== undefined) {
    const of = buildVariable(one(parameter))
    return { kind: 'each', name: one(Name).image, of, steps: buildSteps(one(patternSteps)), span }
  }
  return { kind: 'run', ...(Name && { name: one(Name).image }), statement: buildRun(one(patternRun)), span }
}

function buildRun(node: PatternRunCstNode): Statement {
  const { patternTransaction, patternBatch, simulatedStatement } = node.children
  if (patternTransaction !== undefined) return buildTransaction(one(patternTransaction))
  if (patternBatch === undefined) return buildSimulated(one(simulatedStatement))
  const batch = one(patternBatch)
  const statements = batch.children.simulatedStatement.map((each) => refuseInBlock(buildSimulated(each), 'batch'))
  return { kind: 'batch', statements, span: nodeSpan(batch) }
}

function buildTransaction(node: PatternTransactionCstNode): Statement {
  const { transactionStart, transactionMember } = node.children
  const token = one(transactionStart).children.StringLiteral?.[0]
  return {
    kind: 'transaction',
    statements: transactionMember.map((each) => refuseInBlock(buildMember(each), 'transaction')),
    end: 'COMMIT',
    ...(token && { token: stringOf(token) }),
    span: nodeSpan(node),
  }
}

function buildMember({ children }: TransactionMemberCstNode): Statement {
  if (children.checkStatement !== undefined) return buildCheck(one(children.checkStatement))
  if (children.existsStatement !== undefined) return buildExists(one(children.existsStatement))
  return buildSimulated(one(children.simulatedStatement))
}
