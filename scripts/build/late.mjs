import { readFile } from 'node:fs/promises'

/**
 * Some packages make at once what few runs need: the set of all emoji takes V8 16 ms, a segmenter 9 ms, and Yoga's way to its
 * own bytes through `fetch` starts up all of HTTP. In the bundle they are made when they are first used.
 */
export const latePlugin = {
  name: 'late',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^late$/ }, () => ({ path: 'late', namespace: 'late', sideEffects: false }))
    onLoad({ filter: /.*/, namespace: 'late' }, () => ({ contents: late }))
    onLoad({ filter: new RegExp(`[\\\\/](${packages.join('|')})[\\\\/].*\\.js$`) }, load)
    // Where there is no `fetch` it decodes the text that the bytes are in.
    onLoad({ filter: /[\\/]yoga-wasm-base64-esm\.js$/ }, async ({ path }) => ({
      contents: `var fetch\n${await readFile(path, 'utf8')}`,
    }))
  },
}

const packages = ['string-width', 'wrap-ansi', 'slice-ansi', 'ansi-tokenize', 'ink[\\\\/]build']

async function load({ path }) {
  const text = await readFile(path, 'utf8')
  const contents = text.replaceAll(dear, 'const $1 = late(() => $2);')
  if (contents !== text) return { contents: `import { late } from 'late'\n${contents}` }
  if (/^const .*(Segmenter|RGI_Emoji)/m.test(text)) throw new Error(`what ${path} makes at once is not found`)
  return undefined
}

/** A constant of a module that is a segmenter, or an expression with classes of Unicode. */
const dear = /^const (\w+) = (new Intl\.Segmenter\(.*\)|\/.*\\p\{.*\/[a-z]+|new RegExp\(.*\\p\{.*\));$/gm

/** Has what is asked of either; a text that is searched or replaced asks by symbol. */
const late = `
export function late(make) {
  let made
  const it = () => (made ??= make())
  return {
    segment: (text) => it().segment(text),
    test: (text) => it().test(text),
    exec: (text) => it().exec(text),
    get flags() { return it().flags },
    get lastIndex() { return it().lastIndex },
    set lastIndex(at) { it().lastIndex = at },
    [Symbol.match]: (text) => it()[Symbol.match](text),
    [Symbol.matchAll]: (text) => it()[Symbol.matchAll](text),
    [Symbol.replace]: (text, by) => it()[Symbol.replace](text, by),
    [Symbol.search]: (text) => it()[Symbol.search](text),
    [Symbol.split]: (text, limit) => it()[Symbol.split](text, limit),
  }
}
`
