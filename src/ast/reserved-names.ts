/** Words that the shell reads as names only in double quotes, in any letter case. */
export const reservedNames: ReadonlySet<string> = new Set([
  'SELECT',
  'FROM',
  'WHERE',
  'AND',
  'OR',
  'NOT',
  'IN',
  'BETWEEN',
  'IS',
  'SET',
  'TRUE',
  'FALSE',
  'NULL',
  'MISSING',
])
