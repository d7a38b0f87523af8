import type { AccessPatternStatement, PatternStep } from '../../ast/model-statement.ts'
import type { Statement } from '../../ast/statement.ts'
import type { Span } from '../../base/shell-error.ts'
import { mistake, quotedText } from '../diagnostic.ts'
import { nearest } from '../nearest.ts'

/** Whether a pattern can stand on its own: everything with a colon is declared, everything declared is used, every table named. */
export function checkPattern(pattern: AccessPatternStatement): void {
  const declared = new Set<string>()
  for (const { name, span } of pattern.parameters) {
    if (declared.has(name)) throw mistake('E0113', `:${name} is declared twice`, span)
    declared.add(name)
  }
  const used = new Set<string>()
  checkSteps(pattern.steps, declared, used)
  for (const { expectation } of pattern.expectations) noteUses(expectation, declared, used)
  for (const { parameter, span } of pattern.keys) {
    if (parameter !== undefined && !pattern.parameters.some(({ name }) => name === parameter))
      throw undeclared(parameter, span, [...declared])
  }
  const unused = pattern.parameters.find(({ name }) => !used.has(name))
  if (unused === undefined) return
  throw mistake('E0130', `:${unused.name} is declared, and no statement of the pattern uses it`, unused.span, {
    hint: 'Leave it out, or write it where its value belongs.',
  })
}

/** Names that a step gives are known to the steps after it. */
function checkSteps(steps: readonly PatternStep[], before: ReadonlySet<string>, used: Set<string>): void {
  const known = new Set(before)
  for (const step of steps) {
    if (step.kind === 'each') {
      noteUses(step.of, known, used)
      if (known.has(step.name)) throw mistake('E0113', `:${step.name} is there already`, step.span)
      checkSteps(step.steps, new Set([...known, step.name]), used)
      continue
    }
    noteUses(step.statement, known, used)
    refuseWithoutTable(step.statement)
    if (step.name === undefined) continue
    if (known.has(step.name)) throw mistake('E0113', `:${step.name} is there already`, step.span)
    known.add(step.name)
  }
}

function noteUses(tree: unknown, known: ReadonlySet<string>, used: Set<string>): void {
  for (const { name, span } of parametersIn(tree)) {
    if (typeof name === 'number') {
      throw mistake('E0130', 'the parameters of a pattern have names', span, { hint: 'Write :name in place of ?.' })
    }
    if (!known.has(name.slice(1))) throw undeclared(name.slice(1), span, [...known])
    used.add(name.slice(1))
  }
}

function undeclared(name: string, span: Span, known: readonly string[]) {
  const [meant] = nearest(name, known)
  return mistake('E0130', `the pattern has no parameter :${name}`, span, {
    suggestions: meant === undefined ? [] : [`:${meant}`],
    hint: meant === undefined ? `Declare it behind the name: (:${name} = 'sample').` : undefined,
  })
}

type FoundParameter = { readonly name: string | number; readonly span: Span }

/** All parameters below a node, in text order. */
function parametersIn(node: unknown): readonly FoundParameter[] {
  if (Array.isArray(node)) return node.flatMap(parametersIn)
  if (typeof node !== 'object' || node === null) return []
  const members = node as { readonly [member: string]: unknown }
  if (members['kind'] === 'parameter') return [node as FoundParameter]
  return Object.values(members).flatMap(parametersIn)
}

/** USE is of the session: a pattern is the same wherever it runs. */
function refuseWithoutTable(statement: Statement): void {
  if (statement.kind === 'transaction' || statement.kind === 'batch') {
    for (const member of statement.statements) refuseWithoutTable(member)
    return
  }
  if (!verbs.has(statement.kind) || ('table' in statement && statement.table !== undefined)) return
  throw mistake('E0130', `a pattern names its tables`, statement.span, {
    hint: `Write the table after ${quotedText(statement.kind.split('-')[0]?.toUpperCase() ?? '')}; what USE chose does not count here.`,
  })
}

const verbs: ReadonlySet<Statement['kind']> = new Set([
  'get',
  'put',
  'update-item',
  'delete-item',
  'query',
  'scan',
  'check',
])
