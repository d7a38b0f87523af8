import type { DotCommand } from '../dot-commands.ts'

/** A word of a usage line: as it is typed, or in capitals what it stands for. */
export type UsagePart = { readonly kind: 'word' | 'value'; readonly text: string }

/** What may stand next after the words of a command, as its usage lines say. */
export function wordAfter({ syntax }: DotCommand, words: readonly string[]): readonly UsagePart[] {
  const found = syntax.flatMap((line) => {
    const usage = new Usage(line.replace(/^\s*[.\\]\S+/, ''))
    return usage.after(words)
  })
  return [...new Map(found.map((part) => [part.text, part])).values()]
}

/** `--format=csv|tsv` has values, `--pk=NAME` one that is free, `--text` none. */
export function usageOptions({ syntax, options = [] }: DotCommand) {
  return options.map((name) => {
    const [, value] = new RegExp(`--${name}(?:=([^\\s\\]]+))?`).exec(syntax.join(' ')) ?? []
    const values = value === undefined ? undefined : value.split('|').filter((word) => word !== word.toUpperCase())
    return { name, values }
  })
}

type Node =
  | { readonly kind: 'part'; readonly part: UsagePart }
  | { readonly kind: 'sequence' | 'choice'; readonly nodes: readonly Node[] }
  | { readonly kind: 'optional'; readonly node: Node }

/** Reads `[INTO] TABLE`, `a|b [c|d]`: brackets may be left out, a bar parts more than a space does. */
class Usage {
  private readonly tokens: readonly string[]
  private at = 0
  private readonly found: UsagePart[] = []

  constructor(text: string) {
    this.tokens = text.match(/TABLE\[\.INDEX\]|--[^\s\]]+|\|[A-Z]+|[[\]|]|[^\s[\]|]+/g) ?? []
  }

  after(words: readonly string[]): readonly UsagePart[] {
    this.walk(this.choice(), words, 0)
    return this.found
  }

  private choice(): Node {
    const nodes = [this.sequence()]
    while (this.tokens[this.at] === '|') {
      this.at++
      nodes.push(this.sequence())
    }
    return { kind: 'choice', nodes }
  }

  private sequence(): Node {
    const nodes: Node[] = []
    for (let token = this.tokens[this.at]; token !== undefined; token = this.tokens[this.at]) {
      if (token === '|' || token === ']') break
      this.at++
      if (token === '[') {
        nodes.push({ kind: 'optional', node: this.choice() })
        this.at++
      } else if (!token.startsWith('--') && !token.startsWith('|')) {
        const kind = token === token.toUpperCase() && /[A-Z]/.test(token) && token !== 'INTO' ? 'value' : 'word'
        nodes.push({ kind: 'part', part: { kind, text: token } })
      }
    }
    return { kind: 'sequence', nodes }
  }

  /** The positions in the words where the node may end; a part at their end is found. */
  private walk(node: Node, words: readonly string[], from: number): readonly number[] {
    switch (node.kind) {
      case 'part': {
        const word = words[from]
        if (word === undefined) {
          this.found.push(node.part)
          return []
        }
        return node.part.kind === 'value' || word.toLowerCase() === node.part.text.toLowerCase() ? [from + 1] : []
      }
      case 'optional':
        return [...this.walk(node.node, words, from), from]
      case 'choice':
        return node.nodes.flatMap((each) => this.walk(each, words, from))
      case 'sequence':
        return node.nodes.reduce<readonly number[]>(
          (ends, each) => [...new Set(ends.flatMap((end) => this.walk(each, words, end)))],
          [from],
        )
    }
  }
}
