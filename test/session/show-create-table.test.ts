import { expect, test } from 'vitest'
import { K } from '../../grammars/statement-tokens.ts'
import { createTableText } from '../../src/session/create-table-text.ts'
import { planOf, stepsOf } from '../planner/plan.ts'
import { fc } from '../property.ts'
import { Shell, shortText } from './shell.ts'

const type = fc.constantFrom('STRING', 'NUMBER', 'BINARY')
const units = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .map(([read, write]) => `(${read} RCU, ${write} WCU)`)
const projecting = fc.constantFrom('ALL', 'KEYS ONLY', 'INCLUDE ("x", "y z")')

/** Tables the service accepts, as one may write them. */
const createTable = fc
  .record({
    pk: type,
    sk: fc.option(type),
    g: type,
    provisioned: fc.option(units),
    globals: fc.uniqueArray(fc.record({ name: fc.constantFrom('one', 'two', 'gsi-3'), projecting, units }), {
      selector: ({ name }) => name,
      maxLength: 3,
    }),
    local: fc.option(projecting),
    stream: fc.option(fc.constantFrom('NEW IMAGE', 'OLD IMAGE', 'BOTH IMAGES', 'KEYS ONLY')),
    protection: fc.boolean(),
    infrequent: fc.boolean(),
  })
  .map((table) => {
    const local = table.sk === null ? null : table.local
    const usesG = local !== null || table.globals.length > 0
    const attributes = [
      `pk ${table.pk}`,
      ...(table.sk === null ? [] : [`sk ${table.sk}`]),
      ...(usesG ? [`g ${table.g}`] : []),
    ]
    const billing = (given: string): string => (table.provisioned === null ? '' : ` BILLING MODE PROVISIONED ${given}`)
    const globals = table.globals.map(
      (index) => `"${index.name}" ON (g HASH) PROJECTING ${index.projecting}${billing(index.units)}`,
    )
    return [
      `CREATE TABLE "my.table" (${attributes.join(', ')}) PRIMARY KEY (pk HASH${table.sk === null ? '' : ', sk RANGE'})`,
      table.provisioned === null ? 'BILLING MODE ON DEMAND' : `BILLING MODE PROVISIONED ${table.provisioned}`,
      globals.length === 0 ? '' : `GSI (${globals.join(', ')})`,
      local === null ? '' : `LSI (near ON (pk HASH, g RANGE) PROJECTING ${local})`,
      table.stream === null ? '' : `STREAM (${table.stream})`,
      table.protection ? 'DELETION PROTECTION ENABLED' : '',
      table.infrequent ? 'TABLE CLASS STANDARD INFREQUENT ACCESS' : '',
    ].join(' ')
  })

test('SHOW CREATE TABLE prints what makes the same table', async () => {
  await fc.assert(
    fc.asyncProperty(createTable, async (text) => {
      const shell = new Shell()
      const [created, shown] = await shell.run(`${text}; SHOW CREATE TABLE "my.table"`)
      expect(shortText(created)).toBe('created table my.table')
      const request = requestOf(text)
      const again = requestOf(shortText(shown))
      expect({ ...again, GlobalSecondaryIndexes: byName(again) }).toEqual({
        ...request,
        GlobalSecondaryIndexes: byName(request),
      })
    }),
    { numRuns: 40 },
  )
})

const words = Object.keys(K).filter((word) => word.length > 2)
const name = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...words.map((word) => word.toLowerCase())),
  fc.stringMatching(/^[a-zA-Z0-9_.-]{3,12}$/),
)

test('whatever its names are, also words of the language; quotes stand only where they are needed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(name, { minLength: 4, maxLength: 4 }), async ([table, hash, index, other]) => {
      const shell = new Shell()
      const text = `CREATE TABLE "${table}" ("${hash}" STRING) PRIMARY KEY ("${hash}" HASH) BILLING MODE ON DEMAND
        GSI ("${index}" ON ("${hash}" HASH) PROJECTING INCLUDE ("${other}"))`
      const [created, shown] = await shell.run(`${text}; SHOW CREATE TABLE "${table}"`)
      expect(shortText(created)).toBe(`created table ${table}`)
      expect(requestOf(shortText(shown))).toEqual(requestOf(text))
    }),
    { numRuns: 200 },
  )
})

type CreateRequest = { readonly GlobalSecondaryIndexes?: readonly { readonly IndexName: string }[] }

const requestOf = (text: string): CreateRequest => (stepsOf(text)[0]?.[1] ?? {}) as CreateRequest

/** Descriptions list indexes in an order of their own. */
const byName = ({ GlobalSecondaryIndexes: indexes = [] }: CreateRequest) =>
  indexes.toSorted((a, b) => (a.IndexName < b.IndexName ? -1 : 1))

test('what DescribeTable leaves out is in it too', () => {
  const text = createTableText(
    {
      TableName: 'tab',
      AttributeDefinitions: [{ AttributeName: 'a"b', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'a"b', KeyType: 'HASH' }],
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      OnDemandThroughput: { MaxReadRequestUnits: 10, MaxWriteRequestUnits: 20 },
      SSEDescription: { SSEType: 'KMS', KMSMasterKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/1' },
    },
    {
      tags: [{ Key: 'env', Value: "it's" }],
      timeToLive: { TimeToLiveStatus: 'ENABLING', AttributeName: 'c"d' },
      recovery: { PointInTimeRecoveryStatus: 'ENABLED', RecoveryPeriodInDays: 7 },
      scaling: [],
    },
  )
  expect(text).toMatchInlineSnapshot(`
    "CREATE TABLE tab ("a""b" STRING)
      PRIMARY KEY ("a""b" HASH)
      BILLING MODE ON DEMAND THROUGHPUT (10 RCU, 20 WCU)
      SSE KMS 'arn:aws:kms:eu-west-1:123456789012:key/1'
      TTL ("c""d")
      PITR ENABLED (7 DAYS)
      TAGS ('env': 'it''s');"
  `)
  expect(planOf(text)).toMatchObject({
    steps: [
      {
        step: {
          request: {
            SSESpecification: { KMSMasterKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/1' },
            Tags: [{ Key: 'env', Value: "it's" }],
          },
        },
      },
      { step: { operation: 'UpdateTimeToLive', request: { TimeToLiveSpecification: { AttributeName: 'c"d' } } } },
      {
        step: {
          operation: 'UpdateContinuousBackups',
          request: { PointInTimeRecoverySpecification: { RecoveryPeriodInDays: 7 } },
        },
      },
    ],
  })
})
