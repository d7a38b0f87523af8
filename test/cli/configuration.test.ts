import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { configure, placesOf } from '../../src/cli/configuration.ts'
import { UsageError } from '../../src/cli/usage-error.ts'
import { pricesOf } from '../../src/session/prices.ts'
import { Settings } from '../../src/session/settings.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ddb-shell-config-'))
})

function configured({
  user,
  project,
  env = {},
  flags = [],
}: {
  user?: string
  project?: string
  env?: Record<string, string>
  flags?: [string, string][]
}): Settings {
  const places = { configFile: join(folder, 'config.json'), stateFolder: folder }
  const workingFolder = join(folder, 'a', 'b')
  mkdirSync(workingFolder, { recursive: true })
  if (user !== undefined) writeFileSync(places.configFile, user)
  if (project !== undefined) writeFileSync(join(folder, 'a', '.ddbshell.json'), project)
  const settings = new Settings()
  configure(settings, { flags, env, workingFolder, places })
  return settings
}

test('each source wins over the ones before it, and is remembered', () => {
  const user = '{"mode": "box", "maxrows": 10, "wrap": true, "cost": "detail"}'
  const project = '{"mode": "csv", "maxrows": 20, "wrap": false}'
  const env = { DDB_SHELL_MODE: 'json', DDB_SHELL_MAXROWS: '30' }
  const settings = configured({ user, project, env, flags: [['mode', 'tsv']] })
  expect(
    ['mode', 'maxrows', 'wrap', 'cost', 'bail'].map((name) => [
      settings.get(name as 'mode'),
      settings.originOf(name as 'mode'),
    ]),
  ).toEqual([
    ['tsv', 'flag'],
    [30, 'environment'],
    [false, 'project config'],
    ['detail', 'user config'],
    [true, 'default'],
  ])
})

test('a name with a hyphen has a variable with an underscore', () => {
  const settings = configured({ user: '{"set-order": "sorted"}', env: { DDB_SHELL_SET_ORDER: 'stored' } })
  expect([settings.get('set-order'), settings.originOf('set-order')]).toEqual(['stored', 'environment'])
})

test.each([
  [{ user: '{' }, /config\.json is not JSON/],
  [{ user: '[]' }, /must hold one object/],
  [{ project: '{"mode": {}}' }, /\.ddbshell\.json: mode must be/],
  [{ project: '{"mood": "good"}' }, /\.ddbshell\.json: there is no setting mood/],
  [{ env: { DDB_SHELL_MODE: 'xml' } }, /DDB_SHELL_MODE: mode cannot be 'xml'/],
  [{ flags: [['mode', 'xml'] as [string, string]] }, /--mode: mode cannot be 'xml'/],
])('%j is refused with its source', (sources, message) => {
  expect(() => configured(sources)).toThrow(message)
  expect(() => configured(sources)).toThrow(UsageError)
})

test('what tells Ink of a screen reader tells the shell, and a setting is stronger', () => {
  const reader = (settings: Settings) => [settings.get('screen-reader'), settings.originOf('screen-reader')]
  expect(reader(configured({ env: { INK_SCREEN_READER: 'true' } }))).toEqual([true, 'environment'])
  expect(reader(configured({ env: { INK_SCREEN_READER: 'false' } }))).toEqual([false, 'default'])
  expect(reader(configured({ env: { INK_SCREEN_READER: 'true' }, flags: [['screen-reader', 'off']] }))).toEqual([
    false,
    'flag',
  ])
  expect(reader(configured({ user: '{"screen-reader": true}' }))).toEqual([true, 'user config'])
})

test('files live where the system says', () => {
  expect(placesOf({}, '/home/ada', 'linux')).toEqual({
    configFile: '/home/ada/.config/ddb-shell/config.json',
    stateFolder: '/home/ada/.local/state/ddb-shell',
  })
  expect(placesOf({ XDG_CONFIG_HOME: '/etc/x', XDG_STATE_HOME: 'relative' }, '/home/ada', 'darwin')).toEqual({
    configFile: '/etc/x/ddb-shell/config.json',
    stateFolder: '/home/ada/.local/state/ddb-shell',
  })
})

const ownPrices = '{"generated": "2027-01-01", "regions": {"moon": {"currency": "EUR", "items": {}}}}'

test('a file of prices is looked for beside the file that names it, or where the shell was started', () => {
  mkdirSync(join(folder, 'a', 'b'), { recursive: true })
  writeFileSync(join(folder, 'a', 'own.json'), ownPrices)
  writeFileSync(join(folder, 'a', 'b', 'here.json'), ownPrices.replace('moon', 'mars'))
  const fromProject = configured({ project: '{"prices": "own.json"}' })
  expect(Object.keys(pricesOf(fromProject).regions)).toEqual(['moon'])
  const fromFlag = configured({ project: '{"prices": "own.json"}', flags: [['prices', 'here.json']] })
  expect(Object.keys(pricesOf(fromFlag).regions)).toEqual(['mars'])
  const none = configured({ project: '{"prices": "own.json"}', env: { DDB_SHELL_PRICES: 'built-in' } })
  expect(Object.keys(pricesOf(none).regions)).toContain('us-east-1')
})

test('a file of prices that cannot be used is named with who asked for it', () => {
  mkdirSync(join(folder, 'a', 'b'), { recursive: true })
  writeFileSync(join(folder, 'a', 'b', 'broken.json'), '{')
  expect(() => configured({ flags: [['prices', 'none.json']] })).toThrow(
    /^--prices: cannot read .*none\.json: there is no such file/,
  )
  expect(() => configured({ env: { DDB_SHELL_PRICES: 'broken.json' } })).toThrow(
    /^DDB_SHELL_PRICES: the prices of .*broken\.json cannot be used: it is not JSON/,
  )
})
