import { createHash } from 'node:crypto'

/** Who has a key of KMS: the AWS managed one is one per account and Region. */
type Owner = { readonly region: string; readonly account: string }

/** The id of the AWS managed key of DynamoDB, which is made from its owner. */
export function managedKeyId({ region, account }: Owner): string {
  const hex = createHash('md5').update(`${account}/${region}/aws/dynamodb`).digest('hex')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')
}

/** Whether an ARN is that of the AWS managed key, which nobody can name in another account. */
export function isManagedKey(arn: string): boolean {
  const [, , , region = '', account = '', key = ''] = arn.split(':')
  return key === 'alias/aws/dynamodb' || key === `key/${managedKeyId({ region, account })}`
}
