import type { EmbeddedEngine } from '../../src/engine/engine.ts'
import {
  countIn,
  difference,
  type Items,
  itemsIn,
  operationAt,
  perform,
  type WriteOperation,
} from './kill-operations.ts'
import { WireConnection } from './wire-connection.ts'
import { callBytes } from './wire-requests.ts'

export type Verdict = {
  readonly complaints: readonly string[]
  /** It was waiting for an answer when the server was killed. */
  readonly interrupted: boolean
  readonly applied: boolean
  /** It was waiting for the answer to a count, which cannot be told from the counts of others. */
  readonly openCount: boolean
}

const answerMsMax = 60_000

/** A client of a server that will be killed: what it has sent, what was acknowledged, and what must be there. */
export class KillWriter {
  acknowledged = 0
  private readonly seed: number
  private readonly owner: string
  private readonly items: Items = new Map()
  private next = 0
  private waiting: WriteOperation | undefined

  constructor(seed: number, owner: string) {
    this.seed = seed
    this.owner = owner
  }

  /** How often it is known to have counted. */
  get counted(): number {
    return countIn(this.items)
  }

  /** One write after the other, until there is no answer. Resolves to what was refused. */
  async writeUntilGone(port: number): Promise<string[]> {
    const connection = await WireConnection.open(port).catch(() => undefined)
    if (connection === undefined) return []
    for (;;) {
      const operation = operationAt(this.seed, this.next, this.owner)
      this.waiting = operation
      this.next += 1
      const bytes = callBytes(operation.name, operation.request)
      const { answers, end } = await connection.converse([bytes], { expected: 1, msMax: answerMsMax })
      const [answer] = answers
      if (answer === undefined) return end === 'closed' ? [] : [`${operation.name} was not answered`]
      this.waiting = undefined
      // Another one has created the index, or deleted it.
      if (answer.status !== 200 && operation.name !== 'UpdateTable') {
        connection.destroy()
        return [`${operation.name} was refused: ${answer.body.toString().slice(0, 500)}`]
      }
      operation.apply(this.items)
      this.acknowledged += 1
    }
  }

  /** What was acknowledged is there; of what was under way, all or nothing. */
  judge(engine: EmbeddedEngine, all: Items): Verdict {
    const found = this.own(all)
    const lost = difference(found, this.own(this.items))
    const operation = this.waiting
    this.waiting = undefined
    if (operation === undefined) {
      const complaints = lost === undefined ? [] : [`${this.owner} lost or half done: ${lost}`]
      return { complaints, interrupted: false, applied: false, openCount: false }
    }
    const after = new Map(this.items)
    operation.apply(after)
    const applied = difference(found, this.own(after)) === undefined
    const complaints =
      applied || lost === undefined ? [] : [`${this.owner} after ${operation.name}, lost or half done: ${lost}`]
    // A client that got no answer asks again with its token, and must not have it done twice.
    if (operation.token !== undefined) perform(engine, operation)
    // A count by itself changes nothing of its own.
    const openCount = operation.name === 'UpdateItem'
    if (!openCount && (applied || operation.token !== undefined)) operation.apply(this.items)
    const now = difference(this.own(itemsIn(engine)), this.own(this.items))
    if (complaints.length === 0 && now !== undefined)
      complaints.push(`${this.owner} repeating ${operation.name} with its token gave ${now}`)
    return { complaints, interrupted: true, applied: applied && !openCount, openCount }
  }

  private own = (items: Items): Items => new Map([...items].filter(([key]) => key.startsWith(this.owner)))
}

/** A write that must succeed. */
export async function writeOnce(port: number, operation: string, request: object): Promise<void> {
  const connection = await WireConnection.open(port)
  const { answers } = await connection.converse([callBytes(operation, request)], { expected: 1, msMax: answerMsMax })
  connection.destroy()
  if (answers[0]?.status !== 200) throw new Error(`${operation}: ${answers[0]?.body.toString() ?? 'no answer'}`)
}
