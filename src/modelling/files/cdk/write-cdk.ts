import type {
  CreateTableInput,
  GlobalSecondaryIndex,
  KeySchemaElement,
  Projection,
} from '../../../operation/operation-types.ts'
import { isProvisioned } from '../features.ts'
import { globalIndexes, namesOf, typeIn } from '../key-schema.ts'
import type { ModelFile, ModelScaling, ModelTable } from '../model-file.ts'
import { camelCase, Identifiers, pascalCase } from '../text/identifiers.ts'

/** A stack of the CDK, in TypeScript, with a TableV2 for each table. */
export function writeCdk(model: ModelFile): string {
  const variables = new Identifiers(camelCase)
  const ids = new Identifiers(pascalCase)
  const tables = model.tables.map((table) => {
    const name = table.request.TableName
    const tags = table.request.Tags ?? []
    const code = `new dynamodb.TableV2(this, ${text(ids.of(name))}, ${printed(properties(table), 2)})`
    if (tags.length === 0) return `    ${code}`
    const variable = variables.of(name)
    const added = tags.map(({ Key, Value }) => `    cdk.Tags.of(${variable}).add(${text(Key)}, ${text(Value)})`)
    return [`    const ${variable} = ${code}`, ...added].join('\n')
  })
  return `import * as cdk from 'aws-cdk-lib'
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb'${model.tables.some(hasKey) ? "\nimport * as kms from 'aws-cdk-lib/aws-kms'" : ''}
import type { Construct } from 'constructs'

export class TablesStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props)

${tables.join('\n\n')}
  }
}
`
}

/** Code as data: a text is an expression, a list of members an object. */
type Code = string | readonly Code[] | readonly (readonly [name: string, value: Code | undefined])[]

const text = (value: string): string =>
  `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`

const isMembers = (code: Code): code is readonly (readonly [string, Code | undefined])[] =>
  Array.isArray(code) &&
  code.length > 0 &&
  code.every((each) => Array.isArray(each) && each.length === 2 && isName(each[0]))

const isName = (value: unknown): boolean => typeof value === 'string' && /^[a-z]\w*$/i.test(value)

function printed(code: Code, depth: number): string {
  if (typeof code === 'string') return code
  const inner = '  '.repeat(depth + 1)
  const end = '  '.repeat(depth)
  if (isMembers(code)) {
    const members = code.flatMap(([name, value]) =>
      value === undefined ? [] : [`${inner}${name}: ${printed(value, depth + 1)},\n`],
    )
    return `{\n${members.join('')}${end}}`
  }
  const elements = (code as readonly Code[]).map((element) => `${inner}${printed(element, depth + 1)},\n`)
  return `[\n${elements.join('')}${end}]`
}

function properties(table: ModelTable): Code {
  const { request, timeToLive, recovery, scaling } = table
  const stream = request.StreamSpecification
  const indexes = globalIndexes(request).map((index) => globalIndex(index, request, scaling))
  const locals = (request.LocalSecondaryIndexes ?? []).map(
    ({ IndexName, KeySchema, Projection: projection }): Code => [
      ['indexName', text(IndexName)],
      ['sortKey', attribute(request, namesOf(KeySchema, 'RANGE')[0] ?? '')],
      ...projected(projection),
    ],
  )
  return [
    ['tableName', text(request.TableName)],
    ...keys(request, request.KeySchema),
    ['billing', billing(request, scaling)],
    ['globalSecondaryIndexes', indexes.length === 0 ? undefined : indexes],
    ['localSecondaryIndexes', locals.length === 0 ? undefined : locals],
    ['dynamoStream', stream?.StreamEnabled === true ? `dynamodb.StreamViewType.${stream.StreamViewType}` : undefined],
    ['timeToLiveAttribute', timeToLive === undefined ? undefined : text(timeToLive)],
    [
      'pointInTimeRecoverySpecification',
      recovery && [
        ['pointInTimeRecoveryEnabled', 'true'],
        ['recoveryPeriodInDays', number(recovery.periodDays)],
      ],
    ],
    ['encryption', encryption(request)],
    [
      'tableClass',
      request.TableClass === 'STANDARD_INFREQUENT_ACCESS'
        ? 'dynamodb.TableClass.STANDARD_INFREQUENT_ACCESS'
        : undefined,
    ],
    ['deletionProtection', request.DeletionProtectionEnabled === true ? 'true' : undefined],
    ['warmThroughput', warmth(request)],
  ]
}

const types = { S: 'STRING', N: 'NUMBER', B: 'BINARY' } as const

const attribute = (request: CreateTableInput, name: string): string =>
  `{ name: ${text(name)}, type: dynamodb.AttributeType.${types[typeIn(request, name)]} }`

