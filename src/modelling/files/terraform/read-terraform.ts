import type {
  CreateTableInput,
  GlobalSecondaryIndex,
  KeySchemaElement,
  Projection,
} from '../../../operation/operation-types.ts'
import { definitionsOf, keySchema, namesOf } from '../key-schema.ts'
import { emptyModel, type ModelScaling, type ModelTable, type Note, type ReadModel } from '../model-file.ts'
import { ModelFileError } from '../model-file-error.ts'
import { readRecovery } from '../read-recovery.ts'
import type { Part } from '../text/part.ts'
import { parseHcl } from './parse-hcl.ts'
import { type Resource, resourcesOf } from './resources.ts'

/** The resources `aws_dynamodb_table` of a file, and the auto scaling that other resources ask for. */
export function readTerraform(text: string): ReadModel {
  const { resources, notes } = resourcesOf(parseHcl(text))
  const found = resources.filter(({ type }) => type === 'aws_dynamodb_table')
  if (found.length === 0)
    throw new ModelFileError('modelling.bad-shape', 'no resource "aws_dynamodb_table" in it', {
      hint: 'Modules are not followed: import the file that has the tables.',
    })
  const tables = found.map(readTable)
  const scaled = readScaling(resources, tables)
  return {
    model: {
      ...emptyModel,
      tables: tables.map(({ table }) => ({
        ...table,
        scaling: scaled.flatMap((each) => (each.table === table.request.TableName ? [each.scaling] : [])),
      })),
    },
    notes: [...notes, ...tables.flatMap((table) => table.notes)],
  }
}

function readTable({ name: id, part }: Resource): { readonly table: ModelTable; readonly notes: readonly Note[] } {
  const name = part.at('name')
  const isUnknown = name.isObject
  const provisioned = billingOf(part) === 'PROVISIONED'
  const keys = readKeys(part, [])
  const globals = part.at('global_secondary_index').list()
  const locals = part.at('local_secondary_index').list()
  const hash = namesOf(keys, 'HASH')
  const request: CreateTableInput = {
    TableName: isUnknown ? id : name.name(),
    AttributeDefinitions: definitionsOf(
      part
        .at('attribute')
        .list()
        .map((each) => ({
          AttributeName: each.at('name').name(),
          AttributeType: each.at('type').choice(['S', 'N', 'B']),
        })),
    ),
    KeySchema: keys,
    ...(globals.length > 0 && { GlobalSecondaryIndexes: globals.map((index) => readGlobal(index, provisioned)) }),
    ...(locals.length > 0 && {
      LocalSecondaryIndexes: locals.map((index) => ({
        IndexName: index.at('name').name(),
        KeySchema: keySchema(hash, [index.at('range_key').name()]),
        Projection: readProjection(index),
      })),
    }),
    BillingMode: provisioned ? 'PROVISIONED' : 'PAY_PER_REQUEST',
    ...(provisioned && { ProvisionedThroughput: readUnits(part) }),
    ...readLimits(part),
    ...readWarmth(part),
    ...readSettings(part),
  }
  const ttl = part.at('ttl').list()[0]
  const expires = ttl !== undefined && (ttl.at('enabled').isAbsent || ttl.at('enabled').flag())
  const [backups] = part.at('point_in_time_recovery').list()
  const recovery =
    backups === undefined ? undefined : readRecovery(backups.at('enabled'), backups.at('recovery_period_in_days'))
  return {
    table: {
      request,
      ...(expires && { timeToLive: ttl.at('attribute_name').name() }),
      ...recovery?.settings,
      scaling: [],
    },
    notes: [
      ...(isUnknown ? [{ place: name.path, text: `only Terraform knows it: the table is called ${id}` }] : []),
      ...unknownTags(part.at('tags')),
      ...(recovery?.notes ?? []),
      ...strangers(part),
    ],
  }
}

const known = [
  ...['name', 'billing_mode', 'hash_key', 'range_key', 'key_schema', 'attribute', 'global_secondary_index'],
  ...['local_secondary_index', 'read_capacity', 'write_capacity', 'on_demand_throughput', 'warm_throughput', 'ttl'],
  ...['stream_enabled', 'stream_view_type', 'server_side_encryption', 'table_class', 'deletion_protection_enabled'],
  'point_in_time_recovery',
  // Told apart, or of Terraform itself.
  ...['tags', 'dynamic', 'for_each', 'count', 'lifecycle', 'depends_on', 'provider', 'timeouts'],
]

const strangers = (part: Part): readonly Note[] =>
  part
    .members()
    .filter(([name]) => !known.includes(name))
    .map(([, { path }]) => ({ place: path, text: 'means nothing here: left out' }))

function billingOf(part: Part): 'PROVISIONED' | 'PAY_PER_REQUEST' {
  const mode = part.at('billing_mode')
  return mode.isAbsent ? 'PROVISIONED' : mode.choice(['PROVISIONED', 'PAY_PER_REQUEST'])
}

/** `hash_key` and `range_key`, or blocks `key_schema` where there are several of one. */
function readKeys(part: Part, otherwise: readonly string[]): readonly KeySchemaElement[] {
  const elements = part.at('key_schema').list()
  if (elements.length > 0)
    return elements.map((each) => ({
      AttributeName: each.at('attribute_name').name(),
      KeyType: each.at('key_type').choice(['HASH', 'RANGE']),
    }))
  const range = part.at('range_key')
  const hash = part.at('hash_key').isAbsent && otherwise.length > 0 ? otherwise : [part.at('hash_key').name()]
  return keySchema(hash, range.isAbsent || range.value === '' ? [] : [range.name()])
}

