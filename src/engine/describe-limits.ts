import type { Response } from '../operation/operation.ts'

/** The default quotas, which nothing here enforces. Source: reference, operations 1; partitions 2. */
export function describeLimits(): Response<'DescribeLimits'> {
  return {
    AccountMaxReadCapacityUnits: 80_000,
    AccountMaxWriteCapacityUnits: 80_000,
    TableMaxReadCapacityUnits: 40_000,
    TableMaxWriteCapacityUnits: 40_000,
  }
}
