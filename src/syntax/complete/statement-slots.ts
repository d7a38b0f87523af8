import { type IToken, tokenMatcher } from 'chevrotain'
import { AnyWord, isKeyword, K, Name, QuotedName, StringLiteral, Variable } from '../../../grammars/statement-tokens.ts'
import { Dot, Equals } from '../../../grammars/vocabulary.ts'
import { modelFormats } from '../../ast/model-file-statement.ts'
import { cellTypes } from '../../model/cell-type.ts'
import type { NextToken } from '../next-tokens.ts'
import type { Slot } from './slot.ts'
import { attributeOfValue, callAround, entriesSoFar, nameOf, pathBefore, pinnedIn } from './tokens-before.ts'

/** The slot that a token of the grammar is in a place; undefined: there is nothing to propose. Keywords are told apart before. */
export function slotOf({ token, path, begins }: NextToken, before: readonly IToken[]): Slot | undefined {
  const place = { path, begins, before, parent: path.at(-2) ?? '', previous: before.at(-1)?.tokenType }
  if (token === Name || token === QuotedName || token === AnyWord) return ofName(path.at(-1) ?? '', place)
  if (token === Variable) return ofVariable(path, before)
  if (token === StringLiteral) return ofString(path.at(-1) ?? '', place)
  return undefined
}

type Around = {
  readonly path: readonly string[]
  readonly begins: readonly string[]
  readonly before: readonly IToken[]
  readonly parent: string
  readonly previous: IToken['tokenType'] | undefined
}

function ofName(rule: string, place: Around): Slot | undefined {
  switch (rule) {
    case 'tableName':
      return ofTableName(place)
    case 'name':
      return ofPlainName(place)
    case 'mapEntry':
      return ofEntry(place)
    case 'dereference':
      return { kind: 'member', of: pathBefore(place.before, place.before.length - 1) }
    case 'comparison':
      return { kind: 'choice', of: 'type', words: ['NULL', 'MISSING'] }
    case 'apiStatement':
      return { kind: 'operation' }
    case 'simulationOption':
      return ofSimulationOption(place)
    case 'rate':
      return { kind: 'choice', of: 'unit', words: ['s', 'min', 'h', 'day'] }
    default:
      return undefined
  }
}

function ofTableName({ path, begins, before }: Around): Slot | undefined {
  if (begins.includes('table')) return makesTable(path.at(-3), before) ? undefined : { kind: 'table' }
  return before.at(-1)?.tokenType === Dot ? { kind: 'index', table: nameOf(before.at(-2)) } : undefined
}

/** The name of a table that is not there yet. */
const makesTable = (rule: string | undefined, before: readonly IToken[]): boolean =>
  rule === 'createTableStatement' || (rule === 'restoreStatement' && before.at(-1)?.tokenType !== K.FROM)

const attribute: Extract<Slot, { kind: 'attribute' }> = { kind: 'attribute', use: 'read', form: 'path', except: [] }

/** By the rule that the name is part of. */
const ofParent: { readonly [rule: string]: Slot | undefined } = {
  orderTerm: { kind: 'attribute', use: 'key', form: 'path', except: [] },
  insertRows: { kind: 'attribute', use: 'item', form: 'path', except: [] },
  insertPair: { kind: 'attribute', use: 'item', form: 'path', except: [] },
  usingClause: { kind: 'index' },
  alterClause: { kind: 'index' },
  indexUpdate: { kind: 'index' },
  droppedAlarm: { kind: 'alarm' },
  runStatement: { kind: 'pattern' },
  patternName: { kind: 'pattern' },
  patternEntities: { kind: 'entity' },
  generateStatement: { kind: 'entity' },
  entityIndex: { kind: 'index' },
  keyTemplate: { kind: 'attribute', use: 'key', form: 'path', except: [] },
  metricName: { kind: 'metric' },
  operationClause: { kind: 'operation' },
  billOption: { kind: 'bill-option' },
  reportOption: { kind: 'report-option' },
  errorName: { kind: 'error' },
  formatClause: {
    kind: 'choice',
    of: 'format',
    words: ['CSV', 'TSV', 'JSON', 'JSONL', 'DYNAMODB_JSON', 'ION'],
  },
  textTableClause: { kind: 'attribute', use: 'read', form: 'path', except: [] },
  setStatement: { kind: 'variable', form: 'name' },
  modelFileOption: { kind: 'choice', of: 'format', words: modelFormats },
}

function ofPlainName(place: Around): Slot | undefined {
  const { parent, previous, before, begins, path } = place
  switch (parent) {
    case 'reference':
      return isInValue(path) ? undefined : attribute
    case 'timeToLiveClause':
      return path.includes('createTableStatement') ? undefined : attribute
    case 'path':
      return path.includes('updateClause') ? { ...attribute, use: 'change' } : attribute
    case 'createAlarmStatement':
      return previous === K.ON ? { kind: 'metric' } : undefined
    case 'columnType':
      return begins.includes('columnType') ? attribute : { kind: 'choice', of: 'type', words: cellTypes }
    case 'planExpectation':
      return previous === K.INDEX ? { kind: 'index' } : { kind: 'operation' }
    case 'droppedModel':
    case 'shownModel':
      return { kind: before.some(({ tokenType }) => tokenType === K.PATTERN) ? 'pattern' : 'entity' }
    case 'referencesClause':
      return previous === K.REFERENCES ? { kind: 'entity' } : undefined
    case 'keyElement':
      return declared(before)
    case 'attributeDefinition':
      return before.some(({ tokenType }) => tokenType === K.ALTER) ? attribute : undefined
    case 'indexDefinition':
      return begins.includes('indexDefinition') ? undefined : attribute
    default:
      return ofParent[parent]
  }
}

