import type { EntityAttribute, EntityStatement } from '../../../src/ast/model-statement.ts'
import { normaliseItem } from '../../../src/model/normalise-item.ts'
import type { Item } from '../../../src/model/value.ts'
import type { ModelFile, ModelTable } from '../../../src/modelling/files/model-file.ts'
import type { CreateTableInput } from '../../../src/operation/operation-types.ts'
import { fc } from '../../property.ts'

const span = { start: 0, end: 0 }
const among = <const T>(...values: readonly T[]) => fc.constantFrom(...values)
const units = fc.record({
  ReadCapacityUnits: fc.integer({ min: 1, max: 99 }),
  WriteCapacityUnits: fc.integer({ min: 1, max: 99 }),
})
const attributeName = among('pk', 'sk', 'a', 'b b', 'c.d', 'größe', '${x}', "it's", '__proto__', 'constructor', 'no')
const projection = fc.oneof(
  fc.constant({ ProjectionType: 'ALL' as const }),
  fc.constant({ ProjectionType: 'KEYS_ONLY' as const }),
  fc.record({
    ProjectionType: fc.constant('INCLUDE' as const),
    NonKeyAttributes: fc.uniqueArray(among('x', 'y', '%{z}'), { minLength: 1 }),
  }),
)
const text = among('a', 'b c', '{', '#1', 'yes', '012', "it's", 'é', '${a}', '!Ref x')

/** Tables as the service takes them; `plain` ones have nothing that only some formats carry. */
const table = (name: string, plain: boolean) =>
  fc
    .record({
      names: fc.uniqueArray(attributeName, { minLength: 6, maxLength: 6 }),
      types: fc.array(among('S', 'N', 'B'), { minLength: 6, maxLength: 6 }),
      sort: fc.boolean(),
      globals: fc.array(fc.record({ projection, many: fc.boolean(), units }), { maxLength: 2 }),
      local: fc.option(projection, { nil: undefined }),
      provisioned: fc.option(units, { nil: undefined }),
      more: fc.record(
        {
          StreamSpecification: fc.record({
            StreamEnabled: fc.constant(true),
            StreamViewType: among('NEW_IMAGE', 'KEYS_ONLY'),
          }),
          SSESpecification: fc.oneof(
            fc.constant({ Enabled: true, SSEType: 'KMS' as const }),
            fc.constant({ Enabled: true, SSEType: 'KMS' as const, KMSMasterKeyId: 'arn:aws:kms:eu-west-1:1:key/k' }),
          ),
          TableClass: fc.constant('STANDARD_INFREQUENT_ACCESS' as const),
          DeletionProtectionEnabled: fc.constant(true),
          Tags: fc.uniqueArray(fc.record({ Key: among('k', 'a b', 'on'), Value: text }), {
            selector: ({ Key }) => Key,
            minLength: 1,
          }),
          WarmThroughput: fc.constant({ ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000 }),
        },
        { requiredKeys: [] },
      ),
      timeToLive: fc.option(among('expires', 'no'), { nil: undefined }),
      recovery: fc.option(among({}, { periodDays: 7 }), { nil: undefined }),
      policy: fc.option(
        fc.record({
          targetPercent: fc.integer({ min: 20, max: 90 }),
          min: fc.integer({ min: 1, max: 5 }),
          max: fc.integer({ min: 6, max: 90 }),
        }),
        { nil: undefined },
      ),
    })
    .map(({ names, types, sort, globals, local, provisioned, more, timeToLive, recovery, policy }): ModelTable => {
      const [hash = '', range = '', g1 = '', g2 = '', g3 = '', l = ''] = names
      const own = [hash, ...(sort ? [range] : [])]
      const indexes = globals.map((index, at) => ({
        IndexName: `gsi${at}`,
        KeySchema: [
          { AttributeName: g1, KeyType: 'HASH' as const },
          ...(index.many && !plain ? [{ AttributeName: g2, KeyType: 'HASH' as const }] : []),
          { AttributeName: g3, KeyType: 'RANGE' as const },
        ],
        Projection: index.projection,
        ...(provisioned && { ProvisionedThroughput: plain ? provisioned : index.units }),
      }))
      const locals = sort && local !== undefined && !plain
      const used = new Set([
        ...own,
        ...indexes.flatMap(({ KeySchema }) => KeySchema.map(({ AttributeName }) => AttributeName)),
        ...(locals ? [l] : []),
      ])
      const request: CreateTableInput = {
        TableName: name,
        AttributeDefinitions: [...used].map((AttributeName) => ({
          AttributeName,
          AttributeType: types[(names as readonly string[]).indexOf(AttributeName)] ?? 'S',
        })),
        KeySchema: own.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? 'HASH' : 'RANGE' })),
        ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
        ...(locals && {
          LocalSecondaryIndexes: [
            {
              IndexName: 'lsi',
              KeySchema: [
                { AttributeName: hash, KeyType: 'HASH' as const },
                { AttributeName: l, KeyType: 'RANGE' as const },
              ],
              Projection: local,
            },
          ],
        }),
        ...(provisioned
          ? { BillingMode: 'PROVISIONED', ProvisionedThroughput: provisioned }
          : { BillingMode: 'PAY_PER_REQUEST' }),
        ...(plain ? {} : more),
      }
      const scaling =
        provisioned !== undefined && policy !== undefined && !plain ? [{ dimension: 'read' as const, policy }] : []
      const onIndex =
        scaling.length > 0 && indexes.length > 0
          ? [
              {
                index: 'gsi0',
                dimension: 'write' as const,
                policy: scaling[0]?.policy ?? { targetPercent: 70, min: 1, max: 2 },
              },
            ]
          : []
      return {
        request,
        ...(timeToLive !== undefined && !plain && { timeToLive }),
        ...(recovery !== undefined && !plain && { recovery }),
        scaling: [...scaling, ...onIndex],
      }
    })

