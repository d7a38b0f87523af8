/** Forms of results that `.mode` and `--mode` name, in the order in which they are listed. */
export const outputModes = [
  'table',
  'box',
  'ascii',
  'line',
  'json',
  'jsonl',
  'ddb-json',
  'csv',
  'tsv',
  'markdown',
  'ion',
  'insert',
  'tree',
  'none',
] as const

export type OutputMode = (typeof outputModes)[number]
