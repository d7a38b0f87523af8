import { unreachable } from '../base/unreachable.ts'
import type { Comparator, Condition, Operand } from './expression.ts'

/** What the service's parser calls a node, as `Unsupported operation: IsType` says it. Source: reference, partiql 14. */
export function nodeName(tree: Condition | Operand): string {
  switch (tree.kind) {
    case 'and':
      return 'And'
    case 'or':
      return 'Or'
    case 'not':
      return 'Not'
    case 'compare':
      return comparatorNames[tree.operator]
    case 'between':
      return 'Between'
    case 'in':
      return 'InCollection'
    case 'is':
      return 'IsType'
    case 'call':
      return 'Call'
    case 'condition':
      return nodeName(tree.condition)
    case 'path':
      return tree.elements.length === 1 ? 'Id' : 'Path'
    case 'parameter':
      return 'Parameter'
    case 'value':
      return 'Lit'
    case 'list':
      return 'List'
    case 'map':
      return 'Struct'
    case 'set':
      return 'Bag'
    case 'arithmetic':
      return tree.operator === '+' ? 'Plus' : 'Minus'
    default:
      return unreachable(tree)
  }
}

const comparatorNames: { readonly [operator in Comparator]: string } = {
  '=': 'Eq',
  '<>': 'Ne',
  '<': 'Lt',
  '<=': 'Lte',
  '>': 'Gt',
  '>=': 'Gte',
}
