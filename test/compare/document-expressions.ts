import type { Random } from '../campaign/random.ts'
import { documentValue, number, set, text } from './document-values.ts'

type Json = { [member: string]: unknown }
type Value = { readonly [type: string]: unknown }

export const documentPaths: readonly string[] = [
  ...['n', 's', 'l', 'm', 't', 'g', 'h', 'q', 'pk', 'sk'],
  ...['l[0]', 'l[1]', 'l[2]', 'l[7]', 'm.n', 'm.s', 'm.l', 'm.m', 'm.t', 'm.q'],
  ...['m.l[0]', 'm.l[1]', 'm.l[5]', 'm.m.n', 'm.m.t', 'm.m.q', 'l[0].n', 'l[0][0]', 'l[1].t', 'q.n', 'q[0]', 'n.n'],
]

/** Expressions about documents, and old parameters; the placeholders that were used are those of one request. */
export class DocumentExpressions {
  private readonly random: Random
  private readonly names: { [placeholder: string]: string } = {}
  private readonly values: { [placeholder: string]: Value } = {}

  constructor(random: Random) {
    this.random = random
  }

  placeholders(): Json {
    const { names, values } = this
    return {
      ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
      ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
    }
  }

  condition(depth = 2): string {
    const { random } = this
    switch (random.below(depth > 0 ? 11 : 8)) {
      case 0:
        return `${random.pick(['attribute_exists', 'attribute_not_exists'])}(${this.path()})`
      case 1:
        return `attribute_type(${this.path()}, ${this.value({ S: random.pick(['S', 'N', 'L', 'M', 'SS', 'NULL']) })})`
      case 2:
        return `begins_with(${this.path()}, ${this.value(text(random))})`
      case 3:
        return `contains(${this.path()}, ${random.oneIn(4) ? this.path() : this.value(documentValue(random, 1))})`
      case 4: {
        const bounds = random.oneIn(2)
          ? [{ N: '0' }, { N: random.pick(['1', '2.50', '1e1']) }]
          : [{ S: 'a' }, { S: 'b' }]
        return `${this.operand()} BETWEEN ${this.value(bounds[0])} AND ${random.oneIn(4) ? this.path() : this.value(bounds[1])}`
      }
      case 5:
        return `${this.operand()} IN (${random.many(1, 3, () => (random.oneIn(3) ? this.path() : this.value())).join(', ')})`
      case 8:
        return `${this.condition(depth - 1)} AND ${this.condition(depth - 1)}`
      case 9:
        return `(${this.condition(depth - 1)} OR ${this.condition(depth - 1)})`
      case 10:
        return `NOT ${this.condition(depth - 1)}`
      default:
        return this.comparison()
    }
  }

  private comparison(): string {
    const { random } = this
    const other = random.oneIn(3)
      ? this.operand()
      : this.value(random.oneIn(2) ? undefined : random.pick([number, text])(random))
    return `${this.operand()} ${random.pick(['=', '<>', '<', '<=', '>', '>='])} ${other}`
  }

  private operand(): string {
    return this.random.oneIn(5) ? `size(${this.path()})` : this.path()
  }

  update(): string {
    const { random } = this
    const sections = ['SET', 'SET', 'SET', 'REMOVE', 'ADD', 'DELETE']
    const chosen = [...new Set(random.many(1, 2, () => random.pick(sections)))]
    return chosen
      .map((section) => `${section} ${random.many(1, 3, () => this.updateAction(section)).join(', ')}`)
      .join(' ')
  }

  private updateAction(section: string): string {
    const { random } = this
    const path = this.target()
    if (section === 'REMOVE') return path
    if (section === 'DELETE') return `${path} ${this.value(set(random))}`
    if (section === 'ADD') return `${path} ${this.value(random.pick([number, set])(random))}`
    return `${path} = ${this.assigned()}`
  }

  private assigned(): string {
    const { random } = this
    const list = (): string => this.value({ L: random.many(0, 2, () => documentValue(random, 1)) })
    const numeric = (): string =>
      random.oneIn(2) ? this.value(number(random)) : this.spelled(random.pick(['n', 'm.n', 'h', 'sk']))
    return random.pick([
      () => this.value(),
      () => this.value(),
      () => this.path(),
      () => `if_not_exists(${this.path()}, ${random.oneIn(2) ? this.value() : this.path()})`,
      () => `${numeric()} ${random.pick(['+', '-'])} ${numeric()}`,
      () => `if_not_exists(${this.path()}, ${this.value(number(random))}) + ${numeric()}`,
      () => `list_append(${this.spelled(random.pick(['l', 'm.l', 'q']))}, ${list()})`,
      () => `list_append(${list()}, if_not_exists(${this.spelled(random.pick(['l', 'm.l', 'q']))}, ${list()}))`,
    ])()
  }

