import { homedir } from 'node:os'
import type { WriteStream } from 'node:tty'
import { Settings } from '../session/settings.ts'
import type { Arguments } from './arguments.ts'
import type { Environment } from './color-level.ts'
import { configure, type Places, placesOf } from './configuration.ts'
import { ErrorPrinter } from './error-printer.ts'
import { Screen } from './look.ts'
import { Output } from './output.ts'
import type { Target } from './printer.ts'

/** The process as one run sees it: where it writes, what it was told. */
export type ShellContext = {
  readonly args: Arguments
  readonly env: Environment
  readonly version: string
  readonly places: Places
  readonly settings: Settings
  readonly region: string
  readonly stdout: Target
  readonly stderr: Target
  readonly errors: ErrorPrinter
}

export const defaultRegion = 'us-east-1'

/** Throws UsageError when a setting cannot be what some source says. */
export function shellContext(args: Arguments, version: string): ShellContext {
  const { env, platform } = process
  const places = placesOf(env, homedir(), platform)
  const settings = new Settings()
  const target = (stream: WriteStream): Target => ({
    output: new Output(stream),
    screen: new Screen({ isTerminal: stream.isTTY === true, env, platform, columns: () => stream.columns }, settings),
  })
  const stderr = target(process.stderr as WriteStream)
  configure(settings, { flags: args.settings, env, workingFolder: process.cwd(), places })
  return {
    args,
    env,
    version,
    places,
    settings,
    region: args.region ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? defaultRegion,
    stdout: target(process.stdout as WriteStream),
    stderr,
    errors: new ErrorPrinter(stderr, { debug: args.debug, env }),
  }
}
