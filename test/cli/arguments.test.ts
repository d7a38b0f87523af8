import { describe, expect, test } from 'vitest'
import { type Arguments, type CommandLine, parseArguments } from '../../src/cli/arguments.ts'
import { runMode, type Terminal } from '../../src/cli/run-mode.ts'
import { UsageError } from '../../src/cli/usage-error.ts'

function argumentsOf(...argv: string[]): Arguments {
  const line: CommandLine = parseArguments(argv)
  if (line.command === 'none') throw new Error('nothing to run')
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
  [['test', 'a.ddbq', '-c', 'x'], /test takes scripts/],
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
    expect(runMode(argumentsOf(...argv), { ...onTerminal, ...terminal })).toBe(mode)
  })

  test.each<[string[], Partial<Terminal>, RegExp]>([
    [['--interactive'], { stdin: false }, /needs a terminal/],
    [['--no-input'], {}, /nothing to run/],
    [['--interactive', '-c', 'x'], {}, /neither/],
  ])('%j on %j cannot be', (argv, terminal, message) => {
    expect(() => runMode(argumentsOf(...argv), { ...onTerminal, ...terminal })).toThrow(message)
  })
})
