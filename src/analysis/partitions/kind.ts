/** Read and write capacity are limited apart from each other. */
export type Kind = 'read' | 'write'
export const kinds: readonly Kind[] = ['read', 'write']
