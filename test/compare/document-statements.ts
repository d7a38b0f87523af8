import type { Random } from '../campaign/random.ts'
import { documentPaths } from './document-expressions.ts'
import { documentItem, documentKey, documentValue, number, set, text } from './document-values.ts'

type Value = { readonly [type: string]: unknown }
type Statement = { readonly Statement: string; readonly Parameters?: readonly Value[] }

/** `key`: a read of one item; `read`: any SELECT; `plain`: a write with one action. */
export type DocumentStatementKind = 'key' | 'read' | 'plain' | 'write'

/** A statement about documents: paths into them on both sides, values as literals and as parameters. */
export function documentStatement(random: Random, table: string, kind: DocumentStatementKind): Statement {
  const statement = new DocumentStatement(random, table)
  const text = statement.make(kind)
  const parameters = statement.parameters
  return { Statement: text, ...(parameters.length === 0 ? {} : { Parameters: parameters }) }
}

class DocumentStatement {
  readonly parameters: Value[] = []
  private readonly random: Random
  private readonly table: string

  constructor(random: Random, table: string) {
    this.random = random
    this.table = table
  }

  make(kind: DocumentStatementKind): string {
    const { random } = this
    const name = `"${this.table}"`
    if (kind === 'key') return `SELECT ${this.projection()} FROM ${name} WHERE ${this.key()}`
    if (kind === 'read') return this.select(name)
    const actions = (): string => (kind === 'plain' ? this.plainAction() : this.actions())
    return random.pick([
      () => `INSERT INTO ${name} VALUE ${this.tuple(documentItem(random))}`,
      () => `UPDATE ${name} ${actions()} WHERE ${this.key()}${this.more()}${this.returning()}`,
      () => `UPDATE ${name} ${actions()} WHERE ${this.key()}${this.more()}${this.returning()}`,
      () => `DELETE FROM ${name} WHERE ${this.key()}${this.more()}${this.returning()}`,
    ])()
  }

  private select(name: string): string {
    const { random } = this
    const index = random.pick(['', '', '', '."byG"', '."byT"'])
    const hash = index === '."byG"' ? 'g' : 'pk'
    const range = index === '."byG"' ? 'h' : index === '."byT"' ? 't' : 'sk'
    const some = (): string => this.literal(range === 't' ? text(random) : number(random))
    const where = random.pick([
      () => '',
      () => ` WHERE ${hash} = ${this.literal({ S: random.pick(['a', 'b']) })}`,
      () => ` WHERE ${hash} = 'a' AND ${range} ${random.pick(['=', '<', '<=', '>', '>='])} ${some()}`,
      () => ` WHERE ${hash} = 'a' AND ${range} BETWEEN ${some()} AND ${some()}`,
      () => ` WHERE ${hash} IN ['a', 'b']`,
      () => ` WHERE ${hash} = 'a' AND ${range} IN [${some()}, ${some()}]`,
      () => ` WHERE ${hash} = 'b' AND ${this.condition()}`,
      () => ` WHERE ${this.condition()}`,
    ])()
    const order =
      where !== '' && random.oneIn(5)
        ? ` ORDER BY ${random.pick([range, `${hash} DESC, ${range}`])}${random.pick(['', ' DESC'])}`
        : ''
    return `SELECT ${this.projection()} FROM ${name}${index}${where}${order}`
  }

  private projection(): string {
    return this.random.oneIn(2) ? '*' : this.random.many(1, 3, () => this.path()).join(', ')
  }

  private key(): string {
    const { pk = {}, sk = {} } = documentKey(this.random)
    return `pk = ${this.literal(pk)} AND sk = ${this.literal(sk)}`
  }

  private more = (): string => (this.random.oneIn(3) ? ` AND ${this.condition()}` : '')

  private returning(): string {
    const { random } = this
    return random.oneIn(2) ? ` RETURNING ${random.pick(['ALL', 'MODIFIED'])} ${random.pick(['OLD', 'NEW'])} *` : ''
  }

