import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The JavaScript of better-sqlite3, fourteen small files, goes into the bundle; its binary is found by the package itself. */
export const sqlitePlugin = {
  name: 'sqlite',
  setup({ onResolve, onLoad, initialOptions: { absWorkingDir } }) {
    const library = dirname(createRequire(join(absWorkingDir, 'package.json')).resolve('better-sqlite3'))
    onResolve({ filter: /^better-sqlite3$/ }, () => ({ path: 'better-sqlite3', namespace: 'sqlite' }))
    onLoad({ filter: /.*/, namespace: 'sqlite' }, () => ({ contents: database, resolveDir: library }))
  },
}

const database = `
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import createDatabase from './database.js'
import SqliteError from './sqlite-error.js'

const load = createRequire(import.meta.url)
const binding = () => load(join(dirname(load.resolve('better-sqlite3')), 'binding.js')).getBinding()
export default Object.assign(createDatabase(binding, false), { SqliteError })
`
