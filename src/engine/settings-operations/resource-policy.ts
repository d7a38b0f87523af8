import { ApiError } from '../../model/api-error.ts'
import { policyMessages } from '../../model/messages/settings.ts'
import { tableMessages } from '../../model/messages/table.ts'
import type { ResourcePolicy, Table } from '../../model/table.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { EngineContext } from '../context.ts'
import {
  findResource,
  parseResourceArn,
  type ResourceReference,
  resourceSettings,
  withResourceSettings,
} from '../resource-reference.ts'
import { checkTableIdle } from '../tables/table-state.ts'
import { readPolicy } from './policy-text.ts'

/** What ExpectedRevisionId says to create only. Source: reference, security 6. */
const noPolicy = 'NO_POLICY'

/** The same policy again changes nothing and answers the same id. Source: reference, operations 16; security 6. */
export function putResourcePolicy(
  context: EngineContext,
  request: Request<'PutResourcePolicy'>,
): Response<'PutResourcePolicy'> {
  const { ResourceArn: arn, ExpectedRevisionId: expected } = request
  const resource = parseResourceArn(arn)
  const text = readPolicy(request.Policy)
  return context.store.transaction(() => {
    const table = findPolicyResource(context, resource, 'PutResourcePolicy')
    const { policy } = resourceSettings(table, resource)
    if (expected === noPolicy) checkNone(table, policy)
    else checkRevision(table, resource, policy, expected)
    if (policy?.text === text) return { RevisionId: policy.revision }
    const changed = changedPolicy(context, table, policy, text)
    context.store.saveTable(withResourceSettings(table, resource, { policy: changed }))
    return { RevisionId: changed.revision }
  })
}

/** Throws PolicyNotFoundException. Source: reference, errors 240. */
export function getResourcePolicy(
  context: EngineContext,
  request: Request<'GetResourcePolicy'>,
): Response<'GetResourcePolicy'> {
  const resource = parseResourceArn(request.ResourceArn)
  const table = findPolicyResource(context, resource, 'GetResourcePolicy')
  const { policy } = resourceSettings(table, resource)
  if (policy?.text === undefined) throw policyNotFound(policyMessages.none(resource.arn))
  return { Policy: policy.text, RevisionId: policy.revision }
}

/** The answer is empty where there is none and none was expected. Source: reference, operations 16. */
export function deleteResourcePolicy(
  context: EngineContext,
  request: Request<'DeleteResourcePolicy'>,
): Response<'DeleteResourcePolicy'> {
  const resource = parseResourceArn(request.ResourceArn)
  return context.store.transaction(() => {
    const table = findPolicyResource(context, resource, 'DeleteResourcePolicy')
    const { policy } = resourceSettings(table, resource)
    checkRevision(table, resource, policy, request.ExpectedRevisionId)
    if (policy?.text === undefined) return {}
    const changed = changedPolicy(context, table, policy, undefined)
    context.store.saveTable(withResourceSettings(table, resource, { policy: changed }))
    return { RevisionId: policy.revision }
  })
}

/** The policy that CreateTable brings, there with the table. Source: reference, security 6. */
export function newPolicy(text: string | undefined, nowMs: number): ResourcePolicy | undefined {
  return text === undefined ? undefined : { text: readPolicy(text), revision: String(nowMs) }
}

function findPolicyResource(context: EngineContext, resource: ResourceReference, operation: string): Table {
  const { arn, stream, table } = resource
  const message = stream === undefined ? tableMessages.notFound(table) : tableMessages.streamNotFound(arn)
  return findResource(context, resource, operation, message)
}

/** Source: reference, errors 239. */
function checkNone(table: Table, policy: ResourcePolicy | undefined): void {
  if (policy?.text !== undefined) throw policyNotFound(policyMessages.noneExpected(table.name, policy.revision))
}

/** Source: reference, errors 238, 240. */
function checkRevision(
  table: Table,
  resource: ResourceReference,
  policy: ResourcePolicy | undefined,
  expected: string | undefined,
): void {
  if (expected === undefined) return
  if (policy?.text === undefined) throw policyNotFound(policyMessages.none(resource.arn))
  if (policy.revision !== expected) {
    throw policyNotFound(policyMessages.otherRevision(table.name, expected, policy.revision))
  }
}

/** One change of a resource at a time, and a pause after it. Source: reference, security 6. */
function changedPolicy(
  context: EngineContext,
  table: Table,
  policy: ResourcePolicy | undefined,
  text: string | undefined,
): ResourcePolicy {
  checkTableIdle(table)
  const nowMs = context.clock.now()
  if (policy?.changedMs !== undefined && nowMs < policy.changedMs + context.settings.policyIntervalMs) {
    throw new ApiError('ResourceInUseException', policyMessages.pending(table.name))
  }
  // A revision id looks like the moment of the change (memory), and no policy gets that of another.
  const revision = Math.max(nowMs, Number(policy?.revision ?? 0) + 1)
  return { text, revision: String(revision), changedMs: nowMs }
}

const policyNotFound = (message: string): ApiError => new ApiError('PolicyNotFoundException', message)
