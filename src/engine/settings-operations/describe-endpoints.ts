import type { Request, Response } from '../../operation/operation.ts'
import type { EngineContext } from '../context.ts'

/** For a day. Source: reference, operations 1 (memory). */
const cacheMinutes = 1440

/** The service's endpoint of this Region, which nothing here listens on. Source: reference, operations 1; HTTP-1. */
export function describeEndpoints(
  context: EngineContext,
  _: Request<'DescribeEndpoints'>,
): Response<'DescribeEndpoints'> {
  return {
    Endpoints: [{ Address: `dynamodb.${context.region}.amazonaws.com`, CachePeriodInMinutes: cacheMinutes }],
  }
}