const readGlobal = (part: Part, provisioned: boolean): GlobalSecondaryIndex => ({
  IndexName: part.at('name').name(),
  KeySchema: readKeys(part, []),
  Projection: readProjection(part),
  ...(provisioned && { ProvisionedThroughput: readUnits(part) }),
  ...readLimits(part),
  ...readWarmth(part),
})

function readProjection(part: Part): Projection {
  const type = part.at('projection_type').choice(['ALL', 'KEYS_ONLY', 'INCLUDE'])
  const names = part
    .at('non_key_attributes')
    .list()
    .map((each) => each.name())
  return { ProjectionType: type, ...(type === 'INCLUDE' && { NonKeyAttributes: names }) }
}

const readUnits = (part: Part) => ({
  ReadCapacityUnits: part.at('read_capacity').count(),
  WriteCapacityUnits: part.at('write_capacity').count(),
})

function readLimits(part: Part): Pick<CreateTableInput, 'OnDemandThroughput'> {
  const [block] = part.at('on_demand_throughput').list()
  if (block === undefined) return {}
  const [read, write] = [block.at('max_read_request_units'), block.at('max_write_request_units')]
  return {
    OnDemandThroughput: {
      ...(!read.isAbsent && { MaxReadRequestUnits: read.count() }),
      ...(!write.isAbsent && { MaxWriteRequestUnits: write.count() }),
    },
  }
}

function readWarmth(part: Part): Pick<CreateTableInput, 'WarmThroughput'> {
  const [block] = part.at('warm_throughput').list()
  if (block === undefined) return {}
  return {
    WarmThroughput: {
      ReadUnitsPerSecond: block.at('read_units_per_second').maybeCount(),
      WriteUnitsPerSecond: block.at('write_units_per_second').maybeCount(),
    },
  }
}

function readSettings(part: Part): Partial<CreateTableInput> {
  const [encryption] = part.at('server_side_encryption').list()
  const key = encryption?.at('kms_key_arn').value
  const tags = part.at('tags')
  const view = part.at('stream_view_type')
  return {
    ...(part.at('stream_enabled').flag() && {
      StreamSpecification: {
        StreamEnabled: true,
        StreamViewType: view.isAbsent
          ? 'NEW_AND_OLD_IMAGES'
          : view.choice(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']),
      },
    }),
    ...(encryption?.at('enabled').flag() === true && {
      SSESpecification: { Enabled: true, SSEType: 'KMS', ...(typeof key === 'string' && { KMSMasterKeyId: key }) },
    }),
    ...(part.at('table_class').value === 'STANDARD_INFREQUENT_ACCESS' && { TableClass: 'STANDARD_INFREQUENT_ACCESS' }),
    ...(part.at('deletion_protection_enabled').flag() && { DeletionProtectionEnabled: true }),
    ...readTags(tags),
  }
}

const unknownTags = (part: Part): readonly Note[] =>
  (part.at('expression').isAbsent ? part.members() : ([['', part]] as const)).flatMap(([, tag]) =>
    tag.isObject ? [{ place: tag.path, text: 'only Terraform knows it: left out' }] : [],
  )

/** Those that are texts; a merge of others is not followed. */
function readTags(part: Part): Pick<CreateTableInput, 'Tags'> {
  if (!part.isObject || 'expression' in part.object()) return {}
  const tags = part
    .members()
    .flatMap(([Key, value]) => (typeof value.value === 'string' ? [{ Key, Value: value.value }] : []))
  return tags.length === 0 ? {} : { Tags: tags }
}

type Scaled = { readonly table: string; readonly scaling: ModelScaling }

/** A policy belongs to the target with the same resource and dimension. */
function readScaling(
  resources: readonly Resource[],
  tables: readonly { readonly table: ModelTable }[],
): readonly Scaled[] {
  const policies = resources.filter(({ type }) => type === 'aws_appautoscaling_policy')
  return resources.flatMap(({ type, part: target }): readonly Scaled[] => {
    if (type !== 'aws_appautoscaling_target') return []
    const [, table, index] = /^table\/([^/]+)(?:\/index\/([^/]+))?$/.exec(target.at('resource_id').word()) ?? []
    const [, dimension] =
      /^dynamodb:(?:table|index):(Read|Write)CapacityUnits$/.exec(target.at('scalable_dimension').word()) ?? []
    const policy = policies.find(({ part }) =>
      ['resource_id', 'scalable_dimension'].every(
        (name) => JSON.stringify(part.at(name).value) === JSON.stringify(target.at(name).value),
      ),
    )
    const isOurs = tables.some(({ table: each }) => each.request.TableName === table)
    if (table === undefined || dimension === undefined || policy === undefined || !isOurs) return []
    const [tracking] = policy.part.at('target_tracking_scaling_policy_configuration').list()
    if (tracking === undefined) return []
    return [
      {
        table,
        scaling: {
          ...(index === undefined ? {} : { index }),
          dimension: dimension === 'Read' ? 'read' : 'write',
          policy: {
            targetPercent: tracking.at('target_value').count(),
            min: target.at('min_capacity').count(),
            max: target.at('max_capacity').count(),
          },
        },
      },
    ]
  })
}
