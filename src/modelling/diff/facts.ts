import type { AccessPatternStatement, EntityAttribute, EntityStatement } from '../../ast/model-statement.ts'
import { printOperand } from '../../ast/print-expression.ts'
import { printDuration, printKeys, printRate, printRateClause } from '../../ast/print-simulate-statement.ts'
import { printStatement } from '../../ast/print-statement.ts'
import { printBilling, printPair, printRecovery, printScaling } from '../../ast/print-table-statement.ts'
import type {
  CreateTableStatement,
  GlobalIndexDefinition,
  KeyElement,
  LocalIndexDefinition,
  TableSettings,
} from '../../ast/table-statement.ts'
import { unitsText } from '../../base/count-text.ts'
import { oneLine } from '../../base/one-line.ts'
import { targetText } from '../model/coverage.ts'
import type { ComparedPattern } from './compared-model.ts'

/** What can be said of a thing, by what it is about, in the order in which it is told. Absent: nothing is said about it. */
export type Facts = ReadonlyMap<string, string>

const factsOf = (entries: readonly (readonly [string, string | undefined])[]): Facts =>
  new Map(entries.flatMap(([about, text]) => (text === undefined || text === '' ? [] : [[about, text] as const])))

export const tableFacts = (table: CreateTableStatement): Facts =>
  factsOf([['key', keyText(table.keys, table)], ...settingFacts(table.settings), ['tags', tagsText(table)]])

/** What ALTER TABLE can set, in its words. */
function settingFacts(settings: TableSettings): readonly (readonly [string, string | undefined])[] {
  const { billing, warmThroughput, scaling, stream, encryption, tableClass, timeToLive, recovery } = settings
  return [
    ['billing', billing && printBilling(billing).replace(/^BILLING MODE /, '')],
    ['warm throughput', warmThroughput && printPair(warmThroughput)],
    ['scaling', scaling && printScaling(scaling)],
    ['TTL', timeToLive === undefined || timeToLive === 'DISABLED' ? undefined : timeToLive.attribute],
    ['stream', stream === 'DISABLED' ? undefined : stream?.replaceAll('_', ' ')],
    ['recovery', recovery === undefined || recovery === 'DISABLED' ? undefined : printRecovery(recovery)],
    ['encryption', typeof encryption === 'object' ? encryption.keyArn : encryption],
    ['class', tableClass?.replaceAll('_', ' ')],
    ['deletion protection', settings.deletionProtection === true ? 'on' : undefined],
  ]
}

const tagsText = ({ tags }: CreateTableStatement): string => tags.map(({ key, value }) => `${key}: ${value}`).join(', ')

/** `pk STRING HASH, sk STRING RANGE`. */
export const keyText = (keys: readonly KeyElement[], { attributes }: CreateTableStatement): string =>
  keys
    .map(({ name, role }) => {
      const type = attributes.find((attribute) => attribute.name === name)?.type
      return [name, ...(type === undefined ? [] : [typeWords[type]]), role].join(' ')
    })
    .join(', ')

const typeWords = { S: 'STRING', N: 'NUMBER', B: 'BINARY' } as const

export function indexFacts(
  index: LocalIndexDefinition & Partial<GlobalIndexDefinition>,
  kind: 'global' | 'local',
  table: CreateTableStatement,
): Facts {
  const { keys, projection, billing, warmThroughput, scaling } = index
  return factsOf([
    ['kind', kind],
    ['key', keyText(keys, table)],
    ['projects', projection.type === 'INCLUDE' ? projection.attributes.join(', ') : projection.type.replace('_', ' ')],
    ['billing', billing && printBilling(billing).replace(/^BILLING MODE /, '')],
    ['warm throughput', warmThroughput && printPair(warmThroughput)],
    ['scaling', scaling && printScaling(scaling)],
  ])
}

export function entityFacts(entity: EntityStatement): Facts {
  const { description, table, key, indexes, attributes, count, size } = entity
  return factsOf([
    ['description', description],
    ['table', table.parts.join('.')],
    ...key.map(({ attribute, template }) => [attribute, template] as const),
    ...indexes.flatMap((index) =>
      index.key.map(({ attribute, template }) => [`${index.index}: ${attribute}`, template] as const),
    ),
    ...attributes.map((attribute) => [`attribute ${attribute.name}`, attributeText(attribute)] as const),
    ['items', count === undefined ? undefined : String(count)],
    ['bytes', size === undefined ? undefined : String(size)],
  ])
}

/** `STRING REQUIRED ONE OF (OPEN, SHIPPED)`. */
function attributeText(attribute: EntityAttribute): string {
  const { type, required, ttl, size, distinct, oneOf, fake, references, description } = attribute
  const words = [
    type,
    required ? 'REQUIRED' : '',
    ttl ? 'TTL' : '',
    size === undefined ? '' : `SIZE ${size}`,
    distinct === undefined ? '' : `DISTINCT ${distinct}`,
    oneOf === undefined ? '' : `ONE OF (${oneOf.join(', ')})`,
    fake === undefined ? '' : `FAKE ${fake}`,
    references === undefined
      ? ''
      : `REFERENCES ${references.entity} (${references.attribute})${references.from === undefined ? '' : ` ${references.from} TO ${references.to ?? references.from}`}`,
    description ?? '',
  ]
  return words.filter((word) => word !== '').join(' ')
}

/** What a pattern says of itself, and how it is served. Units only where they can be held against those of the other model. */
export function patternFacts({ pattern, calls, problem, units }: ComparedPattern, withUnits: boolean): Facts {
  const shown = withUnits ? units : undefined
  return factsOf([
    ...saidFacts(pattern),
    ['plan', problem ?? [...new Set(calls.map((call) => `${call.access} ${targetText(call)}`))].join(', ')],
    ['read units', shown && unitsText(shown.readHalfUnits)],
    ['write units', shown && unitsText(shown.writeHalfUnits)],
  ])
}

function saidFacts(pattern: AccessPatternStatement): readonly (readonly [string, string | undefined])[] {
  const { description, parameters, entities, rate, peak, keys, returns, itemSize, latency, budget } = pattern
  return [
    ['description', description],
    ['parameters', parameters.map(parameterText).join(', ')],
    ['entities', entities.join(', ')],
    ['rate', rate && printRateClause(rate)],
    ['peak', peak && printRate(peak)],
    ['keys', keys.map(printKeys).join(', ')],
    ['returns', returns && `${returns.typical}${returns.most === undefined ? '' : ` TO ${returns.most}`} ITEMS`],
    ['item size', itemSize === undefined ? undefined : String(itemSize)],
    ['latency', latency && printDuration(latency)],
    ['budget', budget === undefined ? undefined : `${budget} USD`],
    ['owner', pattern.owner],
    ['status', pattern.status],
    ['statement', stepsText(pattern)],
    ['expects', pattern.expectations.map((expectation) => printStatement(expectation)).join('; ')],
  ]
}

const parameterText = ({ name, type, sample, description }: AccessPatternStatement['parameters'][number]): string =>
  [`:${name}`, type, sample && `= ${printOperand(sample)}`, description].filter((word) => word !== undefined).join(' ')

/** In one line. */
function stepsText({ steps }: Pick<AccessPatternStatement, 'steps'>): string {
  const texts = steps.map((step): string => {
    if (step.kind === 'run') {
      const text = oneLine(printStatement(step.statement))
      return step.name === undefined ? text : `LET ${step.name} = ${text}`
    }
    return `FOR EACH ${step.name} IN ${printOperand(step.of)} { ${stepsText(step)} }`
  })
  return texts.join('; ')
}
