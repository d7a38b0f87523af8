import { build } from 'esbuild'

/** The grammars of the bundle know beforehand what may come next. Each table is parsed when its grammar is first used. */
export const choiceTablesPlugin = {
  name: 'choice tables',
  setup({ onLoad, initialOptions: { absWorkingDir } }) {
    onLoad({ filter: /[\\/]grammars[\\/]choice-tables\.ts$/ }, async () => {
      const tables = Object.entries(await computed(absWorkingDir)).map(
        ([grammar, table]) => `get ${grammar}() { return JSON.parse(${JSON.stringify(JSON.stringify(table))}) }`,
      )
      return { contents: `export const choiceTables = { ${tables.join(', ')} }` }
    })
  },
}

async function computed(absWorkingDir) {
  const { outputFiles } = await build({
    absWorkingDir,
    entryPoints: ['scripts/build/choice-tables.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  })
  const code = Buffer.from(outputFiles[0].contents).toString('base64')
  const { choiceTables } = await import(`data:text/javascript;base64,${code}`)
  return choiceTables
}
