import { builtinModules } from 'node:module'

/**
 * Node's own modules as the bundle sees them. To import one, Node reads all that it exports, and for some that starts up half
 * the library: `node:util` alone takes 3 ms. So what is used is fetched from the process instead, and from modules that do
 * not belong to Node's own start only when it is first called.
 */
export const builtinModulesPlugin = {
  name: 'built-in modules',
  setup({ onResolve, onLoad }) {
    const names = builtinModules.filter((name) => !name.startsWith('_'))
    onResolve({ filter: new RegExp(`^(node:)?(${names.join('|')})$`) }, ({ path, kind, importer }) => {
      const name = path.replace(/^node:/, '')
      if (kind === 'require-call') return { path: name, namespace: 'required' }
      // One for each importer: it holds what that one uses, and needs no file of its own that they share.
      return { path: `${name} for ${importer}`, namespace: 'imported', pluginData: name, sideEffects: false }
    })
    onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('${path}')`,
    }))
    onLoad({ filter: /.*/, namespace: 'imported' }, ({ pluginData }) => ({ contents: moduleText(pluginData) }))
  },
}

const loadedOnCall = new Set(['child_process', 'crypto', 'fs/promises', 'timers/promises', 'zlib'])

/** What is not used of it is left out of the bundle: nothing in it has a side effect. */
function moduleText(name) {
  const exported = process.getBuiltinModule(name)
  const names = Object.keys(exported).filter((each) => each !== 'default')
  const late = loadedOnCall.has(name)
  const access = (each) => (late && isFunction(exported[each]) ? 'call' : 'read')
  return [
    `const fetched = () => process.getBuiltinModule('${name}')`,
    'const read = (name) => fetched()[name]',
    'const call = (name) => (...given) => fetched()[name](...given)',
    ...names.map((each, at) => `const export${at} = /* @__PURE__ */ ${access(each)}('${each}')`),
    `export { ${names.map((each, at) => `export${at} as ${each}`).join(', ')} }`,
    `export default /* @__PURE__ */ ${late ? 'new Proxy({}, { get: (_, name) => read(name) })' : 'fetched()'}`,
  ].join('\n')
}

/** Not a class, which is extended or compared with, nor a function with a form of its own for `promisify`. */
const isFunction = (value) =>
  typeof value === 'function' && /^[a-z]/.test(value.name) && Object.getOwnPropertySymbols(value).length === 0
