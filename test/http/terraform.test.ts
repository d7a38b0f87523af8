import {
  type CreateTableCommandInput,
  type DynamoDB,
  type GlobalSecondaryIndex,
  type GlobalSecondaryIndexUpdate,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { must } from '../../src/base/must.ts'
import { atOnce, refusalOf, type SdkServed, sdkServed } from './sdk-client.ts'

/**
 * The calls that Terraform's AWS provider makes for an aws_dynamodb_table, in its order: it changes one thing after the other,
 * waits after each, and reads everything back. A plan is empty when what it read is what was written.
 */

/** The arguments of the resource, as far as they can be changed. */
type Configuration = {
  readonly billing: { readonly mode: 'PAY_PER_REQUEST' } | { readonly mode: 'PROVISIONED'; readonly units: number }
  readonly indexes: { readonly [name: string]: { readonly hash: string; readonly projection: 'ALL' | 'KEYS_ONLY' } }
  readonly ttlAttribute: string | undefined
  readonly recovery: boolean
  readonly protection: boolean
  readonly streamView: 'NEW_AND_OLD_IMAGES' | 'KEYS_ONLY' | undefined
  readonly tags: { readonly [key: string]: string }
}

const TableName = 'orders'

const first: Configuration = {
  billing: { mode: 'PAY_PER_REQUEST' },
  indexes: { byStatus: { hash: 'status', projection: 'ALL' } },
  ttlAttribute: 'expires',
  recovery: true,
  protection: false,
  streamView: 'NEW_AND_OLD_IMAGES',
  tags: { Name: 'orders', Environment: 'test' },
}

/** Tables and indexes take a while, of a clock that goes on with every request. */
const slowly = (): Promise<SdkServed> => sdkServed({ settings: { ddlDelayMs: 2_500 }, requestMs: 1_000 })

test('a table is created, and a second plan is empty', async () => {
  const { client } = await slowly()
  await create(client, first)
  expect(await read(client)).toEqual(first)
})

test.each<[string, Partial<Configuration>]>([
  ['billing mode', { billing: { mode: 'PROVISIONED', units: 5 } }],
  ['an index more', { indexes: { ...first.indexes, byDay: { hash: 'day', projection: 'KEYS_ONLY' } } }],
  ['an index less', { indexes: {} }],
  ['an index with another key', { indexes: { byStatus: { hash: 'day', projection: 'ALL' } } }],
  ['no time to live', { ttlAttribute: undefined }],
  ['no recovery', { recovery: false }],
  ['protection', { protection: true }],
  ['no stream', { streamView: undefined }],
  ['tags', { tags: { Name: 'orders', Owner: 'me' } }],
  [
    'all at once',
    {
      billing: { mode: 'PROVISIONED', units: 3 },
      indexes: { byDay: { hash: 'day', projection: 'ALL' } },
      recovery: false,
      tags: {},
    },
  ],
])('a change of %s, and the plan after it is empty', async (_, changes) => {
  const { client, clock } = await slowly()
  await create(client, first)
  // Time to live may be changed once an hour.
  clock.advance(3_600_000)
  const second = { ...first, ...changes }
  await update(client, first, second)
  expect(await read(client)).toEqual(second)
  await update(client, second, first)
  if (second.ttlAttribute !== undefined) expect(await read(client)).toEqual(first)
})

test('a table is destroyed once it is not protected', async () => {
  const { client } = await slowly()
  const kept = { ...first, protection: true }
  await create(client, kept)
  expect(await refusalOf(client.deleteTable({ TableName }))).toMatchObject({
    name: 'ValidationException',
    message:
      'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
  })
  await update(client, kept, first)
  await client.deleteTable({ TableName })
  await waitUntilTableNotExists({ client, ...atOnce }, { TableName })
  expect(await refusalOf(client.describeTable({ TableName }))).toMatchObject({ name: 'ResourceNotFoundException' })
})

async function create(client: DynamoDB, wanted: Configuration): Promise<void> {
  await client.createTable({
    TableName,
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: definitions(wanted),
    ...billingOf(wanted),
    GlobalSecondaryIndexes: Object.keys(wanted.indexes).map((name) => indexOf(wanted, name)),
    DeletionProtectionEnabled: wanted.protection,
    StreamSpecification: streamOf(wanted),
    Tags: Object.entries(wanted.tags).map(([Key, Value]) => ({ Key, Value })),
  })
  await waitUntilTableExists({ client, ...atOnce }, { TableName })
  await settled(client)
  if (wanted.ttlAttribute !== undefined) await setTimeToLive(client, wanted.ttlAttribute, true)
  if (wanted.recovery) await setRecovery(client, true)
}

async function update(client: DynamoDB, from: Configuration, to: Configuration): Promise<void> {
  if (from.protection !== to.protection) {
    await client.updateTable({ TableName, DeletionProtectionEnabled: to.protection })
    await settled(client)
  }
  if (from.billing.mode !== to.billing.mode) {
    const withUnits = (IndexName: string): GlobalSecondaryIndexUpdate => ({
      Update: { IndexName, ProvisionedThroughput: billingOf(to).ProvisionedThroughput },
    })
    const updates = to.billing.mode === 'PROVISIONED' ? Object.keys(from.indexes).map(withUnits) : []
    await client.updateTable({
      TableName,
      ...billingOf(to),
      ...(updates.length === 0 ? {} : { GlobalSecondaryIndexUpdates: updates }),
    })
    await settled(client)
  }
  if (from.streamView !== to.streamView) {
    // A view cannot be changed: the stream is ended first.
    await client.updateTable({ TableName, StreamSpecification: streamOf(to) ?? { StreamEnabled: false } })
    await settled(client)
  }
  await updateIndexes(client, from, to)
  if (from.ttlAttribute !== to.ttlAttribute && from.ttlAttribute !== undefined) {
    await setTimeToLive(client, from.ttlAttribute, false)
  }
  if (from.recovery !== to.recovery) await setRecovery(client, to.recovery)
  await updateTags(client, from, to)
}

async function updateIndexes(client: DynamoDB, from: Configuration, to: Configuration): Promise<void> {
  const same = (name: string): boolean => {
    const [before, after] = [from.indexes[name], to.indexes[name]]
    return before?.hash === after?.hash && before?.projection === after?.projection
  }
  for (const IndexName of Object.keys(from.indexes).filter((name) => !same(name))) {
    await client.updateTable({ TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }] })
    await settled(client)
  }
  for (const name of Object.keys(to.indexes).filter((each) => !same(each))) {
    await client.updateTable({
      TableName,
      AttributeDefinitions: definitions(to),
      GlobalSecondaryIndexUpdates: [{ Create: indexOf(to, name) }],
    })
    await settled(client)
  }
}