  private condition(depth = 1): string {
    const { random } = this
    const path = this.path()
    return random.pick([
      () => `${path} ${random.pick(['=', '<>'])} ${this.literal(documentValue(random, 1))}`,
      () =>
        `${path} ${random.pick(['=', '<>', '<', '<=', '>', '>='])} ${this.literal(random.pick([number, text])(random))}`,
      () => `${path} IS ${random.pick(['', 'NOT '])}${random.pick(['MISSING', 'NULL'])}`,
      () => `contains(${path}, ${this.literal(random.pick([number, text])(random))})`,
      () => `begins_with(${path}, ${this.literal(text(random))})`,
      () => `size(${path}) ${random.pick(['=', '>', '<'])} ${this.literal({ N: '1' })}`,
      () => `attribute_type(${path}, '${random.pick(['S', 'N', 'L', 'M', 'SS'])}')`,
      () => `attribute_exists(${path})`,
      () => `${path} IN [${random.many(1, 3, () => this.literal(random.pick([number, text])(random))).join(', ')}]`,
      () => `${path} BETWEEN ${this.literal({ N: '0' })} AND ${this.literal({ N: '10' })}`,
      () =>
        depth > 0
          ? `(${this.condition(0)} ${random.pick(['AND', 'OR'])} ${this.condition(0)})`
          : `${path} = ${this.path()}`,
      () => `NOT (${depth > 0 ? this.condition(0) : `${path} = 1`})`,
    ])()
  }

  private actions(): string {
    const { random } = this
    return random
      .many(1, 2, () =>
        random.oneIn(4) ? `REMOVE ${this.target()}` : `SET ${random.many(1, 2, () => this.assignment()).join(', ')}`,
      )
      .join(' ')
  }

  private plainAction(): string {
    const { random } = this
    if (random.oneIn(4)) return `REMOVE ${random.pick(['n', 's', 'l[0]', 'm.n', 'm.m', 'm.l[1]', 'q'])}`
    return random.pick([
      () => `SET ${random.pick(['n', 'm.n', 'q', 'l[1]'])} = ${this.literal(documentValue(random, 1))}`,
      () => `SET n = n ${random.pick(['+', '-'])} ${this.literal(number(random))}`,
      () => `SET l = list_append(l, ${this.literal({ L: [text(random)] })})`,
      () => `SET s = set_add(s, ${this.literal(set(random))})`,
    ])()
  }

  private assignment(): string {
    const { random } = this
    const target = this.target()
    const own = random.oneIn(2) ? target : this.path()
    const list = { L: random.many(0, 2, () => documentValue(random, 0)) }
    const some = set(random)
    return random.pick([
      () => `${target} = ${this.literal(documentValue(random))}`,
      () => `${target} = ${this.path()}`,
      () => `${target} = ${own} ${random.pick(['+', '-'])} ${this.literal(number(random))}`,
      () => `${target} = list_append(${own}, ${this.literal(list)})`,
      () => `${target} = ${random.pick(['set_add', 'set_delete'])}(${target}, ${this.literal(some)})`,
      () => `${target} = if_not_exists(${own}, ${this.literal(documentValue(random, 1))})`,
    ])()
  }

  private target(): string {
    const path = this.random.pick(documentPaths)
    return /^(?:pk|sk|[ght])$/.test(path) && !this.random.oneIn(8) ? this.target() : path
  }

  private path = (): string => this.random.pick(documentPaths)

  private tuple = (item: { readonly [name: string]: Value }): string =>
    `{${Object.entries(item)
      .map(([name, value]) => `'${name}': ${this.literal(value)}`)
      .join(', ')}}`

  /** A third of them as parameters; bytes and sets of bytes always. */
  private literal(value: Value): string {
    const written = literalOf(value)
    if (written !== undefined && !this.random.oneIn(3)) return written
    this.parameters.push(value)
    return '?'
  }
}

/** Undefined where PartiQL has no literal for it. */
function literalOf(value: Value): string | undefined {
  const [[type, inner] = ['NULL', true]] = Object.entries(value)
  const all = (values: readonly (string | undefined)[]): string | undefined =>
    values.includes(undefined) ? undefined : values.join(', ')
  const between = (open: string, text: string | undefined, close: string): string | undefined =>
    text === undefined ? undefined : `${open}${text}${close}`
  switch (type) {
    case 'S':
      return `'${String(inner).replaceAll("'", "''")}'`
    case 'N':
      return /e/.test(String(inner)) ? undefined : String(inner)
    case 'BOOL':
      return String(inner)
    case 'NULL':
      return 'NULL'
    case 'SS':
      return `<<${(inner as readonly string[]).map((each) => `'${each}'`).join(', ')}>>`
    case 'NS':
      return `<<${(inner as readonly string[]).map((each) => String(Number(each))).join(', ')}>>`
    case 'L':
      return between('[', all((inner as readonly Value[]).map(literalOf)), ']')
    case 'M': {
      const members = Object.entries(inner as { readonly [name: string]: Value })
      return between('{', all(members.map(([name, each]) => between(`'${name}': `, literalOf(each), ''))), '}')
    }
    default:
      return undefined
  }
}
