import { type Dimension, dimensions, policyMistake, type Scaling, type ScalingPolicy } from '../../model/scaling.ts'
import type { Index, Table } from '../../model/table.ts'
import type { ScaledResource, ScalingChange } from '../../operation/scaling.ts'
import { ScalingError } from './scaling-error.ts'

/** What keeping policies takes of a file. */
export interface PoliciesFile {
  transaction<Result>(work: () => Result): Result
  getSetting(name: string): string | undefined
  setSetting(name: string, value: string | undefined): void
}

/** By `id`, which names rows in the file and is never used again: a table made anew under the old name has no policies. */
export type KeptPolicies = ScaledResource & { readonly id: number } & Scaling

const setting = 'scaling'

/** The policies of auto scaling that a file holds. */
export class ScalingPolicies {
  private readonly file: PoliciesFile
  private text: string | undefined
  private known: readonly KeptPolicies[] = []

  constructor(file: PoliciesFile) {
    this.file = file
  }

  /** In the order in which they were first set. Another process may have changed them. */
  all(): readonly KeptPolicies[] {
    const text = this.file.getSetting(setting)
    if (text !== this.text) {
      this.text = text
      this.known = text === undefined ? [] : readPolicies(text)
    }
    return this.known
  }

  of(id: number): Scaling | undefined {
    return this.all().find((kept) => kept.id === id)
  }

  /** Throws ScalingError for what cannot be. */
  set(table: Table | undefined, change: ScalingChange): void {
    const id = checked(table, change)
    const { region, table: name, index, dimension, policy } = change
    this.file.transaction(() => {
      const before = this.all()
      const kept = before.find((each) => each.id === id) ?? { id, region, table: name, index }
      const after = { ...kept, [dimension]: policy }
      const others = before.filter((each) => each.id !== id)
      this.save(dimensions.every((each) => after[each] === undefined) ? others : [...others, after])
    })
  }

  /** Forgets those of tables and indexes that are gone. */
  keepOnly(exists: (kept: KeptPolicies) => boolean): void {
    if (this.all().every(exists)) return
    this.file.transaction(() => this.save(this.all().filter(exists)))
  }

  private save(policies: readonly KeptPolicies[]): void {
    this.file.setSetting(setting, policies.length === 0 ? undefined : JSON.stringify(policies))
  }
}

/** The table itself, or the global index of that name. */
export const resourceIn = (table: Table, index: string | undefined): Table | Index | undefined =>
  index === undefined ? table : table.indexes.find(({ name, kind }) => name === index && kind === 'global')

function checked(table: Table | undefined, { table: name, index, policy }: ScalingChange): number {
  if (table === undefined) {
    throw new ScalingError('scaling.unknown-table', `table ${name} does not exist`, {
      hint: 'SHOW TABLES lists the tables there are.',
    })
  }
  const resource = resourceIn(table, index)
  if (resource === undefined) {
    throw new ScalingError('scaling.unknown-index', `${name} has no global index ${index ?? ''}`, {
      hint: 'Local indexes share the capacity of their table; SHOW INDEXES lists all.',
    })
  }
  if (policy === undefined) return resource.id
  if (table.billingMode === 'PAY_PER_REQUEST') {
    throw new ScalingError('scaling.on-demand', `${name} is on demand: there are no units to scale`, {
      hint: 'SET BILLING MODE PROVISIONED (n RCU, n WCU) before, or in the same statement.',
    })
  }
  const mistake = policyMistake(policy)
  if (mistake !== undefined) throw new ScalingError('scaling.bad-policy', mistake.message, { hint: mistake.hint })
  return resource.id
}

/** What somebody has damaged is as if it had not been set: it is worth no refusal to open the file. */
function readPolicies(text: string): readonly KeptPolicies[] {
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? read.flatMap((kept: unknown) => (isKept(kept) ? [kept] : [])) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function isKept(kept: unknown): kept is KeptPolicies {
  const { id, region, table, ...more } = (kept ?? {}) as { readonly [name: string]: unknown }
  if (typeof id !== 'number' || typeof region !== 'string' || typeof table !== 'string') return false
  return dimensions.every((dimension: Dimension) => more[dimension] === undefined || isPolicy(more[dimension]))
}

const isPolicy = (policy: unknown): policy is ScalingPolicy =>
  typeof policy === 'object' && policy !== null && policyMistake(policy as ScalingPolicy) === undefined
