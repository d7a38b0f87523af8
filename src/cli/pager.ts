import { spawn, spawnSync } from 'node:child_process'
import type { Environment } from './color-level.ts'

/** Hands the terminal over while somebody else has it. */
export type Lend = (work: () => Promise<void>) => Promise<void>

/** `-F` leaves at once what fits, `-I` searches in any letter case, `-R` keeps colours, `-X` leaves the text on the screen. */
const usualPager = 'less -FIRX'

/** The program that PAGER names; an empty name is none. Without `lend` nothing else goes on while it is there. */
export class Pager {
  private readonly command: string
  private readonly lend: Lend | undefined

  constructor({ PAGER = usualPager }: Environment, lend?: Lend) {
    this.command = PAGER.trim()
    this.lend = lend
  }

  /** Resolves when whoever reads has seen enough. False: there is no pager, and nothing has been shown. */
  async show(text: string): Promise<boolean> {
    const { command, lend } = this
    if (command === '') return false
    if (lend === undefined) return spawnSync(command, { shell: true, stdio, input: text }).status !== notFound
    let status: number | null = null
    await lend(async () => {
      status = await statusOf(command, text)
    })
    return status !== notFound
  }
}

const stdio: ['pipe', 'inherit', 'inherit'] = ['pipe', 'inherit', 'inherit']

/** Of a command that a shell cannot find. */
const notFound = 127

async function statusOf(command: string, text: string): Promise<number | null> {
  const child = spawn(command, { shell: true, stdio })
  // Who leaves early leaves the rest unread.
  child.stdin.on('error', () => {}).end(text)
  return new Promise((resolve) => {
    child.once('error', () => resolve(notFound)).once('close', resolve)
  })
}
