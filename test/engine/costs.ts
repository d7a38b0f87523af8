/** Units by arm; an index that is not named must have no arm at all. */
export type Arms = {
  readonly table: number
  readonly gsi?: { readonly [index: string]: number }
  readonly lsi?: { readonly [index: string]: number }
}

/** What `Fixture.cost` must give for one table: the report, spelled out, and the charges that it is made from. */
export const readCost = (arms: Arms): unknown => single('read', arms)
export const writeCost = (arms: Arms): unknown => single('write', arms)

/** The same of a batch: a list with an entry for each table. */
export const batchReadCost = (byTable: { readonly [table: string]: Arms }): unknown => list('read', byTable, undefined)
export const batchWriteCost = (byTable: { readonly [table: string]: Arms }): unknown =>
  list('write', byTable, undefined)

/** The same of a transaction, which repeats every figure. */
export const transactReadCost = (byTable: { readonly [table: string]: Arms }): unknown =>
  list('read', byTable, 'ReadCapacityUnits')
export const transactWriteCost = (byTable: { readonly [table: string]: Arms }): unknown =>
  list('write', byTable, 'WriteCapacityUnits')

type Mirror = 'ReadCapacityUnits' | 'WriteCapacityUnits' | undefined

function single(kind: 'read' | 'write', arms: Arms): unknown {
  return { ConsumedCapacity: report('tab', arms, undefined), charged: charged(kind, 'tab', arms) }
}

function list(kind: 'read' | 'write', byTable: { readonly [table: string]: Arms }, mirror: Mirror): unknown {
  const entries = Object.entries(byTable)
  return {
    ConsumedCapacity: entries.map(([table, arms]) => report(table, arms, mirror)),
    charged: Object.assign({}, ...entries.map(([table, arms]) => charged(kind, table, arms))) as unknown,
  }
}

function report(table: string, { table: own, gsi, lsi }: Arms, mirror: Mirror): unknown {
  const figures = (units: number) => ({ CapacityUnits: units, ...(mirror === undefined ? {} : { [mirror]: units }) })
  const arms = (units: { readonly [index: string]: number }) =>
    Object.fromEntries(Object.entries(units).map(([index, value]) => [index, figures(value)]))
  const total = [own, ...Object.values(gsi ?? {}), ...Object.values(lsi ?? {})].reduce((sum, value) => sum + value, 0)
  return {
    TableName: table,
    ...figures(total),
    Table: figures(own),
    ...(gsi === undefined ? {} : { GlobalSecondaryIndexes: arms(gsi) }),
    ...(lsi === undefined ? {} : { LocalSecondaryIndexes: arms(lsi) }),
  }
}

function charged(kind: 'read' | 'write', table: string, { table: own, gsi, lsi }: Arms): { [arm: string]: number } {
  const indexes = Object.entries({ ...gsi, ...lsi }).map(([index, value]) => [`${kind} ${table}/${index}`, value])
  // A read of an index alone charges no table arm, though the report shows one of 0.
  return Object.fromEntries([...(own === 0 ? [] : [[`${kind} ${table}`, own]]), ...indexes]) as {
    [arm: string]: number
  }
}
