import { unreachable } from '../base/unreachable.ts'
import type {
  AccessPatternStatement,
  EntityAttribute,
  EntityStatement,
  KeyTemplate,
  ModelStatement,
  PatternArgument,
  PatternParameter,
  PatternStep,
  ShowModelStatement,
} from './model-statement.ts'
import { optionalNumber, printNames, printTable } from './print-clauses.ts'
import { printName, printOperand, printString, quotedName } from './print-expression.ts'
import { printDuration, printKeys, printRate, printRateClause } from './print-simulate-statement.ts'
import type { Duration } from './simulate-statement.ts'
import type { Statement } from './statement.ts'

/** How the statements inside are printed: by whoever prints every statement. */
type Print = (statement: Statement) => string

/** Entities and patterns have a clause a line: they are read more often than they are typed. */
export function printModel(statement: ModelStatement, print: Print): string {
  switch (statement.kind) {
    case 'entity':
      return printEntity(statement)
    case 'access-pattern':
      return printPattern(statement, print)
    case 'run-pattern': {
      const given = statement.arguments.map(printArgument).join(', ')
      return `RUN ${printName(statement.name)}${given === '' ? '' : `(${given})`}`
    }
    case 'generate': {
      const { count, entity, seed, keys } = statement
      const clauses = [...(seed === undefined ? [] : [`SEED ${seed}`]), ...keys.map(printKeys)]
      return ['GENERATE', count, printName(entity), ...clauses].join(' ')
    }
    case 'drop-model':
      return `DROP ${modelWords[statement.what]}${statement.ifExists ? ' IF EXISTS' : ''} ${droppedName(statement.name)}`
    case 'show-model':
      return `SHOW ${shownWords[statement.what]}${statement.name === undefined ? '' : ` ${printName(statement.name)}`}`
    default:
      return unreachable(statement)
  }
}

const modelWords = { entity: 'ENTITY', 'access-pattern': 'ACCESS PATTERN' } as const

/** IF EXISTS may stand before it. */
const droppedName = (name: string): string => (/^if$/i.test(name) ? quotedName(name) : printName(name))

const shownWords: { readonly [what in ShowModelStatement['what']]: string } = {
  entities: 'ENTITIES',
  'access-patterns': 'ACCESS PATTERNS',
  'create-entity': 'CREATE ENTITY',
  'create-access-pattern': 'CREATE ACCESS PATTERN',
  matrix: 'MATRIX',
  coverage: 'COVERAGE',
}

const printArgument = ({ parameter, value }: PatternArgument): string =>
  `${parameter === undefined ? '' : `:${parameter} = `}${printOperand(value)}`

function printEntity(entity: EntityStatement): string {
  const { replace, name, description, table, key, indexes, attributes, count, size } = entity
  return lines([
    `ENTITY ${replace ? 'OR REPLACE ' : ''}${printName(name)}${quoted(description)}`,
    `IN ${printTable(table)}`,
    key.length === 0 ? '' : `KEY ${printTemplates(key)}`,
    ...indexes.map((index) => `INDEX ${printName(index.index)} ${printTemplates(index.key)}`),
    attributes.length === 0 ? '' : `ATTRIBUTES (\n    ${attributes.map(printAttribute).join(',\n    ')}\n  )`,
    optionalNumber('COUNT', count).trim(),
    optionalNumber('SIZE', size).trim(),
  ])
}

const lines = (clauses: readonly string[]): string => clauses.filter((clause) => clause !== '').join('\n  ')

const quoted = (text: string | undefined): string => (text === undefined ? '' : ` ${printString(text)}`)

const printTemplates = (templates: readonly KeyTemplate[]): string =>
  `(${templates.map(({ attribute, template }) => `${printName(attribute)} = ${printString(template)}`).join(', ')})`

function printAttribute(attribute: EntityAttribute): string {
  const { name, type, required, ttl, size, distinct, oneOf, fake, references, description } = attribute
  const words = [
    printName(name),
    type,
    required ? 'REQUIRED' : '',
    ttl ? 'TTL' : '',
    optionalNumber('SIZE', size).trim(),
    optionalNumber('DISTINCT', distinct).trim(),
    oneOf === undefined ? '' : `ONE OF (${oneOf.map(printChoice).join(', ')})`,
    fake === undefined ? '' : `FAKE ${printString(fake)}`,
    references === undefined ? '' : printReferences(references),
    quoted(description).trim(),
  ]
  return words.filter((word) => word !== '').join(' ')
}

