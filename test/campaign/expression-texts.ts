import { attributeNames, type SentValue, valueOfType } from './attribute-values.ts'
import type { KnownTable } from './known-tables.ts'
import type { Random } from './random.ts'
import { mutated, tokenSoup } from './text-mutation.ts'

export type StatementKind = 'read' | 'write' | 'any'

/** SELECT, then INSERT, UPDATE and DELETE, then EXISTS, which counts as a write. */
const statementCases: { readonly [Kind in StatementKind]: readonly [number, number] } = {
  read: [0, 1],
  write: [2, 5],
  any: [0, 5],
}

/** Texts of the expression language and of PartiQL that mostly make sense for a table. */
export class ExpressionTexts {
  private readonly random: Random
  private readonly table: KnownTable

  constructor(random: Random, table: KnownTable) {
    this.random = random
    this.table = table
  }

  condition(depth = 2): string {
    const { random } = this
    return this.spoiled(
      () => this.anyCondition(depth),
      ['a = :v0 AND attribute_exists(#n0)', random.pick(['size(a) > :v1', 'b IN (:v0)'])],
    )
  }

  private anyCondition(depth: number): string {
    const { random } = this
    const inner = (): string => this.anyCondition(depth - 1)
    switch (random.below(depth > 0 ? 10 : 6)) {
      case 0:
        return `${random.pick(['attribute_exists', 'attribute_not_exists'])}(${this.path()})`
      case 1:
        return `${random.pick(['begins_with', 'contains', 'attribute_type'])}(${this.path()}, ${this.operand()})`
      case 2:
        return `${this.operand()} BETWEEN ${this.operand()} AND ${this.operand()}`
      case 3:
        return `${this.operand()} IN (${random.many(1, random.oneIn(30) ? 101 : 3, () => this.operand()).join(', ')})`
      case 6:
        return `${inner()} AND ${inner()}`
      case 7:
        return `(${inner()} OR ${inner()})`
      case 8:
        return `NOT ${inner()}`
      default:
        return `${this.operand()} ${random.pick(['=', '<>', '<', '<=', '>', '>='])} ${this.operand()}`
    }
  }

  keyCondition(index: string | undefined): string {
    const { random, table } = this
    const found = table.indexes.find(({ name }) => name === index)
    const keys = found?.keys ?? table.keys
    const hashes = found?.hashes ?? 1
    const sort = (name: string): string =>
      random.pick([
        `${name} = :r`,
        `${name} > :r`,
        `${name} <= :r`,
        `${name} BETWEEN :r AND :r2`,
        `begins_with(${name}, :r)`,
        `:r >= ${name}`,
      ])
    const parts = keys.flatMap(({ name }, at) => {
      const text = this.spelled(name)
      if (at < hashes) return [`${text} = :h${at}`]
      return random.oneIn(2) ? [sort(text)] : []
    })
    return this.spoiled(() => parts.join(random.pick([' AND ', ' and '])), ['pk = :h0'])
  }

  update(): string {
    const { random } = this
    const some = (make: () => string): string => random.many(1, 3, make).join(', ')
    const sections = [
      () => `SET ${some(() => `${this.path()} = ${this.setValue()}`)}`,
      () => `REMOVE ${some(() => this.path())}`,
      () => `ADD ${some(() => `${this.path()} ${this.value()}`)}`,
      () => `DELETE ${some(() => `${this.path()} ${this.value()}`)}`,
    ]
    return this.spoiled(() => random.many(1, 2, () => random.pick(sections)()).join(' '), ['SET a = :v0 REMOVE b'])
  }

  private setValue(): string {
    const operand = (): string =>
      this.random.oneIn(3) ? `if_not_exists(${this.path()}, ${this.operand()})` : this.operand()
    return this.random.pick([
      operand,
      () => `${operand()} ${this.random.pick(['+', '-'])} ${operand()}`,
      () => `list_append(${operand()}, ${operand()})`,
    ])()
  }

  projection(): string {
    return this.spoiled(() => this.random.many(1, 4, () => this.path()).join(', '), ['a, b'])
  }

  private operand(): string {
    if (this.random.oneIn(8)) return `size(${this.path()})`
    return this.random.oneIn(3) ? this.path() : this.value()
  }

  private value = (): string => this.random.pick([':v0', ':v1', ':v2'])

  private path(): string {
    const { random } = this
    const steps = random.oneIn(60) ? 33 : random.pick([0, 0, 0, 1, 2])
    let path = this.name()
    for (let left = steps; left > 0; left--)
      path += random.oneIn(2) ? `[${random.pick([0, 1, 2, 99, 2_147_483_647])}]` : `.${this.name()}`
    return path
  }

  private name(): string {
    const { random, table } = this
    if (random.oneIn(2)) return random.pick(['#n0', '#n1', '#n2', '#k'])
    return this.spelled(random.oneIn(3) ? random.pick(table.keys).name : random.pick(attributeNames))
  }

  private spelled(name: string): string {
    if (/^[a-z]+$/.test(name) && name !== 'status' && name !== 'size' && this.random.oneIn(2)) return name
    const at = this.table.keys.findIndex((key) => key.name === name)
    return at === -1 ? `#x${attributeNames.indexOf(name)}` : `#key${at}`
  }

