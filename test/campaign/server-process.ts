import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Measure } from './growth.ts'

export type ToServer = 'processor-ms' | 'measure' | 'stop'
export type FromServer =
  | { readonly kind: 'listening'; readonly port: number }
  /** A bug, or a file that cannot be written: what `onFailure` was told. */
  | { readonly kind: 'failure'; readonly text: string }
  | { readonly kind: 'processor-ms'; readonly ms: number }
  | { readonly kind: 'measure'; readonly measure: Measure }

type Answer<Kind extends FromServer['kind']> = Extract<FromServer, { kind: Kind }>

/** The endpoint on a file, in a process that may crash or hang without taking the campaign with it. */
export class ServerProcess {
  readonly port: number
  private readonly child: ChildProcess
  private failures: string[] = []
  private errors = ''

  static async start(file: string): Promise<ServerProcess> {
    const child = fork(join(import.meta.dirname, 'http-server.ts'), [file], { silent: true })
    const [{ port }] = (await once(child, 'message')) as [Answer<'listening'>]
    return new ServerProcess(child, port)
  }

  private constructor(child: ChildProcess, port: number) {
    this.child = child
    this.port = port
    child.on('message', (message: FromServer) => {
      if (message.kind === 'failure') this.failures.push(message.text)
    })
    child.stderr?.on('data', (data: Buffer) => {
      this.errors = `${this.errors}${data.toString()}`.slice(-4000)
    })
  }

  /** What it failed at since it was asked last, and whether it is still there. */
  complaints(): readonly string[] {
    const failures = this.failures.splice(0).map((text) => `onFailure was told: ${text}`)
    if (this.alive) return failures
    return [...failures, `the server ended (${this.child.exitCode ?? this.child.signalCode}): ${this.errors}`]
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  /** How long the processor has worked for it: what it takes by itself, however busy the machine is. */
  async processorMs(): Promise<number> {
    return (await this.ask('processor-ms')).ms
  }

  async measure(): Promise<Measure> {
    return (await this.ask('measure')).measure
  }

  /** Resolves to its exit code when it ends by itself. */
  async stop(): Promise<number | null> {
    if (!this.alive) return this.child.exitCode
    this.child.send('stop')
    const [code] = (await once(this.child, 'exit')) as [number | null]
    return code
  }

  kill(): void {
    this.child.kill('SIGKILL')
  }

  private ask<Kind extends 'processor-ms' | 'measure'>(kind: Kind): Promise<Answer<Kind>> {
    return new Promise((resolve, reject) => {
      const { child } = this
      const settle = (act: () => void): void => {
        child.off('message', hear).off('exit', end)
        act()
      }
      const hear = (message: FromServer): void => {
        if (message.kind === kind) settle(() => resolve(message as Answer<Kind>))
      }
      const end = (): void => settle(() => reject(new Error(`the server ended: ${this.errors}`)))
      child.on('message', hear).on('exit', end)
      child.send(kind)
    })
  }
}
