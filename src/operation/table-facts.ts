import type { BillingMode } from '../model/table.ts'
import type { TableDescription } from './operation-types.ts'

/** What a description says in members that may be absent. */

/** A table that was never on demand need not say how it is billed. */
export const billingModeOf = ({ BillingModeSummary, ProvisionedThroughput }: TableDescription): BillingMode =>
  (BillingModeSummary?.BillingMode as BillingMode | undefined) ??
  ((ProvisionedThroughput?.ReadCapacityUnits ?? 0) === 0 ? 'PAY_PER_REQUEST' : 'PROVISIONED')

/** As prices name it: Standard, or Standard-Infrequent Access. */
export const tableClassOf = ({ TableClassSummary }: TableDescription): 'standard' | 'ia' =>
  TableClassSummary?.TableClass === 'STANDARD_INFREQUENT_ACCESS' ? 'ia' : 'standard'

/** Of its ARN; that of the prices when it has none. */
export const regionOf = ({ TableArn }: TableDescription): string => TableArn?.split(':')[3] || 'us-east-1'
