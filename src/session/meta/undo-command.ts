import { bytesText } from '../../base/bytes-text.ts'
import { plural } from '../../base/count-text.ts'
import type { Charge } from '../../model/charge.ts'
import type { Throttle } from '../../model/throttle.ts'
import type { Item } from '../../model/value.ts'
import type { NotTakenBack, TakenBack, Undoing } from '../../operation/undoing.ts'
import { valueText } from '../expect/value-text.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import type { MetaCall } from './meta-call.ts'

/** `.undo [COUNT]`: what the statements before wrote is taken back, the newest first. */
export async function undo(meta: MetaCall): Promise<Done> {
  if (meta.statement.options.some(({ name }) => name === 'skip')) return skip(meta)
  const [word = '1'] = meta.words
  const count = /^[1-9]\d{0,3}$/.test(word) ? Number(word) : undefined
  if (count === undefined) {
    throw new SessionError('session.bad-argument', `${word} is no number of statements`, {
      span: meta.statement.span,
      hint: '.undo takes one back, .undo 3 three.',
    })
  }
  return several(meta, 'undo', count)
}

/** `.redo`: what was taken back last is done again. */
export const redo = (meta: MetaCall): Promise<Done> => several(meta, 'redo', 1)

async function skip(meta: MetaCall): Promise<Done> {
  const text = await undoingOf(meta).skip()
  if (text === undefined) throw nothingLeft(meta, 'undo')
  return { result: { kind: 'written', summary: `passed over ${shortened(text)}`, count: 0 } }
}

async function several(meta: MetaCall, direction: 'undo' | 'redo', count: number): Promise<Done> {
  const done: string[] = []
  let items = 0
  while (done.length < count) {
    const answer = await ask(meta, direction)
    if (answer.kind === 'done') {
      done.push(doneText(direction, answer))
      items += answer.tables.reduce((sum, { items: each }) => sum + each, 0)
      continue
    }
    // Those before are taken back: what cannot be is said beside them.
    const problem = problemOf(meta, direction, answer)
    if (done.length === 0) throw problem
    await meta.run.emit({ kind: 'notice', text: [problem.message, problem.hint ?? ''].join('. ') })
    break
  }
  return { result: { kind: 'written', summary: done.join('\n'), count: items } }
}

async function ask(meta: MetaCall, direction: 'undo' | 'redo'): Promise<TakenBack> {
  const { session, run } = meta
  if (session.readOnly) {
    throw new SessionError('session.read-only', 'this session reads only', {
      span: meta.statement.span,
      hint: 'Start it without --read-only to write.',
    })
  }
  const cost = { charges: [] as Charge[], throttles: [] as Throttle[] }
  try {
    return await undoingOf(meta)[direction]({ signal: run.signal, ...cost })
  } finally {
    if (cost.charges.length > 0) run.calls.add({ operation: 'TransactWriteItems' }, cost, { returned: 0, evaluated: 0 })
  }
}

function undoingOf({ session, statement }: MetaCall): Undoing {
  const { undoing, name } = session.connection
  if (undoing !== undefined) return undoing
  throw new SessionError('session.cannot-undo', `what was written to ${name} is not kept`, {
    span: statement.span,
    hint: 'A file keeps it; elsewhere RESTORE TABLE ... TO PITR makes a table of what there was.',
  })
}

function doneText(direction: 'undo' | 'redo', { statement, tables }: Extract<TakenBack, { kind: 'done' }>): string {
  const items = tables.map(({ table, items: count }) => `${plural(count, 'item')} of ${table}`).join(', ')
  return `${direction === 'undo' ? 'took back' : 'did again'} ${shortened(statement)}: ${items}`
}

function problemOf(
  meta: MetaCall,
  direction: 'undo' | 'redo',
  answer: Exclude<TakenBack, { readonly kind: 'done' }>,
): SessionError {
  if (answer.kind === 'nothing') return nothingLeft(meta, direction)
  const words = direction === 'undo' ? 'cannot be taken back' : 'cannot be done again'
  const { text, hint } = reasonOf(answer.why)
  return new SessionError('session.cannot-undo', `${shortened(answer.statement)} ${words}: ${text}`, {
    span: meta.statement.span,
    hint: direction === 'undo' ? `${hint} .undo --skip passes over it.` : hint,
  })
}

function reasonOf(why: NotTakenBack): { readonly text: string; readonly hint: string } {
  switch (why.kind) {
    case 'changed': {
      const more = why.items === 1 ? '' : `, and ${plural(why.items - 1, 'other item')}`
      return {
        text: `${why.table} ${keyText(why.key)} has been written since${more}`,
        hint: 'Nothing was changed.',
      }
    }
    case 'gone':
      return { text: `table ${why.table} is gone`, hint: 'SHOW BACKUPS lists what could be restored.' }
    case 'too-large':
      return {
        text: `it wrote more than the ${bytesText(why.bytesMax)} of items that are kept of a statement`,
        hint: 'RESTORE TABLE ... TO PITR, or .branch before the next one, leads back.',
      }
    case 'other':
      return { text: 'it changed more than items', hint: why.hint }
  }
}

const nothingLeft = ({ statement }: MetaCall, direction: 'undo' | 'redo'): SessionError =>
  new SessionError(
    'session.nothing-to-undo',
    `there is nothing to ${direction === 'undo' ? 'take back' : 'do again'}`,
    {
      span: statement.span,
      hint: 'What statements of this session write is kept until it ends, as far as there is room.',
    },
  )

const keyText = (key: Item): string =>
  `{${Object.entries(key)
    .map(([name, value]) => `${name}: ${valueText(value)}`)
    .join(', ')}}`

const lengthMax = 60

/** On one line. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > lengthMax ? `${line.slice(0, lengthMax - 1)}…` : line
}
