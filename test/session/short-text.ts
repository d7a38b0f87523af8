import type { Outcome } from '../../src/session/outcome.ts'

/** One line about an outcome. */
export function shortText(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'nothing ran'
  const { result } = outcome
  switch (result.kind) {
    case 'items':
      return `${result.count} items${result.more ? ', more' : ''}`
    case 'count':
      return `count ${result.count} of ${result.evaluated}`
    case 'written':
      return result.summary
    case 'failed':
      return `${result.error.code}: ${result.error.message}`
    case 'expectation':
      return `${result.passed ? 'ok' : 'not ok'} ${result.expected} / ${result.actual}`
    case 'text':
      return result.text
    default:
      return result.kind
  }
}
