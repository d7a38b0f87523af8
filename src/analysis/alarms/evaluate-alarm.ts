import type { AlarmDefinition, AlarmState, MissingData } from '../../operation/alarm.ts'

/** What one evaluation of an alarm comes to. */
export type Verdict = { readonly state: AlarmState; readonly reason: string }

type Rule = Pick<AlarmDefinition, 'evaluationPeriods' | 'datapointsToAlarm' | 'comparison' | 'threshold' | 'missing'>

/** How many points are fetched: the guide's example is five for three. Source: reference, monitoring 4; the sum is assumed. */
export const evaluationRange = (evaluationPeriods: number): number => evaluationPeriods + 2

/**
 * `points` are those of the evaluation range, oldest first; undefined: missing. With as many real points as there are
 * evaluation periods, the newest of them decide; with fewer, the treatment fills up what is wanting. Source: reference,
 * monitoring 4.
 */
export function evaluateAlarm(rule: Rule, points: readonly (number | undefined)[], before: AlarmState): Verdict {
  const { evaluationPeriods, datapointsToAlarm, missing } = rule
  const real = points.filter((point) => point !== undefined)
  const considered = real.slice(-evaluationPeriods)
  const breaching = considered.filter((point) => breaches(rule, point)).length
  const filled = evaluationPeriods - considered.length
  const counted = breaching + (missing === 'breaching' ? filled : 0)
  const reason = reasonOf(rule, { counted, filled, breaching })
  if (counted >= datapointsToAlarm) return { state: 'ALARM', reason }
  if (filled === 0 || missing === 'breaching' || missing === 'notBreaching') return { state: 'OK', reason }
  if (breaching < considered.length) return { state: 'OK', reason }
  return { state: undecided(rule, points, before), reason }
}

/** Some points are missing, and none that is there is below the threshold. */
function undecided(rule: Rule, points: readonly (number | undefined)[], before: AlarmState): AlarmState {
  if (rule.missing === 'ignore') return before
  const oldest = points.findIndex((point) => point !== undefined)
  if (oldest < 0) return 'INSUFFICIENT_DATA'
  // An alarm goes off once its oldest breaching point is as old as the points that it takes; before, it waits.
  return points.length - oldest >= rule.datapointsToAlarm ? 'ALARM' : before
}

export function breaches({ comparison, threshold }: Pick<Rule, 'comparison' | 'threshold'>, value: number): boolean {
  switch (comparison) {
    case '>':
      return value > threshold
    case '>=':
      return value >= threshold
    case '<':
      return value < threshold
    case '<=':
      return value <= threshold
  }
}

const treatments: { readonly [Treatment in MissingData]: string } = {
  missing: 'missing',
  ignore: 'missing',
  breaching: 'missing, taken for breaching',
  notBreaching: 'missing, taken for not breaching',
}

function reasonOf(
  { evaluationPeriods, comparison, threshold, missing }: Rule,
  { filled, breaching }: { readonly counted: number; readonly filled: number; readonly breaching: number },
): string {
  const points = evaluationPeriods === 1 ? 'the last point' : `the last ${evaluationPeriods} points`
  const of = evaluationPeriods === 1 ? '' : `${breaching} of `
  const verb = breaching === 1 || evaluationPeriods === 1 ? 'is' : 'are'
  const not = evaluationPeriods === 1 && breaching === 0 ? ' not' : ''
  const gaps = filled === 0 ? '' : `, ${filled} ${treatments[missing]}`
  return `${of}${points} ${verb}${not} ${comparison} ${threshold}${gaps}`
}
