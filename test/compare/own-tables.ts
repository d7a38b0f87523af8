/**
 * What keeps a comparison away from tables that are not its own. A request names only tables that begin with the prefix:
 * other names that could be a table's get it, and names that no table can have stay as they are.
 */
export function onlyOwnTables(request: unknown, prefix: string): void {
  const waiting: unknown[] = [request]
  while (waiting.length > 0) {
    const json = waiting.pop()
    if (typeof json !== 'object' || json === null) continue
    for (const [member, value] of Object.entries(json)) {
      if (typeof value === 'string' && (/TableName$/.test(member) || value.startsWith('arn:')))
        setOwn(json, member, owned(value, prefix))
      else if (member === 'RequestItems' && isObject(value)) setOwn(json, member, ownedKeys(value, prefix))
      waiting.push(Object.getOwnPropertyDescriptor(json, member)?.value)
    }
  }
}

/**
 * Whether each table that a PartiQL statement could name is one of ours: names follow FROM, INTO and UPDATE. Too strict
 * rather than too lax: an attribute that is called `from` makes a statement unsafe.
 */
export const isSafeStatement = (statement: string, prefix: string): boolean =>
  !/--|\/\*/.test(statement) &&
  [...statement.matchAll(/(?:from|into|update)[^\w.-]*([\w.-]*)/gi)].every(([, name = '']) => name.startsWith(prefix))

/** Whether every statement in a request may be sent. */
export function hasSafeStatements(request: unknown, prefix: string): boolean {
  const waiting: unknown[] = [request]
  while (waiting.length > 0) {
    const json = waiting.pop()
    if (typeof json !== 'object' || json === null) continue
    for (const [member, value] of Object.entries(json)) {
      if (member === 'Statement' && typeof value === 'string' && !isSafeStatement(value, prefix)) return false
      waiting.push(value)
    }
  }
  return true
}

function owned(name: string, prefix: string): string {
  if (name.startsWith('arn:')) return name.replace(/(?<=:table\/)[\w.-]+/g, (table) => owned(table, prefix))
  return /^[\w.-]{3,255}$/.test(name) && !name.startsWith(prefix) ? `${prefix}${name}`.slice(0, 255) : name
}

const ownedKeys = (tables: object, prefix: string): object =>
  Object.fromEntries(Object.entries(tables).map(([name, value]) => [owned(name, prefix), value]))

const setOwn = (json: object, member: string, value: unknown): void => {
  Object.defineProperty(json, member, { value, writable: true, enumerable: true, configurable: true })
}

const isObject = (json: unknown): json is object => typeof json === 'object' && json !== null && !Array.isArray(json)
