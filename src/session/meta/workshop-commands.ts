import { confirmed } from '../danger.ts'
import type { ProseLine } from '../outcome.ts'
import { SessionError } from '../session-error.ts'
import type { Coach, Done, SessionState, WorkshopShelf } from '../session-state.ts'
import { listOf } from '../workshop/workshop-list.ts'
import { type MetaCall, proseDone } from './meta-call.ts'
import { nextPages } from './table-commands.ts'

const plain = (text: string): ProseLine => ({ head: '', text })

/** `.workshop [NAME|next|back|quit]`: lists them, begins one or goes on with it. */
export async function workshop(meta: MetaCall): Promise<Done> {
  const { session, words } = meta
  const [word] = words
  const shelf = await shelfOf(meta)
  switch (word) {
    case undefined:
      return proseDone([
        ...listOf(shelf, session.coach),
        plain(''),
        plain('.workshop NAME begins one or goes on with it.'),
      ])
    case 'quit':
      coachOf(meta)
      return leave(session, '.workshop goes on where it was left.')
    case 'back':
      return proseDone(await coachOf(meta).back())
    case 'next':
      return further(meta, coachOf(meta))
    default:
      return enter(session, shelf, word)
  }
}

/** `.tutorial [next|back|hint|solution|quit]`: the first of the workshops, by words of its own. */
export async function tutorial(meta: MetaCall): Promise<Done> {
  const { session, words } = meta
  const [word] = words
  const shelf = await shelfOf(meta)
  const { coach } = session
  const isOpen = coach?.workshop.name === tutorialName
  if (word === undefined && !isOpen) return enter(session, shelf, tutorialName)
  if (coach === undefined || !isOpen)
    throw new SessionError('session.no-workshop', 'the tutorial has not begun', {
      span: meta.statement.span,
      hint: '.tutorial begins it.',
    })
  switch (word) {
    case 'next':
      return further(meta, coach)
    case 'back':
      return proseDone(await coach.back())
    case 'hint':
      return proseDone(coach.hint())
    case 'solution':
      return proseDone(coach.solution())
    case 'quit':
      return leave(session, '.tutorial goes on where it was left.')
    default:
      return proseDone(await coach.brief())
  }
}

const tutorialName = 'tutorial'

export const brief = async (meta: MetaCall): Promise<Done> => proseDone(await coachOf(meta).brief())
export const hint = (meta: MetaCall): Done => proseDone(coachOf(meta).hint())
export const check = async (meta: MetaCall): Promise<Done> => proseDone(await coachOf(meta).check(meta.run.signal))
export const score = (meta: MetaCall): Done => proseDone(coachOf(meta).score())
export const solution = (meta: MetaCall): Done => proseDone(coachOf(meta).solution())

/** `.reset`: the step as it began; hints that were seen stay seen. */
export async function reset(meta: MetaCall): Promise<Done> {
  const { session } = meta
  const table = coachOf(meta).workshop.name
  await confirmed({ text: 'begin again without what was done', table }, session.confirm)
  const coach = await session.restartWorkshop()
  return proseDone((await coach?.brief()) ?? [])
}

/** `.next`: goes on with a read that was interrupted; where there is none and somebody is in a workshop, with that. */
export async function next(meta: MetaCall): Promise<Done> {
  const { coach, continuation } = meta.session
  return coach === undefined || continuation !== undefined ? nextPages(meta) : further(meta, coach)
}

/** The next step, or the next workshop. */
async function further(meta: MetaCall, coach: Coach): Promise<Done> {
  const step = await coach.next()
  if (step !== undefined) return proseDone(step)
  const shelf = await shelfOf(meta)
  const { name } = coach.workshop
  const at = shelf.names.indexOf(name)
  const following = at === -1 ? undefined : shelf.names[at + 1]
  if (following === undefined || name === tutorialName)
    return proseDone([plain('This is the last step; .workshop quit goes back, .workshop lists what else there is.')])
  return enter(meta.session, shelf, following)
}

async function enter(session: SessionState, shelf: WorkshopShelf, name: string): Promise<Done> {
  const chosen = shelf.read(name)
  const { name: from } = session.connection
  // Who goes on, or comes from another one, has read it.
  const isFirst = session.coach === undefined && shelf.progress(chosen) === undefined
  const coach = await session.enterWorkshop(chosen, shelf)
  return proseDone([...(isFirst ? welcome(chosen.guided, from) : []), ...(await coach.brief())])
}

const welcome = (guided: boolean, from: string): readonly ProseLine[] => [
  plain(
    [
      from === 'memory'
        ? 'A database of its own is open now.'
        : `A database of its own is open now; ${from} is left alone.`,
      guided
        ? 'Type statements, with a ; at the end of each: they are looked at. .hint and .solution help, .next goes on, .reset begins a step again, .workshop quit goes back.'
        : 'Type statements as always. .solution shows one way, .score what you have, .reset begins again, .next goes on, .workshop quit goes back.',
    ].join(' '),
  ),
  plain(''),
]

async function leave(session: SessionState, how: string): Promise<Done> {
  await session.leaveWorkshop()
  return proseDone([plain(`Back at ${session.connection.name}. ${how}`)])
}

function coachOf({ session, statement }: MetaCall): Coach {
  if (session.coach !== undefined) return session.coach
  throw new SessionError('session.no-workshop', 'no workshop has begun', {
    span: statement.span,
    hint: '.workshop lists them, .workshop NAME begins one.',
  })
}

async function shelfOf({ session, statement }: MetaCall): Promise<WorkshopShelf> {
  const { workshops } = session.parts
  if (workshops !== undefined) return workshops()
  throw new SessionError('session.no-workshop', 'there are no workshops here', {
    span: statement.span,
    hint: 'ddb-shell workshop begins one.',
  })
}
