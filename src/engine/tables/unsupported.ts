import { validationError } from '../../model/api-error.ts'
import { tableMessages } from '../../model/messages/table.ts'
import type { Request } from '../../operation/operation.ts'

/** Members the engine has no behaviour for, by operation. */
export const unsupportedMembers = {
  CreateTable: ['GlobalTableSourceArn', 'GlobalTableSettingsReplicationMode', 'VectorIndexes'],
  UpdateTable: [
    'ReplicaUpdates',
    'MultiRegionConsistency',
    'GlobalTableWitnessUpdates',
    'GlobalTableSettingsReplicationMode',
    'VectorIndexUpdates',
  ],
  ExportTableToPointInTime: ['IncrementalExportSpecification'],
  RestoreTableFromBackup: ['VectorIndexOverride'],
  RestoreTableToPointInTime: ['VectorIndexOverride'],
} as const satisfies {
  readonly [Name in
    | 'CreateTable'
    | 'ExportTableToPointInTime'
    | 'UpdateTable'
    | 'RestoreTableFromBackup'
    | 'RestoreTableToPointInTime']: readonly (keyof Request<Name>)[]
}

/** They are refused by name rather than dropped. */
export function refuseMembers(
  name: keyof typeof unsupportedMembers,
  request: { readonly [member: string]: unknown },
): void {
  const given = unsupportedMembers[name].find((member) => request[member] !== undefined)
  if (given !== undefined) throw validationError(tableMessages.unsupported(given))
}
