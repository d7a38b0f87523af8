import type { ColorLevel } from '../render/plain/style.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export type ColorFacts = {
  /** `--color` or `.set color`. */
  readonly wish?: string | undefined
  readonly env: Environment
  /** Of this stream: stdout and stderr are judged apart. */
  readonly isTerminal: boolean
  readonly platform: string
}

/**
 * The first of these that says something: `--color`, DDB_SHELL_COLOR, FORCE_COLOR, a non-empty NO_COLOR, no terminal,
 * TERM=dumb, COLORTERM, the terminal's name. chalk 6 ignores NO_COLOR and COLORTERM=24bit, so it is told.
 */
export function colorLevel({ wish, env, isTerminal, platform }: ColorFacts): ColorLevel {
  const asked = wished(wish) ?? wished(env['DDB_SHELL_COLOR'])
  if (typeof asked === 'number') return asked
  const possible = capability(env, platform)
  if (asked === 'always') return possible === 0 ? 1 : possible
  const forced = forcedLevel(env['FORCE_COLOR'])
  if (forced !== undefined) return forced
  if ((env['NO_COLOR'] ?? '') !== '' || !isTerminal) return 0
  return possible
}

function wished(text: string | undefined): ColorLevel | 'always' | undefined {
  switch (text) {
    case '0':
    case 'never':
    case 'off':
      return 0
    case '1':
      return 1
    case '2':
      return 2
    case '3':
      return 3
    case 'always':
    case 'on':
      return 'always'
    default:
      return undefined
  }
}

/** As Node and most tools read it: empty and `true` mean yes. */
function forcedLevel(text: string | undefined): ColorLevel | undefined {
  if (text === undefined) return undefined
  if (text === '' || text === 'true' || text === '1') return 1
  if (text === '2') return 2
  if (text === '3') return 3
  return text === '0' || text === 'false' ? 0 : undefined
}

function capability(env: Environment, platform: string): ColorLevel {
  const { TERM: term = '', COLORTERM: colors = '', TERM_PROGRAM: program = '' } = env
  if (term === 'dumb') return 0
  if (colors === 'truecolor' || colors === '24bit') return 3
  if (program === 'iTerm.app' || platform === 'win32') return 3
  if (/-(?:direct|truecolor)$|kitty|ghostty|wezterm|alacritty/i.test(term)) return 3
  if (/-256(?:color)?$/i.test(term) || program === 'Apple_Terminal') return 2
  return 1
}
