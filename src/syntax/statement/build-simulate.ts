import type {
  CompareStatementCstNode,
  KeyLawCstNode,
  KeysClauseCstNode,
  RateChangeCstNode,
  RateClauseCstNode,
  RateCourseCstNode,
  RateCstNode,
  SimulatedPatternCstNode,
  SimulatedStatementCstNode,
  SimulateStatementCstNode,
  SimulationOptionCstNode,
  SimulationOptionsCstNode,
  TableOptionCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type { TimeUnit } from '../../ast/clock-statement.ts'
import type {
  CompareStatement,
  KeyLawClause,
  KeysClause,
  Rate,
  RateClause,
  SimulatedPattern,
  SimulatedStatement,
  SimulateStatement,
  SimulationOption,
} from '../../ast/simulate-statement.ts'
import { must } from '../../base/must.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { mistake, quotedText } from '../diagnostic.ts'
import { namesIn } from './build-bill.ts'
import { buildTable } from './build-clauses.ts'
import { buildDeleteStatement, buildInsert, buildSelect, buildUpdateStatement, buildUpsert } from './build-data.ts'
import { buildDuration, decimal } from './build-duration.ts'
import { buildBilling, buildPair, buildScaling } from './build-settings.ts'
import { stringOf, wholeNumber } from './build-value.ts'
import { buildGet, buildPut, buildQuery, buildScan } from './build-verb.ts'

export function buildSimulate(node: SimulateStatementCstNode): SimulateStatement {
  const { duration, simulatedPattern, simulatedModel, simulationOptions } = node.children
  const model = simulatedModel?.[0]?.children
  return {
    kind: 'simulate',
    duration: buildDuration(one(model?.duration ?? duration)),
    patterns: (simulatedPattern ?? []).map(buildPattern),
    ...(model && { model: { names: namesIn(one(model.patternNames)), atPeak: model.PEAK !== undefined } }),
    options: simulationOptions === undefined ? [] : buildOptions(one(simulationOptions)),
    span: nodeSpan(node),
  }
}

export function buildCompare(node: CompareStatementCstNode): CompareStatement {
  const { simulateStatement, simulationOptions } = node.children
  const [first, second] = simulateStatement
  return {
    kind: 'compare',
    first: buildSimulate(must(first, 'the rule has this child')),
    second: second === undefined ? buildOptions(one(simulationOptions)) : buildSimulate(second),
    span: nodeSpan(node),
  }
}

function buildPattern(node: SimulatedPatternCstNode): SimulatedPattern {
  const { simulatedStatement, rateClause, keysClause } = node.children
  return {
    statement: buildSimulated(one(simulatedStatement)),
    rate: buildRateClause(one(rateClause)),
    keys: keysClause?.map(buildKeys) ?? [],
    span: nodeSpan(node),
  }
}

export function buildSimulated({ children }: SimulatedStatementCstNode): SimulatedStatement {
  if (children.selectStatement !== undefined) return buildSelect(one(children.selectStatement))
  if (children.insertStatement !== undefined) return buildInsert(one(children.insertStatement))
  if (children.updateStatement !== undefined) return buildUpdateStatement(one(children.updateStatement))
  if (children.deleteStatement !== undefined) return buildDeleteStatement(one(children.deleteStatement))
  if (children.upsertStatement !== undefined) return buildUpsert(one(children.upsertStatement))
  if (children.getStatement !== undefined) return buildGet(one(children.getStatement))
  if (children.putStatement !== undefined) return buildPut(one(children.putStatement))
  if (children.queryStatement !== undefined) return buildQuery(one(children.queryStatement))
  return buildScan(one(children.scanStatement))
}

const buildRateClause = ({ children }: RateClauseCstNode): RateClause => buildRateCourse(one(children.rateCourse))

export function buildRateCourse({ children }: RateCourseCstNode): RateClause {
  if (children.stage !== undefined) {
    return {
      kind: 'schedule',
      stages: children.stage.map((stage) => ({
        rate: buildRate(one(stage.children.rate)),
        duration: buildDuration(one(stage.children.duration)),
      })),
    }
  }
  const rate = buildRate(one(children.rate))
  return children.rateChange === undefined ? { kind: 'constant', rate } : changed(rate, one(children.rateChange))
}

function changed(from: Rate, { children }: RateChangeCstNode): RateClause {
  const to = buildRate(one(children.rate))
  const [first, second] = children.duration?.map(buildDuration) ?? []
  if (children.RAMP !== undefined) return { kind: 'ramp', from, to, ...(first && { over: first }) }
  if (children.DIURNAL !== undefined) return { kind: 'diurnal', low: from, high: to }
  return { kind: 'spike', base: from, to, at: must(first, 'when'), duration: must(second, 'how long') }
}

const rateUnits: Readonly<Record<string, TimeUnit>> = {
  s: 'SECOND',
  sec: 'SECOND',
  second: 'SECOND',
  min: 'MINUTE',
  minute: 'MINUTE',
  h: 'HOUR',
  hour: 'HOUR',
  d: 'DAY',
  day: 'DAY',
}

export function buildRate(node: RateCstNode): Rate {
  const unit = one(node.children.Name)
  const per = rateUnits[unit.image.toLowerCase()]
  if (per !== undefined) return { count: decimal(one(node.children.NumberLiteral)), per, span: nodeSpan(node) }
  throw mistake('E0128', `expected a unit of time, found ${quotedText(unit.image)}`, tokenSpan(unit), {
    expected: ['s', 'min', 'h', 'day'],
  })
}

export function buildKeys(node: KeysClauseCstNode): KeysClause {
  const { Variable, keyLaw, StringLiteral, NUMBER } = node.children
  return {
    ...(Variable && { parameter: one(Variable).image.slice(1) }),
    law: buildLaw(one(keyLaw)),
    ...(StringLiteral && { as: { text: stringOf(one(StringLiteral)) } }),
    ...(NUMBER && { as: 'NUMBER' as const }),
    span: nodeSpan(node),
  }
}

function buildLaw({ children }: KeyLawCstNode): KeyLawClause {
  const { UNIFORM, ZIPF, HOT, SEQUENTIAL, NumberLiteral = [], duration } = children
  const [first, second] = NumberLiteral
  if (UNIFORM !== undefined) return { kind: 'uniform', keys: wholeNumber(must(first, 'how many')) }
  if (ZIPF !== undefined)
    return { kind: 'zipf', exponent: decimal(must(first, 'the exponent')), keys: wholeNumber(must(second, 'how many')) }
  if (HOT !== undefined)
    return { kind: 'hot', percent: decimal(must(first, 'the share')), keys: wholeNumber(must(second, 'how many')) }
  if (SEQUENTIAL !== undefined) return { kind: 'sequential', ...(first && { keys: wholeNumber(first) }) }
  return { kind: 'time', every: buildDuration(one(duration)) }
}

function buildOptions(node: SimulationOptionsCstNode): readonly SimulationOption[] {
  return node.children.simulationOption.map(buildOption)
}

function buildOption(node: SimulationOptionCstNode): SimulationOption {
  const { tableOption, Name = [], StringLiteral, NumberLiteral } = node.children
  if (tableOption !== undefined) return buildTableOption(one(tableOption))
  const [name, word] = Name
  const value =
    NumberLiteral !== undefined
      ? decimal(one(NumberLiteral))
      : StringLiteral !== undefined
        ? stringOf(one(StringLiteral))
        : must(word, 'a value').image
  return { kind: 'value', name: must(name, 'a name').image, value, span: nodeSpan(node) }
}

function buildTableOption(node: TableOptionCstNode): SimulationOption {
  const { billingClause, warmThroughputClause, scalingClause } = node.children
  const target = { table: buildTable(one(node.children.table)), span: nodeSpan(node) }
  if (billingClause !== undefined) return { kind: 'billing', ...target, billing: buildBilling(one(billingClause)) }
  if (warmThroughputClause !== undefined) {
    return { kind: 'warm', ...target, units: buildPair(one(one(warmThroughputClause).children.unitPair)) }
  }
  return { kind: 'scaling', ...target, scaling: buildScaling(one(scalingClause)) }
}
