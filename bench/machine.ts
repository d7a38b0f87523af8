import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

/** What figures were measured on; without it they say nothing. */
export const machine = (): object => ({
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 1024 ** 3),
})

export function versions(): { readonly [what: string]: string } {
  const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly dependencies: { readonly [name: string]: string }
  }
  return {
    node: process.version,
    sqlite: dependencies['better-sqlite3'] ?? 'unknown',
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
  }
}

export const today = (): string => new Date().toISOString().slice(0, 10)

export function saveResult(name: string, text: string): void {
  mkdirSync(new URL('results/', import.meta.url), { recursive: true })
  writeFileSync(new URL(`results/${name}`, import.meta.url), text)
}
