import { printName, printString } from '../../ast/print-expression.ts'
import type { Access, KeyUse } from './access.ts'
import { type MarkedText, mark } from './marked-tree.ts'
import type { RequestGroup } from './planned-pattern.ts'
import type { RecordedValue } from './value-template.ts'

/** What is known of one access of a kind of requests: its form, and values of one of them. */
export type SeenElement = { readonly access: Access; readonly values: readonly RecordedValue[] }

/** ACCESS PATTERN ... for requests that no pattern asks for, as a statement to paste. `taken`: names that are not free. */
export function proposedPattern(group: RequestGroup, elements: readonly SeenElement[], taken: Set<string>): string {
  const writer = new PatternWriter()
  const statements = elements.map((element) => writer.statement(element))
  const name = freeName(nameOf(group, elements), taken)
  const [only = ''] = statements
  const body =
    group === 'transaction'
      ? `BEGIN;\n${statements.map((statement) => `    ${statement};\n`).join('')}  COMMIT`
      : group === 'batch'
        ? `BATCH {\n${statements.map((statement) => `    ${statement}`).join(';\n')}\n  }`
        : only
  const parameters = writer.parameters()
  return `ACCESS PATTERN ${printName(name)}${parameters}\n  AS ${body};`
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let at = 2; taken.has(name); at++) name = `${wanted}${at}`
  taken.add(name)
  return name
}

/** `queryShopOrder`: what it does, to what, and the word that its keys begin with. */
function nameOf(group: RequestGroup, elements: readonly SeenElement[]): string {
  const [first] = elements
  if (first === undefined) return 'pattern'
  const { access, values } = first
  const words = access.keys.flatMap((use) => wordIn(use, values))
  const target = access.index ?? access.table
  const how = elements.length > 1 ? (group === 'transaction' ? 'transact' : 'batch') : access.verb
  return camel([how, target, ...words.slice(-1)])
}

