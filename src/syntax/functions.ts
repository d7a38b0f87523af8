/** Functions of conditions, with the position each may stand in. Names are case-sensitive (CEX-20). */
export const conditionFunctions: ReadonlyMap<string, 'condition' | 'operand'> = new Map([
  ['attribute_exists', 'condition'],
  ['attribute_not_exists', 'condition'],
  ['attribute_type', 'condition'],
  ['begins_with', 'condition'],
  ['contains', 'condition'],
  ['size', 'operand'],
])

/** Functions of SET. */
export const updateFunctions: ReadonlySet<string> = new Set(['if_not_exists', 'list_append'])
