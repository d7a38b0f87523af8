import { ApiError, resourceNotFound, validationError } from '../../model/api-error.ts'
import { tagMessages } from '../../model/messages/table.ts'
import type { Table } from '../../model/table.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { Tag } from '../../operation/operation-types.ts'
import type { EngineContext } from '../context.ts'

const tagsMax = 50
/** Source: reference, data-model 14; `@` from memory. */
const tagText = /^[\p{L}\p{N}\p{Z}\s+\-=._:/@]*$/u

/** Sets tags; one that is there gets the new value. The answer is empty. Source: reference, operations 2; TAG-8. */
export function tagResource(context: EngineContext, request: Request<'TagResource'>): Response<'TagResource'> {
  const { ResourceArn: arn, Tags: requested } = request
  const resource = parseResourceArn(arn)
  if (requested.length === 0) throw validationError(tagMessages.noTags)
  const added = readTags(requested)
  return context.store.transaction(() => {
    const table = taggedTable(context, resource, 'TagResource', tagMessages.notFound(arn))
    const tags = mergedTags([...table.tags, ...added])
    context.store.saveTable({ ...table, tags })
    return {}
  })
}

/** Takes tags away; keys that no tag has are ignored. The answer is empty. Source: reference, operations 2; TAG-8. */
export function untagResource(context: EngineContext, request: Request<'UntagResource'>): Response<'UntagResource'> {
  const resource = parseResourceArn(request.ResourceArn)
  if (request.TagKeys.length === 0) throw validationError(tagMessages.noTagKeys)
  const gone = new Set(request.TagKeys)
  return context.store.transaction(() => {
    const table = taggedTable(context, resource, 'UntagResource', undefined)
    context.store.saveTable({ ...table, tags: table.tags.filter(({ key }) => !gone.has(key)) })
    return {}
  })
}

/** All on one page: the service says nothing about how many it gives at once. */
export function listTagsOfResource(
  context: EngineContext,
  request: Request<'ListTagsOfResource'>,
): Response<'ListTagsOfResource'> {
  const { ResourceArn: arn, NextToken: token } = request
  const resource = parseResourceArn(arn)
  if (token !== undefined) throw validationError(tagMessages.invalidToken)
  const { tags } = taggedTable(context, resource, 'ListTagsOfResource', tagMessages.notFound(arn))
  return { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }
}

/** Tags as one request may give them: no key twice. */
export function readTags(requested: readonly Tag[] | undefined): Table['tags'] {
  const keys = new Set<string>()
  for (const { Key: key, Value: value } of requested ?? []) {
    if (keys.has(key)) throw validationError(tagMessages.duplicate(key))
    if (!tagText.test(key) || !tagText.test(value)) throw validationError(tagMessages.characters(key))
    keys.add(key)
  }
  return mergedTags((requested ?? []).map(({ Key, Value }) => ({ key: Key, value: Value })))
}

/** The last of one key counts. */
function mergedTags(tags: Table['tags']): Table['tags'] {
  const merged = new Map(tags.map(({ key, value }) => [key, value]))
  if (merged.size > tagsMax) throw validationError(tagMessages.tooMany)
  return [...merged].map(([key, value]) => ({ key, value }))
}

type Resource = {
  readonly arn: string
  readonly region: string
  readonly account: string
  readonly table: string
  /** Of a stream of the table. */
  readonly stream: string | undefined
}

const resourcePattern =
  /^arn:aws[a-z-]*:dynamodb:([a-z0-9-]+):(\d{12}):table\/([a-zA-Z0-9_.-]{3,255})(?:\/(stream|index)\/([^/]+))?$/

/** Source: reference, TAG-3; errors 229. */
function parseResourceArn(arn: string): Resource {
  const [, region, account, table, kind, part] = resourcePattern.exec(arn) ?? []
  if (region === undefined || account === undefined || table === undefined) {
    throw validationError(tagMessages.invalidArn(arn))
  }
  if (kind === 'index') throw validationError(tagMessages.notTableOrStream(arn))
  return { arn, region, account, table, stream: part }
}

/**
 * The table an ARN names, whatever its state. A stream carries no tags here, so that its ARN finds nothing.
 * Source: reference, README row 29; errors 230, 231.
 */
function taggedTable(
  context: EngineContext,
  resource: Resource,
  operation: string,
  notFound: string | undefined,
): Table {
  const { arn, region, account } = resource
  const found = region === context.region ? context.findTable(resource.table) : undefined
  if (found?.account === account && resource.stream === undefined) return found
  if (account !== (found?.account ?? context.account)) {
    throw new ApiError('AccessDeniedException', tagMessages.notAuthorized({ account: context.account, operation, arn }))
  }
  throw resourceNotFound(notFound)
}
