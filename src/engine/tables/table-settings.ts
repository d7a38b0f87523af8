import { validationError } from '../../model/api-error.ts'
import { managedKeyId } from '../../model/managed-key.ts'
import { tableMessages } from '../../model/messages/table.ts'
import type { StreamViewType, Table } from '../../model/table.ts'
import type { SSESpecification, StreamSpecification } from '../../operation/operation-types.ts'

/** The view type to enable a stream with; undefined: no stream. Source: reference, errors 208; README row 23. */
export function requestedViewType(requested: StreamSpecification | undefined): StreamViewType | undefined {
  if (requested === undefined) return undefined
  const { StreamEnabled: enabled, StreamViewType: viewType } = requested
  if (!enabled && viewType !== undefined) throw validationError(tableMessages.viewTypeOfDisabled)
  if (enabled && viewType === undefined) throw validationError(tableMessages.viewTypeMissing)
  return viewType
}

/** ISO time without a zone. Source: reference, streams-ttl-backup 1. */
export function newStreamLabel(nowMs: number, previous: string | undefined): string {
  const label = new Date(nowMs).toISOString().slice(0, -1)
  if (previous === undefined || label > previous) return label
  // Two streams of one table within a millisecond still need two ARNs.
  return new Date(Date.parse(`${previous}Z`) + 1).toISOString().slice(0, -1)
}

/** The key of the account the table is encrypted with; undefined: the service's own. Source: reference, CT-45. */
export function requestedKey(
  requested: SSESpecification | undefined,
  owner: { readonly region: string; readonly account: string },
): Table['sse'] {
  if (requested?.SSEType !== undefined && requested.SSEType !== 'KMS') throw validationError(tableMessages.sseType)
  if (requested?.Enabled !== true) return undefined
  const key = requested.KMSMasterKeyId ?? managedKeyId(owner)
  if (key.startsWith('arn:')) return { keyArn: key }
  return { keyArn: `arn:aws:kms:${owner.region}:${owner.account}:${key.startsWith('alias/') ? key : `key/${key}`}` }
}
