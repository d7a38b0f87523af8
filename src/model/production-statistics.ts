/** How large a table is, or will be, where it matters: a laptop holds a sample of it. */
export type ProductionStatistics = {
  readonly region: string
  readonly table: string
  readonly items: number
  /** As DescribeTable counts them; absent: so many items as large as those here. */
  readonly bytes?: number | undefined
  /** Different values of the partition key; absent: nobody said. */
  readonly keys?: number | undefined
  /** How long an item is kept before it is deleted. */
  readonly retentionDays?: number | undefined
}
