import { homedir } from 'node:os'
import type { WriteStream } from 'node:tty'
import { Settings } from '../session/settings.ts'
import type { Arguments } from './arguments.ts'
import type { Environment } from './color-level.ts'
import { configure, type Places, placesOf } from './configuration.ts'
import { ErrorPrinter } from './error-printer.ts'
import { Screen } from './look.ts'
import { Output, type OutputOptions } from './output.ts'
import type { Target } from './target.ts'
import { UsageError } from './usage-error.ts'

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
  const target = (stream: WriteStream, options: OutputOptions = {}): Target => ({
    output: new Output(stream, options),
    screen: new Screen({ isTerminal: stream.isTTY === true, env, platform, columns: () => stream.columns }, settings),
  })
  const stderr = target(process.stderr as WriteStream, { mayBeLost: true })
  configure(settings, { flags: args.settings, env, workingFolder: process.cwd(), places })
  return {
    args,
    env,
    version,
    places,
    settings,
    region: regionFrom(args, env),
    stdout: target(process.stdout as WriteStream),
    stderr,
    errors: new ErrorPrinter(stderr, { settings, debug: args.debug, env }),
  }
}

/** It becomes part of every ARN. An empty variable is one that is not set. */
function regionFrom({ region: given }: Arguments, env: Environment): string {
  const region = given ?? (env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || defaultRegion)
  if (/^[a-z0-9-]+$/.test(region)) return region
  throw new UsageError(
    `${JSON.stringify(region)} is no region`,
    'Write it as us-east-1, with --region or in AWS_REGION.',
  )
}
