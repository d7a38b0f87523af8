import type { ScalingPolicy } from '../../../model/scaling.ts'
import type {
  CreateTableInput,
  GlobalSecondaryIndex,
  KeySchemaElement,
  OnDemandThroughput,
  Projection,
  ProvisionedThroughput,
  Tag,
  WarmThroughput,
} from '../../../operation/operation-types.ts'
import { definitionsOf, keySchema } from '../key-schema.ts'
import type { ModelScaling, ModelTable, Note } from '../model-file.ts'
import { readRecovery } from '../read-recovery.ts'
import type { Part } from '../text/part.ts'

type ReadTable = { readonly table: ModelTable; readonly notes: readonly Note[] }

/** AWS::DynamoDB::Table. */
export function readTable(part: Part, name: string): ReadTable {
  const billing = readBilling(part)
  const isProvisioned = billing === 'PROVISIONED'
  const { indexes, locals } = readIndexes(part)
  const request: CreateTableInput = {
    TableName: name,
    ...readKeys(part),
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map(({ part: own, index }) => ({
        ...index,
        ...(isProvisioned && { ProvisionedThroughput: readUnits(own.at('ProvisionedThroughput')) }),
        ...limits(own.at('OnDemandThroughput')),
        ...warmth(own.at('WarmThroughput')),
      })),
    }),
    ...(locals.length > 0 && { LocalSecondaryIndexes: locals.map(({ index }) => index) }),
    BillingMode: billing,
    ...(isProvisioned && { ProvisionedThroughput: readUnits(part.at('ProvisionedThroughput')) }),
    ...limits(part.at('OnDemandThroughput')),
    ...warmth(part.at('WarmThroughput')),
    ...readStream(part.at('StreamSpecification')),
    ...readSettings(part),
  }
  const notes = [...unknownKey(part.at('SSESpecification')), ...recovery(part).notes, ...strangers(part, known.table)]
  return { table: { request, ...timeToLive(part), ...recovery(part).settings, scaling: [] }, notes }
}

/** AWS::DynamoDB::GlobalTable: what its replicas say apart is taken from the first. */
export function readGlobalTable(part: Part, name: string): ReadTable {
  const billing = readBilling(part)
  const isProvisioned = billing === 'PROVISIONED'
  const [replica, ...others] = part.at('Replicas').list()
  if (replica === undefined) throw part.at('Replicas').expected('a list with a replica')
  const { indexes, locals } = readIndexes(part)
  const replicaIndex = (of: string): Part | undefined =>
    replica
      .at('GlobalSecondaryIndexes')
      .list()
      .find((each) => each.at('IndexName').value === of)
  const scaled = (index: string | undefined, read: Part | undefined, write: Part): readonly ModelScaling[] => {
    const of = index === undefined ? {} : { index }
    const readSettings = read?.at('ReadCapacityAutoScalingSettings')
    const writeSettings = write.at('WriteCapacityAutoScalingSettings')
    return [
      ...(readSettings === undefined || readSettings.isAbsent
        ? []
        : [{ ...of, dimension: 'read' as const, policy: readPolicy(readSettings) }]),
      ...(writeSettings.isAbsent ? [] : [{ ...of, dimension: 'write' as const, policy: readPolicy(writeSettings) }]),
    ]
  }
  const readOf = (from: Part | undefined): Part | undefined => from?.at('ReadProvisionedThroughputSettings')
  const writeOf = (from: Part): Part => from.at('WriteProvisionedThroughputSettings')
  const provisioned = (read: Part | undefined, write: Part) =>
    isProvisioned ? { ProvisionedThroughput: globalUnits(read, write) } : {}
  const table: ModelTable = {
    request: {
      TableName: name,
      ...readKeys(part),
      ...(indexes.length > 0 && {
        GlobalSecondaryIndexes: indexes.map(({ part: own, index }) => ({
          ...index,
          ...provisioned(readOf(replicaIndex(index.IndexName)), writeOf(own)),
          ...warmth(own.at('WarmThroughput')),
        })),
      }),
      ...(locals.length > 0 && { LocalSecondaryIndexes: locals.map(({ index }) => index) }),
      BillingMode: billing,
      ...provisioned(readOf(replica), writeOf(part)),
      ...globalLimits(replica, part),
      ...warmth(part.at('WarmThroughput')),
      ...readStream(part.at('StreamSpecification')),
      ...readSettings(replica),
      ...readEncryption(part.at('SSESpecification'), replica.at('SSESpecification')),
    },
    ...timeToLive(part),
    ...recovery(replica).settings,
    scaling: isProvisioned
      ? [
          ...scaled(undefined, readOf(replica), writeOf(part)),
          ...indexes.flatMap(({ part: own, index }) =>
            scaled(index.IndexName, readOf(replicaIndex(index.IndexName)), writeOf(own)),
          ),
        ]
      : [],
  }
  const left = others.map(({ path }) => ({ place: path, text: 'one table is made, as in the first Region: left out' }))
  return {
    table,
    notes: [
      ...left,
      ...unknownKey(replica.at('SSESpecification')),
      ...recovery(replica).notes,
      ...strangers(part, known.global),
      ...strangers(replica, known.replica),
    ],
  }
}