  /** What the placeholder of an expression made here stands for. */
  nameOf(placeholder: string): string {
    const { random, table } = this
    const known = /^#(x|key)(\d+)$/.exec(placeholder)
    const at = Number(known?.[2])
    if (known?.[1] === 'x') return attributeNames[at] ?? 'a'
    if (known?.[1] === 'key') return table.keys[at]?.name ?? 'a'
    return placeholder === '#k' ? random.pick(table.keys).name : random.pick(attributeNames)
  }

  private spoiled(make: () => string, others: readonly string[]): string {
    const { random } = this
    if (random.oneIn(40)) return tokenSoup(random, [make(), ...others])
    return random.oneIn(15) ? mutated(random, make(), others) : make()
  }

  /** A statement with as many `?` as `parameters` says. */
  partiql(kind: StatementKind): { readonly text: string; readonly parameters: readonly SentValue[] } {
    const parameters: SentValue[] = []
    const text = this.spoiled(() => this.anyStatement(parameters, kind), [`SELECT * FROM ${this.tableName()}`])
    return { text, parameters }
  }

  private anyStatement(parameters: SentValue[], kind: StatementKind): string {
    const { random } = this
    const where = (): string =>
      ` WHERE ${[...this.keyEquals(parameters), ...(random.oneIn(2) ? [this.partiqlCondition(parameters)] : [])].join(' AND ')}`
    const returning = random.oneIn(3)
      ? ` RETURNING ${random.pick(['ALL', 'MODIFIED'])} ${random.pick(['OLD', 'NEW'])} *`
      : ''
    const name = this.tableName()
    const [low, high] = statementCases[kind]
    switch (random.between(low, high)) {
      case 0:
      case 1: {
        const index =
          random.oneIn(3) && this.table.indexes.length > 0 ? `."${random.pick(this.table.indexes).name}"` : ''
        const order = random.oneIn(5) ? ` ORDER BY "${random.pick(this.table.keys).name}" DESC` : ''
        const conditions = random.oneIn(3) ? ` WHERE ${this.partiqlCondition(parameters)}` : where()
        return `SELECT ${random.pick(['*', 'a, b.c[0]', `"${random.pick(attributeNames)}"`])} FROM ${name}${index}${random.oneIn(3) ? '' : conditions}${order}`
      }
      case 2:
        return `INSERT INTO ${name} VALUE {${[...this.table.keys.map((key) => `'${key.name}': ${this.literal(parameters, key.type)}`), `'a': ${this.literal(parameters)}`].join(', ')}}`
      case 3:
        return `UPDATE ${name} SET ${this.partiqlName()} = ${this.partiqlSetValue(parameters)}${random.oneIn(3) ? ` REMOVE ${this.partiqlName()}` : ''}${where()}${returning}`
      case 4:
        return `DELETE FROM ${name}${where()}${returning}`
      default:
        return `EXISTS(SELECT * FROM ${name}${where()})`
    }
  }

  private tableName = (): string => `"${this.table.name}"`

  private keyEquals(parameters: SentValue[]): string[] {
    return this.table.keys
      .filter(() => !this.random.oneIn(8))
      .map(({ name, type }) => {
        if (this.random.oneIn(6))
          return `"${name}" IN [${this.random.many(1, 3, () => this.literal(parameters, type)).join(', ')}]`
        return `"${name}" = ${this.literal(parameters, type)}`
      })
  }

  private partiqlCondition(parameters: SentValue[]): string {
    const { random } = this
    const literal = (): string => this.literal(parameters)
    const name = this.partiqlName()
    return random.pick([
      () => `${name} ${random.pick(['=', '<>', '<', '>='])} ${literal()}`,
      () => `${name} IS ${random.pick(['MISSING', 'NOT MISSING', 'NULL', 'NOT NULL'])}`,
      () => `contains(${name}, ${literal()})`,
      () => `begins_with(${name}, ${literal()})`,
      () => `(${name} = ${literal()} OR NOT ${name} < ${literal()})`,
      () => `${name} BETWEEN ${literal()} AND ${literal()}`,
      () => `size(${name}) > ${literal()}`,
      () => `attribute_type(${name}, 'S')`,
    ])()
  }

  private partiqlSetValue(parameters: SentValue[]): string {
    const name = this.partiqlName()
    const literal = this.literal(parameters)
    return this.random.pick([
      literal,
      `${name} + ${literal}`,
      `list_append(${name}, ${literal})`,
      `set_add(${name}, <<1, 2>>)`,
      `set_delete(${name}, <<'a'>>)`,
      `if_not_exists(${name}, ${literal})`,
    ])
  }

  private partiqlName(): string {
    const { random, table } = this
    const name = random.oneIn(4) ? random.pick(table.keys).name : random.pick(attributeNames)
    return `"${name.replaceAll('"', '""')}"${random.pick(['', '', '', '.a', '[0]', '[0].b', '[5]'])}`
  }

  private literal(parameters: SentValue[], type: string = this.random.pick(['S', 'N', 'B'])): string {
    const { random } = this
    if (type === 'B' || random.oneIn(3)) {
      parameters.push(valueOfType(random, type))
      return '?'
    }
    if (random.oneIn(8))
      return random.pick([
        'null',
        'true',
        "[1, 'a', [true]]",
        "{'a': 1, 'b': {'c': null}}",
        "<<'a', 'b'>>",
        '<<1, 1.0>>',
        '{}',
        '<<>>',
      ])
    return type === 'N'
      ? random.pick(['0', '1', '-1', '2.5', '100', '1e3', '- -1'])
      : random.pick(["'a'", "'b'", "''", "'ab'", "'it''s'", "'é'"])
  }
}
