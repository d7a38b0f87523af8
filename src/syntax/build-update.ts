import type {
  AssignmentCstNode,
  ClauseCstNode,
  PathWithValueCstNode,
  SetCallCstNode,
  SetValueCstNode,
  TermCstNode,
  UpdateCstNode,
} from '../../grammars/expression-cst.d.ts'
import type { FunctionCall, Operand, Update, UpdateAction } from '../ast/expression.ts'
import { must } from '../base/must.ts'
import { syntaxMessages } from '../model/messages/expression.ts'
import { buildPath } from './build-path.ts'
import { nodeSpan, one, tokenSpan } from './cst.ts'
import type { Findings } from './findings.ts'
import { conditionFunctions, updateFunctions } from './functions.ts'

/** Called only on a tree without errors. */
export function buildUpdate({ children }: UpdateCstNode, findings: Findings): Update {
  const seen = new Set<string>()
  const actions = children.clause.flatMap((clause) => {
    const { children } = clause
    const word = one(children.Set ?? children.Remove ?? children.Add ?? children.Delete)
    const section = word.image.toUpperCase()
    if (seen.has(section)) findings.add('repeated-clause', syntaxMessages.repeatedClause(section), tokenSpan(word))
    seen.add(section)
    return buildActions(clause, findings)
  })
  return { actions }
}

function buildActions({ children }: ClauseCstNode, findings: Findings): readonly UpdateAction[] {
  if (children.assignment !== undefined) return children.assignment.map((node) => buildAssignment(node, findings))
  if (children.pathWithValue !== undefined) {
    const kind = children.Add === undefined ? 'delete' : 'add'
    return children.pathWithValue.map((node) => buildPathWithValue(kind, node, findings))
  }
  return (children.path ?? []).map((node) => ({
    kind: 'remove',
    path: buildPath(node, findings),
    span: nodeSpan(node),
  }))
}

function buildAssignment(node: AssignmentCstNode, findings: Findings): UpdateAction {
  const path = buildPath(one(node.children.path), findings)
  return { kind: 'set', path, value: buildSetValue(one(node.children.setValue), findings), span: nodeSpan(node) }
}

function buildPathWithValue(kind: 'add' | 'delete', node: PathWithValueCstNode, findings: Findings): UpdateAction {
  const placeholder = one(node.children.ValuePlaceholder)
  const value: Operand = { kind: 'parameter', name: placeholder.image, span: tokenSpan(placeholder) }
  return { kind, path: buildPath(one(node.children.path), findings), value, span: nodeSpan(node) }
}

function buildSetValue(node: SetValueCstNode, findings: Findings): Operand {
  const { setValueGroup, term, Sign } = node.children
  if (setValueGroup !== undefined) return buildSetValue(one(one(setValueGroup).children.setValue), findings)
  const left = buildTerm(one(term), findings)
  if (Sign === undefined) return left
  const right = buildTerm(must(term?.[1], 'a sign has a right side'), findings)
  return { kind: 'arithmetic', operator: one(Sign).image === '+' ? '+' : '-', left, right, span: nodeSpan(node) }
}

function buildTerm({ children }: TermCstNode, findings: Findings, inside?: string): Operand {
  if (children.setCall !== undefined) return buildSetCall(one(children.setCall), findings, inside)
  if (children.path !== undefined) return buildPath(one(children.path), findings)
  if (children.termGroup !== undefined) return buildTerm(one(one(children.termGroup).children.term), findings, inside)
  const parameter = one(children.ValuePlaceholder)
  return { kind: 'parameter', name: parameter.image, span: tokenSpan(parameter) }
}

/**
 * `inside`: the function whose operand this call is. A list_append may not stand in another one. Functions of conditions are known, and
 * not allowed: by analogy, since those of updates are that in conditions. Source: reference, expressions 4 and 8, errors 100.
 */
function buildSetCall(node: SetCallCstNode, findings: Findings, inside: string | undefined): FunctionCall {
  const name = one(node.children.name)
  const nameSpan = tokenSpan(name)
  if (!updateFunctions.has(name.image) && !conditionFunctions.has(name.image)) {
    findings.add('unknown-function', syntaxMessages.unknownFunction(name.image), nameSpan)
  } else if (!updateFunctions.has(name.image) || (name.image === 'list_append' && inside === 'list_append')) {
    findings.add('misused-function', syntaxMessages.misusedFunction(name.image), nameSpan)
  }
  const operands = node.children.term.map((term) => buildTerm(term, findings, name.image))
  return { kind: 'call', name: name.image, nameSpan, operands, span: nodeSpan(node) }
}
