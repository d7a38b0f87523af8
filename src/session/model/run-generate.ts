import type { EntityStatement, GenerateStatement } from '../../ast/model-statement.ts'
import { plural } from '../../base/count-text.ts'
import { itemSizeBytes } from '../../model/item-size.ts'
import type { Item } from '../../model/value.ts'
import { GenerateError } from '../../modelling/generate/generate-error.ts'
import type { AttributeLaw } from '../../modelling/generate/generated-items.ts'
import { targetOf } from '../../planner/resolve-table.ts'
import { nearest } from '../../syntax/nearest.ts'
import { loadRecords } from '../../transfer/load-records.ts'
import type { SourceBatch } from '../../transfer/open-source.ts'
import type { Run } from '../run.ts'
import type { Done, SessionState } from '../session-state.ts'
import { variableFor } from '../simulate/parameters.ts'
import { keyLaw } from '../simulate/traffic-clauses.ts'
import { guardedBatches } from '../transfer/guarded-batches.ts'
import { TransferProgress } from '../transfer/transfer-progress.ts'
import { laneOf, refuseReadOnly } from '../transfer/transfer-table.ts'
import { EntityMaker } from './entity-maker.ts'
import { noMember, readModel } from './read-model.ts'

/** More would not fit into any file that is a sketch. */
const itemsMax = 10_000_000
/** As much as is made before some of it is written: items may be of 400 KB. */
const batchItems = 500
const batchBytes = 1_000_000

/** GENERATE: items made up as their entity says, written as an import writes them. */
export async function runGenerate(session: SessionState, run: Run, statement: GenerateStatement): Promise<Done> {
  const { span, count, seed = 1 } = statement
  refuseReadOnly(session, span, 'write')
  if (count > itemsMax) {
    throw new GenerateError('generate.too-many', `${plural(count, 'item')} are too many to make up at once`, {
      span,
      hint: `At most ${plural(itemsMax, 'item')}.`,
    })
  }
  const lane = laneOf(session.connection, session.settings, span)
  const { entities } = await readModel(session.connection, span)
  const entity = entities.find(({ name }) => name === statement.entity)
  if (entity === undefined) {
    throw noMember(
      'entity',
      statement.entity,
      entities.map(({ name }) => name),
      span,
    )
  }
  const maker = new EntityMaker({ run, entities, seed, nowMs: await nowOf(session) })
  const items = await maker.items(entity, count, lawsOf(entity, statement))
  const { table } = targetOf(entity.table, entity.table.span, run.context)
  const progress = new TransferProgress(run, `generate ${entity.name}`)
  const loaded = await loadRecords(lane, guardedBatches(run, batchesOf(entity.name, items)), {
    table,
    skip: 0,
    namesFiles: false,
    goOn: () => `GENERATE ${count} ${entity.name} SEED ${seed}, which writes the same ones again`,
    skipsErrors: false,
    signal: run.signal,
    sleep: run.sleep,
    onCost: (cost) => run.calls.add({ operation: 'BatchWriteItem', table }, cost, { returned: 0, evaluated: 0 }),
    onProgress: ({ written }) => progress.show(written, { total: count }),
    onBad: async () => {},
  })
  await progress.show(loaded.written, { total: count }, true)
  if (loaded.stopped) {
    const text = `stopped after ${plural(loaded.written, 'item')}; the same statement with SEED ${seed} makes all of them`
    await run.emit({ kind: 'notice', text })
    return { result: { kind: 'cancelled' } }
  }
  const other = statement.seed === undefined ? '; another SEED makes others' : ''
  const summary = `generated ${plural(loaded.written, 'item')} of ${entity.name} in ${table}, seed ${seed}${other}`
  return { result: { kind: 'written', summary, count: loaded.written } }
}

/** By the clock of the database, where it has one that is ours. */
const nowOf = async ({ connection: { clock } }: SessionState): Promise<number> => (await clock?.now()) ?? Date.now()

async function* batchesOf(path: string, items: Iterable<Item>): AsyncGenerator<SourceBatch> {
  let records: SourceBatch['records'][number][] = []
  let line = 0
  let bytes = 0
  for (const item of items) {
    line += 1
    const size = itemSizeBytes(item)
    records.push({ line, write: { put: item }, size })
    bytes += size
    if (records.length < batchItems && bytes < batchBytes) continue
    yield { path, records }
    records = []
    bytes = 0
  }
  yield { path, records }
}

function lawsOf(entity: EntityStatement, { keys }: GenerateStatement): ReadonlyMap<string, AttributeLaw> {
  const laws = new Map<string, AttributeLaw>()
  for (const clause of keys) {
    const attribute = entity.attributes.find(({ name }) => name === clause.parameter)
    if (attribute === undefined || laws.has(attribute.name)) throw badKeys(entity, clause)
    const value =
      attribute.references !== undefined && clause.as === undefined
        ? undefined
        : variableFor(attribute.name, clause, attribute.type === 'NUMBER' ? 'N' : 'S').value
    laws.set(attribute.name, { law: keyLaw(clause), value })
  }
  return laws
}

function badKeys(
  { name, attributes }: EntityStatement,
  { parameter, span }: GenerateStatement['keys'][number],
): GenerateError {
  const names = attributes.map((attribute) => attribute.name)
  if (parameter === undefined) {
    return new GenerateError('generate.bad-keys', 'KEYS of GENERATE is about an attribute', {
      span,
      hint: `Say which: KEYS :${names[0] ?? 'name'} ...`,
    })
  }
  if (names.includes(parameter))
    return new GenerateError('generate.bad-keys', `:${parameter} has its KEYS already`, { span })
  const [meant] = nearest(parameter, names)
  return new GenerateError('generate.bad-keys', `${name} has no attribute ${parameter}`, {
    span,
    hint: meant === undefined ? `It has ${names.join(', ')}.` : `Did you mean :${meant}?`,
  })
}
