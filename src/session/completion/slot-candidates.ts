import { metricCatalogue } from '../../analysis/metrics/metric-catalogue.ts'
import { assumptionTable } from '../../analysis/partitions/assumptions.ts'
import { pricedRegions } from '../../analysis/pricing/price-list.ts'
import { billOptionForms } from '../../ast/bill-statement.ts'
import { reportOptionForms } from '../../ast/report-statement.ts'
import type { Value } from '../../model/value.ts'
import type { ModelMember } from '../../operation/model-shelf.ts'
import { serviceModel } from '../../operation/service-model.ts'
import type { Expected, NamedTable, Slot } from '../../syntax/complete/slot.ts'
import { commandAliases, dotCommands } from '../../syntax/dot-commands.ts'
import { errorCodes } from '../../syntax/error-codes.ts'
import { functionHelp } from '../../syntax/function-help.ts'
import { conditionFunctions } from '../../syntax/functions.ts'
import { languageHelp } from '../../syntax/language-help.ts'
import { statementHelp } from '../../syntax/statement-help.ts'
import { textLiteral, valueText } from '../expect/value-text.ts'
import { firstSentence } from '../meta/help.ts'
import { pricesOf } from '../prices.ts'
import { type Setting, type Settings, settingNames, settingTable, settingText } from '../settings.ts'
import { assumptionChoices, simulationOptionNames } from '../simulate/simulation-options.ts'
import { workshopNames } from '../workshop/workshop-names.ts'
import type { Candidate, CandidateKind } from './candidate.ts'
import { fileNames } from './file-names.ts'
import type { KnownTable } from './known-table.ts'
import {
  attributeCandidates,
  indexCandidates,
  memberCandidates,
  tableCandidates,
  targetsOf,
  valueCandidates,
} from './name-candidates.ts'

/** Everything that names are taken from. */
export type KnownNames = {
  readonly tables: readonly KnownTable[]
  readonly alarms: readonly string[]
  /** Entities and access patterns. */
  readonly model: readonly ModelMember[]
  readonly backups: readonly string[]
  /** The table that USE chose. */
  readonly currentTable: NamedTable | undefined
  readonly variables: ReadonlyMap<string, Value>
  readonly settings: Settings
  /** Where relative paths start. */
  readonly directory: string
}

/** What there is for a slot. */
export function candidatesOf(slot: Slot, expected: Expected, names: KnownNames): readonly Candidate[] {
  const targets = targetsOf(expected.tables, names.tables, names.currentTable)
  switch (slot.kind) {
    case 'table':
      return tableCandidates(names.tables)
    case 'index':
      return indexCandidates(
        slot.table === undefined
          ? targets.map(({ table }) => table)
          : names.tables.filter(({ name }) => name === slot.table),
      )
    case 'attribute':
      return attributeCandidates(inQuotes(slot, expected), targets)
    case 'member':
      return memberCandidates(slot.of, targets)
    case 'value':
      return valueCandidates(slot, targets)
    case 'function':
      return functionCandidates(slot.of)
    case 'variable':
      return [...names.variables].map(([name, value]) =>
        plain('parameter', slot.form === 'value' ? `:${name}` : name, valueText(value)),
      )
    case 'choice':
      return slot.words.map((word) =>
        slot.quoted === true ? plain('value', word, '', textLiteral(word)) : plain('word', word),
      )
    case 'option':
      return slot.words.map((word) => plain('option', word, '', slot.needsValue ? `${word}=` : word))
    case 'file':
      return fileCandidates(expected, names.directory)
    default:
      return fixedCandidates(slot, names)
  }
}

/** An entry that was begun with a quote goes on so. */
const inQuotes = (slot: AttributeSlot, { quote }: Expected): AttributeSlot =>
  slot.form === 'entry' && quote === "'" ? { ...slot, form: 'quoted-entry' } : slot

type AttributeSlot = Extract<Slot, { readonly kind: 'attribute' }>

type Fixed = Exclude<
  Slot,
  {
    readonly kind:
      | ('table' | 'index' | 'attribute' | 'member' | 'value')
      | ('function' | 'variable' | 'choice' | 'option' | 'file')
  }
>

const plain = (kind: CandidateKind, name: string, detail = '', insert = name): Candidate => ({
  name,
  insert,
  kind,
  detail,
})

