import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma'
import { INITIAL, parseRawGrammar, Registry } from 'vscode-textmate'

const grammarFile = join(dirname(dirname(import.meta.dirname)), 'grammars', 'ddbq.tmLanguage.json')

/** The scopes of each character of a text, as an editor finds them: joined by spaces, the innermost last. */
export async function textMateScopes(): Promise<(text: string) => readonly string[]> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'))
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength))
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async () => parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile),
  })
  const grammar = await registry.loadGrammar('source.ddbq')
  if (grammar === null) throw new Error('the grammar cannot be loaded')
  return (text) => {
    const scopes: string[] = []
    let state = INITIAL
    for (const line of text.split('\n')) {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
      state = ruleStack
      for (let at = 0, token = 0; at <= line.length; at++) {
        while (tokens[token + 1] !== undefined && (tokens[token + 1]?.startIndex ?? 0) <= at) token++
        scopes.push(tokens[token]?.scopes.join(' ') ?? '')
      }
    }
    return scopes
  }
}
