import { PartitionsError } from './partitions-error.ts'

/** Known from the documentation, measured by others on the service, or assumed here. */
export type AssumptionStatus = 'documented' | 'measured' | 'assumed'

type Described<Value> = {
  readonly value: Value
  /** Of the number; empty for a choice. */
  readonly unit: string
  readonly status: AssumptionStatus
  readonly means: string
  readonly source: string
  /** Smallest and largest number that makes sense. */
  readonly range?: readonly [least: number, most: number] | undefined
  readonly choices?: readonly string[] | undefined
}

const seconds = (value: number, more: Pick<Described<number>, 'status' | 'means' | 'source'>): Described<number> => ({
  value,
  unit: 's',
  range: [0, 86_400],
  ...more,
})

const spec = 'AWS Developer Guide'
const ours = 'no published figure'
const adaptiveDefault: AdaptiveCapacity = 'instant'

/** How a hot partition gets more than its even share: at once, after a while, or never. Source: reference, partitions 5. */
export type AdaptiveCapacity = 'instant' | 'delayed' | 'off'

/** Every number the traffic model rests on, in the order EXPLAIN ASSUMPTIONS prints them. Source: reference, partitions 10. */
export const assumptionTable = {
  partitionReadUnits: {
    value: 3_000,
    unit: 'RU/s',
    status: 'documented',
    means: 'what one partition reads at most',
    source: `${spec}, bp-partition-key-design`,
    range: [1, 1e9],
  },
  partitionWriteUnits: {
    value: 1_000,
    unit: 'WU/s',
    status: 'documented',
    means: 'what one partition writes at most',
    source: `${spec}, bp-partition-key-design`,
    range: [1, 1e9],
  },
  capWindow: {
    value: 1,
    unit: 's',
    status: 'assumed',
    means: "time over which a partition's limit is measured",
    source: ours,
    range: [0.1, 300],
  },
  tableReadUnits: {
    value: 40_000,
    unit: 'RU/s',
    status: 'documented',
    means: 'quota of one table or index',
    source: `${spec}, servicequotas`,
    range: [1, 1e9],
  },
  tableWriteUnits: {
    value: 40_000,
    unit: 'WU/s',
    status: 'documented',
    means: 'quota of one table or index',
    source: `${spec}, servicequotas`,
    range: [1, 1e9],
  },
  accountReadUnits: {
    value: 80_000,
    unit: 'RU/s',
    status: 'documented',
    means: 'quota of all provisioned tables of an account in one Region',
    source: `${spec}, servicequotas`,
    range: [1, 1e9],
  },
  accountWriteUnits: {
    value: 80_000,
    unit: 'WU/s',
    status: 'documented',
    means: 'quota of all provisioned tables of an account in one Region',
    source: `${spec}, servicequotas`,
    range: [1, 1e9],
  },
  burst: seconds(300, {
    status: 'documented',
    means: 'unused provisioned capacity that is kept',
    source: `${spec}, burst-adaptive-capacity`,
  }),
  initialBurstSeconds: seconds(0, {
    status: 'assumed',
    means: 'capacity a new table has saved; at least one second',
    source: ours,
  }),
  onDemandReadUnits: {
    value: 12_000,
    unit: 'RU/s',
    status: 'documented',
    means: 'what an on-demand table serves at once',
    source: `${spec}, on-demand-capacity-mode`,
    range: [1, 1e9],
  },
  onDemandWriteUnits: {
    value: 4_000,
    unit: 'WU/s',
    status: 'documented',
    means: 'what an on-demand table serves at once',
    source: `${spec}, on-demand-capacity-mode`,
    range: [1, 1e9],
  },
  growthFactor: {
    value: 2,
    unit: 'times',
    status: 'documented',
    means: 'what on demand serves of its previous peak',
    source: `${spec}, on-demand-capacity-mode`,
    range: [1, 100],
  },
  growthDelay: seconds(1_800, {
    status: 'documented',
    means: 'from a new peak until on demand serves more',
    source: `${spec}, on-demand-capacity-mode`,
  }),
  maximumOvershoot: {
    value: 0,
    unit: '%',
    status: 'assumed',
    means: 'what gets past the maximum throughput of an on-demand table, which is best effort',
    source: ours,
    range: [0, 100],
  },
  adaptive: {
    value: adaptiveDefault,
    unit: '',
    status: 'documented',
    means: 'whether a hot partition may use what others leave: at once, after boostDelay, never',
    source: `${spec}, burst-adaptive-capacity; the older ways: USENIX ATC 2022`,
    choices: ['instant', 'delayed', 'off'],
  },
  boostDelay: seconds(300, {
    status: 'assumed',
    means: "with adaptive 'delayed': throttling before a partition's share is raised",
    source: 'USENIX ATC 2022 has the idea',
  }),
  ecReplicas: {
    value: 1,
    unit: 'times',
    status: 'documented',
    means: "a partition's read limit for eventually consistent reads; 1.5 was measured (AWS Database Blog)",
    source: `${spec}, bp-partition-key-design`,
    range: [1, 3],
  },
  gsiBacklogSeconds: seconds(0, {
    status: 'assumed',
    means: 'what a global index may be behind before writes to its table are refused',
    source: ours,
  }),
  sizeLimit: {
    value: 10 * 1024 ** 3,
    unit: 'bytes',
    status: 'documented',
    means: 'what one partition holds, about',
    source: `${spec}, bp-partition-key-design`,
    range: [1024, 1e15],
  },
  sizeSplitDelay: seconds(300, {
    status: 'assumed',
    means: 'from too large to split, served meanwhile',
    source: ours,
  }),
  heatThreshold: {
    value: 80,
    unit: '%',
    status: 'assumed',
    means: "of a partition's limit, averaged over ten seconds: hot; so is a throttled one",
    source: ours,
    range: [1, 100],
  },
  heatSustain: seconds(300, {
    status: 'assumed',
    means: 'hot without a pause until it is decided to split',
    source: 'AWS Database Blog: minutes',
  }),
  heatSplitDelay: seconds(300, {
    status: 'assumed',
    means: 'from that decision to the split',
    source: 'AWS Database Blog: effect after about ten minutes in all',
  }),
  cooldown: seconds(600, {
    status: 'assumed',
    means: 'after a split or a decision against one until the next decision',
    source: ours,
  }),
  dominantShare: {
    value: 90,
    unit: '%',
    status: 'assumed',
    means: 'of heat: one key, one item or the end of a collection takes it all',
    source: ours,
    range: [51, 100],
  },
  maxPartitions: {
    value: 10_000,
    unit: '',
    status: 'assumed',
    means: 'partitions of a table at most',
    source: ours,
    range: [1, 1e5],
  },
  warmDelay: seconds(60, {
    status: 'assumed',
    means: 'for each doubling when warm throughput is raised',
    source: ours,
  }),
  updateDelay: seconds(60, { status: 'assumed', means: 'UpdateTable: until new units count', source: ours }),
  alarmLag: seconds(60, {
    status: 'assumed',
    means: 'auto scaling: from the minute that decides until UpdateTable',
    source: `${spec}, AutoScaling: up to a few minutes`,
  }),
  scaleOutMinutes: {
    value: 2,
    unit: 'min',
    status: 'documented',
    means: 'auto scaling: minutes above the target in a row until it raises',
    source: `${spec}, AutoScaling`,
    range: [1, 60],
  },
  scaleInMinutes: {
    value: 15,
    unit: 'min',
    status: 'documented',
    means: 'auto scaling: minutes 20 points below the target in a row until it lowers',
    source: `${spec}, AutoScaling`,
    range: [1, 1_440],
  },
} as const satisfies Readonly<Record<string, Described<number | string>>>

