import type { DereferenceCstNode, ElementCstNode, PathCstNode } from '../../grammars/expression-cst.d.ts'
import { reservedWords } from '../../grammars/reserved-words.ts'
import type { Path, PathElement } from '../ast/expression.ts'
import type { Span } from '../base/shell-error.ts'
import { syntaxMessages } from '../model/messages/expression.ts'
import { nodeSpan, one, tokenSpan } from './cst.ts'
import type { Findings } from './findings.ts'
import { listIndexMax, pathElementsMax } from './limits.ts'

export function buildPath(node: PathCstNode, findings: Findings): Path {
  const { children } = node
  const elements = [buildElement(one(children.element), findings), ...buildDereferences(children.dereference, findings)]
  return toPath(elements, nodeSpan(node), findings)
}

/** Notes a path of too many elements. */
export function toPath(elements: readonly PathElement[], span: Span, findings: Findings): Path {
  if (elements.length > pathElementsMax) findings.add('depth', syntaxMessages.pathTooDeep(elements.length), span)
  return { kind: 'path', elements, span }
}

export function buildDereferences(nodes: readonly DereferenceCstNode[] | undefined, findings: Findings): PathElement[] {
  return (nodes ?? []).map(({ children }) => {
    if (children.element !== undefined) return buildElement(one(children.element), findings)
    const digits = one(children.Digits)
    const span = tokenSpan(digits)
    const index = Number(digits.image)
    if (index > listIndexMax) findings.add('index', syntaxMessages.indexOutOfRange(digits.image), span)
    return { kind: 'index', index, span }
  })
}

function buildElement({ children }: ElementCstNode, findings: Findings): PathElement {
  const placeholder = children.NamePlaceholder?.[0]
  if (placeholder !== undefined) return { kind: 'placeholder', name: placeholder.image, span: tokenSpan(placeholder) }
  const name = one(children.Identifier)
  const span = tokenSpan(name)
  if (reservedWords.has(name.image.toUpperCase())) {
    findings.add('reserved-word', syntaxMessages.reservedWord(name.image), span)
  }
  return { kind: 'name', name: name.image, span }
}
