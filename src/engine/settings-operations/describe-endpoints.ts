import type { Request, Response } from '../../operation/operation.ts'
import type { EngineContext } from '../context.ts'

/** For a day. Source: reference, operations 1 (memory). */
const cacheMinutes = 1440

/**
 * Where the caller is already, or else the service's endpoint of this Region: a client that discovers its endpoints must not
 * be sent to the service itself. Source: reference, operations 1; HTTP-1.
 */
export function describeEndpoints(
  context: EngineContext,
  _: Request<'DescribeEndpoints'>,
): Response<'DescribeEndpoints'> {
  const address = context.host ?? `dynamodb.${context.region}.amazonaws.com`
  return { Endpoints: [{ Address: address, CachePeriodInMinutes: cacheMinutes }] }
}
