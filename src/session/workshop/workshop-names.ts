/** Workshops that come with the shell: the tutorial, then from keys to time. */
export const workshopNames = [
  'tutorial',
  'keys',
  'one-to-many',
  'overloading',
  'sparse',
  'sharding',
  'time-series',
] as const
