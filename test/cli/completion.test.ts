import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { outputModes } from '../../src/ast/output-modes.ts'
import { commandFacts } from '../../src/cli/completion/command-facts.ts'
import { completionScript } from '../../src/cli/completion/completion-script.ts'
import { settingNames } from '../../src/session/settings.ts'
import { TerminalRun } from '../support/terminal.ts'
import { newFolder, runShell } from './run-shell.ts'

let folder = ''
beforeAll(() => {
  folder = newFolder()
  for (const shell of ['bash', 'zsh', 'fish'] as const)
    writeFileSync(join(folder, `completion.${shell}`), completionScript(shell))
  for (const name of ['shop.db', 'model.ddbq', 'two words.db']) writeFileSync(join(folder, name), '')
  mkdirSync(join(folder, 'home'))
})

const isInstalled = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0
const env = () => ({ PATH: process.env['PATH'] ?? '', HOME: join(folder, 'home'), TERM: 'xterm', LANG: 'C.UTF-8' })
const ran = (shell: string, ...args: string[]): readonly string[] => {
  const { stdout, stderr } = spawnSync(shell, args, { cwd: folder, encoding: 'utf8', env: env() })
  expect(stderr).toBe('')
  return stdout.split('\n').filter((line) => line !== '')
}

/** What is tried in every shell: the line before the cursor, and what must be among what may come, and what must not. */
const cases: readonly (readonly [line: string, some: readonly string[], none: readonly string[]])[] = [
  ['ddb-shell --mo', ['--mode'], ['--cost', 'test']],
  ['ddb-shell --mode ', [...outputModes], ['shop.db', '--mode']],
  ['ddb-shell --mode=t', ['table', 'tsv'], ['json']],
  ['ddb-shell -m j', ['json', 'jsonl'], ['table']],
  ['ddb-shell --set ', settingNames.map((name) => `${name}=`), ['shop.db']],
  ['ddb-shell --cost ', ['off', 'line', 'detail', 'json'], ['always']],
  ['ddb-shell --color ', ['auto', 'always', 'never'], ['json']],
  ['ddb-shell ', ['test', 'serve', 'completion', 'shop.db', 'model.ddbq', 'two words.db'], ['--mode']],
  ['ddb-shell -f mod', ['model.ddbq'], ['shop.db', 'test']],
  ['ddb-shell --file=mod', ['model.ddbq'], ['shop.db', 'test']],
  ['ddb-shell -c test --ver', ['--version'], ['--port']],
  ['ddb-shell test --d', ['--db', '--deterministic', '--debug'], ['--port', '--interactive']],
  ['ddb-shell test --report ', ['tap', 'junit', 'json'], ['model.ddbq']],
  ['ddb-shell test mod', ['model.ddbq'], ['test']],
  ['ddb-shell serve --th', ['--throttling'], ['--mode']],
  ['ddb-shell serve --throttling ', ['off', 'observe', 'enforce'], ['shop.db']],
  ['ddb-shell serve ', [':memory:', 'shop.db'], ['--port', 'test']],
  ['ddb-shell completion ', ['bash', 'zsh', 'fish'], ['shop.db']],
]

test('ddb-shell completion prints the script of a shell', () => {
  for (const shell of ['bash', 'zsh', 'fish'] as const)
    expect(runShell(['completion', shell])).toEqual({ status: 0, stdout: completionScript(shell), stderr: '' })
  expect(runShell(['completion', 'tcsh'])).toMatchObject({ status: 2, stdout: '' })
  expect(runShell(['completion', '--help']).stdout).toContain('ddb-shell completion bash > ')
})

test('every option and every command is in every script', () => {
  for (const { name, options } of commandFacts())
    for (const shell of ['bash', 'zsh', 'fish'] as const) {
      const script = completionScript(shell)
      if (name !== '') expect(script).toContain(name)
      for (const { long } of options) expect(script).toContain(shell === 'fish' ? `-l ${long.slice(2)} ` : long)
    }
})

describe.runIf(isInstalled('bash'))('bash', () => {
  /** As bash cuts it, with `=` as a word of its own. */
  function candidates(line: string): readonly string[] {
    const words = line.replaceAll('=', ' = ').split(' ')
    const list = words.map((word) => `'${word}'`).join(' ')
    return ran(
      'bash',
      ...[
        '--norc',
        '-c',
        `source completion.bash; COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _ddb_shell; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ],
    )
  }

  test.each(cases)('%j', (line, some, none) => {
    const found = candidates(line)
    expect(found).toEqual(expect.arrayContaining([...some]))
    expect(found.filter((each) => none.includes(each))).toEqual([])
  })
})

describe.runIf(isInstalled('fish'))('fish', () => {
  /** A value after `=` is given with its option. */
  const candidates = (line: string): readonly string[] =>
    ran('fish', '--no-config', '-c', `source completion.fish; complete -C '${line}'`).map((each) =>
      each
        .replace(/\t.*/, '')
        .replace(/^--[a-z]+=(?=.)/, '')
        .replaceAll('\\ ', ' '),
    )

  test.each(cases)('%j', (line, some, none) => {
    const found = candidates(line)
    expect(found).toEqual(expect.arrayContaining([...some]))
    expect(found.filter((each) => none.includes(each))).toEqual([])
  })
})

describe.runIf(isInstalled('zsh'))('zsh', () => {
  test('completes at its own prompt', async () => {
    const terminal = new TerminalRun('zsh', ['-f'], { columns: 100, rows: 40, cwd: folder, env: env() })
    const see = (what: RegExp) => terminal.until(String(what), () => what.test(terminal.lines().join('\n')))
    terminal.type("PS1='$ '; autoload -Uz compinit; compinit -u -D; source ./completion.zsh; clear; echo rea''dy\n")
    await see(/ready/)
    terminal.type('ddb-shell --mo\t')
    await see(/ddb-shell --mode/)
    terminal.type('csv serve --thr\tenf\t')
    await see(/serve --throttling[ =]enforce/)
    terminal.type('\u0015ddb-shell test mod\t')
    await see(/ddb-shell test model\.ddbq/)
    terminal.type('\u0015ddb-shell \t')
    await see(/completion +-- Print[\s\S]*test +-- Run scripts/)
    terminal.type('\u0015ddb-shell --set glyp\t')
    await see(/--set glyphs=/)
    terminal.type('\u0015exit\n')
    await terminal.exited
  })
})
