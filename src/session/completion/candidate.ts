/** Something that could be written, before it is known how well it fits. */
export type Candidate = {
  /** What typed letters are compared with, and what is shown. */
  readonly name: string
  /** What is written where no quote stands yet. */
  readonly insert: string
  readonly kind: CandidateKind
  readonly detail: string
}

export type CandidateKind = (typeof candidateKinds)[number]

/** In the order in which they are shown when nothing else tells them apart. */
export const candidateKinds = [
  'value',
  'table',
  'index',
  'key',
  'attribute',
  'word',
  'metric',
  'alarm',
  'entity',
  'pattern',
  'backup',
  'operation',
  'error',
  'region',
  'setting',
  'assumption',
  'topic',
  'function',
  'keyword',
  'command',
  'option',
  'folder',
  'file',
  'parameter',
] as const
