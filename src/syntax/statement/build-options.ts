import type { NameCstNode } from '../../../grammars/statement-cst.d.ts'
import { nodeSpan, one } from '../cst.ts'
import { type Diagnostic, listed, mistake, quotedText } from '../diagnostic.ts'
import { nearest } from '../nearest.ts'
import { saidTwice } from './build-clauses.ts'
import { buildName } from './build-value.ts'

type OptionNode = { readonly name: string; readonly children: { readonly name: NameCstNode[] } }

export type OptionRules<Name extends string, Node, Value> = {
  readonly names: readonly Name[]
  /** What an unknown one is told with, and what has no such option: `a bill knows no assumption`. */
  readonly unknown: { readonly code: Diagnostic['code']; readonly words: string }
  /** Throws where the value is none for that name. */
  readonly value: (name: Name, node: Node) => Value
}

/** `name = value, ...` in WITH (...): names in any letter case, each once. */
export function buildOptions<Name extends string, Node extends OptionNode, Value>(
  nodes: readonly Node[],
  { names, unknown, value }: OptionRules<Name, Node, Value>,
): { readonly [name in Name]?: Value } {
  const options: { [name in Name]?: Value } = {}
  for (const node of nodes) {
    const { name: given, span } = buildName(one(node.children.name))
    const name = names.find((known) => known === given.toLowerCase())
    if (name === undefined) {
      throw mistake(unknown.code, `${unknown.words} ${quotedText(given)}`, span, {
        suggestions: nearest(given, names),
        hint: `It knows ${listed(names)}.`,
      })
    }
    if (name in options) throw saidTwice(nodeSpan(node))
    options[name] = value(name, node)
  }
  return options
}
