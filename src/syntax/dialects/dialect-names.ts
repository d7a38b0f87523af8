/** Whose quoting and whose habits a text follows. Source: reference, dialects 4d. */
export const dialects = ['default', 'ddbsh', 'dql'] as const
export type Dialect = (typeof dialects)[number]

export const isDialect = (name: string): name is Dialect => (dialects as readonly string[]).includes(name)
