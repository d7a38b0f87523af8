import { keyTypeWords } from '../../planner/explain/explain-read.ts'
import type { IndexFacts, KeyNames } from '../../planner/table-keys.ts'
import { nameText } from './texts.ts'

/** Changes as statements. */

export type NewIndex = {
  readonly name: string
  readonly keys: KeyNames
  /** Of every key attribute, as DynamoDB writes types. */
  readonly typeOf: (attribute: string) => string
  /** Names beside the keys; undefined: all. */
  readonly projected: readonly string[] | undefined
}

export function createIndexText(table: string, { name, keys, typeOf, projected }: NewIndex): string {
  const types = [...keys.hash, ...keys.range].map(
    (attribute) => `${nameText(attribute)} ${keyTypeWords[typeOf(attribute)] ?? 'STRING'}`,
  )
  return `ALTER TABLE ${nameText(table)} (${types.join(', ')}) CREATE GSI (${indexText(name, keys, projected)})`
}

/** As it stands in CREATE TABLE. */
export function indexText(name: string, keys: KeyNames, projected: readonly string[] | undefined): string {
  const elements = [
    ...keys.hash.map((each) => `${nameText(each)} HASH`),
    ...keys.range.map((each) => `${nameText(each)} RANGE`),
  ]
  return `${nameText(name)} ON (${elements.join(', ')}) PROJECTING ${projectionText(projected)}`
}

function projectionText(projected: readonly string[] | undefined): string {
  if (projected === undefined) return 'ALL'
  return projected.length === 0 ? 'KEYS ONLY' : `INCLUDE (${projected.map(nameText).join(', ')})`
}

/** A local index comes and goes with its table only. */
export const dropIndexText = (table: string, { name, kind }: IndexFacts): string =>
  kind === 'global'
    ? `ALTER TABLE ${nameText(table)} DROP GSI ${nameText(name)}`
    : `Make the table anew without LSI ${nameText(name)}: a local index cannot be dropped.`

/** The names that an index holds beside all keys; undefined: all. */
export const projectedBeside = ({ projection }: IndexFacts): readonly string[] | undefined =>
  projection.ProjectionType === 'ALL' ? undefined : (projection.NonKeyAttributes ?? [])
