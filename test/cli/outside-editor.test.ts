import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { editOutside, editorCommand } from '../../src/cli/outside-editor.ts'

test.each([
  [{ DDB_SHELL_EDITOR: 'a', VISUAL: 'b', EDITOR: 'c' }, 'a'],
  [{ DDB_SHELL_EDITOR: '', VISUAL: 'b', EDITOR: 'c' }, 'b'],
  [{ EDITOR: 'c' }, 'c'],
  [{}, 'vi'],
])('%j: %s', (env, command) => {
  expect(editorCommand(env, 'linux')).toBe(command)
})

/** An editor that is a shell script; `$1` is the file. What it was called with is in `seen`. */
function editor(script: string): { readonly env: { readonly EDITOR: string }; readonly seen: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [file, seen] = [join(folder, 'edit'), join(folder, 'seen')]
  writeFileSync(file, `#!/bin/sh\nstat -c '%a %n' "$1" > '${seen}'\ncat "$1" >> '${seen}'\n${script}\n`)
  chmodSync(file, 0o700)
  return { env: { EDITOR: file }, seen: () => readFileSync(seen, 'utf8') }
}

test('the text is in a file of its own, for nobody else to read, and gone afterwards', async () => {
  const { env, seen } = editor('printf "SELECT 2;\\n\\n" > "$1"')
  expect(await editOutside('SELECT 1;\n-- 漢字', env)).toEqual({ text: 'SELECT 2;' })
  const [, mode, path = ''] = /^(\d+) (.*)$/m.exec(seen()) ?? []
  expect([mode, path.endsWith('.ddbq'), existsSync(path)]).toEqual(['600', true, false])
  expect(seen()).toContain('\nSELECT 1;\n-- 漢字\n')
})

test('nothing is an empty file', async () => {
  const { env, seen } = editor('true')
  expect(await editOutside('', env)).toEqual({ text: '' })
  expect(seen().split('\n')).toHaveLength(2)
})

test('the command may have words of its own', async () => {
  const { env } = editor('printf "%s" "$2" > "$1"')
  expect(await editOutside('a', { EDITOR: `sh -c '"$0" "$1" words' ${env.EDITOR}` })).toEqual({ text: 'words' })
})

test.each([
  ['exit 3', /ended with 3; the text is as it was$/],
  ['kill -9 $$', /(?:ended with 137|was ended by SIGKILL); the text is as it was$/],
])('an editor that ends with %s has changed nothing', async (script, problem) => {
  const { env } = editor(`echo other > "$1"; ${script}`)
  expect(await editOutside('a', env)).toEqual({ problem: expect.stringMatching(problem) })
})

test('an editor that is not there is named', async () => {
  expect(await editOutside('a', { EDITOR: '/nowhere/editor' })).toEqual({
    problem: expect.stringMatching(/^\/nowhere\/editor ended with 127/),
  })
})
