import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { plainText } from '../../../src/render/ink/paint-text.ts'
import { PromptController, type PromptParts } from '../../../src/render/ink/prompt-controller.ts'
import { showApp } from '../../../src/render/ink/show-app.tsx'
import { glyphsOf } from '../../../src/render/plain/glyphs.ts'
import { surroundings } from '../editor/editing.ts'
import { FakeInput } from './fake-input.ts'

/** A screen of 40 columns and 10 rows that keeps what was drawn. */
class FakeScreen extends Writable {
  readonly isTTY = true
  readonly columns = 40
  readonly rows = 10
  drawn = ''

  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    this.drawn += stripVTControlCharacters(String(chunk))
    done()
  }
}

function shownApp(parts: Partial<PromptParts> = {}) {
  const [stdin, stdout] = [new FakeInput(), new FakeScreen()]
  const controller = new PromptController({
    prompt: () => () => ({ main: 'shop> ', continuation: () => ' ...> ' }),
    history: () => [],
    keys: () => 'emacs',
    ghosts: false,
    lastToken: surroundings.lastToken,
    isComplete: surroundings.isComplete,
    look: { paint: plainText, glyphs: glyphsOf('unicode') },
    edit: async (text) => ({ text }),
    submit: async () => 'stay',
    dropped: () => {},
    suspend: undefined,
    forceQuit: () => {},
    words: { howToLeave: 'how to leave', cancelling: 'cancelling' },
    ...parts,
  })
  const app = showApp(controller, { stdin: stdin as never, stdout: stdout as never, stderr: stdout as never }, 0)
  onTestFinished(() => app.unmount())
  const typed = async (bytes: string): Promise<void> => {
    await app.waitUntilRenderFlush()
    stdin.send(bytes)
    await app.waitUntilRenderFlush()
  }
  return { app, controller, stdout, typed }
}

test('what is typed is drawn; what has run is above it', async () => {
  const { stdout, typed, controller } = shownApp()
  await typed('SELECT')
  expect(stdout.drawn).toMatch(/shop> SELECT\n$/)
  await typed(' 1;\r')
  controller.write('1 row\n')
  expect(stdout.drawn).toContain('shop> SELECT 1;\n')
  expect(stdout.drawn).toContain('1 row\n')
})

test('the menu is drawn below the text, and goes when an item is taken', async () => {
  const item = (label: string) => ({ insert: label, label, kind: 'keyword', detail: '' })
  const { stdout, typed } = shownApp({
    complete: (text, cursor) => ({ from: 0, to: cursor, items: ['SELECT', 'SET'].map(item), signature: `at ${text}` }),
  })
  await typed('S\t\t')
  expect(stdout.drawn).toMatch(/shop> S\n {2}SELECT {2}keyword\n> SET {5}keyword\nat S\n$/)
  stdout.drawn = ''
  await typed('\r')
  expect(stdout.drawn).toMatch(/shop> SET\n$/)
})

test('the text is drawn in its colours', async () => {
  const { stdout, typed } = shownApp({
    highlight: (text) => [{ text, style: 'keyword' }],
    look: { paint: (text, style) => `${style}(${text})`, glyphs: glyphsOf('unicode') },
  })
  await typed('SHOW;')
  expect(stdout.drawn).toMatch(/shop> keyword\(SHOW;\)\n$/)
  // So it stays when it has run.
  await typed('\r')
  expect(stdout.drawn).toContain('shop> keyword(SHOW;)\n')
})

test('while a statement runs there is its status, cut to the screen, or nothing', async () => {
  const { app, stdout, typed, controller } = shownApp({ submit: () => new Promise(() => {}) })
  await typed('a;\r')
  stdout.drawn = ''
  controller.status('x'.repeat(50))
  await app.waitUntilRenderFlush()
  expect(stdout.drawn).toBe(`${'x'.repeat(39)}…\n`)
  controller.status(undefined)
  stdout.drawn = ''
  await app.waitUntilRenderFlush()
  expect(stdout.drawn.trim()).toBe('')
})

test('Ctrl-D ends it, a bug ends it with its error', async () => {
  const good = shownApp()
  await good.typed('\x04')
  await expect(good.app.waitUntilExit()).resolves.toBeUndefined()
  const bad = shownApp({ submit: () => Promise.reject(new Error('broken promise')) })
  await bad.typed('a;\r')
  await expect(bad.app.waitUntilExit()).rejects.toThrow('broken promise')
})