/** AWS::Serverless::SimpleTable. */
export function readSimpleTable(part: Part, name: string): ReadTable {
  const key = part.at('PrimaryKey')
  const attribute = key.isAbsent ? 'id' : key.at('Name').name()
  const type = key.isAbsent ? 'String' : key.at('Type').choice(['String', 'Number', 'Binary'])
  const units = part.at('ProvisionedThroughput')
  const tags = part.at('Tags').members()
  const request: CreateTableInput = {
    TableName: name,
    AttributeDefinitions: [{ AttributeName: attribute, AttributeType: letters[type] }],
    KeySchema: keySchema([attribute], []),
    ...(units.isAbsent
      ? { BillingMode: 'PAY_PER_REQUEST' }
      : { BillingMode: 'PROVISIONED', ProvisionedThroughput: readUnits(units) }),
    ...readEncryption(part.at('SSESpecification')),
    ...(tags.length > 0 && { Tags: tags.map(([Key, value]) => ({ Key, Value: value.text() })) }),
  }
  return {
    table: { request, ...recovery(part).settings, scaling: [] },
    notes: [...recovery(part).notes, ...strangers(part, known.simple)],
  }
}

const letters = { String: 'S', Number: 'N', Binary: 'B' } as const

const shared = [
  ...[
    'TableName',
    'AttributeDefinitions',
    'KeySchema',
    'BillingMode',
    'GlobalSecondaryIndexes',
    'LocalSecondaryIndexes',
  ],
  ...['StreamSpecification', 'SSESpecification', 'TimeToLiveSpecification', 'WarmThroughput'],
]
const settings = ['Tags', 'TableClass', 'DeletionProtectionEnabled', 'PointInTimeRecoverySpecification']
const known = {
  table: [...shared, ...settings, 'ProvisionedThroughput', 'OnDemandThroughput'],
  global: [...shared, 'Replicas', 'WriteProvisionedThroughputSettings', 'WriteOnDemandThroughputSettings'],
  replica: [
    ...settings,
    ...['Region', 'GlobalSecondaryIndexes', 'SSESpecification'],
    ...['ReadProvisionedThroughputSettings', 'ReadOnDemandThroughputSettings'],
  ],
  simple: [
    ...['TableName', 'PrimaryKey', 'ProvisionedThroughput', 'Tags', 'SSESpecification'],
    'PointInTimeRecoverySpecification',
  ],
}

const strangers = (part: Part, names: readonly string[]): readonly Note[] =>
  part
    .members()
    .filter(([name]) => !names.includes(name))
    .map(([, { path }]) => ({ place: path, text: 'means nothing here: left out' }))

const readBilling = (part: Part): 'PROVISIONED' | 'PAY_PER_REQUEST' => {
  const mode = part.at('BillingMode')
  return mode.isAbsent ? 'PROVISIONED' : mode.choice(['PROVISIONED', 'PAY_PER_REQUEST'])
}

const readKeys = (part: Part): Pick<CreateTableInput, 'AttributeDefinitions' | 'KeySchema'> => ({
  AttributeDefinitions: definitionsOf(
    part
      .at('AttributeDefinitions')
      .list()
      .map((each) => ({
        AttributeName: each.at('AttributeName').name(),
        AttributeType: each.at('AttributeType').choice(['S', 'N', 'B']),
      })),
  ),
  KeySchema: readSchema(part.at('KeySchema')),
})

function readSchema(part: Part): readonly KeySchemaElement[] {
  const elements = part.list().map((each) => ({
    AttributeName: each.at('AttributeName').name(),
    KeyType: each.at('KeyType').choice(['HASH', 'RANGE']),
  }))
  if (!elements.some(({ KeyType }) => KeyType === 'HASH')) throw part.wrong('no partition key in it')
  return elements
}

function readIndexes(part: Part) {
  const read = (own: Part) => ({ part: own, index: readIndex(own) })
  return {
    indexes: part.at('GlobalSecondaryIndexes').list().map(read),
    locals: part.at('LocalSecondaryIndexes').list().map(read),
  }
}

const readIndex = (part: Part): GlobalSecondaryIndex => ({
  IndexName: part.at('IndexName').name(),
  KeySchema: readSchema(part.at('KeySchema')),
  Projection: readProjection(part.at('Projection')),
})

export function readProjection(part: Part): Projection {
  const type = part.at('ProjectionType').isAbsent
    ? 'ALL'
    : part.at('ProjectionType').choice(['ALL', 'KEYS_ONLY', 'INCLUDE'])
  const names = part
    .at('NonKeyAttributes')
    .list()
    .map((each) => each.name())
  return { ProjectionType: type, ...(type === 'INCLUDE' && { NonKeyAttributes: names }) }
}

