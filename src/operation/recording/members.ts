/** Members of requests that hold expressions, by what a shape calls them. */
export const expressionMembers = [
  { member: 'keyCondition', parameter: 'KeyConditionExpression' },
  { member: 'filter', parameter: 'FilterExpression' },
  { member: 'condition', parameter: 'ConditionExpression' },
  { member: 'update', parameter: 'UpdateExpression' },
  { member: 'projection', parameter: 'ProjectionExpression' },
] as const
export type ExpressionMember = (typeof expressionMembers)[number]['member']

export const isObject = (given: unknown): given is { readonly [name: string]: unknown } =>
  typeof given === 'object' && given !== null && !Array.isArray(given)

export const textOf = (given: unknown): string | undefined => (typeof given === 'string' ? given : undefined)
