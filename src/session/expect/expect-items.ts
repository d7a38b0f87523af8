import type { Expectation } from '../../ast/expect-statement.ts'
import type { Comparator, Path } from '../../ast/expression.ts'
import { normaliseItem, normaliseValue } from '../../model/normalise-item.ts'
import { compareNumbers } from '../../model/number-text.ts'
import { compareBinary, compareStrings } from '../../model/text-order.ts'
import type { Item, Value } from '../../model/value.ts'
import { literalItem, literalValue, type Variables } from '../../planner/literal-value.ts'
import type { Verdict } from '../outcome.ts'
import type { Previous } from '../previous.ts'
import { figureVerdict, holds, notSo } from './compare.ts'
import { lineDiff } from './line-diff.ts'
import { valueText } from './value-text.ts'

type Of<Kind extends Expectation['kind']> = Extract<Expectation, { readonly kind: Kind }>

/** Items returned, items written by a bulk statement or a batch, tables listed, findings. */
export function expectRows({ operator, count }: Of<'rows'>, { outcome }: Previous): Verdict {
  const { result } = outcome
  switch (result.kind) {
    case 'items':
    case 'count':
    case 'written':
      return figureVerdict('ROWS', operator, count, result.count)
    case 'tables':
      return figureVerdict('ROWS', operator, count, result.tables.length)
    case 'advice': {
      const findings = result.tables.reduce((sum, table) => sum + table.findings.length, 0)
      return figureVerdict('ROWS', operator, count, findings)
    }
    case 'statistics':
      return figureVerdict('ROWS', operator, count, result.statistics.length)
    case 'failed':
      return notSo(`ROWS ${operator} ${count}`, `${result.error.code}: ${result.error.message}`)
    default:
      return notSo(`ROWS ${operator} ${count}`, 'the statement before has no rows')
  }
}

/** Exactly these items, returned or given back by a write, in this order where the statement has one: a Scan has none, nor has a batch. */
export async function expectItems({ items }: Of<'items'>, previous: Previous, variables: Variables): Promise<Verdict> {
  const wanted = items.map((item) => itemText(normaliseItem(literalItem(item, variables))))
  const found = itemsOf(previous).map((item) => itemText(item))
  const more = previous.complete ? '' : `, the first ${found.length} of them kept`
  const expected = `ITEMS [${wanted.length}]`
  const actual = `ITEMS [${found.length}${more}]`
  const [left, right] = isOrdered(previous) ? [wanted, found] : [wanted.toSorted(), found.toSorted()]
  const passed = previous.complete && left.length === right.length && left.every((text, at) => text === right[at])
  return passed
    ? { passed, expected, actual }
    : { passed, expected, actual, diff: await lineDiff(left.join('\n'), right.join('\n')) }
}

function isOrdered({ explanation }: Previous): boolean {
  const nodes = explanation()?.nodes ?? []
  return nodes.length === 1 && nodes.every(({ access }) => access === 'Query' || access === 'GetItem')
}

/** Names in byte order: an item's attributes have no order of their own. */
function itemText(item: Item): string {
  return valueText({ M: item })
}

/** VALUE OF path, in the first item. */
export function expectValue({ path, operator, value }: Of<'value'>, previous: Previous, variables: Variables): Verdict {
  const wanted = normaliseValue(literalValue(value, variables))
  const name = pathText(path)
  const expected = `VALUE OF ${name} ${operator} ${valueText(wanted)}`
  const [first] = itemsOf(previous)
  if (first === undefined) return notSo(expected, 'no item')
  const found = valueAt(first, path)
  if (found === undefined) return { passed: operator === '<>', expected, actual: `VALUE OF ${name} is missing` }
  return { passed: compares(found, operator, wanted), expected, actual: `VALUE OF ${name} = ${valueText(found)}` }
}

/** Writes with RETURN or RETURNING give items back. */
function itemsOf({ items, outcome: { result } }: Previous): readonly Item[] {
  return result.kind === 'written' ? (result.returned ?? []) : items
}

/** As in conditions: equality by value for every type, order for S, N and B of one type. */
function compares(found: Value, operator: Comparator, wanted: Value): boolean {
  if (operator === '=' || operator === '<>') return (valueText(found) === valueText(wanted)) === (operator === '=')
  if ('S' in found && 'S' in wanted) return holds(compareStrings(found.S, wanted.S), operator)
  if ('N' in found && 'N' in wanted) return holds(compareNumbers(found.N, wanted.N), operator)
  return 'B' in found && 'B' in wanted && holds(compareBinary(found.B, wanted.B), operator)
}

export function valueAt(item: Item, path: Path): Value | undefined {
  let at: Value | undefined = { M: item }
  for (const element of path.elements) at = at === undefined ? undefined : memberOf(at, element)
  return at
}

function memberOf(value: Value, element: Path['elements'][number]): Value | undefined {
  if (element.kind === 'index') return 'L' in value ? value.L[element.index] : undefined
  return 'M' in value && Object.hasOwn(value.M, element.name) ? value.M[element.name] : undefined
}

const pathText = (path: Path): string =>
  path.elements.reduce(
    (text, element) =>
      element.kind === 'index' ? `${text}[${element.index}]` : text === '' ? element.name : `${text}.${element.name}`,
    '',
  )
