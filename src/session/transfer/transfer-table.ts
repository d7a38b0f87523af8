import type { Span } from '../../base/shell-error.ts'
import type { KeyType } from '../../model/value.ts'
import type { BulkLane } from '../../operation/bulk.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import type { Run } from '../run.ts'
import { SessionError } from '../session-error.ts'
import type { Connection, SessionState } from '../session-state.ts'
import type { Settings } from '../settings.ts'
import { laneWithSettings } from '../with-settings.ts'

/** The fast lane of a connection, as the settings have it. */
export function laneOf({ bulk, name }: Connection, settings: Settings, span: Span): BulkLane {
  if (bulk !== undefined) return laneWithSettings(bulk, settings)
  throw new SessionError('session.no-bulk', `${name} takes no files`, { span })
}

export function refuseReadOnly({ readOnly }: SessionState, span: Span, verb: string): void {
  if (!readOnly) return
  throw new SessionError('session.read-only', 'this session reads only', {
    span,
    hint: `Start it without --read-only to ${verb}.`,
  })
}

/** As it is now. */
export async function tableNamed({ catalogue, signal }: Run, table: string): Promise<TableDescription | undefined> {
  catalogue.forget(table)
  await catalogue.fetch([table], signal)
  return catalogue.describe(table)
}

/** Types of the key attributes of a table and its indexes. */
export function keyTypesOf({ AttributeDefinitions = [] }: TableDescription): ReadonlyMap<string, KeyType> {
  return new Map(AttributeDefinitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]))
}
