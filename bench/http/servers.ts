import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPeers } from './peers.ts'
import { type Command, type Server, startServer } from './server.ts'

const program = fileURLToPath(new URL('../../bin/ddb-shell.js', import.meta.url))
const bareServer = fileURLToPath(new URL('bare-server.ts', import.meta.url))

/** Everything that can be started here: ours, then the peers. Files are made in the scratch folder. */
export function commands(scratch: string): readonly Command[] {
  const ours = (kind: 'memory' | 'file', location: string): Command => ({
    name: `ours ${kind}`,
    kind,
    version: 'this commit',
    words: () => [process.execPath, program, 'serve', location, '--port', '0'],
  })
  const { dynalite, dynoxide } = installPeers()
  return [
    ours('memory', ':memory:'),
    ours('file', join(scratch, 'ours.db')),
    ...(dynalite === undefined ? [] : [dynaliteCommand(dynalite.folder, dynalite.version)]),
    ...(dynoxide === undefined
      ? []
      : [
          dynoxideCommand(dynoxide.folder, dynoxide.version, 'memory', []),
          dynoxideCommand(dynoxide.folder, dynoxide.version, 'file', ['--db-path', join(scratch, 'dynoxide.db')]),
        ]),
  ]
}

const dynaliteCommand = (folder: string, version: string): Command => ({
  name: 'dynalite memory',
  kind: 'memory',
  version: `dynalite ${version}`,
  needsPort: true,
  words: (port) => {
    const atOnce = ['--createTableMs', '0', '--deleteTableMs', '0', '--updateTableMs', '0']
    return [process.execPath, join(folder, 'cli.js'), '--host', '127.0.0.1', '--port', String(port), ...atOnce]
  },
})

const dynoxideCommand = (
  folder: string,
  version: string,
  kind: 'memory' | 'file',
  more: readonly string[],
): Command => ({
  name: `dynoxide ${kind}`,
  kind,
  version: `dynoxide ${version}`,
  needsPort: true,
  words: (port) => [join(folder, 'dynoxide'), '--host', '127.0.0.1', '--port', String(port), ...more],
})

/** Node's HTTP without a database: answers everything with the same text. */
export const startBare = (answer: string): Promise<Server> =>
  startServer({
    name: 'bare',
    kind: 'bare',
    version: `node ${process.version}`,
    words: () => [process.execPath, bareServer, answer],
  })

/** Servers that run already, as `DDB_BENCH_ENDPOINTS=name=http://host:port,...` names them. */
export function namedServers(names = process.env['DDB_BENCH_ENDPOINTS'] ?? ''): readonly Server[] {
  return names
    .split(',')
    .filter((word) => word !== '')
    .map((word) => {
      const [name = '', url = ''] = word.includes('=') ? word.split('=') : [word, word]
      const { hostname, port, protocol } = new URL(url)
      if (protocol !== 'http:') throw new Error(`${url}: only http: can be measured`)
      const address = { host: hostname, port: Number(port || 80) }
      return { name, kind: 'memory', version: url, address, cpuMs: () => undefined, stop: async () => {} }
    })
}
