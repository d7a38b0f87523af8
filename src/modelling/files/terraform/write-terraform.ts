import type {
  GlobalSecondaryIndex,
  KeySchemaElement,
  OnDemandThroughput,
  Projection,
  WarmThroughput,
} from '../../../operation/operation-types.ts'
import { isProvisioned } from '../features.ts'
import { globalIndexes, namesOf } from '../key-schema.ts'
import type { ModelFile, ModelScaling, ModelTable } from '../model-file.ts'
import { Identifiers, snakeCase } from '../text/identifiers.ts'

/** Resources `aws_dynamodb_table`, with the auto scaling of each. */
export function writeTerraform({ tables }: ModelFile): string {
  const ids = new Identifiers(snakeCase)
  const blocks = tables.flatMap((table) => {
    const id = ids.of(table.request.TableName)
    return [writeTable(id, table), ...table.scaling.flatMap((scaling) => writeScaling(id, scaling, ids))]
  })
  return `${blocks.map((block) => printed(block, '')).join('\n\n')}\n`
}

type Attribute = readonly [name: string, value: string]
type Line = Attribute | HclBlock
type HclBlock = { readonly head: string; readonly lines: readonly Line[] }

/** As `terraform fmt` has it: attributes in a row have their signs below each other. */
const printed = ({ head, lines }: HclBlock, margin: string): string => {
  const inner = `${margin}  `
  const text = lines.map((line, at) => {
    if ('head' in line) return printed(line, inner)
    const width = Math.max(...rowAround(lines, at).map(([name]) => name.length))
    return `${inner}${line[0].padEnd(width)} = ${line[1]}`
  })
  return `${margin}${head} {\n${text.join('\n')}\n${margin}}`
}

/** The attributes that stand one below the other, with no block between them. */
function rowAround(lines: readonly Line[], at: number): readonly Attribute[] {
  const isBlock = (line: Line): boolean => 'head' in line
  const from = lines.slice(0, at).findLastIndex(isBlock) + 1
  const to = lines.findIndex((line, place) => place > at && isBlock(line))
  return lines.slice(from, to < 0 ? lines.length : to).filter((line): line is Attribute => !('head' in line))
}

/** A text between quotes in which nothing is an expression. */
const quoted = (text: string): string => JSON.stringify(text).replace(/[$%]\{/g, (sign) => `${sign.slice(0, 1)}${sign}`)

const some = (name: string, value: string | number | boolean | undefined): readonly Line[] =>
  value === undefined ? [] : [[name, typeof value === 'string' ? quoted(value) : String(value)]]

const block = (head: string, lines: readonly Line[]): HclBlock => ({ head, lines })

function writeTable(id: string, { request, timeToLive, recovery }: ModelTable): HclBlock {
  const provisioned = isProvisioned(request)
  const { SSESpecification: encryption, StreamSpecification: stream, Tags: tags = [] } = request
  return block(`resource "aws_dynamodb_table" ${quoted(id)}`, [
    ...some('name', request.TableName),
    ...some('billing_mode', provisioned ? 'PROVISIONED' : 'PAY_PER_REQUEST'),
    ...(provisioned ? writeUnits(request) : []),
    ...writeKeys(request.KeySchema),
    ...some('table_class', request.TableClass),
    ...(request.DeletionProtectionEnabled === true ? some('deletion_protection_enabled', true) : []),
    ...(stream?.StreamEnabled === true
      ? [...some('stream_enabled', true), ...some('stream_view_type', stream.StreamViewType)]
      : []),
    ...(request.AttributeDefinitions ?? []).map(({ AttributeName, AttributeType }) =>
      block('attribute', [...some('name', AttributeName), ...some('type', AttributeType)]),
    ),
    ...globalIndexes(request).map((index) => writeGlobal(index, provisioned)),
    ...(request.LocalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection: projection }) =>
      block('local_secondary_index', [
        ...some('name', IndexName),
        ...some('range_key', namesOf(KeySchema, 'RANGE')[0]),
        ...writeProjection(projection),
      ]),
    ),
    ...writeLimits(request.OnDemandThroughput),
    ...writeWarmth(request.WarmThroughput),
    ...(timeToLive === undefined
      ? []
      : [block('ttl', [...some('attribute_name', timeToLive), ...some('enabled', true)])]),
    ...(recovery === undefined
      ? []
      : [
          block('point_in_time_recovery', [
            ...some('enabled', true),
            ...some('recovery_period_in_days', recovery.periodDays),
          ]),
        ]),
    ...(encryption?.Enabled === true
      ? [block('server_side_encryption', [...some('enabled', true), ...some('kms_key_arn', encryption.KMSMasterKeyId)])]
      : []),
    ...(tags.length === 0
      ? []
      : [
          block(
            'tags =',
            tags.map(({ Key, Value }): Line => [quoted(Key), quoted(Value)]),
          ),
        ]),
  ])
}

