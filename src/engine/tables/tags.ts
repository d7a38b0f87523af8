import { validationError } from '../../model/api-error.ts'
import { tagMessages } from '../../model/messages/table.ts'
import type { Tags } from '../../model/table.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { Tag } from '../../operation/operation-types.ts'
import type { EngineContext } from '../context.ts'
import { findResource, parseResourceArn, resourceSettings, withResourceSettings } from '../resource-reference.ts'

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
    const table = findResource(context, resource, 'TagResource', tagMessages.notFound(arn))
    const tags = mergedTags([...resourceSettings(table, resource).tags, ...added])
    context.store.saveTable(withResourceSettings(table, resource, { tags }))
    return {}
  })
}

/** Takes tags away; keys that no tag has are ignored. The answer is empty. Source: reference, operations 2; TAG-8. */
export function untagResource(context: EngineContext, request: Request<'UntagResource'>): Response<'UntagResource'> {
  const resource = parseResourceArn(request.ResourceArn)
  if (request.TagKeys.length === 0) throw validationError(tagMessages.noTagKeys)
  const gone = new Set(request.TagKeys)
  return context.store.transaction(() => {
    const table = findResource(context, resource, 'UntagResource', undefined)
    const tags = resourceSettings(table, resource).tags.filter(({ key }) => !gone.has(key))
    context.store.saveTable(withResourceSettings(table, resource, { tags }))
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
  const table = findResource(context, resource, 'ListTagsOfResource', tagMessages.notFound(arn))
  const { tags } = resourceSettings(table, resource)
  return { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }
}

/** Tags as one request may give them: no key twice. */
export function readTags(requested: readonly Tag[] | undefined): Tags {
  const keys = new Set<string>()
  for (const { Key: key, Value: value } of requested ?? []) {
    if (keys.has(key)) throw validationError(tagMessages.duplicate(key))
    if (!tagText.test(key) || !tagText.test(value)) throw validationError(tagMessages.characters(key))
    keys.add(key)
  }
  return mergedTags((requested ?? []).map(({ Key, Value }) => ({ key: Key, value: Value })))
}

/** The last of one key counts. */
function mergedTags(tags: Tags): Tags {
  const merged = new Map(tags.map(({ key, value }) => [key, value]))
  if (merged.size > tagsMax) throw validationError(tagMessages.tooMany)
  return [...merged].map(([key, value]) => ({ key, value }))
}