function wordIn({ slots: [slot = -1] }: KeyUse, values: readonly RecordedValue[]): readonly string[] {
  const text = textAt(values, slot)
  const word = text === undefined ? undefined : /^([A-Za-z]+)(?:#|$)/.exec(text)?.[1]
  return word === undefined || word.length > 20 ? [] : [word]
}

const camel = (words: readonly string[]): string =>
  words
    .map((word) => word.replace(/[^A-Za-z0-9]+(.?)/g, (_all, next: string) => next.toUpperCase()))
    .map((word) => (word === word.toUpperCase() ? word.toLowerCase() : word))
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')

const textAt = (values: readonly RecordedValue[], slot: number): string | undefined => {
  const value = values[slot]
  return value !== null && value !== undefined && 'S' in value ? value.S : undefined
}

/** Writes statements of the shell, and remembers the parameters that they have. */
class PatternWriter {
  private readonly given: { readonly name: string; readonly sample: string }[] = []

  parameters(): string {
    if (this.given.length === 0) return ''
    return `(${this.given.map(({ name, sample }) => `:${name}${sample}`).join(', ')})`
  }

  statement({ access, values }: SeenElement): string {
    const { verb, table, index, variants } = access
    const target = [table, ...(index === undefined ? [] : [index])].map(printName).join('.')
    const condition = this.unvalued(variants.condition)
    switch (verb) {
      case 'get':
        return access.filter.length > 0
          ? `SELECT ${variants.projection || '*'} FROM ${target} WHERE ${this.conditions(access, values)}`
          : `GET ${target} ${this.key(access, values)}${this.project(variants)}${variants.consistent ? ' CONSISTENT' : ''}`
      case 'query':
        return `QUERY ${target} WHERE ${access.keys.map((use) => this.keyCondition(use, values)).join(' AND ')}${variants.descending ? ' DESC' : ''}${this.readOptions(access, values)}`
      case 'scan':
        return `SCAN ${target}${this.readOptions(access, values)}`
      case 'put':
        return `PUT ${target} ${this.key(access, values)}${condition === '' ? '' : ` IF ${condition}`}`
      case 'update':
        return `UPDATE ${target} ${this.key(access, values)}${this.actions(access, values)}${condition === '' ? '' : ` IF ${condition}`}`
      case 'delete':
        return `DELETE ${target} ${this.key(access, values)}${condition === '' ? '' : ` IF ${condition}`}`
      case 'check':
        return `CHECK ${target} ${this.key(access, values)} IF ${condition === '' ? `attribute_exists(${printName(access.keys[0]?.attribute ?? 'pk')})` : condition}`
    }
  }

  private readOptions(access: Access, values: readonly RecordedValue[]): string {
    const { filter, variants } = access
    return [
      filter.length === 0 ? '' : ` FILTER ${filter.map((each) => this.filled(each, values)).join(' AND ')}`,
      this.project(variants),
      variants.limit === undefined
        ? ''
        : filter.length === 0
          ? ` LIMIT ${variants.limit}`
          : ` SCAN LIMIT ${variants.limit}`,
      variants.consistent ? ' CONSISTENT' : '',
    ].join('')
  }

  private project({ projection }: Access['variants']): string {
    if (projection === '') return ''
    return projection === 'COUNT' ? ' SELECT COUNT' : ` PROJECT ${projection}`
  }

  private conditions({ keys, filter }: Access, values: readonly RecordedValue[]): string {
    return [
      ...keys.map((use) => this.keyCondition(use, values)),
      ...filter.map((each) => this.filled(each, values)),
    ].join(' AND ')
  }

  private key({ keys }: Access, values: readonly RecordedValue[]): string {
    const members = keys.map((use) => `${printName(use.attribute)}: ${this.keyValue(use, values, 0)}`)
    return `{${members.join(', ')}}`
  }

  private keyCondition(use: KeyUse, values: readonly RecordedValue[]): string {
    const name = printName(use.attribute)
    const first = this.keyValue(use, values, 0)
    if (use.operator === 'begins_with') return `begins_with(${name}, ${first})`
    if (use.operator === 'between') return `${name} BETWEEN ${first} AND ${this.keyValue(use, values, 1)}`
    return `${name} ${use.operator} ${first}`
  }

  /** A word such as `PROFILE`, and a prefix such as `ORDER#`, is the same for every request; anything else a parameter. */
  private keyValue({ attribute, slots }: KeyUse, values: readonly RecordedValue[], at: number): string {
    const slot = slots[at] ?? -1
    const text = textAt(values, slot)
    if (text !== undefined && isConstant(text)) return printString(text)
    return this.parameter(attribute, values[slot])
  }

  private actions({ actions }: Access, values: readonly RecordedValue[]): string {
    const sections = Map.groupBy(actions, ({ text }) => text.slice(0, text.indexOf(' ')))
    return [...sections]
      .map(([word, group]) => {
        const texts = group.map((each) => this.filled({ ...each, text: each.text.slice(word.length + 1) }, values))
        return ` ${word.toUpperCase()} ${texts.join(', ')}`
      })
      .join('')
  }

  private filled({ text, slots }: MarkedText, values: readonly RecordedValue[]): string {
    let at = 0
    return text.replaceAll(mark, () => this.parameter('value', values[slots[at++] ?? -1]))
  }

  /** Values of conditions are not known, and not asked for. */
  private unvalued(text: string): string {
    return text.replaceAll(mark, () => this.parameter('value', undefined))
  }

  private parameter(attribute: string, value: RecordedValue): string {
    const base = /^[A-Za-z_]\w*$/.test(attribute) ? attribute : 'key'
    const sample = sampleOf(value)
    const same = this.given.find((each) => sample !== '' && each.sample === sample && each.name.startsWith(base))
    if (same !== undefined) return `:${same.name}`
    let name = base
    for (let count = 2; this.given.some((each) => each.name === name); count++) name = `${base}${count}`
    this.given.push({ name, sample })
    return `:${name}`
  }
}

/** `PROFILE` and `ORDER#`, not `CUST#7`. */
export const isConstant = (text: string): boolean => /^(?:[A-Z][A-Z_]*|[^#]*#)$/.test(text)

function sampleOf(value: RecordedValue): string {
  if (value === null || value === undefined) return ''
  if ('S' in value) return ` = ${printString(value.S)}`
  return 'N' in value && /^-?\d+(?:\.\d+)?$/.test(value.N) ? ` = ${value.N}` : ''
}