const writeUnits = ({
  ProvisionedThroughput: units,
}: Pick<GlobalSecondaryIndex, 'ProvisionedThroughput'>): readonly Line[] => [
  ...some('read_capacity', units?.ReadCapacityUnits),
  ...some('write_capacity', units?.WriteCapacityUnits),
]

/** Several attributes of one kind need blocks. */
function writeKeys(schema: readonly KeySchemaElement[] = []): readonly Line[] {
  const [hash, range] = [namesOf(schema, 'HASH'), namesOf(schema, 'RANGE')]
  if (hash.length < 2 && range.length < 2) return [...some('hash_key', hash[0]), ...some('range_key', range[0])]
  return schema.map(({ AttributeName, KeyType }) =>
    block('key_schema', [...some('attribute_name', AttributeName), ...some('key_type', KeyType)]),
  )
}

const writeGlobal = (index: GlobalSecondaryIndex, provisioned: boolean): HclBlock =>
  block('global_secondary_index', [
    ...some('name', index.IndexName),
    ...writeKeys(index.KeySchema),
    ...writeProjection(index.Projection),
    ...(provisioned ? writeUnits(index) : []),
    ...writeLimits(index.OnDemandThroughput),
    ...writeWarmth(index.WarmThroughput),
  ])

const writeProjection = ({
  ProjectionType: type = 'ALL',
  NonKeyAttributes: names = [],
}: Projection): readonly Line[] => [
  ...some('projection_type', type),
  ...(type === 'INCLUDE' ? [['non_key_attributes', `[${names.map(quoted).join(', ')}]`] as const] : []),
]

const writeLimits = (limits: OnDemandThroughput | undefined): readonly Line[] =>
  limits === undefined
    ? []
    : [
        block('on_demand_throughput', [
          ...some('max_read_request_units', limits.MaxReadRequestUnits),
          ...some('max_write_request_units', limits.MaxWriteRequestUnits),
        ]),
      ]

const writeWarmth = (warm: WarmThroughput | undefined): readonly Line[] =>
  warm === undefined
    ? []
    : [
        block('warm_throughput', [
          ...some('read_units_per_second', warm.ReadUnitsPerSecond),
          ...some('write_units_per_second', warm.WriteUnitsPerSecond),
        ]),
      ]

function writeScaling(
  table: string,
  { index, dimension, policy }: ModelScaling,
  ids: Identifiers,
): readonly HclBlock[] {
  const word = dimension === 'read' ? 'Read' : 'Write'
  const id = ids.of(`${table} ${index ?? ''} ${dimension}`)
  const at = `table/\${aws_dynamodb_table.${table}.name}${index === undefined ? '' : `/index/${index}`}`
  const of = (name: string): Line => [name, `aws_appautoscaling_target.${id}.${name}`]
  return [
    block(`resource "aws_appautoscaling_target" ${quoted(id)}`, [
      ['service_namespace', '"dynamodb"'],
      ['resource_id', `"${at}"`],
      ['scalable_dimension', quoted(`dynamodb:${index === undefined ? 'table' : 'index'}:${word}CapacityUnits`)],
      ...some('min_capacity', policy.min),
      ...some('max_capacity', policy.max),
    ]),
    block(`resource "aws_appautoscaling_policy" ${quoted(id)}`, [
      ...some('name', `${id}_utilization`),
      ...some('policy_type', 'TargetTrackingScaling'),
      of('service_namespace'),
      of('resource_id'),
      of('scalable_dimension'),
      block('target_tracking_scaling_policy_configuration', [
        ...some('target_value', policy.targetPercent),
        block('predefined_metric_specification', [
          ...some('predefined_metric_type', `DynamoDB${word}CapacityUtilization`),
        ]),
      ]),
    ]),
  ]
}