async function updateTags(client: DynamoDB, from: Configuration, to: Configuration): Promise<void> {
  const ResourceArn = (await client.describeTable({ TableName })).Table?.TableArn
  const TagKeys = Object.keys(from.tags).filter((key) => to.tags[key] !== from.tags[key])
  if (TagKeys.length > 0) await client.untagResource({ ResourceArn, TagKeys })
  const Tags = Object.entries(to.tags).flatMap(([Key, Value]) => (from.tags[Key] === Value ? [] : [{ Key, Value }]))
  if (Tags.length > 0) await client.tagResource({ ResourceArn, Tags })
}

async function setTimeToLive(client: DynamoDB, AttributeName: string, Enabled: boolean): Promise<void> {
  const answer = await client.updateTimeToLive({ TableName, TimeToLiveSpecification: { AttributeName, Enabled } })
  expect(answer.TimeToLiveSpecification).toEqual({ AttributeName, Enabled })
  await until(
    async () => (await client.describeTimeToLive({ TableName })).TimeToLiveDescription?.TimeToLiveStatus,
    Enabled ? 'ENABLED' : 'DISABLED',
  )
}

async function setRecovery(client: DynamoDB, PointInTimeRecoveryEnabled: boolean): Promise<void> {
  await client.updateContinuousBackups({
    TableName,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled },
  })
  await until(() => recoveryStatus(client), PointInTimeRecoveryEnabled ? 'ENABLED' : 'DISABLED')
}

