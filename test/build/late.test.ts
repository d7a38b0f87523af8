import { build } from 'esbuild'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { latePlugin } from '../../scripts/build/late.mjs'

const texts = [
  '',
  'plain',
  'naïve',
  '日本語',
  '한국어',
  '👩‍👩‍👧‍👦 family',
  '🇪🇺🇩',
  '1️⃣',
  '👍🏽👍︎',
  'e\u0301\u200b',
  '\u0600123',
  '\x1b[31mred 語\x1b[39m',
]

async function bundled<Exports>(contents: string): Promise<{ readonly text: string; readonly exports: Exports }> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    plugins: [latePlugin],
  })
  const text = outputFiles[0]?.text ?? ''
  const exports = (await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)) as Exports
  return { text, exports }
}

test('a width that is made late measures texts as one that is made at once', async () => {
  const { text, exports } = await bundled<{ default: typeof stringWidth }>("export { default } from 'string-width'")
  expect(text).not.toMatch(/^(?:const|var) \w+ = (?:new Intl|\/.*RGI_Emoji)/m)
  for (const each of texts) expect(exports.default(each), each).toBe(stringWidth(each))
})
