import { expect, test } from 'vitest'
import type { Statement, StatementKind } from '../../src/ast/statement.ts'
import { commandAliases, dotCommands } from '../../src/syntax/dot-commands.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { statementHelp } from '../../src/syntax/statement-help.ts'
import { mistakesOf } from './shell-support.ts'
import { statementsByKind } from './statement-arbitrary.ts'

/** Its own kind, and those of what it holds. */
function kindsIn(statement: Statement): StatementKind[] {
  if (statement.kind === 'transaction' || statement.kind === 'batch')
    return [statement.kind, ...statement.statements.flatMap(kindsIn)]
  return statement.kind === 'explain' ? [statement.kind, ...kindsIn(statement.statement)] : [statement.kind]
}

test('every kind of statement is documented', () => {
  const documented = new Set(statementHelp.flatMap(({ kinds }) => kinds))
  expect([...documented].sort()).toEqual([...Object.keys(statementsByKind), 'check'].sort())
})

test.each(statementHelp)('the example of $name is such a statement', ({ example, kinds }) => {
  expect(mistakesOf(example)).toEqual([])
  const found = parseScript(example).statements.flatMap(({ ast }) => kindsIn(ast))
  expect(found.some((kind) => kinds.includes(kind))).toBe(true)
})

test('the example ends with a semicolon as well as without', () => {
  for (const { example, name } of statementHelp)
    if (name !== 'DOT COMMANDS') expect(mistakesOf(`${example};`)).toEqual([])
})

test.each(dotCommands)('the example of .$name is such a command', ({ name, example, syntax, help }) => {
  const { statements, diagnostics } = parseScript(example)
  expect(diagnostics).toEqual([])
  expect(statements[0]?.ast).toMatchObject({ kind: 'meta', command: name })
  expect(syntax.every((line) => line.startsWith(`.${name}`))).toBe(true)
  expect(help.endsWith('.')).toBe(true)
})

test('every alias stands for a command', () => {
  for (const { name } of Object.values(commandAliases)) expect(dotCommands.map((it) => it.name)).toContain(name)
})

test('every first word of a documented syntax is what one types', () => {
  for (const { syntax, name } of statementHelp) {
    const [line = ''] = syntax
    expect(line.toUpperCase().startsWith(name.split(' ')[0] === 'DOT' ? '.' : (name.split(' ')[0] ?? '')), line).toBe(
      true,
    )
  }
})