const attribute = (name: string) =>
  fc
    .record({ type: among('STRING', 'NUMBER', 'BOOLEAN', 'LIST', 'MAP', 'STRING SET', 'ANY'), required: fc.boolean() })
    .map(({ type, required }): EntityAttribute => ({ name, type, required, ttl: false, span }))

const entity = (name: string, { request }: ModelTable) =>
  fc
    .record({
      attributes: fc.tuple(...['id', 'title', 'size'].map(attribute)),
      prefixes: fc.array(among('USER#', 'o-', ''), { minLength: 2, maxLength: 2 }),
    })
    .map(
      ({ attributes, prefixes }): EntityStatement => ({
        kind: 'entity',
        replace: false,
        name,
        table: { parts: [request.TableName], span },
        key: (request.KeySchema ?? []).map(({ AttributeName }, at) => ({
          attribute: AttributeName,
          template: `${prefixes[at]}{${at === 0 ? 'id' : 'title'}}`,
          span,
        })),
        indexes: [],
        attributes,
        span,
      }),
    )

const item = ({ request }: ModelTable) =>
  fc.record({ n: fc.nat(9), more: text }).map(({ n, more }): Item => {
    const keys = (request.KeySchema ?? []).map(({ AttributeName }) => {
      const type = request.AttributeDefinitions?.find((each) => each.AttributeName === AttributeName)?.AttributeType
      return [
        AttributeName,
        type === 'N' ? { N: String(n) } : type === 'B' ? { B: 'AAA=' } : { S: `USER#${n}` },
      ] as const
    })
    return normaliseItem(
      Object.fromEntries([
        ...keys,
        ['more', { S: more }],
        ['map', { M: { ['__proto__']: { L: [{ BOOL: true }] } } }],
      ]) as unknown as Item,
    )
  })

export const modelFile = ({ plain }: { readonly plain: boolean }): fc.Arbitrary<ModelFile> =>
  fc.tuple(table('orders', plain), table('dev.customers-2', plain)).chain(([first, second]) =>
    fc.record({
      name: fc.option(text, { nil: undefined }),
      tables: fc.constant([first, second]),
      entities: fc.tuple(entity('Order', first), entity('Customer of ours', second)),
      patterns: fc.constant([]),
      items: fc.array(item(first), { maxLength: 3 }).map((items) => [{ table: 'orders', items }]),
    }),
  )
