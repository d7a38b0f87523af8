import type { AccessPatternStatement, EntityAttributeType } from '../../../ast/model-statement.ts'
import { printName, printOperand, printString } from '../../../ast/print-expression.ts'
import type { Value } from '../../../model/value.ts'
import { parseScript } from '../../../syntax/parse-script.ts'
import { nowhere } from '../alias-template.ts'

export type PatternParts = {
  readonly name: string
  readonly description?: string | undefined
  readonly parameters: readonly {
    readonly name: string
    readonly type?: EntityAttributeType | undefined
    readonly sample?: Value | undefined
  }[]
  readonly entities?: readonly string[] | undefined
  /** The statement after AS. */
  readonly body: string
}

/** The access pattern of these parts, as if it had been typed; a text instead: what is wrong with it. */
export function buildPattern({
  name,
  description,
  parameters,
  entities = [],
  body,
}: PatternParts): AccessPatternStatement | string {
  const given = parameters.map(({ name: each, type, sample }) => {
    const value = sample === undefined ? '' : ` = ${printOperand({ kind: 'value', value: sample, span: nowhere })}`
    return `:${each}${type === undefined ? '' : ` ${type}`}${value}`
  })
  const text = [
    `ACCESS PATTERN ${printName(name)}${given.length === 0 ? '' : `(${given.join(', ')})`}`,
    description === undefined || description === '' ? '' : printString(description),
    entities.length === 0 ? '' : `ENTITY ${entities.map(printName).join(', ')}`,
    `AS ${body}`,
  ].join(' ')
  const { statements, diagnostics } = parseScript(text)
  const [only] = statements
  if (diagnostics[0] !== undefined) return diagnostics[0].message
  return only?.ast.kind === 'access-pattern' ? only.ast : 'it is no statement of an access pattern'
}
