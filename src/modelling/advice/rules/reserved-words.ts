import { plural } from '../../../base/count-text.ts'
import { allKeyNames } from '../../../planner/table-keys.ts'
import { isReservedInExpressions } from '../../../syntax/reserved-names.ts'
import type { AdviceInput } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { resourcesOf } from '../resources.ts'
import { listText, nameText, statementText } from '../texts.ts'

/**
 * Names that DynamoDB's expressions refuse without a placeholder. Nearly every table has such attributes; a key is in every
 * expression, and what was refused is worth a word.
 */
export const reservedWords: Rule = {
  id: 'reserved-words',
  title: 'reserved words as names',
  needs: [],
  find: (input) => [...reservedKeys(input), ...refused(input)],
}

function reservedKeys(input: AdviceInput): readonly RuleFinding[] {
  const names = new Set(resourcesOf(input).flatMap(({ keys }) => allKeyNames(keys)))
  const reserved = [...names].filter(isReservedInExpressions)
  const [first] = reserved
  if (first === undefined) return []
  return [
    {
      severity: 'note',
      evidence: `${reserved.length === 1 ? 'the key attribute' : 'the key attributes'} ${listText(reserved.map(nameText))} ${reserved.length === 1 ? 'is' : 'are'} among DynamoDB's 573 reserved words (schema)`,
      consequence: {
        text: 'every expression of a program needs a placeholder for it, and fails with a ValidationException without',
      },
      change: placeholderText(first),
    },
  ]
}

function refused({ statements, table }: AdviceInput): readonly RuleFinding[] {
  const failed = statements.flatMap((ran) => {
    const word = /reserved keyword: (\S+)/.exec(ran.error?.message ?? '')?.[1]
    return word === undefined ? [] : [{ ran, word }]
  })
  const words = [...new Set(failed.map(({ word }) => word))]
  const [first] = failed
  if (first === undefined) return []
  return [
    {
      severity: 'warning',
      evidence: `${plural(failed.length, 'statement')} refused for the reserved ${words.length === 1 ? 'word' : 'words'} ${listText(words)}: ${statementText(first.ran.text)}`,
      consequence: { text: `${plural(failed.length, 'request')} to ${nameText(table)} did nothing` },
      change: placeholderText(first.word),
    },
  ]
}

const placeholderText = (word: string): string =>
  `Write #n in expressions and send "ExpressionAttributeNames": {"#n": "${word}"}; or choose a longer name. The shell does it by itself.`
