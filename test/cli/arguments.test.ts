import { describe, expect, test } from 'vitest'
import { type Arguments, type CommandLine, parseArguments } from '../../src/cli/arguments.ts'
import { runMode, type Terminal } from '../../src/cli/run-mode.ts'
import { UsageError } from '../../src/cli/usage-error.ts'

function argumentsOf(...argv: string[]): Arguments {
  const line: CommandLine = parseArguments(argv)
  if (line.command === 'none' || line.command === 'completion') throw new Error('nothing to run')
  return line.args
}

test('sources keep the order in which they were given', () => {
  expect(argumentsOf('a.db', '-c', 'one', '-f', 'two.ddbq', '-c', 'three', 'four.ddbq')).toMatchObject({
    file: 'a.db',
    sources: [
      { kind: 'text', text: 'one' },
      { kind: 'file', path: 'two.ddbq' },
      { kind: 'text', text: 'three' },
      { kind: 'file', path: 'four.ddbq' },
    ],
  })
})

test('a script is no database', () => {
  expect(argumentsOf('model.ddbq')).toMatchObject({ file: undefined, sources: [{ kind: 'file', path: 'model.ddbq' }] })
  expect(argumentsOf('-')).toMatchObject({ file: undefined, sources: [{ kind: 'file', path: '-' }] })
})

test('flags become settings', () => {
  expect(argumentsOf('--mode', 'csv', '--cost=json', '--keep-going', '--set', 'prompt={db}=> ').settings).toEqual([
    ['mode', 'csv'],
    ['cost', 'json'],
    ['bail', 'off'],
    ['prompt', '{db}=> '],
  ])
})

test('a report may name its file', () => {
  expect(argumentsOf('--report', 'junit=out=1.xml').reports).toEqual([{ format: 'junit', path: 'out=1.xml' }])
  expect(argumentsOf('--report', 'tap').reports).toEqual([{ format: 'tap' }])
})

test('test takes scripts, and options on either side of the word', () => {
  expect(parseArguments(['--report', 'tap', 'test', 'a.ddbq', 'b.ddbq', '--db', 'x.db', '-y'])).toMatchObject({
    command: 'test',
    args: { file: 'x.db', reports: [{ format: 'tap' }], yes: true, sources: [{ path: 'a.ddbq' }, { path: 'b.ddbq' }] },
  })
})

test('--help is an answer, also for test', () => {
  expect(parseArguments(['--help'])).toMatchObject({ command: 'none', text: expect.stringContaining('Exit codes:') })
  expect(parseArguments(['test', '--help'])).toMatchObject({ text: expect.stringContaining('Usage: ddb-shell test') })
})

test.each([
  [['--mood', 'csv'], /unknown option '--mood'/],
  [['a.db', 'b.db'], /b\.db is a second database/],
  [['--set', 'mode'], /--set mode has no value/],
  [['--report', 'xml'], /no format xml/],
  [['--bail', '--keep-going'], /exclude each other/],
  [['test'], /missing required argument/],
  [['-c', 'x', 'test', 'a.ddbq'], /test takes scripts/],
  [['test', 'a.ddbq', '-c', 'x'], /unknown option '-c'/],
  [['-c'], /argument missing/],
])('%s is refused', (argv, message) => {
  expect(() => parseArguments(argv)).toThrow(message)
  expect(() => parseArguments(argv)).toThrow(UsageError)
})

