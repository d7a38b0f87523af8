import { readFileSync } from 'node:fs'
import { exitCode } from './exit-code.ts'

/** Runs one command line and resolves to the exit code. What a run does not need is never loaded. */
export async function main(argv: readonly string[]): Promise<number> {
  const debug = argv.includes('--debug')
  try {
    if (argv.includes('--version') || argv.includes('-V')) {
      const { printOnly } = await import('./print-only.ts')
      await printOnly(`ddb-shell ${version()}\n`)
      return exitCode.good
    }
    const { dispatch } = await import('./dispatch.ts')
    return await dispatch(argv, version())
  } catch (error) {
    const { lastWords } = await import('./last-words.ts')
    return lastWords(error, debug)
  }
}

// The same relative path holds for src/cli and for dist/cli.
function version(): string {
  const packageJson: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return String((packageJson as { version: unknown }).version)
}
