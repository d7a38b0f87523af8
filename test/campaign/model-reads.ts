import type { Plain } from '../engine/table-shape.ts'
import { membersOf } from './model-expressions.ts'
import {
  bytesOf,
  compareKeys,
  type KeyPart,
  type PlainItem,
  type PlainValue,
  readUnits,
  size,
  type TableModel,
  type Target,
  textOf,
} from './model-table.ts'
import { keyValue } from './model-values.ts'
import type { Random } from './random.ts'

/** One read as a request has it and as the model understands it. */
export type Read = {
  readonly operation: 'Query' | 'Scan'
  readonly target: Target
  readonly request: Plain
  /** Whether an entry is evaluated, and whether it then passes the filter. */
  readonly selects: (entry: PlainItem) => boolean
  readonly passes: (entry: PlainItem) => boolean
  readonly backwards: boolean
}

export function someRead(random: Random, model: TableModel): Read {
  const target = random.pick([model.table, ...model.indexes.values()])
  return random.oneIn(4) ? someScan(random, target) : someQuery(random, model, target)
}

export type Expected = {
  readonly evaluated: readonly PlainItem[]
  readonly passing: readonly PlainItem[]
  readonly units: number
}

/** What the model expects of a read: its entries, sorted as far as sort keys tell, and its units when strong. */
export function expectedOf(model: TableModel, read: Read): Expected {
  const evaluated = model.entries(read.target).filter(read.selects)
  evaluated.sort((a, b) => compareRanges(read.target.range, a, b) * (read.backwards ? -1 : 1))
  const bytes = evaluated.reduce((sum, entry) => sum + size(entry), 0)
  return { evaluated, passing: evaluated.filter(read.passes), units: readUnits(bytes) }
}

/** Negative, zero or positive by the RANGE attributes alone. */
export function compareRanges(range: readonly KeyPart[], a: PlainItem, b: PlainItem): number {
  for (const { name } of range) {
    const order = compareKeys(a[name], b[name])
    if (order !== 0) return order
  }
  return 0
}

function someScan(random: Random, target: Target): Read {
  const filter = someFilter(random, target, 'Scan')
  const request = { ...indexOf(target), ...filter.request }
  return { operation: 'Scan', target, request, selects: () => true, passes: filter.passes, backwards: false }
}

function someQuery(random: Random, model: TableModel, target: Target): Read {
  const entries = model.entries(target)
  const like = entries.length > 0 && !random.oneIn(5) ? random.pick(entries) : undefined
  const wanted = target.hash.map(({ name, type }, at) => ({ name, value: like?.[name] ?? keyValue(random, type), at }))
  const sort = target.range.length > 0 && random.oneIn(2) ? someSortCondition(random, target) : undefined
  const filter = someFilter(random, target, 'Query')
  const backwards = random.oneIn(3)
  const conditions = [...wanted.map(({ name, at }) => `${name} = :h${at}`), ...(sort === undefined ? [] : [sort.text])]
  return {
    operation: 'Query',
    target,
    request: {
      ...indexOf(target),
      ...filter.request,
      KeyConditionExpression: conditions.join(' AND '),
      ExpressionAttributeValues: {
        ...Object.fromEntries(wanted.map(({ value, at }) => [`:h${at}`, value])),
        ...sort?.values,
        ...(filter.request['ExpressionAttributeValues'] as Plain | undefined),
      },
      ScanIndexForward: !backwards,
      ...(target.kind === 'global' ? {} : { ConsistentRead: random.oneIn(2) }),
    },
    selects: (entry) =>
      wanted.every(({ name, value }) => textOf(entry[name]) === textOf(value)) && sort?.holds(entry) !== false,
    passes: filter.passes,
    backwards,
  }
}

type SortCondition = { readonly text: string; readonly values: Plain; readonly holds: (entry: PlainItem) => boolean }

/** On the first RANGE attribute, or on the second when the first is fixed. */
function someSortCondition(random: Random, { range }: Target): SortCondition {
  const [first, second] = range
  if (first === undefined) throw new Error('the target has a RANGE attribute')
  if (second === undefined || random.oneIn(2)) return rangeCondition(random, first)
  const value = keyValue(random, first.type)
  const rest = rangeCondition(random, second)
  return {
    text: `${first.name} = :first AND ${rest.text}`,
    values: { ':first': value, ...rest.values },
    holds: (entry) => textOf(entry[first.name]) === textOf(value) && rest.holds(entry),
  }
}

const comparators: readonly (readonly [text: string, holds: (order: number) => boolean])[] = [
  ['=', (order) => order === 0],
  ['<', (order) => order < 0],
  ['<=', (order) => order <= 0],
  ['>', (order) => order > 0],
  ['>=', (order) => order >= 0],
]

function rangeCondition(random: Random, { name, type }: KeyPart): SortCondition {
  const [low, high] = [keyValue(random, type), keyValue(random, type)].sort(compareKeys) as [PlainValue, PlainValue]
  if (random.oneIn(5)) {
    return {
      text: `${name} BETWEEN :low AND :high`,
      values: { ':low': low, ':high': high },
      holds: (entry) => compareKeys(entry[name], low) >= 0 && compareKeys(entry[name], high) <= 0,
    }
  }
  if (type !== 'N' && random.oneIn(4)) {
    const prefix = bytesOf(low)
    const holds = (entry: PlainItem): boolean => bytesOf(entry[name]).subarray(0, prefix.length).equals(prefix)
    return { text: `begins_with(${name}, :low)`, values: { ':low': low }, holds }
  }
  const [text, holds] = random.pick(comparators)
  return {
    text: `${name} ${text} :low`,
    values: { ':low': low },
    holds: (entry) => holds(compareKeys(entry[name], low)),
  }
}

type Filter = { readonly request: Plain; readonly passes: (entry: PlainItem) => boolean }

function someFilter(random: Random, target: Target, operation: Read['operation']): Filter {
  const limit = random.between(-3, 3)
  const filters: readonly Filter[] = [
    { request: {}, passes: () => true },
    { request: { FilterExpression: 'attribute_exists(a)' }, passes: (entry) => entry['a'] !== undefined },
    {
      request: {
        FilterExpression: 'n >= :n AND NOT contains(s, :x)',
        ExpressionAttributeValues: { ':n': { N: String(limit) }, ':x': { S: 'x' } },
      },
      passes: (entry) => Number(entry['n']?.['N'] ?? NaN) >= limit && !membersOf(entry['s']).includes('x'),
    },
  ]
  const onKey: Filter = {
    request: { FilterExpression: 'attribute_exists(g)' },
    passes: (entry) => entry['g'] !== undefined,
  }
  const mayNameKey = operation === 'Scan' || ![...target.hash, ...target.range].some(({ name }) => name === 'g')
  return random.pick(mayNameKey ? [...filters, onKey] : filters)
}

const indexOf = (target: Target): Plain => (target.kind === 'table' ? {} : { IndexName: target.name })
