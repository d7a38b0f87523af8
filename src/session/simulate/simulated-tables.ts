import type { ResourceDefinition } from '../../analysis/partitions/resource-definition.ts'
import type { SimulatedResource } from '../../analysis/simulation/run-simulation.ts'
import type { TableReference } from '../../ast/partiql.ts'
import type { Billing } from '../../ast/table-statement.ts'
import { policiesIn, policyMistake } from '../../model/scaling.ts'
import { itemBytesOf } from '../../model/stored-size.ts'
import type { Units } from '../../model/table.ts'
import type { CreateTableInput, TableDescription } from '../../operation/operation-types.ts'
import { billingModeOf, regionOf, tableClassOf } from '../../operation/table-facts.ts'
import { SimulationError } from './simulation-error.ts'
import type { SimulationOptions } from './simulation-options.ts'

type TableOption = SimulationOptions['tables'][number]

/** What a new on-demand table can serve at once. Source: reference, partitions 3. */
const onDemandWarm: Units = { readUnits: 12_000, writeUnits: 4_000 }

/** Tables and global indexes as they are, or as the options say they would be. */
export function simulatedResources(
  tables: readonly TableDescription[],
  options: readonly TableOption[],
): readonly SimulatedResource[] {
  const resources = tables.flatMap((table) => [tableResource(table), ...indexResources(table)])
  for (const option of options) {
    if (!resources.some((resource) => isNamed(resource, option.table))) {
      throw new SimulationError(
        'simulate.bad-option',
        `${option.table.parts.join('.')} is not part of the simulation`,
        {
          span: option.table.span,
          hint: `It is about ${resources.map(nameOf).join(', ')}.`,
        },
      )
    }
  }
  return resources.map((resource) =>
    options.filter(({ table }) => isNamed(resource, table)).reduce<SimulatedResource>(changed, resource),
  )
}

const nameOf = ({ table, index }: ResourceDefinition): string => (index === undefined ? table : `${table}.${index}`)

/** A change of billing of the table is one of its indexes as well, unless they say otherwise themselves: not so here. */
const isNamed = (resource: ResourceDefinition, { parts }: TableReference): boolean =>
  resource.table === parts[0] && resource.index === parts[1]

function changed(resource: SimulatedResource, option: TableOption): SimulatedResource {
  switch (option.kind) {
    case 'billing':
      return { ...resource, ...billed(option.billing) }
    case 'warm':
      return { ...resource, warm: atLeast(resource.warm, option.units) }
    case 'scaling': {
      const { scaling, span } = option
      for (const policy of Object.values(scaling)) {
        const mistake = policy === undefined || policy === 'OFF' ? undefined : policyMistake(policy)
        if (mistake === undefined) continue
        throw new SimulationError('simulate.bad-option', mistake.message, { span, hint: mistake.hint })
      }
      if (resource.billing !== 'PROVISIONED') {
        throw new SimulationError('simulate.bad-option', `${nameOf(resource)} is on demand: nothing can be scaled`, {
          span,
          hint: 'Give it BILLING MODE PROVISIONED (n RCU, n WCU) before.',
        })
      }
      return { ...resource, scaling: { ...resource.scaling, ...policiesIn(scaling) } }
    }
  }
}

/** As if it had been created so: what it can serve at once is forgotten. */
function billed(billing: Billing): Pick<SimulatedResource, 'billing' | 'throughput' | 'onDemandLimits' | 'warm'> {
  if (billing.mode === 'PROVISIONED') {
    return {
      billing: 'PROVISIONED',
      throughput: billing.throughput,
      onDemandLimits: undefined,
      warm: billing.throughput,
    }
  }
  const { limits } = billing
  return {
    billing: 'PAY_PER_REQUEST',
    throughput: { readUnits: 0, writeUnits: 0 },
    onDemandLimits: limits === undefined || limits === 'UNLIMITED' ? undefined : limits,
    warm: onDemandWarm,
  }
}

const atLeast = (a: Units, b: Units): Units => ({
  readUnits: Math.max(a.readUnits, b.readUnits),
  writeUnits: Math.max(a.writeUnits, b.writeUnits),
})

