import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { render, useInput, usePaste } from 'ink'
import { expect, onTestFinished, test } from 'vitest'
import { decodeKeys, type Key } from '../../../src/render/ink/decode-keys.ts'
import { FakeInput } from './fake-input.ts'

class Keyboard {
  readonly keys: Key[] = []
  private readonly input = new FakeInput()
  private readonly app

  constructor() {
    const { keys } = this
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
      stdin: this.input as never,
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
