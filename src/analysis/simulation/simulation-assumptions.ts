/** What simulations add to the assumptions of the traffic model: how traffic is made up, and what it is charged. */
export const simulationAssumptions: readonly {
  readonly name: string
  readonly value: number | string
  readonly unit: string
  readonly means: string
}[] = [
  { name: 'step', value: 1_000, unit: 'ms', means: 'requests of one step come together, in an order drawn for it' },
  { name: 'seed', value: 1, unit: '', means: 'what is left to chance is the same for the same seed' },
  { name: 'retries', value: 'none', unit: '', means: 'what is throttled is not tried again' },
  {
    name: 'charges',
    value: 'first time',
    unit: '',
    means: 'a request is charged as one is on the items as they are now: a write as the first of its kind',
  },
  {
    name: 'groups',
    value: 32,
    unit: 'requests',
    means: 'of a pattern in one step at most that choose their keys one by one; more are shared out in groups',
  },
  {
    name: 'named keys',
    value: 65_536,
    unit: '',
    means: 'popular keys that lie where they lie; further ones lie evenly',
  },
  {
    name: 'day',
    value: '00:00',
    unit: 'UTC',
    means: 'when a simulation begins; DIURNAL is lowest then, highest at noon',
  },
]
