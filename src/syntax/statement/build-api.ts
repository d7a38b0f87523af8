import type { ApiStatementCstNode } from '../../../grammars/statement-cst.d.ts'
import type { ApiStatement } from '../../ast/statement.ts'
import { jsonStringEnd } from '../../base/json-string-end.ts'
import type { Span } from '../../base/shell-error.ts'
import { serviceModel } from '../../operation/service-model.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { type Mistake, mistake, quotedText } from '../diagnostic.ts'
import { nearest } from '../nearest.ts'

export function buildApi(node: ApiStatementCstNode): ApiStatement {
  const name = one(node.children.Name)
  const json = one(node.children.JsonObject)
  const operation = operationNamed(name.image)
  if (operation === undefined) throw unknownOperation(name.image, Object.keys(serviceModel.operations), tokenSpan(name))
  return {
    kind: 'api',
    operation,
    request: jsonRequest(json.image, (at) => json.startOffset + at),
    source: 'api',
    span: nodeSpan(node),
  }
}

/** The letter case is free. */
export const operationNamed = (name: string): string | undefined =>
  Object.keys(serviceModel.operations).find((operation) => operation.toLowerCase() === name.toLowerCase())

export function unknownOperation(name: string, candidates: readonly string[], span: Span): Mistake {
  const suggestions = nearest(name, candidates)
  return mistake('E0122', `no operation ${quotedText(name)}`, span, { expected: suggestions, suggestions })
}

/** The JSON object that `text` is; `place` tells where a character of it stands in the whole text. */
export function jsonRequest(text: string, place: (at: number) => number): { readonly [member: string]: unknown } {
  const tooDeep = depthExceeded(text)
  if (tooDeep !== undefined)
    throw mistake('E0103', 'nested too deeply: more than 100 levels', character(place(tooDeep)))
  try {
    return JSON.parse(text) as { readonly [member: string]: unknown }
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length - 1)
    throw mistake('E0121', 'this is not JSON', character(place(Math.min(at, text.length - 1))), {
      hint: 'Names and strings go in double quotes, and no comma stands before a closing bracket.',
    })
  }
}

const character = (start: number): Span => ({ start, end: start + 1 })

/** Where brackets nest more than 100 deep, strings left out. */
function depthExceeded(text: string): number | undefined {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') at = jsonStringEnd(text, at)
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    if (depth > 100) return at
  }
  return undefined
}
