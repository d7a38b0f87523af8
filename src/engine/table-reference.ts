import { validationError } from '../model/api-error.ts'
import { tableMessages } from '../model/messages/table.ts'

/** A `TableName` taken apart: a plain name, or an ARN that also says where the table lives. */
export type TableReference = {
  readonly name: string
  readonly region?: string | undefined
  readonly account?: string | undefined
}

const tableArnPattern = /^arn:aws[a-z-]*:dynamodb:([a-z0-9-]+):(\d{12}):table\/([a-zA-Z0-9_.-]{3,255})$/

/** Source: reference, data-model 13: item and table operations accept a name or an ARN. */
export function parseTableReference(nameOrArn: string): TableReference {
  if (!nameOrArn.startsWith('arn:')) return { name: nameOrArn }
  const [, region, account, name] = tableArnPattern.exec(nameOrArn) ?? []
  if (name === undefined) throw validationError(tableMessages.invalidArn(nameOrArn))
  return { name, region, account }
}