export type AssumptionName = keyof typeof assumptionTable

/** A value for each, in the unit the table names. */
export type Assumptions = {
  readonly [Name in AssumptionName]: Name extends 'adaptive' ? AdaptiveCapacity : number
}

/** The table's values with some replaced. Throws for one that is not a number in its range, or not a choice. */
export function assume(changed: Partial<Assumptions> = {}): Assumptions {
  const values: Record<string, number | string> = {}
  for (const [name, described] of Object.entries<Described<number | string>>(assumptionTable)) {
    values[name] = described.value
  }
  for (const [name, value] of Object.entries(changed)) {
    if (value === undefined) continue
    checkAssumption(name, value)
    values[name] = value
  }
  return values as Assumptions
}

function checkAssumption(name: string, value: unknown): void {
  if (!isAssumption(name)) {
    throw new PartitionsError('partitions.bad-assumption', `there is no assumption ${name}`, {
      hint: `There are ${Object.keys(assumptionTable).join(', ')}.`,
    })
  }
  const { choices, range, unit }: Described<number | string> = assumptionTable[name]
  if (choices !== undefined && !choices.some((choice) => choice === value)) {
    throw new PartitionsError('partitions.bad-assumption', `${name} cannot be ${String(value)}`, {
      hint: `It is ${choices.join(', ')}.`,
    })
  }
  if (range === undefined) return
  const [least, most] = range
  if (typeof value !== 'number' || !(value >= least && value <= most) || (wholeNumbers.has(unit) && value % 1 !== 0)) {
    throw new PartitionsError('partitions.bad-assumption', `${name} cannot be ${String(value)}`, {
      hint:
        `It is ${wholeNumbers.has(unit) ? 'a whole number' : 'a number'} from ${least} to ${most} ${unit}`.trimEnd() +
        '.',
    })
  }
}

export const isAssumption = (name: string): name is AssumptionName => Object.hasOwn(assumptionTable, name)

/** Units that are not divided. */
const wholeNumbers: ReadonlySet<string> = new Set(['RU/s', 'WU/s', 'bytes', 'min', ''])
