import type { TableClass } from '../../analysis/pricing/request-price.ts'
import { printString } from '../../ast/print-expression.ts'
import type { RequestLine } from '../../operation/recording/recording-line.ts'
import type { Access, KeyUse } from './access.ts'
import type { UndeclaredGroup } from './analysed-recording.ts'
import { mark } from './marked-tree.ts'
import type { AskedRequest } from './match-request.ts'
import type { RequestGroup } from './planned-pattern.ts'
import { isConstant, proposedPattern, type SeenElement } from './proposed-pattern.ts'
import { RequestSums } from './request-sums.ts'
import type { RecordedValue } from './value-template.ts'

const groupsMax = 1_000

type Group = {
  readonly title: string
  readonly sums: RequestSums
  readonly group: RequestGroup
  readonly elements: readonly SeenElement[]
}

/** Requests that no pattern asks for, by their form and by how their keys begin. */
export class UndeclaredGroups {
  private readonly groups = new Map<string, Group>()

  /** Returns the title of its group. */
  add(
    line: RequestLine,
    { group, elements }: AskedRequest,
    region: string,
    classOf: (table: string) => TableClass,
  ): string {
    const title = titleOf(line.op, group, elements)
    const known = this.groups.get(title) ?? this.groupFor(title, group, elements)
    known.sums.add(line, region, classOf)
    return known.title
  }

  /** Those with most requests first; names of proposals are apart from those given. */
  list(names: readonly string[]): readonly UndeclaredGroup[] {
    const taken = new Set(names)
    return [...this.groups.values()]
      .toSorted((a, b) => b.sums.requests - a.sums.requests)
      .map(({ title, sums, group, elements }) => ({
        title,
        sums,
        proposal: elements.length === 0 || isRefused(sums) ? '' : proposedPattern(group, elements, taken),
      }))
  }

  private groupFor(title: string, group: RequestGroup, elements: readonly SeenElement[]): Group {
    const full = this.groups.size >= groupsMax
    const key = full ? 'others' : title
    const known = this.groups.get(key) ?? {
      title: key,
      sums: new RequestSums(),
      group,
      elements: full ? [] : distinct(elements),
    }
    this.groups.set(key, known)
    return known
  }
}

/** What was never a request cannot be declared. */
const isRefused = ({ errors, requests }: RequestSums): boolean =>
  (errors.get('ValidationException') ?? 0) + (errors.get('ResourceNotFoundException') ?? 0) === requests

/** `Query shop.gsi1 WHERE gsi1pk = 'ORDER#...' FILTER total > ?`. */
function accessText({ access, values }: SeenElement): string {
  const { verb, table, index, keys, filter, actions } = access
  const target = index === undefined ? table : `${table}.${index}`
  const clause = (word: string, texts: readonly string[], between: string): string =>
    texts.length === 0 ? '' : ` ${word} ${texts.join(between)}`.replaceAll(mark, '?')
  return [
    `${operationTexts[verb]} ${target}`,
    clause(
      'WHERE',
      keys.map((use) => useText(use, values)),
      ' AND ',
    ),
    clause(
      'FILTER',
      filter.map(({ text }) => text),
      ' AND ',
    ),
    clause(
      'TO',
      actions.map(({ text }) => text),
      ', ',
    ),
  ].join('')
}

function useText({ attribute, operator, slots }: KeyUse, values: readonly RecordedValue[]): string {
  const texts = slots.map((slot) => keyText(values[slot]))
  if (operator === 'begins_with') return `begins_with(${attribute}, ${texts[0]})`
  return operator === 'between' ? `${attribute} BETWEEN ${texts.join(' AND ')}` : `${attribute} ${operator} ${texts[0]}`
}

/** How it begins: `'CUST#...'`, or the word that it is. */
function keyText(value: RecordedValue): string {
  if (value === null || value === undefined || !('S' in value)) return '?'
  if (isConstant(value.S)) return printString(value.S)
  const prefix = /^[^#]{1,40}#/.exec(value.S)?.[0]
  return prefix === undefined ? '?' : printString(`${prefix}...`)
}

const operationTexts: { readonly [verb in Access['verb']]: string } = {
  get: 'Get',
  query: 'Query',
  scan: 'Scan',
  put: 'Put',
  update: 'Update',
  delete: 'Delete',
  check: 'Check',
}

/** Of a batch or transaction each kind of part once. */
function titleOf(operation: string, group: RequestGroup, elements: readonly SeenElement[]): string {
  const kinds = [...new Set(elements.map(accessText))].toSorted()
  return group === 'single' ? (kinds[0] ?? operation) : `${operation} (${kinds.join('; ')})`
}

function distinct(elements: readonly SeenElement[]): readonly SeenElement[] {
  const known = new Map<string, SeenElement>()
  for (const each of elements) {
    const key = accessText(each)
    if (!known.has(key)) known.set(key, each)
  }
  return [...known.values()]
}