const readUnits = (part: Part): ProvisionedThroughput => ({
  ReadCapacityUnits: part.at('ReadCapacityUnits').count(),
  WriteCapacityUnits: part.at('WriteCapacityUnits').count(),
})

/** With auto scaling a global table begins at its seed, or at the least. */
function globalUnits(read: Part | undefined, write: Part): ProvisionedThroughput {
  const seed = (scaling: Part | undefined): number | undefined =>
    scaling === undefined || scaling.isAbsent
      ? undefined
      : (scaling.at('SeedCapacity').maybeCount() ?? scaling.at('MinCapacity').count())
  return {
    ReadCapacityUnits:
      read?.at('ReadCapacityUnits').maybeCount() ?? seed(read?.at('ReadCapacityAutoScalingSettings')) ?? 1,
    WriteCapacityUnits:
      write.at('WriteCapacityUnits').maybeCount() ?? seed(write.at('WriteCapacityAutoScalingSettings')) ?? 1,
  }
}

const readPolicy = (part: Part): ScalingPolicy => ({
  targetPercent: part.at('TargetTrackingScalingPolicyConfiguration').at('TargetValue').count(),
  min: part.at('MinCapacity').count(),
  max: part.at('MaxCapacity').count(),
})

const limits = (part: Part): { readonly OnDemandThroughput?: OnDemandThroughput } =>
  part.isAbsent ? {} : withLimits(part.at('MaxReadRequestUnits'), part.at('MaxWriteRequestUnits'))

const globalLimits = (replica: Part, part: Part): { readonly OnDemandThroughput?: OnDemandThroughput } =>
  withLimits(
    replica.at('ReadOnDemandThroughputSettings').at('MaxReadRequestUnits'),
    part.at('WriteOnDemandThroughputSettings').at('MaxWriteRequestUnits'),
  )

function withLimits(read: Part, write: Part): { readonly OnDemandThroughput?: OnDemandThroughput } {
  if (read.isAbsent && write.isAbsent) return {}
  return {
    OnDemandThroughput: {
      ...(!read.isAbsent && { MaxReadRequestUnits: read.count() }),
      ...(!write.isAbsent && { MaxWriteRequestUnits: write.count() }),
    },
  }
}

const warmth = (part: Part): { readonly WarmThroughput?: WarmThroughput } =>
  part.isAbsent
    ? {}
    : {
        WarmThroughput: {
          ReadUnitsPerSecond: part.at('ReadUnitsPerSecond').maybeCount(),
          WriteUnitsPerSecond: part.at('WriteUnitsPerSecond').maybeCount(),
        },
      }

const readStream = (part: Part): Pick<CreateTableInput, 'StreamSpecification'> =>
  part.isAbsent
    ? {}
    : {
        StreamSpecification: {
          StreamEnabled: true,
          StreamViewType: part.at('StreamViewType').isAbsent
            ? 'NEW_AND_OLD_IMAGES'
            : part.at('StreamViewType').choice(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']),
        },
      }

const unknownKey = (part: Part): readonly Note[] => {
  const key = part.at('KMSMasterKeyId')
  if (key.isAbsent || typeof key.value === 'string') return []
  return [{ place: key.path, text: 'only a deployment knows it: the key that AWS manages is taken' }]
}

/** A key that only a deployment knows is the one that AWS manages. */
function readEncryption(part: Part, ofReplica: Part = part): Pick<CreateTableInput, 'SSESpecification'> {
  if (!part.at('SSEEnabled').flag()) return {}
  const key = ofReplica.at('KMSMasterKeyId').value
  return {
    SSESpecification: { Enabled: true, SSEType: 'KMS', ...(typeof key === 'string' && { KMSMasterKeyId: key }) },
  }
}

function readSettings(part: Part): Partial<CreateTableInput> {
  const tags = part
    .at('Tags')
    .list()
    .map((tag): Tag => ({ Key: tag.at('Key').text(), Value: tag.at('Value').text() }))
  const tableClass = part.at('TableClass')
  return {
    ...readEncryption(part.at('SSESpecification')),
    ...(tags.length > 0 && { Tags: tags }),
    ...(!tableClass.isAbsent &&
      tableClass.choice(['STANDARD', 'STANDARD_INFREQUENT_ACCESS']) === 'STANDARD_INFREQUENT_ACCESS' && {
        TableClass: 'STANDARD_INFREQUENT_ACCESS',
      }),
    ...(part.at('DeletionProtectionEnabled').flag() && { DeletionProtectionEnabled: true }),
  }
}

function timeToLive(part: Part): { readonly timeToLive?: string } {
  const settings = part.at('TimeToLiveSpecification')
  if (settings.isAbsent || !settings.at('Enabled').flag()) return {}
  return { timeToLive: settings.at('AttributeName').name() }
}

function recovery(part: Part) {
  const settings = part.at('PointInTimeRecoverySpecification')
  return readRecovery(settings.at('PointInTimeRecoveryEnabled'), settings.at('RecoveryPeriodInDays'))
}
