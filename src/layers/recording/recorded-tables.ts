import type { TableDescription } from '../../operation/operation-types.ts'

/** What a recording has said about tables: a description again only where a definition has changed. */
export class RecordedTables {
  private readonly describe: (region: string, table: string) => TableDescription | undefined
  private readonly say: (region: string, tables: readonly TableDescription[]) => void
  private readonly said = new Map<string, string>()
  private readonly names = new Map<string, readonly string[] | undefined>()

  constructor(
    describe: (region: string, table: string) => TableDescription | undefined,
    say: (region: string, tables: readonly TableDescription[]) => void,
  ) {
    this.describe = describe
    this.say = say
  }

  /** Tables may have changed. */
  forget(): void {
    this.names.clear()
  }

  /** Key attributes of the table and of its indexes; undefined: there is no such table. */
  keyNames(region: string, table: string): readonly string[] | undefined {
    const key = `${region} ${table}`
    if (this.names.has(key)) return this.names.get(key)
    // A client may ask for any number of tables that are not there.
    if (this.names.size >= tablesMax) this.names.clear()
    const described = this.describe(region, table)
    const names = described === undefined ? undefined : keyNamesOf(described)
    this.names.set(key, names)
    if (described !== undefined) this.tell(key, region, described)
    return names
  }

  private tell(key: string, region: string, described: TableDescription): void {
    const definition = definitionOf(described)
    const text = JSON.stringify(definition)
    if (this.said.get(key) === text) return
    this.said.set(key, text)
    this.say(region, [definition])
  }
}

const tablesMax = 10_000

function keyNamesOf({ KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes }: TableDescription): readonly string[] {
  const schemas = [
    KeySchema,
    ...[...(GlobalSecondaryIndexes ?? []), ...(LocalSecondaryIndexes ?? [])].map((index) => index.KeySchema),
  ]
  return [...new Set(schemas.flatMap((schema) => (schema ?? []).map(({ AttributeName }) => AttributeName)))]
}

type IndexDescription = NonNullable<TableDescription['GlobalSecondaryIndexes']>[number]

/** Without what changes by itself. */
function definitionOf(table: TableDescription): TableDescription {
  const index = <Index extends Pick<IndexDescription, 'IndexName' | 'KeySchema' | 'Projection'>>(given: Index) => ({
    IndexName: given.IndexName,
    KeySchema: given.KeySchema,
    Projection: given.Projection,
  })
  return {
    TableName: table.TableName,
    TableArn: table.TableArn,
    AttributeDefinitions: table.AttributeDefinitions,
    KeySchema: table.KeySchema,
    BillingModeSummary: table.BillingModeSummary,
    TableClassSummary: table.TableClassSummary,
    GlobalSecondaryIndexes: table.GlobalSecondaryIndexes?.map(index),
    LocalSecondaryIndexes: table.LocalSecondaryIndexes?.map(index),
  }
}
