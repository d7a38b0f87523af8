import type { CreateTableInput, GlobalSecondaryIndex, LocalSecondaryIndex } from '../../../operation/operation-types.ts'
import { isProvisioned } from '../features.ts'
import { globalIndexes } from '../key-schema.ts'
import type { Json, JsonObject, ModelFile, ModelScaling, ModelTable } from '../model-file.ts'
import { Identifiers, pascalCase } from '../text/identifiers.ts'
import { jsonObject } from '../text/part.ts'
import { writeYaml } from '../text/write-yaml.ts'

/** A template that makes the tables of a model, as YAML or JSON. */
export function writeCloudFormation(model: ModelFile, form: 'yaml' | 'json'): string {
  const ids = new Identifiers(pascalCase)
  const resources = model.tables.flatMap((table): [string, JsonObject][] => {
    const id = ids.of(table.request.TableName)
    return [
      [id, { Type: 'AWS::DynamoDB::Table', Properties: properties(table) }],
      ...table.scaling.flatMap((scaling) => scalingResources(id, scaling, ids)),
    ]
  })
  const template: JsonObject = {
    AWSTemplateFormatVersion: '2010-09-09',
    ...(model.name !== undefined && { Description: model.name }),
    Resources: jsonObject(resources),
  }
  return form === 'json' ? `${JSON.stringify(template, null, 2)}\n` : writeYaml(template)
}

function properties({ request, timeToLive, recovery }: ModelTable): JsonObject {
  const { LocalSecondaryIndexes: locals = [], SSESpecification: encryption, StreamSpecification: stream } = request
  const all = {
    TableName: request.TableName,
    AttributeDefinitions: request.AttributeDefinitions,
    KeySchema: request.KeySchema,
    GlobalSecondaryIndexes: nonEmpty(globalIndexes(request).map((index) => writeIndex(index, request))),
    LocalSecondaryIndexes: nonEmpty(locals.map((index) => writeIndex(index, request))),
    BillingMode: isProvisioned(request) ? 'PROVISIONED' : 'PAY_PER_REQUEST',
    ProvisionedThroughput: isProvisioned(request) ? request.ProvisionedThroughput : undefined,
    OnDemandThroughput: request.OnDemandThroughput,
    WarmThroughput: request.WarmThroughput,
    StreamSpecification: stream?.StreamEnabled === true ? { StreamViewType: stream.StreamViewType } : undefined,
    SSESpecification:
      encryption?.Enabled === true
        ? { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: encryption.KMSMasterKeyId }
        : undefined,
    TimeToLiveSpecification: timeToLive === undefined ? undefined : { AttributeName: timeToLive, Enabled: true },
    PointInTimeRecoverySpecification:
      recovery === undefined
        ? undefined
        : { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: recovery.periodDays },
    TableClass: request.TableClass,
    DeletionProtectionEnabled: request.DeletionProtectionEnabled === true ? true : undefined,
    Tags: nonEmpty(request.Tags ?? []),
  }
  // What is undefined is not written.
  return JSON.parse(JSON.stringify(all)) as JsonObject
}

const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)

const writeIndex = (
  { IndexName, KeySchema, Projection, ...settings }: GlobalSecondaryIndex | LocalSecondaryIndex,
  request: CreateTableInput,
) => ({
  IndexName,
  KeySchema,
  Projection,
  ...('ProvisionedThroughput' in settings && isProvisioned(request)
    ? { ProvisionedThroughput: settings.ProvisionedThroughput }
    : {}),
  ...('OnDemandThroughput' in settings ? { OnDemandThroughput: settings.OnDemandThroughput } : {}),
  ...('WarmThroughput' in settings ? { WarmThroughput: settings.WarmThroughput } : {}),
})

function scalingResources(table: string, scaling: ModelScaling, ids: Identifiers): [string, JsonObject][] {
  const { index, dimension, policy } = scaling
  const word = dimension === 'read' ? 'Read' : 'Write'
  const what = index === undefined ? 'table' : 'index'
  const target = ids.of(`${table} ${index ?? ''} ${dimension} scaling`)
  const resource: Json = {
    'Fn::Sub': `table/\${${table}}${index === undefined ? '' : `/index/${index}`}`,
  }
  return [
    [
      target,
      {
        Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
        Properties: {
          ServiceNamespace: 'dynamodb',
          ResourceId: resource,
          ScalableDimension: `dynamodb:${what}:${word}CapacityUnits`,
          MinCapacity: policy.min,
          MaxCapacity: policy.max,
        },
      },
    ],
    [
      ids.of(`${table} ${index ?? ''} ${dimension} policy`),
      {
        Type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
        Properties: {
          PolicyName: `${word}Utilization`,
          PolicyType: 'TargetTrackingScaling',
          ScalingTargetId: { Ref: target },
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: policy.targetPercent,
            PredefinedMetricSpecification: { PredefinedMetricType: `DynamoDB${word}CapacityUtilization` },
          },
        },
      },
    ],
  ]
}