/** Several attributes of one kind have members of their own. */
function keys(
  request: CreateTableInput,
  schema: readonly KeySchemaElement[] = [],
): readonly (readonly [string, Code | undefined])[] {
  const [hash, range] = [namesOf(schema, 'HASH'), namesOf(schema, 'RANGE')]
  const of = (names: readonly string[]): Code => names.map((name) => attribute(request, name))
  return [
    hash.length > 1 ? ['partitionKeys', of(hash)] : ['partitionKey', attribute(request, hash[0] ?? '')],
    range.length > 1
      ? ['sortKeys', of(range)]
      : ['sortKey', range[0] === undefined ? undefined : attribute(request, range[0])],
  ]
}

function projected({
  ProjectionType: type = 'ALL',
  NonKeyAttributes: names = [],
}: Projection): readonly (readonly [string, Code | undefined])[] {
  return [
    ['projectionType', `dynamodb.ProjectionType.${type}`],
    ['nonKeyAttributes', type === 'INCLUDE' ? `[${names.map(text).join(', ')}]` : undefined],
  ]
}

function globalIndex(index: GlobalSecondaryIndex, request: CreateTableInput, scaling: readonly ModelScaling[]): Code {
  const provisioned = isProvisioned(request)
  const limits = index.OnDemandThroughput
  const units = index.ProvisionedThroughput
  return [
    ['indexName', text(index.IndexName)],
    ...keys(request, index.KeySchema),
    ...projected(index.Projection),
    [
      'readCapacity',
      provisioned ? capacity(units?.ReadCapacityUnits ?? 1, 'read', scaling, index.IndexName) : undefined,
    ],
    [
      'writeCapacity',
      provisioned ? capacity(units?.WriteCapacityUnits ?? 1, 'write', scaling, index.IndexName) : undefined,
    ],
    ['maxReadRequestUnits', number(limits?.MaxReadRequestUnits)],
    ['maxWriteRequestUnits', number(limits?.MaxWriteRequestUnits)],
    ['warmThroughput', warmth(index)],
  ]
}

const number = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value))

function billing(request: CreateTableInput, scaling: readonly ModelScaling[]): string {
  const limits = request.OnDemandThroughput
  if (!isProvisioned(request)) {
    const given = [
      ['maxReadRequestUnits', limits?.MaxReadRequestUnits] as const,
      ['maxWriteRequestUnits', limits?.MaxWriteRequestUnits] as const,
    ].filter(([, units]) => units !== undefined)
    const members = given.map(([name, units]) => `${name}: ${units}`).join(', ')
    return `dynamodb.Billing.onDemand(${members === '' ? '' : `{ ${members} }`})`
  }
  const { ReadCapacityUnits = 1, WriteCapacityUnits = 1 } = request.ProvisionedThroughput ?? {}
  const read = capacity(ReadCapacityUnits, 'read', scaling, undefined)
  return `dynamodb.Billing.provisioned({ readCapacity: ${read}, writeCapacity: ${capacity(WriteCapacityUnits, 'write', scaling, undefined)} })`
}

/** TableV2 takes writes of a fixed capacity only as auto scaling between the same bounds. */
function capacity(
  units: number,
  of: 'read' | 'write',
  scaling: readonly ModelScaling[],
  index: string | undefined,
): string {
  const policy = scaling.find((each) => each.index === index && each.dimension === of)?.policy
  const { min, max, targetPercent } = policy ?? { min: units, max: units, targetPercent: undefined }
  if (policy === undefined && of === 'read') return `dynamodb.Capacity.fixed(${units})`
  const target = targetPercent === undefined ? '' : `, targetUtilizationPercent: ${targetPercent}`
  const seed = policy === undefined || units === min ? '' : `, seedCapacity: ${units}`
  return `dynamodb.Capacity.autoscaled({ minCapacity: ${min}, maxCapacity: ${max}${target}${of === 'write' ? seed : ''} })`
}

const hasKey = ({ request }: ModelTable): boolean => request.SSESpecification?.KMSMasterKeyId !== undefined

function encryption({ SSESpecification: given, TableName }: CreateTableInput): string | undefined {
  if (given?.Enabled !== true) return undefined
  if (given.KMSMasterKeyId === undefined) return 'dynamodb.TableEncryptionV2.awsManagedKey()'
  const id = new Identifiers(pascalCase).of(`${TableName} key`)
  const key = `kms.Key.fromKeyArn(this, ${text(id)}, ${text(given.KMSMasterKeyId)})`
  return `dynamodb.TableEncryptionV2.customerManagedKey(${key})`
}

function warmth({ WarmThroughput: warm }: Pick<CreateTableInput, 'WarmThroughput'>): string | undefined {
  if (warm === undefined) return undefined
  const members = [
    ['readUnitsPerSecond', warm.ReadUnitsPerSecond] as const,
    ['writeUnitsPerSecond', warm.WriteUnitsPerSecond] as const,
  ].filter(([, units]) => units !== undefined)
  return `{ ${members.map(([name, units]) => `${name}: ${units}`).join(', ')} }`
}
