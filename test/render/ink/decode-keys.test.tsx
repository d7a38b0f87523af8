import { PassThrough } from 'node:stream'
import { render, useInput, usePaste } from 'ink'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Key } from '../../../src/render/editor/key.ts'
import { emacsKeys } from '../../../src/render/editor/key-table.ts'
import { decodeKeys } from '../../../src/render/ink/decode-keys.ts'
import { PasteGuard, type PasteGuardOptions } from '../../../src/render/ink/paste-guard.ts'
import { fc } from '../../property.ts'
import { FakeInput } from './fake-input.ts'

class Keyboard {
  readonly keys: Key[] = []
  nowMs = 0
  private readonly input = new FakeInput()
  private readonly app

  constructor(options: PasteGuardOptions = {}) {
    const { keys } = this
    const guard = new PasteGuard(this.input as never, { nowMs: () => this.nowMs, ...options })
    const Listener = (): null => {
      useInput((input, key) => {
        keys.push(...decodeKeys(input, key))
      })
      usePaste((text) => {
        keys.push({ kind: 'paste', text })
      })
      return null
    }
    this.app = render(<Listener />, {
      stdin: guard as never,
      stdout: new PassThrough() as never,
      interactive: true,
      exitOnCtrlC: false,
      patchConsole: false,
    })
    onTestFinished(() => this.app.unmount())
  }

  async send(...chunks: readonly string[]): Promise<readonly Key[]> {
    await this.app.waitUntilRenderFlush()
    this.keys.length = 0
    for (const chunk of chunks) this.input.send(chunk)
    return joined(this.keys)
  }
}

/** Texts that follow each other are one text. */
function joined(keys: readonly Key[]): readonly Key[] {
  const all: Key[] = []
  for (const key of keys) {
    const last = all.at(-1)
    if (key.kind === 'text' && last?.kind === 'text') all.splice(-1, 1, { kind: 'text', text: last.text + key.text })
    else all.push(key)
  }
  return all
}

const written = (keys: readonly Key[]): string =>
  keys.map((key) => (key.kind === 'key' ? `<${key.name}>` : key.kind === 'paste' ? `[${key.text}]` : key.text)).join('')

const table: readonly (readonly [bytes: string, keys: string])[] = [
  ['abc', 'abc'],
  ['Ünicode 漢字 👨‍👩‍👧', 'Ünicode 漢字 👨‍👩‍👧'],
  ['\r', '<enter>'],
  ['\n', '<ctrl-j>'],
  ['\t', '<tab>'],
  ['\x1b[Z', '<shift-tab>'],
  ['\x1b\r', '<alt-enter>'],
  ['\x7f', '<backspace>'],
  ['\b', '<backspace>'],
  ['\x1b\x7f', '<alt-backspace>'],
  ['\x1b[3~', '<delete>'],
  ['\x1b[A\x1b[B\x1b[C\x1b[D', '<up><down><right><left>'],
  ['\x1bOA\x1bOH', '<up><home>'],
  ['\x1b[H\x1b[F', '<home><end>'],
  ['\x1b[1~\x1b[4~', '<home><end>'],
  ['\x1b[1;5D\x1b[1;5C', '<ctrl-left><ctrl-right>'],
  ['\x1b[1;3D\x1b[1;3C', '<alt-left><alt-right>'],
  ['\x1b\x1b[D', '<alt-left>'],
  ['\x1bb\x1bF\x1bd', '<alt-b><alt-f><alt-d>'],
  ['\x01\x05\x0b\x15\x17\x19\x1f', '<ctrl-a><ctrl-e><ctrl-k><ctrl-u><ctrl-w><ctrl-y><ctrl-_>'],
  ['\x02\x06\x10\x0e\x14\x0f', '<ctrl-b><ctrl-f><ctrl-p><ctrl-n><ctrl-t><ctrl-o>'],
  ['\x12\x13\x18\x05', '<ctrl-r><ctrl-s><ctrl-x><ctrl-e>'],
  ['\x1by\x1bu\x1bl\x1bc', '<alt-y><alt-u><alt-l><alt-c>'],
  ['\x1b.', '<alt-.>'],
  ['\x1b/', '<alt-/>'],
  ['\x03\x04\x0c\x1a', '<ctrl-c><ctrl-d><ctrl-l><ctrl-z>'],
  ['\x00', '<ctrl-space>'],
  // Bursts: Ink gives them as one text.
  ['abc\rdef', 'abc<enter>def'],
  ['ab\x04c\x15d\n', 'ab<ctrl-d>c<ctrl-u>d<ctrl-j>'],
  ['SELECT 1;\rSELECT 2;\r', 'SELECT 1;<enter>SELECT 2;<enter>'],
  // Pastes.
  ['\x1b[200~a\rb\x1b[201~c', '[a\rb]c'],
  ['\x1b[200~\x03\x1b[A\x1b[201~', '[\x03\x1b[A]'],
  // What a terminal says of itself, or what no key of ours is.
  ['a\x1b[I\x1b[Ob', 'ab'],
  ['a\x1b[15~b', 'ab'],
  ['\x85', '<unknown>'],
]

