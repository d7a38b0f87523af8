import type { CreateTableInput } from '../../operation/operation-types.ts'
import type { ModelFile, ModelTable, Note } from './model-file.ts'

/** What a model may say. A format carries some of it; what it does not carry is told when a model is written. */
export const features = {
  'provisioned capacity': 'provisioned capacity',
  'capacity of indexes': 'capacity of indexes apart from that of the table',
  'on-demand limits': 'limits on demand',
  'warm throughput': 'warm throughput',
  'auto scaling': 'auto scaling of tables',
  'auto scaling of indexes': 'auto scaling of indexes apart from that of the table',
  'local indexes': 'local indexes',
  'multi-attribute keys': 'multi-attribute keys of indexes',
  stream: 'stream',
  'time to live': 'time to live',
  'point-in-time recovery': 'point-in-time recovery',
  encryption: 'encryption by KMS',
  'table class': 'table class',
  'deletion protection': 'deletion protection',
  tags: 'tags',
  'tables alone': 'tables without entities',
  entities: 'entities',
  'required attributes': 'required attributes',
  'entity details': 'descriptions, values, samples, references and numbers of entities',
  'access patterns': 'access patterns',
  'rates and goals': 'rates, sizes and goals of access patterns',
  steps: 'access patterns of several steps',
  items: 'items',
} as const
export type Feature = keyof typeof features

export const allFeatures = Object.keys(features) as readonly Feature[]

/** A note for each thing of a model that a format has no place for. */
export function leftOut(model: ModelFile, carried: ReadonlySet<Feature>, format: string): readonly Note[] {
  const missing = allFeatures.filter((feature) => !carried.has(feature) && isSaid(feature, carried))
  return missing.flatMap((feature) =>
    placesOf(model, feature).map((place) => ({ place, text: `${format} has no place for ${features[feature]}` })),
  )
}

/** Where there is no place for the whole, its details need no word. */
function isSaid(feature: Feature, carried: ReadonlySet<Feature>): boolean {
  if (feature === 'entity details' || feature === 'required attributes') return carried.has('entities')
  return (feature !== 'rates and goals' && feature !== 'steps') || carried.has('access patterns')
}

/** Names of the tables, entities and patterns that have it. */
export function placesOf(model: ModelFile, feature: Feature): readonly string[] {
  switch (feature) {
    case 'tables alone':
      return model.tables
        .map(({ request }) => request.TableName)
        .filter((name) => !model.entities.some(({ table }) => table.parts[0] === name))
    case 'entities':
      return model.entities.map(({ name }) => name)
    case 'required attributes':
      return model.entities
        .filter(({ attributes }) => attributes.some(({ required }) => required))
        .map(({ name }) => name)
    case 'entity details':
      return model.entities.filter(hasDetails).map(({ name }) => name)
    case 'access patterns':
      return model.patterns.map(({ name }) => name)
    case 'rates and goals':
      return model.patterns.filter(hasGoals).map(({ name }) => name)
    case 'steps':
      return model.patterns.filter(hasSteps).map(({ name }) => name)
    case 'items':
      return model.items.filter(({ items }) => items.length > 0).map(({ table }) => table)
    default:
      return model.tables.filter(tableFeatures[feature]).map(({ request }) => request.TableName)
  }
}

type TableFeature = Exclude<
  Feature,
  | 'tables alone'
  | 'entities'
  | 'required attributes'
  | 'entity details'
  | 'access patterns'
  | 'rates and goals'
  | 'steps'
  | 'items'
>

const tableFeatures: { readonly [of in TableFeature]: (table: ModelTable) => boolean } = {
  'provisioned capacity': ({ request }) => isProvisioned(request),
  'capacity of indexes': ({ request }) =>
    (request.GlobalSecondaryIndexes ?? []).some(
      (index) =>
        isProvisioned(request) &&
        JSON.stringify(index.ProvisionedThroughput) !== JSON.stringify(request.ProvisionedThroughput),
    ),
  'on-demand limits': ({ request }) =>
    [request, ...(request.GlobalSecondaryIndexes ?? [])].some(
      ({ OnDemandThroughput: limits }) =>
        (limits?.MaxReadRequestUnits ?? -1) > 0 || (limits?.MaxWriteRequestUnits ?? -1) > 0,
    ),
  'warm throughput': ({ request }) =>
    [request, ...(request.GlobalSecondaryIndexes ?? [])].some(({ WarmThroughput }) => WarmThroughput !== undefined),
  'auto scaling': ({ scaling }) => scaling.some(({ index }) => index === undefined),
  'auto scaling of indexes': ({ scaling }) => {
    const policyOf = (of: string | undefined, dimension: string) =>
      JSON.stringify(scaling.find((each) => each.index === of && each.dimension === dimension)?.policy)
    return scaling.some(({ index, dimension }) => policyOf(index, dimension) !== policyOf(undefined, dimension))
  },
  'local indexes': ({ request }) => (request.LocalSecondaryIndexes ?? []).length > 0,
  'multi-attribute keys': ({ request }) =>
    (request.GlobalSecondaryIndexes ?? []).some(({ KeySchema }) => {
      const ranges = KeySchema.filter(({ KeyType }) => KeyType === 'RANGE').length
      return ranges > 1 || KeySchema.length - ranges > 1
    }),
  stream: ({ request }) => request.StreamSpecification?.StreamEnabled === true,
  'time to live': ({ timeToLive }) => timeToLive !== undefined,
  'point-in-time recovery': ({ recovery }) => recovery !== undefined,
  encryption: ({ request }) => request.SSESpecification?.Enabled === true,
  'table class': ({ request }) => request.TableClass === 'STANDARD_INFREQUENT_ACCESS',
  'deletion protection': ({ request }) => request.DeletionProtectionEnabled === true,
  tags: ({ request }) => (request.Tags ?? []).length > 0,
}

export const isProvisioned = ({ BillingMode, ProvisionedThroughput }: CreateTableInput): boolean =>
  BillingMode === undefined ? ProvisionedThroughput !== undefined : BillingMode === 'PROVISIONED'

const hasDetails = ({ description, count, size, attributes }: ModelFile['entities'][number]): boolean =>
  description !== undefined ||
  count !== undefined ||
  size !== undefined ||
  attributes.some(
    ({ ttl, size: bytes, distinct, oneOf, fake, references, description: said }) =>
      ttl || [bytes, distinct, oneOf, fake, references, said].some((each) => each !== undefined),
  )

const hasGoals = (pattern: ModelFile['patterns'][number]): boolean =>
  [pattern.rate, pattern.peak, pattern.returns, pattern.itemSize, pattern.latency, pattern.budget].some(
    (each) => each !== undefined,
  ) ||
  pattern.keys.length > 0 ||
  pattern.expectations.length > 0

const hasSteps = ({ steps }: ModelFile['patterns'][number]): boolean => steps.length > 1 || steps[0]?.kind === 'each'