const printChoice = (choice: string | number): string =>
  typeof choice === 'number' ? String(choice) : printString(choice)

function printReferences(references: NonNullable<EntityAttribute['references']>): string {
  const { entity, attribute, from, to } = references
  const many = from === undefined ? '' : ` ${from}${to === undefined ? '' : ` TO ${to}`}`
  return `REFERENCES ${printName(entity)} (${printName(attribute)})${many}`
}

function printPattern(pattern: AccessPatternStatement, print: Print): string {
  const { replace, name, description, parameters, entities, rate, peak, keys, returns } = pattern
  const { itemSize, latency, budget, owner, status, steps, expectations } = pattern
  const given = parameters.length === 0 ? '' : `(${parameters.map(printParameter).join(', ')})`
  return lines([
    `ACCESS PATTERN ${replace ? 'OR REPLACE ' : ''}${printName(name)}${given}${quoted(description)}`,
    entities.length === 0 ? '' : `ENTITY ${printNames(entities)}`,
    rate === undefined ? '' : `RATE ${printRateClause(rate)}`,
    peak === undefined ? '' : `PEAK ${printRate(peak)}`,
    ...keys.map(printKeys),
    returns === undefined
      ? ''
      : `RETURNS ${returns.typical}${returns.most === undefined ? '' : ` TO ${returns.most}`} ITEMS`,
    optionalNumber('ITEM SIZE', itemSize).trim(),
    latency === undefined ? '' : `LATENCY ${printLatency(latency)}`,
    optionalNumber('BUDGET', budget).trim() + (budget === undefined ? '' : ' USD'),
    owner === undefined ? '' : `OWNER ${printString(owner)}`,
    status === undefined ? '' : `STATUS ${printString(status)}`,
    `AS ${printBody(steps, print)}`,
    ...expectations.map(print),
  ])
}

function printParameter({ name, type, sample, description }: PatternParameter): string {
  const value = sample === undefined ? '' : ` = ${printOperand(sample)}`
  return `:${name}${type === undefined ? '' : ` ${type}`}${value}${quoted(description)}`
}

/** What is less than a second is said in milliseconds, where that is the same number again when it is read. */
function printLatency(latency: Duration): string {
  const milliseconds = Number((latency.count * 1_000).toPrecision(15))
  const isShort = latency.unit === 'SECOND' && latency.count < 1 && milliseconds / 1_000 === latency.count
  return isShort ? `${milliseconds} MILLISECONDS` : printDuration(latency)
}

/** The one statement of a pattern stands without braces. */
function printBody(steps: readonly PatternStep[], print: Print): string {
  const [only] = steps
  if (only?.kind === 'run' && only.name === undefined && steps.length === 1)
    return printRun(only.statement, print, '  ')
  return `STEPS ${printSteps(steps, print, '  ')}`
}

function printSteps(steps: readonly PatternStep[], print: Print, margin: string): string {
  const inner = `${margin}  `
  return `{\n${steps.map((step) => `${inner}${printStep(step, print, inner)}\n`).join('')}${margin}}`
}

function printStep(step: PatternStep, print: Print, margin: string): string {
  if (step.kind === 'each')
    return `FOR EACH ${step.name} IN ${printOperand(step.of)} ${printSteps(step.steps, print, margin)}`
  return `${step.name === undefined ? '' : `LET ${step.name} = `}${printRun(step.statement, print, margin)};`
}

function printRun(statement: Statement, print: Print, margin: string): string {
  if (statement.kind === 'transaction') {
    const begin = `BEGIN${statement.token === undefined ? '' : ` TOKEN ${printString(statement.token)}`}`
    const members = statement.statements.map((member) => `${margin}  ${print(member)};\n`)
    return `${begin};\n${members.join('')}${margin}COMMIT`
  }
  if (statement.kind !== 'batch') return print(statement)
  const members = statement.statements.map((member) => `${margin}  ${print(member)}`)
  return `BATCH {\n${members.join(';\n')}\n${margin}}`
}
