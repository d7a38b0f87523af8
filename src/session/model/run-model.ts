import type { DropModelStatement, EntityStatement, KeyTemplate, ModelStatement } from '../../ast/model-statement.ts'
import { printStatement } from '../../ast/print-statement.ts'
import type { ModelMember } from '../../operation/model-shelf.ts'
import { descriptionOf, targetOf } from '../../planner/resolve-table.ts'
import { allKeyNames, indexesOf, tableKeys } from '../../planner/table-keys.ts'
import { listed } from '../../syntax/diagnostic.ts'
import { nearest } from '../../syntax/nearest.ts'
import type { Result } from '../outcome.ts'
import type { Run } from '../run.ts'
import { SessionError } from '../session-error.ts'
import type { Done, SessionState } from '../session-state.ts'
import type { RunPlanned } from './pattern-steps.ts'
import { memberWords, noMember, shelfOf } from './read-model.ts'
import { runPattern } from './run-pattern.ts'
import { showModel } from './show-model.ts'
import { checkRates } from './steepest-rate.ts'

/** ENTITY, ACCESS PATTERN and what is done with them. Loaded when one is run. */
export async function runModel(
  session: SessionState,
  run: Run,
  statement: ModelStatement,
  runPlanned: RunPlanned,
): Promise<Done> {
  switch (statement.kind) {
    case 'entity':
      await checkEntity(run, statement)
      return { result: await put(session, statement) }
    case 'access-pattern':
      checkRates(statement)
      return { result: await put(session, statement) }
    case 'drop-model':
      return { result: await drop(session, statement) }
    case 'run-pattern':
      return runPattern(session, run, statement, runPlanned)
    case 'generate':
      return (await import('./run-generate.ts')).runGenerate(session, run, statement)
    case 'show-model':
      return { result: await showModel(session, run, statement) }
  }
}

type Defined = Extract<ModelStatement, { readonly kind: ModelMember['kind'] }>

/** What is kept says nothing of OR REPLACE: it is there once. */
async function put(session: SessionState, statement: Defined): Promise<Result> {
  const { kind, name, replace, span } = statement
  const shelf = shelfOf(session.connection, span)
  guardReadOnly(session, span)
  const member = { kind, name, text: printStatement({ ...statement, replace: false }) }
  if (await shelf.put({ member, replace })) {
    return { kind: 'written', summary: `${replace ? 'defined' : 'created'} ${memberWords[kind]} ${name}`, count: 1 }
  }
  throw new SessionError('session.model-exists', `there is an ${memberWords[kind]} ${name} already`, {
    span,
    hint: `Say ${kind === 'entity' ? 'ENTITY' : 'ACCESS PATTERN'} OR REPLACE to put this one in its place.`,
  })
}

async function drop(session: SessionState, statement: DropModelStatement): Promise<Result> {
  const { what, name, ifExists, span } = statement
  const shelf = shelfOf(session.connection, span)
  guardReadOnly(session, span)
  if (await shelf.remove({ kind: what, name }))
    return { kind: 'written', summary: `dropped ${memberWords[what]} ${name}`, count: 1 }
  if (ifExists) return { kind: 'written', summary: `there is no ${memberWords[what]} ${name}`, count: 0 }
  const names = (await shelf.members()).flatMap((member) => (member.kind === what ? [member.name] : []))
  throw noMember(what, name, names, span)
}

/** Its key must be that of its table. An index that is not there yet is told: a model may be ahead of its tables. */
async function checkEntity(run: Run, { table, key, indexes, span }: EntityStatement): Promise<void> {
  const target = targetOf(table, table.span, run.context)
  await run.catalogue.fetch([target.table], run.signal)
  const description = descriptionOf(target.table, table.span, run.context)
  const own = allKeyNames(tableKeys(description))
  checkKey(key, own, { what: `the key of ${target.table}`, span, given: [] })
  for (const index of indexes) {
    const known = indexesOf(description)
    const found = known.find(({ name }) => name === index.index)
    if (found === undefined) {
      await run.emit({
        kind: 'notice',
        text: missingText(
          target.table,
          index.index,
          known.map(({ name }) => name),
        ),
      })
      continue
    }
    const what = `the key of ${target.table}.${index.index}`
    checkKey(index.key, allKeyNames(found.keys), { what, span: index.span, given: own })
  }
}

function missingText(table: string, index: string, known: readonly string[]): string {
  const [meant] = nearest(index, known)
  const names = known.length === 0 ? 'it has none' : `it has ${listed(known).replace(/ or ([^ ]*)$/, ' and $1')}`
  return `${table} has no index ${index}${meant === undefined ? `: ${names}` : `, did you mean ${meant}?`}`
}

/** An index may leave out what the key of the table gives: `given`. */
function checkKey(
  templates: readonly KeyTemplate[],
  names: readonly string[],
  { what, span, given }: { what: string; span: EntityStatement['span']; given: readonly string[] },
): void {
  const stranger = templates.find(({ attribute }) => !names.includes(attribute))
  if (stranger !== undefined) {
    throw new SessionError('session.bad-entity', `${stranger.attribute} is no part of ${what}`, {
      span: stranger.span,
      hint: `It is ${listed(names).replace(/ or ([^ ]*)$/, ' and $1')}.`,
    })
  }
  const missing = names.find((name) => !given.includes(name) && !templates.some(({ attribute }) => attribute === name))
  if (missing === undefined) return
  throw new SessionError('session.bad-entity', `${what} has ${missing} as well`, {
    span,
    hint: `Say what it is made of: ${missing} = '...'.`,
  })
}

function guardReadOnly({ readOnly }: SessionState, span: EntityStatement['span']): void {
  if (!readOnly) return
  throw new SessionError('session.read-only', 'this session reads only', {
    span,
    hint: 'Start it without --read-only to write.',
  })
}
