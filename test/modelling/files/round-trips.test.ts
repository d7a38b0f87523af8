import { expect, test } from 'vitest'
import { type ModelFormat, modelFormats } from '../../../src/ast/model-file-statement.ts'
import { printStatement } from '../../../src/ast/print-statement.ts'
import { allFeatures, type Feature, placesOf } from '../../../src/modelling/files/features.ts'
import { formatFacts, formatOfName, guessFormat } from '../../../src/modelling/files/formats.ts'
import type { ModelFile } from '../../../src/modelling/files/model-file.ts'
import { ModelFileError } from '../../../src/modelling/files/model-file-error.ts'
import { readDdbq } from '../../../src/modelling/files/native/ddbq-file.ts'
import { readModelFile } from '../../../src/modelling/files/read-model-file.ts'
import { writeModelFile } from '../../../src/modelling/files/write-model-file.ts'
import { fc } from '../../property.ts'
import { modelFile } from './model-arbitrary.ts'

const readable = modelFormats.filter((format) => formatFacts[format].reads)
const nameOf = (format: ModelFormat): string => `x${formatFacts[format].extensions[0]}`

async function again(model: ModelFile, format: ModelFormat): Promise<ModelFile> {
  const { text } = await writeModelFile(model, format, nameOf(format))
  return (await readModelFile(text, format)).model
}

/** As people compare them: trees as they are printed, without what is kept for the format. */
const shown = ({ tables, entities, patterns, items }: ModelFile) => ({
  tables: tables.map((table) => ({
    ...table,
    scaling: table.scaling.toSorted((a, b) => `${a.index}`.localeCompare(`${b.index}`)),
  })),
  entities: entities.map(printStatement),
  patterns: patterns.map(printStatement),
  items: items.filter((of) => of.items.length > 0),
})

const whole: readonly ModelFormat[] = ['CLOUDFORMATION', 'TERRAFORM', 'DDBQ']

test.each(whole)('%s carries every table whole', async (format) => {
  await fc.assert(
    fc.asyncProperty(modelFile({ plain: false }), async (model) => {
      const { tables } = shown(await again(model, format))
      expect(tables).toEqual(shown(model).tables)
    }),
    { numRuns: 60 },
  )
})

test('the native format carries everything', async () => {
  await fc.assert(
    fc.asyncProperty(modelFile({ plain: false }), async (model) => {
      expect(shown(await again(model, 'DDBQ'))).toEqual(shown(model))
    }),
    { numRuns: 60 },
  )
})

const one = (model: ModelFile): ModelFile => ({
  ...model,
  tables: model.tables.slice(0, 1),
  entities: model.entities.slice(0, 1),
})

test.each(readable)('%s: what has been read once is written and read as the same', async (format) => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean().chain((plain) => modelFile({ plain })),
      async (model) => {
        const first = await again(format === 'ONETABLE' ? one(model) : model, format)
        expect(shown(await again(first, format))).toEqual(shown(first))
      },
    ),
    { numRuns: 60 },
  )
})

const full = readDdbq(`
CREATE TABLE t (pk STRING, sk STRING, a STRING, b STRING) PRIMARY KEY (pk HASH, sk RANGE) BILLING MODE PROVISIONED (5 RCU, 6 WCU)
  WARM THROUGHPUT (12000 RCU, 4000 WCU) SCALING READ 70% FROM 5 TO 50
  GSI (g ON (a HASH, b HASH, sk RANGE) PROJECTING ALL BILLING MODE PROVISIONED (7 RCU, 8 WCU) SCALING WRITE 60% FROM 2 TO 9)
  LSI (l ON (pk HASH, a RANGE) PROJECTING KEYS ONLY)
  STREAM (NEW IMAGE) SSE KMS TABLE CLASS STANDARD INFREQUENT ACCESS DELETION PROTECTION ENABLED TTL (ttl)
  PITR ENABLED (7 DAYS) TAGS ('k': 'v');
CREATE TABLE u (pk STRING) PRIMARY KEY (pk HASH) BILLING MODE ON DEMAND THROUGHPUT (10 RCU, 20 WCU);
ENTITY E 'an entity' IN t KEY (pk = 'E#{id}', sk = '{id}') ATTRIBUTES (id STRING REQUIRED) COUNT 5 SIZE 6;
ACCESS PATTERN one(:id STRING = 'x') ENTITY E RATE 5/s RETURNS 1 ITEMS AS GET t {pk: 'E#' + :id, sk: :id};
ACCESS PATTERN two(:id STRING = 'x') AS STEPS { LET e = GET t {pk: :id, sk: 'x'}; GET t {pk: :e.a, sk: 'x'}; };
PUT t {pk: 'E#1', sk: '1'};
`).model

