import { countText } from '../../../base/count-text.ts'
import { targetText, unserved } from '../../model/coverage.ts'
import type { AdvisedPattern } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'

/** An access pattern that reads a whole table, throws away what it has read, or asks an index that is not there. */
export const unservedPattern: Rule = {
  id: 'unserved-pattern',
  title: 'an access pattern that no key serves',
  // Without a model there is nothing to find, and nothing to be asked for.
  needs: [],
  find: ({ patterns, table }) =>
    patterns
      .filter(({ calls }) => calls.length === 0 || calls.some((call) => call.table === table))
      .flatMap((pattern) => findingOf(pattern)),
}

function findingOf(pattern: AdvisedPattern): readonly RuleFinding[] {
  const [found] = unserved(pattern)
  if (found === undefined) return []
  const { perSecond, problem, month } = pattern
  const often = perSecond === undefined || perSecond < 1 ? '' : `, up to ${countText(perSecond)} times a second`
  const units = month === undefined || month.readHalfUnits === 0 ? undefined : month.readHalfUnits / 2
  const [first] = pattern.calls
  return [
    {
      severity: problem === undefined ? 'warning' : 'problem',
      evidence: `${pattern.pattern.name}${problem === undefined ? '' : ':'} ${found.why} (model)`,
      consequence: {
        text:
          problem !== undefined
            ? 'it cannot be run'
            : `each run pays for all that is read${units === undefined ? '' : `, ${countText(units)} RCU here`}${often}, and for more as the table grows`,
        ...(units === undefined ? {} : { readUnits: units }),
      },
      change: `an index, or a key, that ${pattern.pattern.name} can name${first === undefined ? '' : ` in place of ${targetText(first)}`}; RUN ${pattern.pattern.name} then says what it costs`,
    },
  ]
}