function fixedCandidates(slot: Fixed, { alarms, model, backups, settings }: KnownNames): readonly Candidate[] {
  switch (slot.kind) {
    case 'metric':
      return metricCatalogue.map(({ name, unit, usual }) => plain('metric', name, `${usual}, ${unit}`))
    case 'alarm':
      return alarms.map((name) => plain('alarm', name))
    case 'entity':
      return membersOf(model, 'entity').map((name) => plain('entity', name))
    case 'pattern':
      return membersOf(model, 'access-pattern').map((name) => plain('pattern', name))
    case 'backup':
      return backups.map((name) => plain('backup', name, '', textLiteral(name)))
    case 'operation':
      return Object.keys(serviceModel.operations).map((name) => plain('operation', name))
    case 'error':
      return serviceErrors().map((name) => plain('error', name))
    case 'region':
      return pricedRegions(pricesOf(settings)).map((name) => plain('region', name, '', textLiteral(name)))
    case 'setting':
      return settingNames.map((name) =>
        plain('setting', name, `${settingText(name, settings.get(name))}  ${settingTable[name].about}`),
      )
    case 'setting-value':
      return settingValues(slot.setting).map((value) => plain('word', value))
    case 'bill-option':
      return Object.entries(billOptionForms).map(([name, form]) => plain('assumption', name, form))
    case 'report-option':
      return Object.entries(reportOptionForms).map(([name, form]) => plain('word', name, form))
    case 'simulation-option':
      return [
        ...simulationOptionNames.map((name) => plain('assumption', name)),
        ...Object.entries(assumptionTable).map(([name, { means }]) => plain('assumption', name, means)),
      ]
    case 'assumption-value':
      return assumptionChoices(slot.assumption).map((value) => plain('word', value))
    case 'command':
      return commandCandidates()
    case 'help-topic':
      return helpTopics()
    case 'workshop':
      return workshopNames.map((name) => plain('topic', name))
  }
}

const membersOf = (model: readonly ModelMember[], kind: ModelMember['kind']): readonly string[] =>
  model.flatMap((member) => (member.kind === kind ? [member.name] : []))

const serviceErrors = (): readonly string[] =>
  [
    ...new Set(Object.values(serviceModel.operations).flatMap(({ errors }) => ['ValidationException', ...errors])),
  ].sort()

function settingValues(name: string): readonly string[] {
  const known = settingNames.find((each) => each === name.toLowerCase())
  if (known === undefined) return []
  const setting: Setting = settingTable[known]
  if (setting.type === 'choice') return setting.choices
  return setting.type === 'switch' ? ['on', 'off'] : []
}

/** What a condition may ask; what SET may compute, of which size is part. */
function functionCandidates(of: 'condition' | 'update'): readonly Candidate[] {
  const fitting = functionHelp.filter(({ name }) => {
    const place = conditionFunctions.get(name)
    return of === 'condition' ? place !== undefined : place !== 'condition'
  })
  return fitting.map(({ name, help }) => plain('function', name, firstSentence(help), `${name}(`))
}

/** An alias tells what it stands for: of several that begin alike one sees which is which. */
const commandCandidates = (): readonly Candidate[] => [
  ...dotCommands.map(({ name, help }) => plain('command', `.${name}`, firstSentence(help))),
  ...Object.entries(commandAliases).map(([alias, { name, words = [] }]) =>
    plain('command', alias, `as .${[name, ...words].join(' ')}`),
  ),
]

function helpTopics(): readonly Candidate[] {
  const topics = [
    ...statementHelp.map(({ name, help }) => plain('topic', name, firstSentence(help))),
    ...languageHelp.map(({ name, help }) => plain('topic', name, firstSentence(help))),
    ...functionHelp.map(({ name, help }) => plain('topic', name, firstSentence(help))),
    ...dotCommands.map(({ name, help }) => plain('topic', `.${name}`, firstSentence(help))),
    ...Object.entries(errorCodes).map(([code, { title }]) => plain('topic', code, title)),
  ]
  return [...new Map(topics.map((topic) => [topic.name, topic])).values()]
}

function fileCandidates({ typed, where }: Expected, directory: string): readonly Candidate[] {
  return fileNames(typed, directory).map(({ path, isFolder }) => {
    const whole = isFolder ? `${path}/` : path
    // Of a folder more is to come: its quote stays open.
    const quoted = isFolder ? textLiteral(whole).slice(0, -1) : textLiteral(whole)
    const needsQuotes = where === 'statement' || /[\s'";]/.test(whole)
    return plain(isFolder ? 'folder' : 'file', whole, '', needsQuotes ? quoted : whole)
  })
}
