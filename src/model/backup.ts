import { type Table, tableArn } from './table.ts'

/** A copy of a table's items, and the table as it was then. Times in epoch milliseconds. */
export type Backup = {
  /** The last part of its ARN. */
  readonly id: string
  readonly name: string
  readonly type: 'USER' | 'SYSTEM'
  readonly createdMs: number
  /** It is CREATING until then. */
  readonly availableMs: number
  /** When the service deletes it by itself; absent: never. */
  readonly expiresMs?: number | undefined
  /** Names its rows in the file. */
  readonly rows: number
  readonly items: number
  /** As a description of the table counts them. */
  readonly bytes: number
  readonly table: Table
}

export const backupArn = ({ table, id }: Pick<Backup, 'table' | 'id'>): string => `${tableArn(table)}/backup/${id}`
