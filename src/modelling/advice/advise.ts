import type { AdviceInput } from './advice-input.ts'
import type { Finding, Need, Severity } from './finding.ts'
import { rules } from './rules.ts'

export type Advice = {
  /** The worst first. */
  readonly findings: readonly Finding[]
  /** Rules that could not be asked, by what they need and is not there. */
  readonly unjudged: readonly { readonly rule: string; readonly needs: readonly Need[] }[]
}

/** What the rules find about one table. Pure. */
export function advise(input: AdviceInput): Advice {
  const has = havesOf(input)
  const judged = rules.map((rule) => ({ rule, missing: rule.needs.filter((need) => !has[need]) }))
  const findings = judged.flatMap(({ rule, missing }) =>
    missing.length > 0
      ? []
      : rule.find(input).map((found): Finding => ({ rule: rule.id, title: rule.title, table: input.table, ...found })),
  )
  return {
    findings: findings.toSorted((a, b) => ranks[a.severity] - ranks[b.severity]),
    unjudged: judged.flatMap(({ rule, missing }) => (missing.length === 0 ? [] : [{ rule: rule.id, needs: missing }])),
  }
}

const ranks: { readonly [severity in Severity]: number } = { problem: 0, warning: 1, note: 2 }

const havesOf = ({ sample, statements, traffic, sized }: AdviceInput): { readonly [need in Need]: boolean } => ({
  sample: sample.items.length > 0,
  statements: statements.length > 0,
  traffic: traffic !== undefined && traffic.rows.length > 0,
  statistics: sized.production !== undefined,
})
