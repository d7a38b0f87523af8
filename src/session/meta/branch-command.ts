import { type Branching, isBranchName, mainBranch } from '../branching.ts'
import { confirmed } from '../danger.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import { type MetaCall, nothing } from './meta-call.ts'

/** `.branch [NAME]`, `.branch --drop NAME`: copies of the file to try things in, and the way back. */
export async function branch(meta: MetaCall): Promise<Done> {
  const { session, statement, words } = meta
  const branching = branchingOf(meta)
  const [name] = words
  const drops = statement.options.some((option) => option.name === 'drop')
  if (name === undefined && drops)
    throw new SessionError('session.bad-argument', 'there is nothing to drop', {
      span: statement.span,
      hint: '.branch lists them; .branch --drop NAME drops one.',
    })
  if (name === undefined)
    return { result: { kind: 'branches', branches: branching.list(), current: branching.current } }
  checkName(meta, name)
  if (drops) return drop(meta, branching, name)
  if (name === branching.current) return nothing
  const isThere = branching.list().some((each) => each.name === name)
  if (!isThere) await create(meta, branching, name)
  await goTo(meta, branching.locationOf(name))
  const summary = isThere ? `on branch ${name}` : `made branch ${name} of ${branching.current}`
  return { result: { kind: 'written', summary: `${summary}: ${session.connection.name}`, count: 0 } }
}

async function create({ session, run, statement }: MetaCall, branching: Branching, name: string): Promise<void> {
  if (session.readOnly) {
    throw new SessionError('session.read-only', 'this session reads only', {
      span: statement.span,
      hint: 'Start it without --read-only to write.',
    })
  }
  const startedMs = run.stopwatch()
  await branching.create(
    name,
    (progress) =>
      void run.emit({
        kind: 'progress',
        progress: { label: `copying to ${name}`, ...progress, unit: 'pages', elapsedMs: run.stopwatch() - startedMs },
      }),
    run.signal,
  )
}

/** The time that statements have moved goes along: a branch is what is open, and it is as late there. */
async function goTo({ session, statement }: MetaCall, location: string): Promise<void> {
  const { open } = session.parts
  if (open === undefined)
    throw new SessionError('session.no-connection', 'this session cannot open another database', {
      span: statement.span,
    })
  const { clockMoved, connection } = session
  const nowMs = await connection.clock?.now()
  const next = await open(location)
  await session.switchTo(next)
  if (!clockMoved || nowMs === undefined || next.clock === undefined) return
  await next.clock.advance(Math.max(0, nowMs - (await next.clock.now())))
  session.clockMoved = true
}

async function drop({ session, statement }: MetaCall, branching: Branching, name: string): Promise<Done> {
  if (name === mainBranch || name === branching.current || branching.list().every((each) => each.name !== name)) {
    const why =
      name === mainBranch ? 'main is the file itself' : name === branching.current ? `${name} is open` : undefined
    throw new SessionError('session.bad-argument', why ?? `there is no branch ${name}`, {
      span: statement.span,
      hint:
        why === undefined
          ? '.branch lists them.'
          : '.branch main goes back to the file; other branches can be dropped.',
    })
  }
  await confirmed({ text: `drop branch ${name}`, table: name }, session.confirm)
  branching.drop(name)
  return { result: { kind: 'written', summary: `dropped branch ${name}`, count: 0 } }
}

function checkName({ statement }: MetaCall, name: string): void {
  if (isBranchName(name)) return
  throw new SessionError('session.bad-argument', `${name} is no name of a branch`, {
    span: statement.span,
    hint: 'Use up to 64 letters, digits, - and _; -wal, -shm and -journal are the ends of names that SQLite uses.',
  })
}

function branchingOf({ session, statement }: MetaCall): Branching {
  const { branching, name } = session.connection
  if (branching !== undefined) return branching
  throw new SessionError('session.no-branches', `${name} is no file that could have branches`, {
    span: statement.span,
    hint: 'A branch is a file beside the one that is open: start with one, as in ddb-shell shop.db. .dump prints what makes this database again.',
  })
}
