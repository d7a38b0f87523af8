import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Shell } from './shell.ts'

const sample = 'fixtures/models/library.workbench.json'
/** Tables and items have no order of their own. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value.map(inOrder).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, inOrder(member)])
      .toSorted(),
  )
}

const folder = mkdtempSync(join(tmpdir(), 'models-'))

test.each([
  ['library.workbench.json', 'imported 2 tables, 2 entities and 4 items'],
  ['orders.template.yaml', 'imported 3 tables'],
  ['telemetry.tf', 'imported 2 tables'],
  ['dynamodb_data_model.json', 'imported 1 table, 6 access patterns and 2 items'],
  ['tickets.schema.json', 'imported 1 table, 1 entity and 3 access patterns'],
  ['accounts.onetable.ts', 'imported 1 table and 2 entities'],
  ['tasks.electrodb.ts', 'imported 1 table and 1 entity'],
])('%s: the statements are carried out', async (name, summary) => {
  const shell = new Shell()
  expect(await shell.last(`IMPORT MODEL 'fixtures/models/${name}' WITH DATA`)).toContain(summary)
})

test('an imported access pattern runs with the values of its file', async () => {
  const shell = new Shell()
  await shell.run("IMPORT MODEL 'fixtures/models/dynamodb_data_model.json' WITH DATA; RUN nightsOfAGuest")
  expect(shell.items()).toEqual([
    { guest: { S: 'g1' }, night: { S: '2026-07-01' }, room: { S: '12' }, status: { S: 'PAID' } },
  ])
})

test('what a file says and nothing here means comes out again', async () => {
  const shell = new Shell()
  const file = join(folder, 'again.workbench.json')
  expect(await shell.last(`IMPORT MODEL '${sample}' WITH DATA; EXPORT MODEL TO '${file}' WITH DATA`)).toContain(
    'exported 2 tables',
  )
  const [before, after] = [sample, file].map((path) => JSON.parse(readFileSync(path, 'utf8')))
  expect(inOrder(after)).toEqual(inOrder(before))
})

test('an entity that has changed is another facet, one that is dropped is none', async () => {
  const shell = new Shell()
  await shell.run(`IMPORT MODEL '${sample}';
    ENTITY OR REPLACE Member IN Library KEY (PK = 'M#{id}', SK = 'PROFILE') ATTRIBUTES (id STRING, name STRING);
    DROP ENTITY Loan; EXPORT MODEL Library TO '${folder}/changed.json' FORMAT WORKBENCH`)
  const [table] = JSON.parse(readFileSync(`${folder}/changed.json`, 'utf8')).DataModel
  expect(
    table.TableFacets.map((facet: { FacetName: string; KeyAttributeAlias: unknown }) => [
      facet.FacetName,
      facet.KeyAttributeAlias,
    ]),
  ).toEqual([
    ['Member', { PartitionKeyAlias: 'M#{id}', SortKeyAlias: 'PROFILE' }],
    ['Opening hours of a branch', { PartitionKeyAlias: 'the branch, as text', SortKeyAlias: '' }],
  ])
})

test('what is left out is told, in short', async () => {
  const shell = new Shell()
  await shell.run(`IMPORT MODEL '${sample}'`)
  expect(shell.notices()).toEqual([
    'DataModel[0].TableFacets[2]: the aliases of its keys do not say what they are made of: kept as a facet, not as an entity',
    'items: 4 items left out: WITH DATA puts them',
  ])
  await shell.run("ENTITY a IN Branches KEY (branch = '{branch}'); EXPORT MODEL TO '-' FORMAT TERRAFORM")
  expect(shell.notices()).toEqual(['Terraform has no place for entities: Member, Loan, a'])
})

test('nothing is made where a part is there already, or the session only reads', async () => {
  const shell = new Shell()
  await shell.run('CREATE TABLE Branches (branch NUMBER HASH KEY)')
  expect(await shell.last(`IMPORT MODEL '${sample}'`)).toContain('there is a table Branches already')
  expect(await shell.last('SHOW TABLES')).not.toContain('Library')
  const reader = new Shell({ readOnly: true })
  expect(await reader.last(`IMPORT MODEL '${sample}'`)).toContain('this session reads only')
})

test('a table that the service refuses ends it, and what was made before is said', async () => {
  const shell = new Shell()
  const file = join(folder, 'refused.json')
  const key = { PartitionKey: { AttributeName: 'a', AttributeType: 'S' } }
  writeFileSync(
    file,
    JSON.stringify({
      DataModel: [
        { TableName: 'good', KeyAttributes: key },
        { TableName: 'no good', KeyAttributes: key },
      ],
    }),
  )
  expect(await shell.last(`IMPORT MODEL '${file}'`)).toContain('ValidationException')
  expect(shell.notices()).toContain('made before: good')
})

test('what a connection that keeps no model cannot take is told', async () => {
  const first = new Shell()
  const shell = new Shell({ connection: { ...first.session.connection, shelf: undefined } })
  expect(await shell.last(`IMPORT MODEL '${sample}' WITH DATA`)).toContain('imported 2 tables and 4 items')
  expect(shell.notices()).toContain('entities and access patterns: left out: only a file that is open here keeps them')
  expect(await shell.last("EXPORT MODEL TO '-' FORMAT DDBQ")).toMatch(/^CREATE TABLE Branches/)
})

test('a file that is not text, or cannot be read', async () => {
  const shell = new Shell()
  writeFileSync(join(folder, 'bytes.tf'), new Uint8Array([0xff, 0xfe, 0]))
  expect(await shell.last(`IMPORT MODEL '${folder}/bytes.tf'`)).toContain('line 1 is not UTF-8 text')
  expect(await shell.last(`IMPORT MODEL '${folder}'`)).toContain('it is a folder')
})

test('Terraform is laid out as `terraform fmt` has it: signs below each other, as far as no block comes between', async () => {
  const shell = new Shell()
  const settings = "BILLING MODE PROVISIONED (5 RCU, 6 WCU) TAGS (a: 'x', longer: 'y')"
  await shell.run(`CREATE TABLE shop (pk STRING HASH) ${settings}`)
  expect((await shell.last("EXPORT MODEL TO '-' FORMAT TERRAFORM")).trim()).toBe(
    [
      'resource "aws_dynamodb_table" "shop" {',
      '  name           = "shop"',
      '  billing_mode   = "PROVISIONED"',
      '  read_capacity  = 5',
      '  write_capacity = 6',
      '  hash_key       = "pk"',
      '  attribute {',
      '    name = "pk"',
      '    type = "S"',
      '  }',
      '  tags = {',
      '    "a"      = "x"',
      '    "longer" = "y"',
      '  }',
      '}',
    ].join('\n'),
  )
})

test.each(['DDBQ', 'CLOUDFORMATION', 'CDK', 'TERRAFORM'])(
  '%s has recovery, and no key that AWS manages',
  async (format) => {
    const shell = new Shell()
    await shell.run('CREATE TABLE safe (pk STRING HASH) SSE KMS PITR ENABLED (7 DAYS)')
    const text = await shell.last(`EXPORT MODEL TO '-' FORMAT ${format}`)
    expect(text).toMatch(/(?:recovery\w*|PITR)\W[\s\S]*\b7\b/i)
    expect(text).toMatch(/KMS|aws_dynamodb_table|awsManagedKey/)
    expect(text).not.toContain('arn:aws:kms')
    expect(await shell.last('SHOW CREATE TABLE safe')).toMatch(/SSE KMS\n/)
  },
)
