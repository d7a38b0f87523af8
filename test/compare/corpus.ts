import { readFileSync } from 'node:fs'
import type { Step } from './step.ts'

/** A line of corpus.jsonl. `{p}` is the prefix of tables, `{arn}` region and account, `"{{name}}"` what a line saved, `{x*9}` nine x. */
type Line = {
  readonly operation: string
  readonly request?: object
  /** Instead of a request: text that need not be JSON. */
  readonly body?: string
  readonly target?: string
  readonly save?: { readonly [name: string]: string }
  /** The row of the reference it is about. */
  readonly about?: string
}

/** Recorded requests that cover every operation, in the order in which they are played. */
export function corpusSteps(prefix: string): readonly Step[] {
  const text = readFileSync(new URL('corpus.jsonl', import.meta.url), 'utf8')
    .replaceAll('{p}', prefix)
    .replace(/\{x\*(\d+)\}/g, (_, times: string) => 'x'.repeat(Number(times)))
  return text
    .split('\n')
    .map((line, at) => ({ line, number: at + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => {
      const { operation, request, body = JSON.stringify(request ?? {}), target, save, about } = JSON.parse(line) as Line
      return { operation, body, target, save, from: `corpus ${number}${about === undefined ? '' : `, ${about}`}` }
    })
}
