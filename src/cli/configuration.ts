import { dirname, join, resolve } from 'node:path'
import { readWholeSync } from '../base/read-whole.ts'
import { ShellError } from '../base/shell-error.ts'
import { whyUnreadable } from '../base/why-not-file.ts'
import { readPrices } from '../session/prices.ts'
import { builtIn, type Origin, type Settings, settingNames } from '../session/settings.ts'
import type { Environment } from './color-level.ts'
import { UsageError } from './usage-error.ts'

/** Where files of the user live. XDG on every system but Windows. */
export type Places = {
  readonly configFile: string
  readonly stateFolder: string
}

export function placesOf(env: Environment, home: string, platform: string): Places {
  const windows = platform === 'win32'
  // The specification ignores relative paths.
  const folder = (name: string, fallback: string): string => {
    const given = env[name] ?? ''
    return given === '' || (!windows && !given.startsWith('/')) ? fallback : given
  }
  const config = windows
    ? folder('APPDATA', join(home, 'AppData', 'Roaming'))
    : folder('XDG_CONFIG_HOME', join(home, '.config'))
  const state = windows
    ? folder('LOCALAPPDATA', join(home, 'AppData', 'Local'))
    : folder('XDG_STATE_HOME', join(home, '.local', 'state'))
  return { configFile: join(config, 'ddb-shell', 'config.json'), stateFolder: join(state, 'ddb-shell') }
}

export const projectFileName = '.ddbshell.json'

export type ConfigurationSources = {
  readonly flags: readonly (readonly [name: string, value: string])[]
  readonly env: Environment
  readonly workingFolder: string
  readonly places: Places
}

/** Fills the settings from the weakest source to the strongest, so that the strongest stays. Throws UsageError with the source. */
export function configure(settings: Settings, { flags, env, workingFolder, places }: ConfigurationSources): void {
  applyFile(settings, places.configFile, 'user config')
  const project = nearestProjectFile(workingFolder)
  if (project !== undefined) applyFile(settings, project, 'project config')
  // What Ink and programs made with it look at.
  if (env['INK_SCREEN_READER'] === 'true') settings.set('screen-reader', 'on', 'environment')
  for (const name of settingNames) {
    const variable = `DDB_SHELL_${name.toUpperCase().replaceAll('-', '_')}`
    const value = env[variable]
    // The colour variable also takes levels, and is judged for each stream.
    if (value !== undefined && name !== 'color')
      apply(settings, name, value, { origin: 'environment', source: variable, folder: workingFolder })
  }
  for (const [name, value] of flags)
    apply(settings, name, value, {
      origin: 'flag',
      source: namedFlags.has(name) ? `--${name}` : `--set ${name}`,
      folder: workingFolder,
    })
}

/** Settings that have a flag of their own. */
const namedFlags: ReadonlySet<string> = new Set(['mode', 'cost', 'color', 'bail', 'prices'])

function applyFile(settings: Settings, path: string, origin: Origin): void {
  const text = textOf(path)
  if (text === undefined) return
  for (const [name, value] of Object.entries(objectIn(text, path))) {
    if (name === '$schema') continue
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      throw new UsageError(`${path}: ${name} must be a text, a number or true or false`)
    }
    apply(settings, name, String(value), { origin, source: path, folder: dirname(path) })
  }
}

/** Who says it, and where the files are that it names. */
type Said = { readonly origin: Origin; readonly source: string; readonly folder: string }

function apply(settings: Settings, name: string, value: string, { origin, source, folder }: Said): void {
  try {
    const known = settings.set(name, value, origin)
    if (known === 'prices' && value !== builtIn) {
      const path = resolve(folder, value)
      readPrices(path)
      settings.set(name, path, origin)
    }
  } catch (error) {
    if (!(error instanceof ShellError)) throw error
    throw new UsageError(`${source}: ${error.message}`, error.hint)
  }
}

function objectIn(text: string, path: string): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${path} must hold one object`, 'Write it as {"mode": "table"}.')
  }
  return value
}

/** In the working folder or above it, the nearest wins. */
function nearestProjectFile(folder: string): string | undefined {
  const path = join(folder, projectFileName)
  if (textOf(path) !== undefined) return path
  const parent = dirname(folder)
  return parent === folder ? undefined : nearestProjectFile(parent)
}

function textOf(path: string): string | undefined {
  try {
    return readWholeSync(path).toString('utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined
    throw new UsageError(`${path} cannot be read: ${whyUnreadable(error)}`)
  }
}