const recoveryStatus = async (client: DynamoDB): Promise<string | undefined> =>
  (await client.describeContinuousBackups({ TableName })).ContinuousBackupsDescription?.PointInTimeRecoveryDescription
    ?.PointInTimeRecoveryStatus

/** The table is ACTIVE and so is every index. */
async function settled(client: DynamoDB): Promise<void> {
  await until(async () => {
    const { Table } = await client.describeTable({ TableName })
    const indexes = Table?.GlobalSecondaryIndexes ?? []
    return [Table?.TableStatus, ...indexes.map(({ IndexStatus }) => IndexStatus)].find((status) => status !== 'ACTIVE')
  }, undefined)
}

async function until(ask: () => Promise<string | undefined>, wanted: string | undefined): Promise<void> {
  let status: string | undefined
  for (let asked = 0; asked < 20; asked++) {
    status = await ask()
    if (status === wanted) return
  }
  throw new Error(`it stays ${status}`)
}

/** What a refresh finds out. */
async function read(client: DynamoDB): Promise<Configuration> {
  const table = must((await client.describeTable({ TableName })).Table, 'a table')
  const { TimeToLiveDescription: ttl } = await client.describeTimeToLive({ TableName })
  const { Tags = [] } = await client.listTagsOfResource({ ResourceArn: table.TableArn })
  const units = table.ProvisionedThroughput?.ReadCapacityUnits ?? 0
  const indexes = (table.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => [
    IndexName,
    { hash: KeySchema?.[0]?.AttributeName, projection: Projection?.ProjectionType },
  ])
  const named = new Set(table.AttributeDefinitions?.map(({ AttributeName }) => AttributeName))
  const read = {
    billing:
      table.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST'
        ? { mode: 'PAY_PER_REQUEST' }
        : { mode: 'PROVISIONED', units },
    indexes: Object.fromEntries(indexes),
    ttlAttribute: ttl?.TimeToLiveStatus === 'ENABLED' ? ttl.AttributeName : undefined,
    recovery: (await recoveryStatus(client)) === 'ENABLED',
    protection: table.DeletionProtectionEnabled,
    streamView: table.StreamSpecification?.StreamViewType,
    tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])),
  } as Configuration
  // The resource's attribute blocks are exactly those that keys need.
  expect(named).toEqual(new Set(definitions(read).map(({ AttributeName }) => AttributeName)))
  return read
}

const definitions = ({ indexes }: Configuration) =>
  [...new Set(['pk', ...Object.values(indexes).map(({ hash }) => hash)])].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  }))

function billingOf({ billing }: Configuration): Pick<CreateTableCommandInput, 'BillingMode' | 'ProvisionedThroughput'> {
  if (billing.mode === 'PAY_PER_REQUEST') return { BillingMode: billing.mode }
  const { mode, units } = billing
  return { BillingMode: mode, ProvisionedThroughput: { ReadCapacityUnits: units, WriteCapacityUnits: units } }
}

function indexOf(configuration: Configuration, IndexName: string): GlobalSecondaryIndex {
  const { hash, projection } = must(configuration.indexes[IndexName], 'an index of it')
  const { ProvisionedThroughput } = billingOf(configuration)
  return {
    IndexName,
    KeySchema: [{ AttributeName: hash, KeyType: 'HASH' }],
    Projection: { ProjectionType: projection },
    ...(ProvisionedThroughput === undefined ? {} : { ProvisionedThroughput }),
  }
}

const streamOf = ({ streamView }: Configuration) =>
  streamView === undefined ? undefined : { StreamEnabled: true, StreamViewType: streamView }
