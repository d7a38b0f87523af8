import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Address } from './load-connection.ts'

/** What its data is kept in: servers are compared with those of the same kind. */
export type Kind = 'memory' | 'file' | 'bare'

export type Server = {
  readonly name: string
  readonly kind: Kind
  /** For the record: `dynalite 4.0.0`. */
  readonly version: string
  readonly address: Address
  /** Processor time it has used so far; undefined where nobody tells. */
  cpuMs(): number | undefined
  stop(): Promise<void>
}

export type Command = {
  readonly name: string
  readonly kind: Kind
  readonly version: string
  /** The program and its words; a port of 0 becomes a free one when `needsPort`. */
  readonly words: (port: number) => readonly string[]
  readonly needsPort?: boolean
}

const startMsMax = 30_000
const stopMsMax = 3000

/** Children of this process that still run: none may outlive it, whatever it ends of. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts a server on the loopback and waits for the line that says where it listens. */
export async function startServer({ name, kind, version, words, needsPort = false }: Command): Promise<Server> {
  const [program = '', ...rest] = words(needsPort ? await freePort() : 0)
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      running.delete(child)
      resolve()
    })
  })
  try {
    const { hostname, port } = await listeningAt(child, name)
    // Its pipes must not fill up.
    child.stdout.resume()
    child.stderr.resume()
    return {
      name,
      kind,
      version,
      address: { host: hostname, port: Number(port) },
      cpuMs: () => cpuMsOf(child.pid),
      stop: () => stop(child, ended),
    }
  } catch (error) {
    await stop(child, ended)
    throw error
  }
}

function listeningAt(child: ChildProcess, name: string): Promise<URL> {
  return new Promise((resolve, reject) => {
    let said = ''
    const fail = (why: string): void => reject(new Error(`${name} ${why}${said === '' ? '' : `; it said: ${said}`}`))
    const timer = setTimeout(() => fail('did not start in time'), startMsMax)
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      const url = /http:\/\/[^\s/]+/.exec(said)?.[0]
      if (url === undefined || !said.includes('\n')) return
      clearTimeout(timer)
      resolve(new URL(url))
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('error', (error) => fail(`cannot be started: ${error.message}`))
    child.once('close', (code) => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
  })
}

/** Linux alone keeps it in a file, in hundredths of a second. */
function cpuMsOf(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined
  // The name of the program, in parentheses, may hold spaces; user and system time are the 12th and 13th word after it.
  const words = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(words[11]) + Number(words[12])) * 10
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopMsMax)
  await ended
  clearTimeout(timer)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
