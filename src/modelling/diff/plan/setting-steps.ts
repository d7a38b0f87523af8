import type {
  CreateTableStatement,
  GlobalIndexDefinition,
  IndexSettings,
  TableSettings,
  TagDefinition,
} from '../../../ast/table-statement.ts'
import { dimensions, type ScalingSettings } from '../../../model/scaling.ts'
import { alterText } from './alter-text.ts'
import type { MigrationStep, PlanAround } from './migration-step.ts'
import { kept, type Pair, sameIndex } from './pairs.ts'

/** What ALTER TABLE sets, a setting at a time: each may be refused by itself. */
export const settingSteps = ({ before, after }: PlanAround): readonly MigrationStep[] =>
  kept(before, after).flatMap((pair) => [
    ...tableSettings(pair),
    ...indexSettings(pair),
    ...scalingSteps(pair),
    ...tagSteps(pair),
  ])

/** Policies of the table and of the indexes that stay: after the units, since a table on demand has none. */
function scalingSteps({ name, before, after }: Pair): readonly MigrationStep[] {
  const [old, now] = [before.definition, after.definition]
  const own = scalingBetween(old.settings, now.settings)
  const ofTable: readonly MigrationStep[] =
    own === undefined
      ? []
      : [
          {
            title: `set auto scaling of ${name}`,
            statements: [alterText(name, { kind: 'set', settings: own.set })],
            notes: [],
            undo: alterText(name, { kind: 'set', settings: own.back }),
          },
        ]
  return [
    ...ofTable,
    ...now.globalIndexes.flatMap((index) => {
      const was = old.globalIndexes.find((each) => each.name === index.name)
      // One that is made anew is created with its policies.
      const found = was === undefined || !sameIndex(was, old, index, now) ? undefined : scalingBetween(was, index)
      if (found === undefined) return []
      return [
        {
          title: `set auto scaling of ${name}.${index.name}`,
          statements: [alterText(name, { kind: 'update-index', name: index.name, ...found.set })],
          notes: [],
          undo: alterText(name, { kind: 'update-index', name: index.name, ...found.back }),
        },
      ]
    }),
  ]
}

type Scaled = Pick<IndexSettings, 'scaling'>

/** Only the dimensions that are different; one that has no policy any more is OFF. */
function scalingBetween(
  { scaling: old = {} }: Scaled,
  { scaling: now = {} }: Scaled,
): { readonly set: Scaled; readonly back: Scaled } | undefined {
  const changed = dimensions.filter((dimension) => differ(old[dimension], now[dimension]))
  if (changed.length === 0) return undefined
  const only = (scaling: ScalingSettings): Scaled => ({
    scaling: Object.fromEntries(changed.map((dimension) => [dimension, scaling[dimension] ?? 'OFF'])),
  })
  return { set: only(now), back: only(old) }
}

/** Tags have operations of their own. Source: reference, operations (TagResource, UntagResource). */
function tagSteps({ name, before, after }: Pair): readonly MigrationStep[] {
  const ResourceArn = before.description.TableArn ?? ''
  const [old, now] = [before.definition.tags, after.definition.tags]
  const set = (tags: readonly TagDefinition[], from: readonly TagDefinition[]): readonly string[] => {
    const gone = from.filter(({ key }) => tags.every((tag) => tag.key !== key)).map(({ key }) => key)
    const put = tags.filter(({ key, value }) => !from.some((tag) => tag.key === key && tag.value === value))
    const Tags = put.map(({ key: Key, value: Value }) => ({ Key, Value }))
    return [
      ...(gone.length === 0 ? [] : [`API UntagResource ${JSON.stringify({ ResourceArn, TagKeys: gone })};`]),
      ...(put.length === 0 ? [] : [`API TagResource ${JSON.stringify({ ResourceArn, Tags })};`]),
    ]
  }
  const statements = set(now, old)
  if (statements.length === 0) return []
  return [{ title: `set tags of ${name}`, statements, notes: [], undo: set(old, now).join(' ') }]
}

type Setting = {
  readonly about: string
  readonly set: readonly TableSettings[]
  readonly back: TableSettings
  readonly note?: string
}

function tableSettings({ name, before, after }: Pair): readonly MigrationStep[] {
  return settingsBetween(before.definition.settings, after.definition.settings).map(({ about, set, back, note }) => ({
    title: `set ${about} of ${name}`,
    statements: set.map((settings) =>
      alterText(name, [
        { kind: 'set', settings },
        ...(settings.billing === undefined ? [] : indexUnits(before, after)),
      ]),
    ),
    notes: note === undefined ? [] : [note],
    undo: alterText(name, { kind: 'set', settings: back }),
  }))
}

/** Who goes over to provisioned capacity must say it for each index in the same call. Source: reference, operations 3. */
const indexUnits = (before: Pair['before'], { definition }: Pair['after']) =>
  definition.settings.billing?.mode !== 'PROVISIONED' || before.definition.settings.billing?.mode === 'PROVISIONED'
    ? []
    : before.definition.globalIndexes.map(({ name }) => {
        const billing = definition.globalIndexes.find((index) => index.name === name)?.billing
        const units = definition.settings.billing
        return { kind: 'update-index' as const, name, billing: billing?.mode === 'PROVISIONED' ? billing : units }
      })

