import { resourceNotFound, validationError } from '../model/api-error.ts'
import { tableMessages } from '../model/messages/table.ts'
import type { Table } from '../model/table.ts'

/** A `TableName` taken apart: a plain name, or an ARN that also says where the table lives. */
export type TableReference = {
  readonly name: string
  readonly region?: string | undefined
  readonly account?: string | undefined
}

const tableArnPattern = /^arn:aws[a-z-]*:dynamodb:([a-z0-9-]+):(\d{12}):table\/([a-zA-Z0-9_.-]{3,255})$/

/** Source: reference, data-model 13: item and table operations accept a name or an ARN. */
export function parseTableReference(nameOrArn: string): TableReference {
  const reference = tableReference(nameOrArn)
  if (reference === undefined) throw validationError(tableMessages.invalidArn(nameOrArn))
  return reference
}

/** The same for a text that nobody checked; undefined for an ARN that is no table's. */
export function tableReference(nameOrArn: string): TableReference | undefined {
  if (!nameOrArn.startsWith('arn:')) return { name: nameOrArn }
  const [, region, account, name] = tableArnPattern.exec(nameOrArn) ?? []
  return name === undefined ? undefined : { name, region, account }
}

/** Whether the ARN, if it was one, is this table's. */
export const refersTo = (reference: TableReference, table: Pick<Table, 'region' | 'account'>): boolean =>
  (reference.region ?? table.region) === table.region && (reference.account ?? table.account) === table.account

/** The name of a table to create; an ARN must be of the Region and account it will live in. */
export function newTableReference(
  nameOrArn: string,
  home: { readonly region: string; readonly account: string },
): TableReference {
  const reference = parseTableReference(nameOrArn)
  if (!refersTo(reference, home)) throw validationError(tableMessages.invalidArn(nameOrArn))
  return reference
}

/** Operations on tables name what they did not find. Source: reference, errors 224. */
export const tableNotFound = (nameOrArn: string): Error =>
  resourceNotFound(tableMessages.notFound(parseTableReference(nameOrArn).name))
