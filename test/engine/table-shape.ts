/** An item, a key or a request as a test writes it: plain JSON. */
export type Plain = { readonly [name: string]: unknown }

/**
 * A table in a few words. Keys are written `'pk:S sk:N'`: HASH, then RANGE; with several attributes of a kind a slash
 * stands between the kinds: `'a:S b:S / c:N'`.
 */
export type TableShape = {
  /** Default `tab`. */
  readonly name?: string
  /** Default `pk:S`. */
  readonly keys?: string
  readonly global?: { readonly [index: string]: IndexShape }
  readonly local?: { readonly [index: string]: IndexShape }
  /** Read and write units; default: on demand. */
  readonly units?: readonly [read: number, write: number]
}

/** Keys alone project everything. */
export type IndexShape = string | { readonly keys: string; readonly project: 'KEYS_ONLY' | readonly string[] }

export function createTableRequest({ name = 'tab', keys = 'pk:S', global = {}, local = {}, units }: TableShape): Plain {
  const shapes = [...Object.values(global), ...Object.values(local)]
  const types = new Map(
    [keys, ...shapes.map(keysOf)].flatMap(parseKeys).map(({ name: attribute, type }) => [attribute, type]),
  )
  return {
    TableName: name,
    KeySchema: keySchema(keys),
    AttributeDefinitions: [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    ...(units === undefined
      ? { BillingMode: 'PAY_PER_REQUEST' }
      : { ProvisionedThroughput: { ReadCapacityUnits: units[0], WriteCapacityUnits: units[1] } }),
    ...indexMember('GlobalSecondaryIndexes', global, units),
    ...indexMember('LocalSecondaryIndexes', local, undefined),
  }
}

/** What UpdateTable needs for one more global index. */
export function createIndexRequest(table: string, index: string, shape: IndexShape): Plain {
  return {
    TableName: table,
    AttributeDefinitions: parseKeys(keysOf(shape)).map(({ name, type }) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    GlobalSecondaryIndexUpdates: [{ Create: indexOf(index, shape) }],
  }
}

function indexMember(
  member: string,
  shapes: { readonly [index: string]: IndexShape },
  units: TableShape['units'],
): Plain {
  const entries = Object.entries(shapes)
  if (entries.length === 0) return {}
  const throughput =
    units === undefined ? {} : { ProvisionedThroughput: { ReadCapacityUnits: units[0], WriteCapacityUnits: units[1] } }
  return { [member]: entries.map(([name, shape]) => ({ ...indexOf(name, shape), ...throughput })) }
}

function indexOf(IndexName: string, shape: IndexShape): Plain {
  return { IndexName, KeySchema: keySchema(keysOf(shape)), Projection: projectionOf(shape) }
}

const keysOf = (shape: IndexShape): string => (typeof shape === 'string' ? shape : shape.keys)

function projectionOf(shape: IndexShape): Plain {
  if (typeof shape === 'string') return { ProjectionType: 'ALL' }
  if (shape.project === 'KEYS_ONLY') return { ProjectionType: 'KEYS_ONLY' }
  return { ProjectionType: 'INCLUDE', NonKeyAttributes: shape.project }
}

const keySchema = (keys: string): readonly Plain[] =>
  parseKeys(keys).map(({ name, kind }) => ({ AttributeName: name, KeyType: kind }))

type ParsedKey = { readonly name: string; readonly type: string; readonly kind: 'HASH' | 'RANGE' }

function parseKeys(keys: string): readonly ParsedKey[] {
  const words = keys.split(' ')
  const slash = words.indexOf('/')
  const hashes = slash === -1 ? 1 : slash
  return words
    .filter((word) => word !== '/')
    .map((word, at) => {
      const [name = '', type = ''] = word.split(':')
      return { name, type, kind: at < hashes ? 'HASH' : 'RANGE' }
    })
}
