import { type Address, type Answer, LoadConnection } from './load-connection.ts'
import { requestBytes } from './request-template.ts'

export type Slice = {
  /** Milliseconds of each request. */
  readonly latenciesMs: readonly number[]
  readonly elapsedMs: number
  /** Processor time that this process, the client, spent on it. */
  readonly clientMs: number
}

export type LoadOptions = {
  readonly connections: number
  /** No request begins later. */
  readonly ms: number
  /** Default: as many as fit into the time. */
  readonly requestsMax?: number | undefined
  readonly next: () => Buffer
}

/** Keeps so many connections busy for a while. Throws when an answer is anything but a success. */
export async function load(
  address: Address,
  { connections, ms, requestsMax = Infinity, next }: LoadOptions,
): Promise<Slice> {
  const open = await Promise.all(Array.from({ length: connections }, () => LoadConnection.open(address)))
  const latenciesMs: number[] = []
  let begun = 0
  const cpu = process.cpuUsage()
  const startMs = performance.now()
  const busy = (connection: LoadConnection): Promise<void> =>
    new Promise((resolve, reject) => {
      const again = (): void => {
        const sentMs = performance.now()
        if (begun >= requestsMax || (sentMs - startMs >= ms && begun >= connections)) {
          resolve()
          return
        }
        begun += 1
        connection.send(next(), (answer) => {
          latenciesMs.push(performance.now() - sentMs)
          if (answer instanceof Error) reject(answer)
          else if (answer.status !== 200) reject(new Error(`an answer had the status ${answer.status}`))
          else again()
        })
      }
      again()
    })
  try {
    await Promise.all(open.map(busy))
    const { user, system } = process.cpuUsage(cpu)
    return { latenciesMs, elapsedMs: performance.now() - startMs, clientMs: (user + system) / 1000 }
  } finally {
    for (const connection of open) connection.close()
  }
}

/** One request and what it answers. Throws what a refusal says. */
export const callOnce = (address: Address, operation: string, request: object): Promise<string> =>
  exchange(address, requestBytes(address, operation, JSON.stringify(request)))

export async function exchange(address: Address, request: Buffer): Promise<string> {
  const connection = await LoadConnection.open(address)
  try {
    const answer = await new Promise<Answer | Error>((resolve) => connection.send(request, resolve, true))
    if (answer instanceof Error) throw answer
    const text = answer.body.toString()
    if (answer.status !== 200) throw new Error(`status ${answer.status}: ${text}`)
    return text
  } finally {
    connection.close()
  }
}