  projection(): string {
    return this.random.many(1, 4, () => this.path()).join(', ')
  }

  keyCondition(hash: string, range: string): string {
    const { random } = this
    const hashText = `${this.spelled(hash)} = ${this.value({ S: random.pick(['a', 'b']) })}`
    if (random.oneIn(2)) return hashText
    const some = (): string => this.value(range === 't' ? text(random) : number(random))
    const name = this.spelled(range)
    const rangeText = random.pick([
      () => `${name} ${random.pick(['=', '<', '<=', '>', '>='])} ${some()}`,
      () => `${some()} ${random.pick(['=', '<', '<=', '>', '>='])} ${name}`,
      () => `${name} BETWEEN ${some()} AND ${some()}`,
      () => `begins_with(${name}, ${some()})`,
    ])()
    return random.oneIn(3) ? `${rangeText} AND ${hashText}` : `${hashText} AND (${rangeText})`
  }

  /** Seldom a key: that is refused, whatever else there is. */
  private target(): string {
    const path = this.random.pick(documentPaths)
    return /^(?:pk|sk|[ght])$/.test(path) && !this.random.oneIn(6) ? this.target() : this.spelled(path)
  }

  private path(): string {
    return this.spelled(this.random.pick(documentPaths))
  }

  /** Some of its names as placeholders. */
  private spelled(path: string): string {
    if (!this.random.oneIn(3)) return path
    return path.replace(/[a-z]+/g, (name) => {
      this.names[`#${name}`] = name
      return `#${name}`
    })
  }

  private value(value: Value = documentValue(this.random)): string {
    const name = `:v${Object.keys(this.values).length}`
    this.values[name] = value
    return name
  }

  expected(): Json {
    const { random } = this
    return this.byName(() =>
      random.pick([
        () => ({ Exists: false }),
        () => ({ Value: documentValue(random) }),
        () => ({ Exists: true, Value: documentValue(random) }),
        () => this.oldCondition(),
        () => this.oldCondition(),
      ])(),
    )
  }

  filter(): Json {
    return this.byName(() => this.oldCondition())
  }

  conditionalOperator(): Json {
    return this.random.oneIn(3) ? { ConditionalOperator: this.random.pick(['AND', 'OR']) } : {}
  }

  private oldCondition(): Json {
    const { random } = this
    const ComparisonOperator = random.pick([
      ...[
        'EQ',
        'NE',
        'LE',
        'LT',
        'GE',
        'GT',
        'NOT_NULL',
        'NULL',
        'CONTAINS',
        'NOT_CONTAINS',
        'BEGINS_WITH',
        'IN',
        'BETWEEN',
      ],
    ])
    if (/NULL$/.test(ComparisonOperator)) return { ComparisonOperator }
    const scalar = random.pick([number, text])
    const make = (): Value => (random.oneIn(8) ? documentValue(random) : scalar(random))
    const count = ComparisonOperator === 'BETWEEN' ? 2 : ComparisonOperator === 'IN' ? random.between(1, 3) : 1
    return { ComparisonOperator, AttributeValueList: random.many(count, random.oneIn(20) ? count + 1 : count, make) }
  }

  attributeUpdates(): Json {
    const { random } = this
    return this.byName(() => {
      const Action = random.pick(['PUT', 'PUT', 'ADD', 'ADD', 'DELETE', 'DELETE'])
      if (Action === 'DELETE' && random.oneIn(2)) return { Action }
      const value = random.oneIn(3) ? documentValue(random) : random.pick([number, set])(random)
      return Action === 'PUT' && random.oneIn(2) ? { Value: value } : { Action, Value: value }
    })
  }

  keyConditions(): Json {
    const { random } = this
    const equal = { ComparisonOperator: 'EQ', AttributeValueList: [{ S: random.pick(['a', 'b']) }] }
    return random.oneIn(2)
      ? { pk: equal }
      : {
          pk: equal,
          sk: random.oneIn(6)
            ? this.oldCondition()
            : { ComparisonOperator: random.pick(['EQ', 'LE', 'GT']), AttributeValueList: [number(random)] },
        }
  }

  attributesToGet(): readonly string[] {
    return this.random.many(1, 4, () => this.random.pick(['pk', 'sk', 'n', 's', 'l', 'm', 't', 'q', 'm.n', 'l[0]']))
  }

  private byName(make: () => Json): Json {
    const names = this.random.many(1, 3, () => this.random.pick(['n', 's', 'l', 'm', 't', 'q', 'sk', 'm.n']))
    return Object.fromEntries(names.map((name) => [name, make()]))
  }
}
