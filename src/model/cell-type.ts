/** What a column of a table of text holds, where somebody says so. Sets are written as JSON arrays. */
export const cellTypes = ['STRING', 'NUMBER', 'BINARY', 'BOOL', 'LIST', 'MAP', 'SS', 'NS', 'BS'] as const
export type CellType = (typeof cellTypes)[number]
