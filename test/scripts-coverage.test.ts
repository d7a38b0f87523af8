import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Expectation } from '../src/ast/expect-statement.ts'
import type { PartiqlStatement } from '../src/ast/partiql.ts'
import type { ExplainForm, Statement, StatementKind } from '../src/ast/statement.ts'
import type { AlterAction } from '../src/ast/table-statement.ts'
import { dotCommands } from '../src/syntax/dot-commands.ts'
import { parseScript } from '../src/syntax/parse-script.ts'
import { allScriptFiles, root } from './script-files.ts'

// The fixtures and golden scripts are how one learns the language, so nothing of it may be missing there. A new kind of node
// stops the build here until it is in the list.

const statements = allScriptFiles.flatMap(
  (file) => parseScript(readFileSync(join(root, file), 'utf8'), { file }).statements,
)
const nodes = statements.flatMap(({ ast }) => withMembers(ast))

function withMembers(statement: Statement): readonly Statement[] {
  if (statement.kind === 'explain') return [statement, ...withMembers(statement.statement)]
  if (statement.kind === 'transaction' || statement.kind === 'batch')
    return [statement, ...statement.statements.flatMap(withMembers)]
  return [statement]
}

const all = <Kind extends string>(kinds: { readonly [kind in Kind]: true }): readonly string[] =>
  Object.keys(kinds).sort()
const used = (kinds: readonly string[]): readonly string[] => [...new Set(kinds)].sort()

test('every script can be read', () => {
  const mistakes = allScriptFiles.flatMap(
    (file) => parseScript(readFileSync(join(root, file), 'utf8'), { file }).diagnostics,
  )
  expect(mistakes).toEqual([])
})

test('every kind of statement occurs', () => {
  const kinds = all<StatementKind>({
    partiql: true,
    'insert-rows': true,
    upsert: true,
    bulk: true,
    'create-table': true,
    'alter-table': true,
    'drop-table': true,
    describe: true,
    'show-tables': true,
    'show-create-table': true,
    'show-indexes': true,
    'show-scaling': true,
    'backup-table': true,
    'restore-table': true,
    'show-backups': true,
    'describe-backup': true,
    'drop-backup': true,
    'show-limits': true,
    'show-version': true,
    'show-traffic': true,
    get: true,
    put: true,
    'update-item': true,
    'delete-item': true,
    query: true,
    scan: true,
    check: true,
    transaction: true,
    batch: true,
    explain: true,
    expect: true,
    'set-variable': true,
    use: true,
    'advance-clock': true,
    'set-clock': true,
    'show-clock': true,
    'set-throttling': true,
    'set-ledger': true,
    bill: true,
    'bill-diff': true,
    'bill-patterns': true,
    'diff-model': true,
    'show-prices': true,
    advise: true,
    'set-statistics': true,
    'drop-statistics': true,
    'show-statistics': true,
    heatmap: true,
    report: true,
    'top-keys': true,
    metrics: true,
    'create-alarm': true,
    'drop-alarm': true,
    'show-alarms': true,
    simulate: true,
    compare: true,
    assumptions: true,
    entity: true,
    'access-pattern': true,
    'run-pattern': true,
    generate: true,
    'drop-model': true,
    'show-model': true,
    import: true,
    export: true,
    copy: true,
    'import-model': true,
    'export-model': true,
    api: true,
    meta: true,
  })
  expect(used(nodes.map(({ kind }) => kind))).toEqual(kinds)
})

test('every kind of expectation occurs', () => {
  const kinds = all<Expectation['kind']>({
    rows: true,
    items: true,
    units: true,
    pages: true,
    plan: true,
    operation: true,
    index: true,
    'no-scan': true,
    'no-throttles': true,
    filtered: true,
    throttled: true,
    'hot-partition': true,
    requests: true,
    error: true,
    value: true,
    output: true,
  })
  expect(used(nodes.flatMap((node) => (node.kind === 'expect' ? [node.expectation.kind] : [])))).toEqual(kinds)
})

test('every PartiQL statement occurs', () => {
  const kinds = all<PartiqlStatement['kind']>({ select: true, insert: true, update: true, delete: true, exists: true })
  expect(used(nodes.flatMap((node) => (node.kind === 'partiql' ? [node.statement.kind] : [])))).toEqual(kinds)
})

test('every form of EXPLAIN occurs', () => {
  const forms = all<ExplainForm>({ plan: true, analyze: true, api: true, cli: true, js: true, python: true })
  expect(used(nodes.flatMap((node) => (node.kind === 'explain' ? [node.form] : [])))).toEqual(forms)
})

test('every change of a table occurs', () => {
  const kinds = all<AlterAction['kind']>({ set: true, 'create-index': true, 'update-index': true, 'drop-index': true })
  expect(
    used(nodes.flatMap((node) => (node.kind === 'alter-table' ? node.actions.map((action) => action.kind) : []))),
  ).toEqual(kinds)
})

test('every dot command that leaves no trace outside occurs', () => {
  // These write files, open others, start programs or end the session; their tests are in test/session and test/cli.
  const outside = new Set(['branch', 'once', 'open', 'output', 'quit', 'shell'])
  // And these are for whoever is in a workshop.
  const learning = new Set(['brief', 'check', 'hint', 'reset', 'score', 'solution', 'tutorial', 'workshop'])
  const commands = dotCommands.map(({ name }) => name).filter((name) => !outside.has(name) && !learning.has(name))
  expect(used(nodes.flatMap((node) => (node.kind === 'meta' ? [node.command] : [])))).toEqual(
    expect.arrayContaining(commands),
  )
})
