import type { TableDescription } from '../operation/operation-types.ts'

/** Of a table's ARN; that of the prices when it has none. */
export const regionOf = ({ TableArn }: TableDescription): string => TableArn?.split(':')[3] || 'us-east-1'
