import { currencyOf } from '../../analysis/pricing/price-list.ts'
import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import { ShellError, type Span } from '../../base/shell-error.ts'
import type { ComparedModel, ComparedPattern, ComparedTable } from '../../modelling/diff/compared-model.ts'
import { isLive, servedPattern } from '../../modelling/model/served-pattern.ts'
import { sumHalfUnits } from '../../operation/consumed-capacity.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { unmetered } from '../../operation/unmetered.ts'
import { parseScript } from '../../syntax/parse-script.ts'
import { CallRecorder } from '../call-recorder.ts'
import { Catalogue } from '../catalogue.ts'
import { homeRegion } from '../home-region.ts'
import { lineOf } from '../model/bill-patterns.ts'
import { inScratch, rehearsalOf } from '../model/chosen-patterns.ts'
import { readModel } from '../model/read-model.ts'
import { type SampledPattern, type SampleSurroundings, samplePattern } from '../model/sample-pattern.ts'
import { pricedRegion, pricesOf } from '../prices.ts'
import { productionStatistics, sizedTable } from '../production-sizes.ts'
import type { Run } from '../run.ts'
import { createTable } from '../run-show.ts'
import type { Connection } from '../session-state.ts'
import type { OpenSide } from './open-side.ts'

/** A whole model with what each of its patterns costs: found out without leaving anything behind, and metered nowhere. */
export async function readSide(asked: Run, { name, connection }: OpenSide, span: Span): Promise<ComparedModel> {
  const run = runOn(asked, connection)
  const model = await readModel(connection, span)
  await run.catalogue.fetch(
    model.tables.flatMap(({ TableName }) => TableName ?? []),
    run.signal,
  )
  const statistics = await productionStatistics(connection)
  const sized = model.tables.map((table) => sizedTable(table, statistics))
  const prices = pricesOf(run.settings)
  const region = pricedRegion(prices, { name: homeRegion({ connection }), span })
  const patterns = await inScratch(await rehearsalOf(connection, span), sized, async (scratch) => {
    const found: ComparedPattern[] = []
    for (const pattern of model.patterns) {
      const sampled = isLive(pattern) ? await sample(run, pattern, { scratch, statistics }) : undefined
      found.push({
        ...servedPattern(pattern, run.context),
        ...(sampled === undefined ? {} : { units: unitsOf(sampled) }),
        ...(sampled === undefined || pattern.rate === undefined
          ? {}
          : { monthPico: lineOf(sampled, pattern.rate, { run, prices, region }).pico }),
      })
    }
    return found
  })
  const tables: ComparedTable[] = []
  for (const table of sized) tables.push(await comparedTable(run, table))
  return { name, tables, entities: model.entities, patterns, region, currency: currencyOf(prices, region) ?? '' }
}

/** The same statement, asking another database. */
export function runOn(run: Run, connection: Connection): Run {
  const backend = unmetered(connection.backend)
  const catalogue = new Catalogue(backend, { keepMs: connection.describeMs, nowMs: run.stopwatch })
  return {
    ...run,
    backend,
    catalogue,
    monitor: connection.monitor,
    calls: new CallRecorder(),
    context: { ...run.context, tables: catalogue, variables: new Map(), currentTable: undefined },
  }
}

/** Undefined: it cannot be planned or sent as the tables are. */
async function sample(
  run: Run,
  pattern: AccessPatternStatement,
  surroundings: SampleSurroundings,
): Promise<SampledPattern | undefined> {
  try {
    return await samplePattern(run, pattern, surroundings)
  } catch (error) {
    if (error instanceof ShellError) return undefined
    throw error
  }
}

function unitsOf({ calls, source }: SampledPattern): ComparedPattern['units'] {
  const charges = calls.flatMap((call) => call.charges)
  const halfUnits = (kind: 'read' | 'write'): number => sumHalfUnits(charges.filter((charge) => charge.kind === kind))
  return { readHalfUnits: halfUnits('read'), writeHalfUnits: halfUnits('write'), source }
}

/** Its CREATE TABLE says all that one can say of a table. */
async function comparedTable(run: Run, description: TableDescription): Promise<ComparedTable> {
  const text = await createTable(run, description.TableName ?? '')
  const [statement] = parseScript(text).statements
  if (statement?.ast.kind !== 'create-table') throw new Error(`SHOW CREATE TABLE gives another statement: ${text}`)
  return { definition: statement.ast, description }
}
