import { oneLine } from '../../base/one-line.ts'
import type { ProseLine } from '../outcome.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import type { HistoryEntry } from '../statement-history.ts'
import { type MetaCall, proseDone, textDone } from './meta-call.ts'

const usualCount = 20

type Numbered = HistoryEntry & { readonly number: number }

/** `.history [N|all|here|search TEXT|clear]`. Numbers count from the oldest entry, and are those that `.edit` takes. */
export function history({ session, statement, words: [what = String(usualCount), ...rest] }: MetaCall): Done {
  const { history: kept } = session.parts
  if (kept === undefined) {
    throw new SessionError('session.no-history', 'nothing keeps a history here', {
      span: statement.span,
      hint: '.history is for a prompt.',
    })
  }
  if (what === 'clear') {
    const count = kept.entries().length
    const problem = kept.clear()
    return textDone(problem ?? `forgot ${count === 1 ? '1 statement' : `${count} statements`}`)
  }
  const entries = kept.entries().map((entry, at): Numbered => ({ ...entry, number: at + 1 }))
  switch (what) {
    case 'all':
      return shown(entries)
    case 'here':
      return shown(entries.filter(({ database }) => database === session.connection.name))
    case 'search': {
      const wanted = rest.join(' ').toLowerCase()
      return shown(entries.filter(({ text }) => text.toLowerCase().includes(wanted)))
    }
    default:
      return shown(entries.slice(-countOf(what, statement.span)))
  }
}

function countOf(word: string, span: MetaCall['statement']['span']): number {
  if (/^[1-9]\d{0,5}$/.test(word)) return Number(word)
  throw new SessionError('session.bad-argument', `.history does not know ${word}`, {
    span,
    hint: 'Write .history with a number, all, here, search TEXT or clear.',
  })
}

/** One row each, however many lines the statement had. */
function shown(entries: readonly Numbered[]): Done {
  if (entries.length === 0) return textDone('no statements')
  const width = String(entries.at(-1)?.number).length
  return proseDone(
    entries.map(
      ({ number, text }): ProseLine => ({
        head: `${String(number).padStart(width)}  `,
        text: oneLine(text),
      }),
    ),
  )
}
