import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * One file for what every session runs on. What is imported later, when it is needed, is told that it comes after `hot`:
 * otherwise the bundler puts whatever the two have in common into a file for each such combination, and a command has to open
 * dozens of them. `cold` are those that come before it, or without.
 */
export const hotChunkPlugin = ({ hot, cold }) => ({
  name: 'hot chunk',
  setup({ onResolve, onLoad }) {
    const later = new Set()
    onResolve({ filter: /^\..*\.tsx?$/ }, ({ path, kind, resolveDir }) => {
      const file = resolve(resolveDir, path)
      if (kind === 'dynamic-import' && file !== hot && !cold.includes(file)) later.add(file)
      return undefined
    })
    onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      if (!later.has(path)) return undefined
      const contents = `import ${JSON.stringify(hot)}\n${await readFile(path, 'utf8')}`
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts', resolveDir: dirname(path) }
    })
  },
})