function settingsBetween(old: TableSettings, now: TableSettings): readonly Setting[] {
  const found: (Setting | undefined)[] = [
    differ(old.billing, now.billing) && now.billing !== undefined
      ? {
          about: 'billing',
          set: [{ billing: now.billing }],
          back: old.billing === undefined ? {} : { billing: old.billing },
          note: 'A table goes over to on demand at most four times in 24 hours (Developer Guide, switching capacity modes).',
        }
      : undefined,
    streamBetween(old, now),
    timeToLiveBetween(old, now),
    differ(old.recovery, now.recovery)
      ? {
          about: 'point-in-time recovery',
          set: [{ recovery: now.recovery ?? 'DISABLED' }],
          back: { recovery: old.recovery ?? 'DISABLED' },
          ...(now.recovery === undefined
            ? { note: 'What was kept is gone: it begins anew when it is enabled again.' }
            : {}),
        }
      : undefined,
    differ(old.tableClass, now.tableClass)
      ? {
          about: 'table class',
          set: [{ tableClass: now.tableClass ?? 'STANDARD' }],
          back: { tableClass: old.tableClass ?? 'STANDARD' },
          note: 'The class may change twice in 30 days (Developer Guide, table classes).',
        }
      : undefined,
    differ(old.encryption, now.encryption)
      ? {
          about: 'encryption',
          set: [{ encryption: now.encryption ?? 'OWNED' }],
          back: { encryption: old.encryption ?? 'OWNED' },
        }
      : undefined,
    differ(old.deletionProtection ?? false, now.deletionProtection ?? false)
      ? {
          about: 'deletion protection',
          set: [{ deletionProtection: now.deletionProtection ?? false }],
          back: { deletionProtection: old.deletionProtection ?? false },
        }
      : undefined,
  ]
  return found.filter((setting) => setting !== undefined)
}

const differ = (old: unknown, now: unknown): boolean => JSON.stringify(old) !== JSON.stringify(now)

/** What a stream shows cannot be changed while it is on. Source: reference, streams 1 "View types". */
function streamBetween(
  { stream: old = 'DISABLED' }: TableSettings,
  { stream: now = 'DISABLED' }: TableSettings,
): Setting | undefined {
  if (old === now) return undefined
  const both = old !== 'DISABLED' && now !== 'DISABLED'
  return {
    about: 'stream',
    set: [...(both ? [{ stream: 'DISABLED' as const }] : []), { stream: now }],
    back: { stream: old },
    ...(old === 'DISABLED'
      ? {}
      : { note: 'The old stream ends and can be read for 24 hours; what reads it needs the ARN of the new one.' }),
  }
}

/** One change an hour. Source: reference, streams 5 "Change rate". */
function timeToLiveBetween(
  { timeToLive: old = 'DISABLED' }: TableSettings,
  { timeToLive: now = 'DISABLED' }: TableSettings,
): Setting | undefined {
  if (!differ(attributeIn(old), attributeIn(now))) return undefined
  const both = old !== 'DISABLED' && now !== 'DISABLED'
  return {
    about: 'TTL',
    set: [...(both ? [{ timeToLive: 'DISABLED' as const }] : []), { timeToLive: now }],
    back: { timeToLive: old },
    ...(now === 'DISABLED'
      ? {}
      : {
          note: `Items whose ${attributeIn(now)} lies in the past are deleted, which cannot be undone.${both ? ' The service takes one change an hour: wait between the two.' : ''}`,
        }),
  }
}

const attributeIn = (timeToLive: NonNullable<TableSettings['timeToLive']>): string =>
  timeToLive === 'DISABLED' ? '' : timeToLive.attribute

/** Throughput of indexes that stay. */
function indexSettings({ name, before, after }: Pair): readonly MigrationStep[] {
  return after.definition.globalIndexes.flatMap((index) => {
    const old = before.definition.globalIndexes.find((each) => each.name === index.name)
    const switched = before.definition.settings.billing?.mode !== after.definition.settings.billing?.mode
    const settings = old === undefined || switched ? undefined : changedIndex(old, index, after.definition)
    if (settings === undefined) return []
    return [
      {
        title: `set capacity of ${name}.${index.name}`,
        statements: [alterText(name, { kind: 'update-index', name: index.name, ...settings })],
        notes: [],
        undo: 'Set what it was.',
      },
    ]
  })
}

/** A change of the table's billing mode is one of its indexes as well. */
function changedIndex(
  old: GlobalIndexDefinition,
  now: GlobalIndexDefinition,
  { settings }: CreateTableStatement,
): IndexSettings | undefined {
  if (now.billing === undefined || !differ(old.billing, now.billing)) return undefined
  return settings.billing?.mode === now.billing.mode ? { billing: now.billing } : undefined
}
