import { expect, test } from 'vitest'
import { type ColorFacts, colorLevel } from '../../src/cli/color-level.ts'

const facts: ColorFacts = { env: {}, isTerminal: true, platform: 'linux' }

test.each<[string, Partial<ColorFacts>, number]>([
  ['the flag wins over everything', { wish: 'never', env: { DDB_SHELL_COLOR: '3', FORCE_COLOR: '3' } }, 0],
  ['a flag of auto says nothing', { wish: 'auto', env: { TERM: 'xterm' } }, 1],
  ['always, in a pipe', { wish: 'always', isTerminal: false, env: { TERM: 'xterm-256color' } }, 2],
  ['always, on a dumb terminal', { wish: 'always', env: { TERM: 'dumb' } }, 1],
  ['our variable over FORCE_COLOR', { env: { DDB_SHELL_COLOR: '0', FORCE_COLOR: '3' } }, 0],
  ['FORCE_COLOR over NO_COLOR', { env: { FORCE_COLOR: '2', NO_COLOR: '1' }, isTerminal: false }, 2],
  ['an empty FORCE_COLOR', { env: { FORCE_COLOR: '', TERM: 'xterm-256color' }, isTerminal: false }, 1],
  ['NO_COLOR', { env: { NO_COLOR: '1', COLORTERM: 'truecolor' } }, 0],
  ['an empty NO_COLOR says nothing', { env: { NO_COLOR: '', COLORTERM: 'truecolor' } }, 3],
  ['a pipe', { env: { COLORTERM: 'truecolor' }, isTerminal: false }, 0],
  ['TERM=dumb over COLORTERM', { env: { TERM: 'dumb', COLORTERM: 'truecolor' } }, 0],
  ['COLORTERM=24bit', { env: { TERM: 'xterm', COLORTERM: '24bit' } }, 3],
  ['tmux', { env: { TERM: 'tmux-256color' } }, 2],
  ['anything else', { env: { TERM: 'screen' } }, 1],
])('%s', (_, more, level) => {
  expect(colorLevel({ ...facts, ...more })).toBe(level)
})