test('bytes are keys', async () => {
  const keyboard = new Keyboard()
  for (const [bytes, keys] of table) expect(written(await keyboard.send(bytes)), JSON.stringify(bytes)).toBe(keys)
})

test('every key that does something has bytes', () => {
  const keys = emacsKeys.flatMap(({ rows }) => rows.flatMap((row) => row.keys.flatMap((key) => key.split(' '))))
  // Escape alone is told from the beginning of another key by the time that passes.
  const typed = new Set(table.flatMap(([, written]) => written.match(/(?<=<)[^>]+/g) ?? []).concat('escape'))
  expect(keys.filter((key) => !typed.has(key))).toEqual([])
})

test('law: however the bytes arrive, the keys are the same', async () => {
  const keyboard = new Keyboard()
  const bytes = fc.array(fc.constantFrom(...table.map(([text]) => text)), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(bytes, fc.array(fc.integer({ min: 1, max: 6 })), async (parts, sizes) => {
      const characters = [...parts.join('')]
      const chunks = sizes.map((size) => characters.splice(0, size).join('')).filter((chunk) => chunk !== '')
      if (characters.length > 0) chunks.push(characters.join(''))
      expect(await keyboard.send(...chunks)).toEqual(await keyboard.send(parts.join('')))
    }),
    { numRuns: 200 },
  )
})

/** As `send`, each a while after the one before. */
async function sendSlowly(keyboard: Keyboard, ...chunks: readonly string[]): Promise<string> {
  const keys: Key[] = []
  for (const chunk of chunks) {
    keyboard.nowMs += 100
    keys.push(...(await keyboard.send(chunk)))
  }
  return written(keys)
}

test('Ctrl-C gets out of a paste without an end, and what follows is typed', async () => {
  const keyboard = new Keyboard()
  expect(await sendSlowly(keyboard, '\x1b[200~one\rtwo', 'three', '\x03', 'a\r')).toBe(
    '[one\rtwothree]<ctrl-c>a<enter>',
  )
  expect(await sendSlowly(keyboard, '\x1b[200~one\x1b[20', '\x03\x03')).toBe('[one\x1b[20]<ctrl-c><ctrl-c>')
  expect(await sendSlowly(keyboard, '\x1b[200~a\x1b[201~', '\x03', '\x1b[200~b\x1b[201~')).toBe('[a]<ctrl-c>[b]')
})

test('a byte 03 among others is pasted: what follows it does not run', async () => {
  const keyboard = new Keyboard()
  expect(await sendSlowly(keyboard, '\x1b[200~one', '\x03DROP TABLE t;\r', 'two\x03', '\x1b[201~')).toBe(
    '[one\x03DROP TABLE t;\rtwo\x03]',
  )
  expect(written(await keyboard.send('\x1b[200~one', '\x03', 'two\r\x1b[201~'))).toBe('[one\x03two\r]')
})

test('a paste into which nothing comes any more is over', async () => {
  const keyboard = new Keyboard({ silenceMsMax: 30 })
  await keyboard.send('\x1b[200~one\r', 'two')
  await vi.waitFor(() => expect(written(keyboard.keys)).toBe('[one\rtwo]'), { timeout: 20_000 })
  expect(written(await keyboard.send('a\r'))).toBe('a<enter>')
})

test('law: a long paste arrives in pieces, and whole', async () => {
  const keyboard = new Keyboard({ pieceMax: 10 })
  const text = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\x1b', '[', '2', '0', '1', '😀'), maxLength: 80 })
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (pasted, size) => {
      fc.pre(!pasted.includes('\x1b[201~'))
      const characters = [...`\x1b[200~${pasted}\x1b[201~\x7f`]
      const chunks = characters.flatMap((_, at) => (at % size === 0 ? [characters.slice(at, at + size).join('')] : []))
      const keys = await keyboard.send(...chunks)
      const pieces = keys.slice(0, -1).map((key) => (key.kind === 'paste' ? key.text : written([key])))
      expect(pieces.join('')).toBe(pasted)
      expect(pieces.slice(0, -1).filter((piece) => piece.endsWith('\r'))).toEqual([])
      expect(keys.at(-1)).toEqual({ kind: 'key', name: 'backspace' })
    }),
    { numRuns: 200 },
  )
  expect(await keyboard.send('\x1b[200~', 'x'.repeat(15), 'y', '\x1b[201~')).toHaveLength(2)
})
