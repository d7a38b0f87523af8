import { emptyModel, type ModelScaling, type ModelTable, type Note, type ReadModel } from '../model-file.ts'
import { ModelFileError } from '../model-file-error.ts'
import { Part } from '../text/part.ts'
import { readDocument } from '../text/read-document.ts'
import { readGlobalTable, readSimpleTable, readTable } from './read-table-resource.ts'
import { resolveTemplate } from './resolve-template.ts'

const tableTypes = {
  'AWS::DynamoDB::Table': readTable,
  'AWS::DynamoDB::GlobalTable': readGlobalTable,
  'AWS::Serverless::SimpleTable': readSimpleTable,
} as const

const isTableType = (type: unknown): type is keyof typeof tableTypes =>
  typeof type === 'string' && Object.hasOwn(tableTypes, type)

/** The tables of a CloudFormation or SAM template, in JSON or YAML, with the auto scaling that its other resources ask for. */
export function readCloudFormation(text: string): ReadModel {
  const raw = new Part(readDocument(text))
  raw.object()
  const { template, notes } = resolveTemplate(raw, tableNames(raw))
  const resources = template.at('Resources').members()
  const tables = resources.flatMap(([id, resource]) => {
    const type = resource.at('Type').value
    if (!isTableType(type)) return []
    const properties = resource.at('Properties')
    const name = properties.at('TableName')
    const isUnknown = !name.isAbsent && typeof name.value !== 'string'
    const unnamed = isUnknown
      ? [{ place: name.path, text: `only a deployment knows it: the table is called ${id}` }]
      : []
    const table = tableTypes[type](properties, isUnknown || name.isAbsent ? id : name.name())
    return [{ table: table.table, notes: [...unnamed, ...table.notes] }]
  })
  if (tables.length === 0)
    throw new ModelFileError('modelling.bad-shape', 'Resources: no table in it', {
      hint: `A table is a resource of type ${Object.keys(tableTypes)
        .join(', ')
        .replace(/, ([^,]*)$/, ' or $1')}.`,
    })
  const scaled = withScaling(
    tables.map(({ table }) => table),
    resources,
  )
  return {
    model: { ...emptyModel, tables: scaled.tables },
    notes: [...notes, ...tables.flatMap((table) => table.notes), ...scaled.notes],
  }
}

/** What `Ref` of a table stands for. A name that is computed counts as the table's id. */
function tableNames(raw: Part): ReadonlyMap<string, string> {
  const first = resolveTemplate(raw, new Map()).template
  return new Map(
    first
      .at('Resources')
      .members()
      .flatMap(([id, resource]) => {
        const name = resource.at('Properties').at('TableName').value
        return isTableType(resource.at('Type').value) ? [[id, typeof name === 'string' ? name : id] as const] : []
      }),
  )
}

type Scaled = { readonly tables: readonly ModelTable[]; readonly notes: readonly Note[] }

/** A policy names its target, by reference or as the target names what it scales. */
function withScaling(tables: readonly ModelTable[], resources: readonly (readonly [string, Part])[]): Scaled {
  const ofType = (type: string) =>
    resources.filter(([, resource]) => resource.at('Type').value === `AWS::ApplicationAutoScaling::${type}`)
  const policies = ofType('ScalingPolicy').map(([, resource]) => resource.at('Properties'))
  const notes: Note[] = []
  const found = ofType('ScalableTarget').flatMap(([id, resource]) => {
    const target = resource.at('Properties')
    const policy = policies.find((each) => isPolicyOf(each, id, target))
    const scaling = readTarget(target, policy)
    if (scaling === undefined || !tables.some(({ request }) => request.TableName === scaling.table)) {
      notes.push({ place: resource.path, text: 'scales no table of this template: left out' })
      return []
    }
    return [scaling]
  })
  return {
    tables: tables.map((table) => ({
      ...table,
      scaling: [
        ...table.scaling,
        ...found.filter((each) => each.table === table.request.TableName).map(({ scaling }) => scaling),
      ],
    })),
    notes,
  }
}

function isPolicyOf(policy: Part, id: string, target: Part): boolean {
  const named = policy.at('ScalingTargetId').at('Ref').value
  if (named !== undefined) return named === id
  return ['ResourceId', 'ScalableDimension'].every(
    (name) => JSON.stringify(policy.at(name).value) === JSON.stringify(target.at(name).value),
  )
}

/** `table/Orders/index/byDay` in `dynamodb:index:ReadCapacityUnits`. */
function readTarget(
  target: Part,
  policy: Part | undefined,
): { readonly table: string; readonly scaling: ModelScaling } | undefined {
  const [, table, index] = /^table\/([^/]+)(?:\/index\/([^/]+))?$/.exec(target.at('ResourceId').word()) ?? []
  const [, dimension] =
    /^dynamodb:(?:table|index):(Read|Write)CapacityUnits$/.exec(target.at('ScalableDimension').word()) ?? []
  if (table === undefined || dimension === undefined || policy === undefined) return undefined
  return {
    table,
    scaling: {
      ...(index === undefined ? {} : { index }),
      dimension: dimension === 'Read' ? 'read' : 'write',
      policy: {
        targetPercent: policy.at('TargetTrackingScalingPolicyConfiguration').at('TargetValue').count(),
        min: target.at('MinCapacity').count(),
        max: target.at('MaxCapacity').count(),
      },
    },
  }
}