describe('the run mode', () => {
  const onTerminal: Terminal = { stdin: true, stdout: true, type: 'xterm-256color' }

  test.each<[string[], Partial<Terminal>, string]>([
    [[], {}, 'interactive'],
    [['a.db'], {}, 'interactive'],
    [[], { type: 'dumb' }, 'plain prompt'],
    [['--plain'], {}, 'plain prompt'],
    [[], { stdout: false }, 'plain prompt'],
    [[], { stdin: false }, 'script'],
    [['-c', 'x'], {}, 'script'],
    [['-f', 'x'], {}, 'script'],
    [['x.ddbq'], {}, 'script'],
    [['--interactive'], {}, 'interactive'],
  ])('%j on %j is %s', (argv, terminal, mode) => {
    expect(runMode(argumentsOf(...argv), { ...onTerminal, ...terminal }, false)).toBe(mode)
  })

  test('who hears the terminal has a prompt of plain lines, unless the editor is insisted on', () => {
    expect(runMode(argumentsOf(), onTerminal, true)).toBe('plain prompt')
    expect(runMode(argumentsOf('--interactive'), onTerminal, true)).toBe('interactive')
    expect(runMode(argumentsOf('-c', 'x'), onTerminal, true)).toBe('script')
  })

  test.each<[string[], Partial<Terminal>, RegExp]>([
    [['--interactive'], { stdin: false }, /needs a terminal/],
    [['--no-input'], {}, /nothing to run/],
    [['--interactive', '-c', 'x'], {}, /neither/],
  ])('%j on %j cannot be', (argv, terminal, message) => {
    expect(() => runMode(argumentsOf(...argv), { ...onTerminal, ...terminal }, false)).toThrow(message)
  })
})

describe('serve', () => {
  const parsed = (...argv: string[]): unknown => {
    try {
      return parseArguments(['serve', ...argv])
    } catch (error) {
      return error
    }
  }

  test('its help says what a client needs, in 80 columns', () => {
    const help = parsed('--help') as { readonly text: string }
    expect(help.text).toMatch(
      /credentials:\n.* --endpoint-url http:\/\/127\.0\.0\.1:8000\n.*AWS_ENDPOINT_URL=.*\n.*NO_PROXY/s,
    )
    expect(help.text.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  test('a host may stand in brackets, as in a URL', () => {
    expect(parsed('shop.db', '--host', '[::1]')).toMatchObject({ serve: { host: '::1' } })
  })

  test.each<[readonly string[], string, string]>([
    [[''], 'the name of a file is empty', 'Write :memory: for a database that ends with the server.'],
    [[':memory:', '--read-only'], '--read-only needs a file', 'A database in memory starts without tables.'],
    [
      ['shop.db', '--host', ' '],
      "option '--host <address>' argument ' ' is invalid. It takes an address or a name of this machine.",
      'ddb-shell serve --help lists the options.',
    ],
    [
      ['shop.db', '--account', '1'],
      "option '--account <id>' argument '1' is invalid. An account has twelve digits.",
      'ddb-shell serve --help lists the options.',
    ],
    [['shop.db', '--prot', '1'], "unknown option '--prot'", 'Did you mean --port?'],
  ])('%j is refused, with what to do', (argv, message, hint) => {
    const error = parsed(...argv)
    expect(error).toBeInstanceOf(UsageError)
    expect(error).toMatchObject({ message, hint })
  })

  test('the help of a command is named where the command was', () => {
    expect(() => parseArguments(['--mod'])).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('--mode') }),
    )
    expect(() => parseArguments(['test', '--nonsense'])).toThrow(
      expect.objectContaining({ hint: 'ddb-shell test --help lists the options.' }),
    )
  })
})

test('a workshop, and what is to be judged', () => {
  const asked = (argv: readonly string[]) => {
    const line = parseArguments(argv)
    return line.command === 'workshop' ? line.workshop : undefined
  }
  expect(asked(['workshop'])).toEqual({ name: undefined, check: undefined, checkFormat: undefined, pass: 100 })
  expect(asked(['workshop', 'keys', '--check', 'a.ddbq', '--pass', '80'])).toMatchObject({
    name: 'keys',
    check: 'a.ddbq',
    pass: 80,
  })
  expect(asked(['workshop', '--check-format', 'own'])).toMatchObject({ checkFormat: 'own' })
  expect(() => parseArguments(['workshop', '--check', 'a.ddbq'])).toThrow(/needs the name of a workshop/)
  expect(() => parseArguments(['workshop', 'keys', '--check', 'a', '--check-format', 'b'])).toThrow(
    /exclude each other/,
  )
  expect(() => parseArguments(['workshop', 'keys', '--pass', 'all'])).toThrow(/0 to 100/)
})
