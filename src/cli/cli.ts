import { readFileSync } from 'node:fs'

const help = `Usage: ddb-shell [options] [FILE.db]

  -h, --help     show this help
  -V, --version  show the version
`

/** Runs one command line and resolves to the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--version') || argv.includes('-V')) {
    process.stdout.write(`ddb-shell ${version()}\n`)
    return 0
  }
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(help)
    return 0
  }
  process.stderr.write(help)
  return 2
}

// The same relative path holds for src/cli and for dist/cli.
function version(): string {
  const packageJson: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return String((packageJson as { version: unknown }).version)
}