/** What is written has no paths in it. */
const isInValue = (path: readonly string[]): boolean => path.some((rule) => valueRules.has(rule))
const valueRules: ReadonlySet<string> = new Set([
  'map',
  'list',
  'set',
  'keyTuple',
  'insertPair',
  'insertRow',
  'insertRows',
])

/** The attributes that CREATE TABLE has declared; ALTER TABLE may also name those that the table has. */
function declared(before: readonly IToken[]): Slot {
  const words = before.flatMap((token, at) => {
    const type = before[at + 1]?.tokenType
    const name = type === K.STRING || type === K.NUMBER || type === K.BINARY ? nameOf(token) : undefined
    return name === undefined ? [] : [name]
  })
  return words.length === 0 ? attribute : { kind: 'choice', of: 'attribute', words: [...new Set(words)] }
}

/** Statements whose braces hold a key. */
const keyHolders = new Set(['getStatement', 'checkStatement', 'updateItemTail', 'deleteItemTail', 'readOption'])

function ofEntry({ path, before }: Around): Slot | undefined {
  const outermost = path.indexOf('map')
  // What stands inside of a value is not known by its name.
  if (path.indexOf('map', outermost + 1) !== -1) return undefined
  const holder = path[outermost - 1] ?? ''
  const except = entriesSoFar(before)
  if (keyHolders.has(holder)) return { kind: 'attribute', use: 'key', form: 'entry', except }
  if (holder === 'putStatement') return { kind: 'attribute', use: 'item', form: 'entry', except }
  if (path.includes('insertStatement')) return { kind: 'attribute', use: 'item', form: 'quoted-entry', except }
  return undefined
}

function ofSimulationOption({ before, previous }: Around): Slot | undefined {
  if (previous !== Equals) return { kind: 'simulation-option' }
  const assumption = nameOf(before.at(-2))
  return assumption === undefined ? undefined : { kind: 'assumption-value', assumption }
}

function ofVariable(path: readonly string[], before: readonly IToken[]): Slot | undefined {
  const rule = path.at(-1)
  const inPattern = path.includes('accessPatternStatement')
  if (rule === 'parameter' && !inPattern) return { kind: 'variable', form: 'value' }
  if (rule !== 'keysClause' && rule !== 'parameter') return undefined
  const used = before.filter(({ tokenType }) => tokenType === Variable).map(({ image }) => image)
  const known = [
    ...used,
    ...(inPattern ? namedSteps(path.at(-2) === 'patternStep' ? before.slice(0, -3) : before) : []),
  ]
  return known.length === 0 ? undefined : { kind: 'choice', of: 'parameter', words: [...new Set(known)] }
}

/** What LET and FOR EACH have named so far: `EACH name IN` is not so far yet. */
const namedSteps = (before: readonly IToken[]): readonly string[] =>
  before.flatMap(({ tokenType }, at) => {
    const name = tokenType === K.LET || tokenType === K.EACH ? before[at + 1] : undefined
    return name === undefined ? [] : [`:${name.image}`]
  })

const typeCodes = ['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'BOOL', 'NULL']

function ofString(rule: string, place: Around): Slot | undefined {
  const { before, parent } = place
  switch (rule) {
    case 'regionClause':
      return { kind: 'region' }
    case 'namedBackup':
      return { kind: 'backup' }
    case 'heatmapClause':
    case 'billStatement':
    case 'diffSide':
    case 'diffTarget':
    case 'importStatement':
    case 'importOption':
    case 'exportStatement':
    case 'copyStatement':
    case 'importModelStatement':
    case 'exportModelStatement':
    case 'reportStatement':
      return { kind: 'file' }
    case 'mapEntry':
      return undefined
    case 'literal':
      break
    default:
      return undefined
  }
  const call = callAround(before)
  if (call?.name === 'attribute_type' && call.argument === 1)
    return { kind: 'choice', of: 'type', words: typeCodes, quoted: true }
  const compared = parent === 'term' ? attributeOfValue(before) : undefined
  return compared === undefined ? undefined : { kind: 'value', attribute: compared, pinned: pinnedIn(before) }
}

/** What a function may be called where a name may stand. */
export function functionSlot({ token, path }: NextToken): Slot | undefined {
  if (token !== Name || path.at(-2) !== 'reference' || isInValue(path)) return undefined
  if (path.includes('assignment')) return { kind: 'function', of: 'update' }
  const tests = path.some((rule) => rule === 'condition')
  return tests ? { kind: 'function', of: 'condition' } : undefined
}

/** A keyword that may come next, unless it is only part of a name. */
export function wordOf({ token, within }: NextToken): string | undefined {
  return isKeyword(token) && within !== 'tableNameTail' ? token.name : undefined
}

/** Whether the letters typed last in a statement were small. */
export function typesSmall(tokens: readonly IToken[], typed: string): boolean {
  if (/[A-Za-z]/.test(typed)) return /^[^A-Za-z]*[a-z]/.test(typed)
  const word = tokens.findLast((token) => isKeyword(token.tokenType) && tokenMatcher(token, AnyWord))
  return word !== undefined && /^[a-z]/.test(word.image)
}