function tableResource(table: TableDescription): SimulatedResource {
  return {
    ...common(table, table),
    bytes: itemBytesOf(table.ItemCount ?? 0, table.TableSizeBytes ?? 0),
    hasSortKey: hasSortKey(table),
    hasLocalIndexes: (table.LocalSecondaryIndexes ?? []).length > 0,
  }
}

const indexResources = (table: TableDescription): readonly SimulatedResource[] =>
  (table.GlobalSecondaryIndexes ?? []).map((index) => ({
    ...common(table, index),
    index: index.IndexName,
    bytes: itemBytesOf(index.ItemCount ?? 0, index.IndexSizeBytes ?? 0),
    hasSortKey: hasSortKey(index),
    hasLocalIndexes: false,
  }))

type Provided = Pick<TableDescription, 'ProvisionedThroughput' | 'OnDemandThroughput' | 'WarmThroughput'>

function common(
  table: TableDescription,
  of: Provided,
): Omit<SimulatedResource, 'bytes' | 'hasSortKey' | 'hasLocalIndexes'> {
  const billing = billingModeOf(table)
  const throughput = {
    readUnits: of.ProvisionedThroughput?.ReadCapacityUnits ?? 0,
    writeUnits: of.ProvisionedThroughput?.WriteCapacityUnits ?? 0,
  }
  const assumed = billing === 'PROVISIONED' ? throughput : onDemandWarm
  const { MaxReadRequestUnits: maxRead = -1, MaxWriteRequestUnits: maxWrite = -1 } = of.OnDemandThroughput ?? {}
  return {
    region: regionOf(table),
    table: table.TableName ?? '',
    createdMs: 0,
    billing,
    throughput,
    onDemandLimits: {
      ...(maxRead > 0 ? { readUnits: maxRead } : {}),
      ...(maxWrite > 0 ? { writeUnits: maxWrite } : {}),
    },
    warm: {
      readUnits: of.WarmThroughput?.ReadUnitsPerSecond ?? assumed.readUnits,
      writeUnits: of.WarmThroughput?.WriteUnitsPerSecond ?? assumed.writeUnits,
    },
    tableClass: tableClassOf(table),
  }
}

const hasSortKey = ({ KeySchema: schema }: Pick<TableDescription, 'KeySchema'>): boolean =>
  schema?.some(({ KeyType: type }) => type === 'RANGE') ?? false

/** The same table without its data and without what costs nothing per request; of what it provides depends what a scan costs. */
export function copyOf(table: TableDescription): CreateTableInput {
  const { TableName, AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes } = table
  return {
    TableName: TableName ?? '',
    AttributeDefinitions,
    KeySchema,
    BillingMode: billingModeOf(table),
    ...throughputCopy(table),
    ...(GlobalSecondaryIndexes === undefined
      ? {}
      : {
          GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => ({
            ...indexCopy(index),
            ...throughputCopy(index),
          })),
        }),
    ...(LocalSecondaryIndexes === undefined ? {} : { LocalSecondaryIndexes: LocalSecondaryIndexes.map(indexCopy) }),
  }
}

/** It decides into how many partitions the copy is divided, and so what a Scan costs at least. */
function throughputCopy({ ProvisionedThroughput, WarmThroughput }: Provided) {
  const { ReadCapacityUnits = 0, WriteCapacityUnits = 0 } = ProvisionedThroughput ?? {}
  const { ReadUnitsPerSecond, WriteUnitsPerSecond } = WarmThroughput ?? {}
  return {
    ...(ReadCapacityUnits === 0 ? {} : { ProvisionedThroughput: { ReadCapacityUnits, WriteCapacityUnits } }),
    ...(ReadUnitsPerSecond === undefined ? {} : { WarmThroughput: { ReadUnitsPerSecond, WriteUnitsPerSecond } }),
  }
}

type IndexOf = NonNullable<TableDescription['GlobalSecondaryIndexes']>[number]

const indexCopy = ({ IndexName, KeySchema, Projection }: Pick<IndexOf, 'IndexName' | 'KeySchema' | 'Projection'>) => ({
  IndexName: IndexName ?? '',
  KeySchema: KeySchema ?? [],
  Projection: Projection ?? {},
})