/** The part of the model that has the feature, as small as the format wants it. */
function partWith(feature: Feature, format: ModelFormat): ModelFile {
  const [only] = placesOf(full, feature)
  const isTable = full.tables.some(({ request }) => request.TableName === only)
  const oneTable = formatFacts[format].title === 'OneTable'
  return oneTable
    ? { ...full, tables: full.tables.filter(({ request }) => request.TableName === (isTable ? only : 't')) }
    : full
}

test.each(readable.flatMap((format) => allFeatures.map((feature) => [format, feature] as const)))(
  '%s says the truth about: %s',
  async (format, feature) => {
    const part = partWith(feature, format)
    expect(placesOf(part, feature)).not.toEqual([])
    const { notes } = await writeModelFile(part, format, nameOf(format))
    const carried = placesOf(await again(part, format), feature)
    expect(carried.length > 0).toBe(formatFacts[format].carries.has(feature))
    if (formatFacts[format].carries.has(feature)) return
    const isDetail =
      feature === 'entity details' ||
      feature === 'required attributes' ||
      feature === 'rates and goals' ||
      feature === 'steps'
    expect(notes.length).toBeGreaterThan(0)
    if (!isDetail) expect(notes.map(({ place }) => place)).toEqual(expect.arrayContaining([...placesOf(part, feature)]))
  },
)

test('a format is known by name or by content', async () => {
  for (const format of modelFormats) expect(formatOfName(`/x/${nameOf(format)}`)).toBe(format)
  for (const format of readable) {
    const { text } = await writeModelFile(format === 'ONETABLE' ? one(full) : full, format, nameOf(format))
    expect(guessFormat('model', text), format).toBe(format)
    expect(guessFormat('model.json', text), format).toBe(format)
  }
  expect(guessFormat('model', 'hello')).toBeUndefined()
  expect(
    guessFormat('package.json', '{"devDependencies": {"electrodb": "3.9.3", "dynamodb-onetable": "2.7.5"}}'),
  ).toBeUndefined()
})

test.each(readable)('%s: any text is read or refused, with a place', async (format) => {
  const { text } = await writeModelFile(format === 'ONETABLE' ? one(full) : full, format, nameOf(format))
  const cut = fc.record({
    at: fc.nat(text.length),
    length: fc.nat(20),
    put: fc.string({ unit: 'binary', maxLength: 5 }),
  })
  const broken = fc
    .array(cut, { minLength: 1, maxLength: 4 })
    .map((cuts) =>
      cuts.reduce((left, { at, length, put }) => `${left.slice(0, at)}${put}${left.slice(at + length)}`, text),
    )
  const nested = fc.constantFrom(
    '['.repeat(50_000),
    '{"a":'.repeat(50_000),
    '{'.repeat(50_000),
    'a {'.repeat(50_000),
    '- '.repeat(50_000),
    "'".repeat(9),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 20, arbitrary: broken }, fc.string({ unit: 'binary' }), nested),
      async (given) => {
        try {
          await readModelFile(given, format)
        } catch (error) {
          expect(error).toBeInstanceOf(ModelFileError)
          expect((error as Error).message.length).toBeLessThan(2_000)
        }
      },
    ),
    { numRuns: 150 },
  )
  expect(Object.keys(Object.prototype)).toEqual([])
})
