import { stops } from '../script-runner.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import { type MetaCall, nothing } from './meta-call.ts'

const usualSeconds = 2
const secondsMax = 86_400

/**
 * `.watch [SECONDS] [TIMES] [STATEMENT]`: the statement, or the one before, again and again, each outcome an event, until the signal, the number of rounds or a
 * failure ends it.
 */
export async function watch(meta: MetaCall): Promise<Done> {
  const { session, run } = meta
  const { text, everyMs, times } = orderOf(meta)
  let last: Done = nothing
  const round = async (): Promise<boolean> => {
    for await (const outcome of session.runScript(text, { onEvent: run.emit, signal: run.signal })) {
      if (stops(outcome)) {
        last = { result: outcome.result }
        return false
      }
      await run.emit({ kind: 'outcome', outcome })
    }
    return true
  }
  if (session.parts.repeat !== undefined && times === Number.POSITIVE_INFINITY) {
    await session.parts.repeat({ title: text.trim(), everyMs, signal: run.signal, run: round })
    return last
  }
  for (let at = 1; (await round()) && at < times; at++) await run.sleep(everyMs, run.signal)
  return last
}

type Order = {
  /** The statement, where it stands in the text of the command: so do its mistakes. */
  readonly text: string
  readonly everyMs: number
  readonly times: number
}

function orderOf(meta: MetaCall): Order {
  const { run, session, statement } = meta
  const [word] = statement.words
  const [head = '', seconds, times] =
    /^(?:(\d+(?:\.\d+)?)(?:\s+|$))?(?:(\d{1,9})(?:\s+|$))?/.exec(word?.text ?? '') ?? []
  const start = (word?.span.start ?? statement.span.end) + head.length
  const everyMs = Number(seconds ?? usualSeconds) * 1_000
  if (everyMs < 100 || everyMs > secondsMax * 1_000) throw badOrder(meta, `${seconds} is no number of seconds to wait`)
  if (times === '0') throw badOrder(meta, 'nothing can be run 0 times')
  const given = run.text.slice(start, statement.span.end)
  const text =
    given.trim() === '' ? session.previous?.outcome.text : run.text.slice(0, start).replace(/[^\n]/g, ' ') + given
  if (text === undefined) throw badOrder(meta, 'there is no statement to repeat')
  return { text, everyMs, times: times === undefined ? Number.POSITIVE_INFINITY : Number(times) }
}

const badOrder = ({ statement: { span } }: MetaCall, message: string): SessionError =>
  new SessionError('session.bad-argument', message, {
    span,
    hint: `Write it as .watch 5 SCAN orders SELECT COUNT, with 0.1 to ${secondsMax} seconds.`,
  })
