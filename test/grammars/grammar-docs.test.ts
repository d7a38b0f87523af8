import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { StatementGrammar } from '../../grammars/statement.ts'
import { ebnfRules } from '../../scripts/grammar-docs/ebnf.ts'
import { dotCommands } from '../../src/syntax/dot-commands.ts'
import { statementHelp } from '../../src/syntax/statement-help.ts'

const root = dirname(dirname(import.meta.dirname))

test('docs/grammar.md is what its generator writes', () => {
  const run = spawnSync(process.execPath, [join(root, 'scripts', 'generate-grammar-docs.ts'), '--check'], {
    encoding: 'utf8',
  })
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)
})

test('every statement and every dot command is documented with its example', () => {
  const page = readFileSync(join(root, 'docs', 'grammar.md'), 'utf8')
  for (const { example } of statementHelp) expect(page).toContain(example)
  for (const { syntax } of dotCommands) expect(page).toContain(`\`${(syntax[0] ?? '').replaceAll('|', '\\|')}\``)
})

test('rules are printed with their signs, repetitions and alternatives', () => {
  const rules = ebnfRules(new StatementGrammar().getSerializedGastProductions())
  expect(rules).toContain('table = tableName { "." tableName } ;')
  expect(rules).toContain('dereference = "." ( <AnyWord> | <QuotedName> ) | "[" <NumberLiteral> "]" ;')
  expect(rules).toContain('list = "[" [ operand { "," operand } ] "]" ;')
})
