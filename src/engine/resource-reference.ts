import { ApiError, resourceNotFound, validationError } from '../model/api-error.ts'
import { tagMessages } from '../model/messages/table.ts'
import type { Table } from '../model/table.ts'
import type { EngineContext } from './context.ts'

/** A `ResourceArn` taken apart: a table, or a stream of it by its label. */
export type ResourceReference = {
  readonly arn: string
  readonly region: string
  readonly account: string
  readonly table: string
  readonly stream: string | undefined
}

const resourcePattern =
  /^arn:aws[a-z-]*:dynamodb:([a-z0-9-]+):(\d{12}):table\/([a-zA-Z0-9_.-]{3,255})(?:\/(stream|index)\/([^/]+))?$/

/** Source: reference, TAG-3; errors 229. */
export function parseResourceArn(arn: string): ResourceReference {
  const [, region, account, table, kind, part] = resourcePattern.exec(arn) ?? []
  if (region === undefined || account === undefined || table === undefined) {
    throw validationError(tagMessages.invalidArn(arn))
  }
  if (kind === 'index') throw validationError(tagMessages.notTableOrStream(arn))
  return { arn, region, account, table, stream: part }
}

/**
 * The table that a reference names or whose stream it names, whatever its state; of its streams only the newest is
 * found. `notFound` is the refusal's text. Source: reference, README row 29; errors 230, 231.
 */
export function findResource(
  context: EngineContext,
  resource: ResourceReference,
  operation: string,
  notFound: string | undefined,
): Table {
  const { arn, region, account } = resource
  const found = region === context.region ? context.findTable(resource.table) : undefined
  if (account !== (found?.account ?? context.account)) {
    throw new ApiError('AccessDeniedException', tagMessages.notAuthorized({ account: context.account, operation, arn }))
  }
  if (found === undefined) throw resourceNotFound(notFound)
  if (resource.stream !== undefined && resource.stream !== found.latestStreamLabel) throw resourceNotFound(notFound)
  return found
}

type Settings = Pick<Table, 'tags' | 'policy'>

/** What is kept for the table itself or for its newest stream. */
export function resourceSettings(table: Table, resource: ResourceReference): Settings {
  if (resource.stream === undefined) return table
  const { streamSettings } = table
  return streamSettings?.label === resource.stream ? streamSettings : { tags: [] }
}

/** The table with other settings of itself or of its newest stream. */
export function withResourceSettings(table: Table, resource: ResourceReference, changed: Partial<Settings>): Table {
  if (resource.stream === undefined) return { ...table, ...changed }
  return {
    ...table,
    streamSettings: { ...resourceSettings(table, resource), label: resource.stream, ...changed },
  }
}
