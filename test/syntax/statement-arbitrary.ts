import type { PartiqlModifiers } from '../../src/ast/data-statement.ts'
import type { Condition, Operand, Path, Update } from '../../src/ast/expression.ts'
import { modelFormats } from '../../src/ast/model-file-statement.ts'
import type { PartiqlStatement, SelectStatement } from '../../src/ast/partiql.ts'
import type { PastMoment } from '../../src/ast/past-moment.ts'
import type { Statement } from '../../src/ast/statement.ts'
import type { MapLiteral } from '../../src/ast/verb-statement.ts'
import { cellTypes } from '../../src/model/cell-type.ts'
import { dotCommands } from '../../src/syntax/dot-commands.ts'
import { type Arbitrary, fc } from '../property.ts'

/** Statements of every kind, as the parser makes them; all positions are this one. */
const span = { start: 0, end: 0 }
const maybe = <T>(arbitrary: Arbitrary<T>): Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 })
const some = <T>(arbitrary: Arbitrary<T>, min = 1, max = 3): Arbitrary<T[]> =>
  fc.array(arbitrary, { minLength: min, maxLength: max })
const among = <const T>(...values: readonly T[]): Arbitrary<T> => fc.constantFrom(...values)

const words = [
  'pk',
  'status',
  'value',
  'limit',
  'Select',
  'SET',
  'from',
  'count',
  'consistent',
  'nowait',
  'if',
  'on',
  'with',
  'filter',
  'a_b',
  '$x',
  'null',
]
const text = fc.string({
  unit: fc.oneof(
    { weight: 9, arbitrary: fc.string({ minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: among('\n', "''", '"', '--', '/*', ';', 'é', '😀', '\ud800', '\0') },
  ),
  maxLength: 6,
})
const name = fc.oneof(
  { weight: 3, arbitrary: among(...words) },
  { weight: 1, arbitrary: text.filter((it) => it !== '') },
)
const table = some(name, 1, 2).map((parts) => ({ parts, span }))
const count = fc.nat(1_000_000)
const number = fc
  .tuple(among('', '-'), fc.nat(), among('', '.5', '.25e3', 'E-7', 'e+20'))
  .map(([sign, digits, rest]) => `${sign}${digits}${rest}`)
const base64 = fc.uint8Array({ maxLength: 5 }).map((bytes) => Buffer.from(bytes).toString('base64'))

const parameterName = fc.stringMatching(/^[a-z_][a-z0-9]{0,4}$/)
const parameterPath = some(
  fc.oneof(
    name.map((it) => ({ kind: 'name' as const, name: it, span })),
    fc.nat(99).map((index) => ({ kind: 'index' as const, index, span })),
  ),
)
const parameter = fc
  .tuple(parameterName, fc.option(parameterPath, { nil: undefined, freq: 5 }))
  .map(([it, inside]) => ({
    kind: 'parameter' as const,
    name: `:${it}`,
    ...(inside === undefined ? {} : { path: inside }),
    span,
  }))

const { value, map } = fc.letrec<{ value: Operand; map: MapLiteral }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text.map((S) => ({ kind: 'value', value: { S }, span })),
    number.map((N) => ({ kind: 'value', value: { N }, span })),
    base64.map((B) => ({ kind: 'value', value: { B }, span })),
    fc.boolean().map((BOOL) => ({ kind: 'value', value: { BOOL }, span })),
    fc.constant({ kind: 'value', value: { NULL: true }, span }),
    parameter,
    some(tie('value'), 0).map((elements) => ({ kind: 'list', elements, span })),
    some(tie('value'), 0).map((elements) => ({ kind: 'set', elements, span })),
    tie('map'),
  ) as Arbitrary<Operand>,
  map: fc.uniqueArray(fc.tuple(text, tie('value')), { selector: ([key]) => key, maxLength: 3 }).map((entries) => ({
    kind: 'map' as const,
    entries: entries.map(([key, inside]) => ({ name: key, value: inside, span })),
    span,
  })),
}))

const path: Arbitrary<Path> = fc
  .tuple(name, fc.array(fc.oneof(name, fc.nat(99)), { maxLength: 2 }))
  .map(([first, rest]) => ({
    kind: 'path',
    elements: [
      { kind: 'name', name: first, span },
      ...rest.map((it) =>
        typeof it === 'number'
          ? { kind: 'index' as const, index: it, span }
          : { kind: 'name' as const, name: it, span },
      ),
    ],
    span,
  }))

const comparator = among('=', '<>', '<', '<=', '>', '>=')

function expressions(partiql: boolean) {
  return fc.letrec<{ operand: Operand; condition: Condition; call: Extract<Condition, { kind: 'call' }> }>((tie) => ({
    operand: fc.oneof(
      { depthSize: 'small' },
      path,
      value,
      tie('call'),
      fc
        .tuple(among('+', '-'), tie('operand'), tie('operand'))
        .map(([operator, left, right]) => ({ kind: 'arithmetic', operator, left, right, span })),
      ...(partiql
        ? [
            tie('condition')
              .filter(({ kind }) => kind !== 'call')
              .map((condition) => ({ kind: 'condition', condition, span })),
          ]
        : []),
    ) as Arbitrary<Operand>,
    call: fc
      .tuple(among('size', 'begins_with', 'contains', 'if_not_exists', 'other'), some(tie('operand'), 0, 2))
      .map(([called, operands]) => ({ kind: 'call', name: called, nameSpan: span, operands, span })),
    condition: fc.oneof(
      { depthSize: 'small' },
      fc
        .tuple(comparator, tie('operand'), tie('operand'))
        .map(([operator, left, right]) => ({ kind: 'compare', operator, left, right, span })),
      tie('call'),
      fc
        .tuple(tie('operand'), tie('operand'), tie('operand'))
        .map(([operand, low, high]) => ({ kind: 'between', operand, low, high, span })),
      fc.tuple(tie('operand'), some(tie('operand'))).map(([operand, list]) => ({ kind: 'in', operand, list, span })),
      tie('condition').map((condition) => ({ kind: 'not', condition, span })),
      some(tie('condition'), 2).map((conditions) => ({ kind: 'and', conditions, span })),
      some(tie('condition'), 2).map((conditions) => ({ kind: 'or', conditions, span })),
      ...(partiql
        ? [
            fc
              .tuple(tie('operand'), fc.boolean(), among('MISSING', 'NULL', 'STRING'))
              .map(([operand, negated, type]) => ({ kind: 'is', operand, negated, type, span })),
          ]
        : []),
    ) as Arbitrary<Condition>,
  }))
}

const verb = expressions(false)
const partiql = expressions(true)

const update = (operand: Arbitrary<Operand>): Arbitrary<Update> =>
  some(
    fc.oneof(
      fc.tuple(path, operand).map(([to, it]) => ({ kind: 'set' as const, path: to, value: it, span })),
      path.map((to) => ({ kind: 'remove' as const, path: to, span })),
      fc
        .tuple(
          among('add', 'delete'),
          path,
          value.filter(({ kind }) => kind !== 'list'),
        )
        .map(([kind, to, it]) => ({ kind, path: to, value: it, span })),
    ),
  ).map((actions) => ({ actions }))

const capacity = maybe(among('TOTAL', 'INDEXES'))
const returnValues = maybe(among('NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'))
const projection = maybe(some(path).map((paths) => ({ paths })))
const writeOptions = {
  table: maybe(table),
  condition: maybe(verb.condition),
  returnValues,
  onFailureReturnOld: fc.boolean(),
  returnCapacity: capacity,
  span: fc.constant(span),
}
const moment = fc.nat(Date.UTC(9999, 11, 31))
const pastMoment: Arbitrary<PastMoment> = fc.oneof(
  moment.map((timeMs) => ({ kind: 'at' as const, timeMs, span })),
  fc.record({
    kind: fc.constant('ago' as const),
    count,
    unit: among('SECOND', 'MINUTE', 'HOUR', 'DAY'),
    span: fc.constant(span),
  }),
)
const readOptions = {
  filter: maybe(verb.condition),
  projection,
  consistent: fc.boolean(),
  limit: maybe(count),
  scanLimit: maybe(count),
  startAfter: maybe(map),
  asOf: maybe(pastMoment),
  select: maybe(among('COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES')),
  table: maybe(table),
  returnCapacity: capacity,
  span: fc.constant(span),
}
const node = <const Kind extends string, T>(kind: Kind, members: { [M in keyof T]: Arbitrary<T[M]> }) =>
  fc.record({ ...members }).map((it) => ({ kind, ...it, span }))

const returning = maybe(
  fc.tuple(among('ALL', 'MODIFIED'), among('OLD', 'NEW')).map(([which, when]) => ({ which, when, span })),
)
const keys = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, some(some(value, 1, 2)))
const modifiers = (
  members: Partial<{ [M in keyof PartiqlModifiers]: Arbitrary<PartiqlModifiers[M]> }>,
): Arbitrary<PartiqlModifiers> =>
  fc.record({
    count: fc.constant(false),
    consistent: fc.constant(false),
    keys: fc.constant([]),
    returnCapacity: capacity,
    ...members,
  }) as Arbitrary<PartiqlModifiers>

const select: Arbitrary<SelectStatement> = node('select', {
  projection: fc.oneof(fc.constant('*' as const), some(path)),
  from: table,
  where: maybe(partiql.condition),
  orderBy: some(fc.record({ name, descending: fc.boolean(), span: fc.constant(span) }), 0),
})
const selectModifiers = modifiers({
  consistent: fc.boolean(),
  keys,
  limit: maybe(count),
  scanLimit: maybe(count),
  asOf: maybe(pastMoment),
})
const updateStatement = node('update', {
  table,
  update: update(partiql.operand),
  where: maybe(partiql.condition),
  returning,
})
const deleteStatement = node('delete', { from: table, where: maybe(partiql.condition), returning })
const withModifiers = (statement: Arbitrary<PartiqlStatement>, given: Arbitrary<PartiqlModifiers>) =>
  node('partiql', { statement, modifiers: given })

const pair = fc.record({ readUnits: count, writeUnits: count })
const billing = fc.oneof(
  fc.record({
    mode: fc.constant('ON DEMAND' as const),
    limits: maybe(fc.oneof(pair, fc.constant('UNLIMITED' as const))),
  }),
  fc.record({ mode: fc.constant('PROVISIONED' as const), throughput: pair }),
)
const keyElements = some(fc.record({ name, role: among('HASH', 'RANGE'), span: fc.constant(span) }))
/** Of ours: some hold words that are keywords elsewhere. */
const errorCode = among('plan.key-needed', 'plan.not-in-transaction', 'session.scan-denied', 'set.x', 'a.-b', 'a.b-')
const index = {
  name,
  keys: keyElements,
  projection: fc.oneof(
    among({ type: 'ALL' as const }, { type: 'KEYS_ONLY' as const }),
    fc.record({ type: fc.constant('INCLUDE' as const), attributes: some(name) }),
  ),
  span: fc.constant(span),
}
const decimals = fc.oneof(fc.nat(100_000), among(0.5, 1.1, 2.25, 1e-7, 1e21))
const scalingPolicy = fc.oneof(
  fc.constant('OFF' as const),
  fc.record({ targetPercent: decimals, min: count, max: count }),
)
const scaling = fc
  .record({ read: scalingPolicy, write: scalingPolicy }, { requiredKeys: [] })
  .filter((it) => Object.keys(it).length > 0)
const indexSettings = { billing: maybe(billing), warmThroughput: maybe(pair), scaling: maybe(scaling) }
const settings = fc.record({
  ...indexSettings,
  stream: maybe(among('NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY', 'DISABLED')),
  encryption: maybe(fc.oneof(among('KMS', 'OWNED'), fc.record({ keyArn: text }))),
  tableClass: maybe(among('STANDARD', 'STANDARD_INFREQUENT_ACCESS')),
  deletionProtection: maybe(fc.boolean()),
  timeToLive: maybe(fc.oneof(fc.constant('DISABLED' as const), fc.record({ attribute: name }))),
  recovery: maybe(fc.oneof(fc.constant('DISABLED' as const), fc.constant({}), fc.record({ periodDays: count }))),
})
const backup = fc.record({ text, span: fc.constant(span) })
const isSet = (it: object) => Object.values(it).some((setting) => setting !== undefined)
const attributes = fc.array(fc.record({ name, type: among('S', 'N', 'B'), span: fc.constant(span) }), { maxLength: 3 })
const alterAction = fc.oneof(
  node('set', { settings: settings.filter(isSet) }),
  node('create-index', { index: fc.record({ ...index, ...indexSettings }) }),
  node('update-index', { name, ...indexSettings }).filter(({ billing: mode, warmThroughput, scaling: policies }) =>
    isSet({ mode, warmThroughput, policies }),
  ),
  node('drop-index', { name }),
)

const measure = { operator: comparator, count }
const halves = fc.nat(10_000).map((it) => it / 2)
const expectation = fc.oneof(
  node('rows', measure),
  node('items', { items: some(map, 0) }),
  node('units', { direction: among('read', 'write'), operator: comparator, units: halves, resource: maybe(table) }),
  node('pages', measure),
  node('plan', { access: among('GET', 'QUERY', 'SCAN'), on: maybe(table) }),
  node('operation', { name }),
  node('index', { name }),
  node('no-scan', {}),
  node('no-throttles', {}),
  node('filtered', { operator: comparator, percent: fc.integer({ min: 0, max: 100 }) }),
  node('throttled', { operator: comparator, percent: fc.integer({ min: 0, max: 100 }) }),
  node('hot-partition', {
    operator: comparator,
    percent: fc.integer({ min: 0, max: 100 }),
    resource: maybe(table),
  }),
  node('requests', measure),
  node('error', { name: fc.oneof(name, errorCode), message: maybe(text) }),
  node('value', { path, operator: comparator, value }),
  node('output', {
    marker: among('END', 'EOT'),
    text: fc
      .array(fc.stringMatching(/^[ -Z]{0,8}$/).filter((line) => !/^E/.test(line)))
      .map((lines) => lines.map((line) => `${line}\n`).join('')),
    bodySpan: fc.constant(span),
  }),
)

const json = fc
  .dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 3 }))
  .map((it) => JSON.parse(JSON.stringify(it)) as Record<string, unknown>)
const shellLine = fc.stringMatching(/^[a-z][a-z '"|;.-]{0,12}[a-z]$/)
const rawMeta = fc.record({
  kind: fc.constant('meta' as const),
  command: fc.constant('shell'),
  words: fc.tuple(fc.record({ text: shellLine, quoted: fc.constant(false), span: fc.constant(span) })),
  options: fc.constant([]),
  span: fc.constant(span),
})
const wordMeta = among(...dotCommands.filter(({ raw }) => raw !== true)).chain(
  ({ name: command, words: [min, max], choices, options }) =>
    fc.record({
      kind: fc.constant('meta' as const),
      command: fc.constant(command),
      words: fc
        .array(
          fc.record({
            text: text.filter((it) => !/[\r\n]/.test(it)),
            quoted: fc.constant(true),
            span: fc.constant(span),
          }),
          { minLength: min, maxLength: max },
        )
        .map((list) =>
          list.map((word, at) => (at === 0 && choices !== undefined ? { ...word, text: choices[0] ?? '' } : word)),
        ),
      options: fc.array(
        fc.record({
          name: among(...(options ?? ['none'])),
          value: maybe(fc.stringMatching(/^[a-z ]{1,5}$/)),
          span: fc.constant(span),
        }),
        { maxLength: options === undefined ? 0 : 1 },
      ),
      span: fc.constant(span),
    }),
)
const meta = fc.oneof(wordMeta, rawMeta)

const writes = {
  put: node('put', { ...writeOptions, item: map }),
  'update-item': node('update-item', { ...writeOptions, key: map, update: maybe(update(verb.operand)) }),
  'delete-item': node('delete-item', { ...writeOptions, key: map }),
}
const get = node('get', {
  asOf: maybe(pastMoment),
  table: maybe(table),
  key: map,
  projection,
  consistent: fc.boolean(),
  returnCapacity: capacity,
})
const row = fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, minLength: 1, maxLength: 3 }).map(
  (entries): MapLiteral => ({
    kind: 'map',
    entries: entries.map(([key, it]) => ({ name: key, value: it, span })),
    span,
  }),
)
const check = node('check', {
  table: maybe(table),
  key: map,
  condition: verb.condition,
  onFailureReturnOld: fc.boolean(),
})

const unit = among('SECOND', 'MINUTE', 'HOUR', 'DAY')
const region = text.map((each) => ({ name: each, span }))
const file = text.map((path) => ({ path, span }))
const diffSide = fc.record({ name: text, span: fc.constant(span) }, { requiredKeys: ['span'] })
const blocks = fc.record({ readUnits: fc.nat(99).map((n) => n * 100), writeUnits: fc.nat(99).map((n) => n * 100) })
const amount = fc.tuple(fc.nat(), among('', '.5', '.000001')).map(([digits, rest]) => `${digits}${rest}`)
const billOptions = fc.record(
  {
    free_tier: fc.boolean(),
    pitr: fc.boolean(),
    replicas: some(text),
    reserved_1yr: blocks,
    reserved_3yr: blocks,
    dax: text,
    dax_nodes: count,
    stream_reads: count,
    backup_gb: amount,
    restore_gb: amount,
    export_gb: amount,
    import_gb: amount,
    transfer_gb: amount,
  },
  { requiredKeys: [] },
)
const timeSpan = fc.record({
  count: fc.integer({ min: 1, max: 10_000 }),
  unit: among('SECOND', 'MINUTE', 'HOUR', 'DAY'),
})
const statistic = among('SUM', 'AVERAGE', 'MINIMUM', 'MAXIMUM', 'SAMPLECOUNT')
const metric = fc.oneof(name, among('for', 'LAST', 'ReadThrottleEvents')).map((it) => ({ name: it, span }))

const query = node('query', { ...readOptions, keyCondition: verb.condition, descending: fc.boolean() })
const scan = node('scan', { ...readOptions, segment: maybe(fc.record({ index: count, total: count })) })
const textTable = {
  columns: maybe(some(name)),
  delimiter: maybe(among(',', ';', ':', '|', '\t', ' ')),
  nulls: maybe(text),
}
const onError = maybe(among('STOP', 'SKIP'))
const columnType = fc.record({ name, type: among(...cellTypes), span: fc.constant(span) })
const transfers = {
  import: node('import', {
    path: text,
    into: table,
    format: maybe(metric),
    ...textTable,
    types: maybe(fc.oneof(fc.constant('STRING'), some(columnType))),
    keys: maybe(keyElements),
    skip: maybe(count),
    resume: maybe(among(true)),
    onError,
    rejects: maybe(text),
  }),
  export: node('export', {
    source: fc.oneof(
      table.map((it) => ({ table: it })),
      fc.oneof(query, scan).map((it) => ({ query: it })),
    ),
    path: text,
    format: maybe(metric),
    ...textTable,
    compression: maybe(among('GZIP', 'NONE')),
    replace: maybe(among(true)),
  }),
  copy: fc.boolean().chain((elsewhere) =>
    node('copy', {
      table,
      to: elsewhere ? maybe(table) : table,
      file: elsewhere ? text : fc.constant(undefined),
      resume: maybe(among(true)),
      onError,
    }),
  ),
}

const plain = {
  partiql: fc.oneof(
    withModifiers(select, selectModifiers),
    withModifiers(
      select.map((it) => ({ ...it, projection: '*' as const })),
      selectModifiers.map((it) => ({ ...it, count: true })),
    ),
    withModifiers(node('insert', { into: table, value: fc.oneof(map, parameter) }), modifiers({})),
    withModifiers(updateStatement, modifiers({ keys })),
    withModifiers(deleteStatement, modifiers({ keys })),
    withModifiers(node('exists', { select }), modifiers({})),
  ),
  'insert-rows': node('insert-rows', {
    into: table,
    overwrite: fc.boolean(),
    rows: some(row),
    returnCapacity: capacity,
  }),
  upsert: node('upsert', {
    table,
    update: update(partiql.operand),
    where: partiql.condition,
    returning,
    returnCapacity: capacity,
  }),
  bulk: node('bulk', {
    statement: fc.oneof(
      updateStatement.map((it) => ({ ...it, returning: undefined })),
      deleteStatement.map((it) => ({ ...it, returning: undefined })),
    ),
    limit: maybe(count),
    rateLimit: maybe(fc.record({ readUnits: maybe(count), writeUnits: maybe(count) })),
  }),
  get,
  ...writes,
  query,
  scan,
  ...transfers,
  'create-table': node('create-table', {
    table,
    ifNotExists: fc.boolean(),
    noWait: fc.boolean(),
    attributes,
    keys: fc.oneof(fc.constant([]), keyElements),
    globalIndexes: fc.array(fc.record({ ...index, ...indexSettings }), { maxLength: 2 }),
    localIndexes: fc.array(fc.record(index), { maxLength: 2 }),
    settings,
    tags: fc.array(fc.record({ key: text, value: text }), { maxLength: 2 }),
  }),
  'alter-table': node('alter-table', { table, noWait: fc.boolean(), attributes, actions: some(alterAction) }),
  'drop-table': node('drop-table', { table, ifExists: fc.boolean(), noWait: fc.boolean() }),
  describe: node('describe', { table: maybe(table) }),
  'show-tables': node('show-tables', { like: maybe(text) }),
  'show-create-table': node('show-create-table', { table: maybe(table) }),
  'show-indexes': node('show-indexes', { table: maybe(table) }),
  'show-scaling': node('show-scaling', { table: maybe(table) }),
  'backup-table': node('backup-table', { table, name: text }),
  'restore-table': node('restore-table', {
    table,
    source: fc.oneof(
      fc.record({ kind: fc.constant('backup' as const), backup }),
      fc.record({
        kind: fc.constant('table' as const),
        table,
        at: fc.oneof(fc.constant('LATEST' as const), fc.record({ timeMs: moment })),
      }),
    ),
    noWait: fc.boolean(),
  }),
  'show-backups': node('show-backups', { table: maybe(table) }),
  'describe-backup': node('describe-backup', { backup }),
  'drop-backup': node('drop-backup', { backup }),
  'show-limits': node('show-limits', {}),
  'show-traffic': node('show-traffic', { limit: fc.option(fc.nat(), { nil: undefined }) }),
  'show-version': node('show-version', {}),
  expect: node('expect', { expectation }),
  'set-variable': node('set-variable', { name, value }),
  use: node('use', { table }),
  'advance-clock': node('advance-clock', { count, unit }),
  'set-clock': node('set-clock', { timeMs: moment }),
  'show-clock': node('show-clock', {}),
  'set-throttling': node('set-throttling', { mode: among('OFF', 'OBSERVE', 'ENFORCE') }),
  'set-ledger': node('set-ledger', { on: fc.boolean() }),
  bill: fc.boolean().chain((perMonth) =>
    node('bill', {
      perMonth: fc.constant(perMonth),
      table: maybe(table),
      region: maybe(region),
      last: maybe(timeSpan),
      options: perMonth ? billOptions : fc.constant({}),
    }),
  ),
  'bill-patterns': node('bill-patterns', { names: fc.array(name, { maxLength: 2 }), region: maybe(region) }),
  'diff-model': node('diff-model', {
    before: diffSide,
    after: diffSide,
    depth: among('difference', 'plan', 'rehearse'),
    to: maybe(file),
  }),
  'bill-diff': node('bill-diff', { before: file, after: file }),
  'show-prices': node('show-prices', { region: maybe(region) }),
  advise: node('advise', { table: maybe(table) }),
  'set-statistics': node('set-statistics', {
    table,
    items: count,
    bytes: maybe(count),
    keys: maybe(count),
    retentionDays: maybe(count),
  }),
  'drop-statistics': node('drop-statistics', { table }),
  'show-statistics': node('show-statistics', { table: maybe(table) }),
  report: node('report', {
    path: text,
    tables: fc.array(table, { maxLength: 2 }),
    options: fc.record(
      {
        title: text,
        region: text,
        simulate: fc.boolean(),
        minutes: fc.integer({ min: 1 }),
        peak: fc.boolean(),
        seed: fc.nat(),
        hours: fc.integer({ min: 1 }),
      },
      { requiredKeys: [] },
    ),
  }),
  heatmap: node('heatmap', {
    table,
    by: maybe(among('PARTITION', 'KEY')),
    direction: maybe(among('READ', 'WRITE')),
    last: maybe(timeSpan),
    file: maybe(text),
  }),
  'top-keys': node('top-keys', {
    count: maybe(fc.integer({ min: 1 })),
    table,
    byItem: fc.boolean(),
    throttled: fc.boolean(),
    last: maybe(timeSpan),
  }),
  metrics: node('metrics', {
    metric: maybe(metric),
    table: maybe(table),
    operation: maybe(name),
    byPattern: fc.boolean(),
    statistics: fc.uniqueArray(statistic),
    period: maybe(timeSpan),
    last: maybe(timeSpan),
  }),
  'create-alarm': node('create-alarm', {
    name,
    metric,
    table: maybe(table),
    operation: maybe(name),
    comparator: among('>', '>=', '<', '<='),
    threshold: among('0', '0.5', '80', '1e3'),
    window: timeSpan.map((it) => ({ ...it, count: it.count + 3 })),
    breaching: maybe(among(1, 2, 3)),
    statistic: maybe(statistic),
    period: maybe(timeSpan),
    missing: maybe(among('MISSING', 'IGNORE', 'BREACHING', 'NOT BREACHING')),
  }),
  'drop-alarm': node('drop-alarm', { name, ifExists: fc.boolean() }),
  'show-alarms': node('show-alarms', { recommendedFor: maybe(table) }),
  api: node('api', {
    operation: among('GetItem', 'ListTables', 'TransactWriteItems'),
    request: json,
    source: fc.constant('api'),
  }),
}

const explainable = fc.oneof(
  plain.partiql,
  ...Object.values(writes),
  plain['create-table'],
  plain.query,
  plain.api,
  plain.describe,
)
const form = among('plan', 'analyze', 'api', 'cli', 'js', 'python')
const transaction = node('transaction', {
  statements: some(fc.oneof(plain.partiql, get, check, plain['insert-rows'], plain.upsert, ...Object.values(writes))),
  end: among('COMMIT', 'ROLLBACK'),
  token: maybe(text),
})
const inBatch = plain.partiql.filter(({ statement }) => statement.kind !== 'exists')
const batch = node('batch', {
  statements: some(fc.oneof(inBatch, get, writes.put, writes['delete-item'], plain['insert-rows'])),
})

const duration = fc.record({ count: decimals, unit, span: fc.constant(span) })
const rate = fc.record({ count: decimals, per: unit, span: fc.constant(span) })
const rateClause = fc.oneof(
  fc.record({ kind: fc.constant('constant'), rate }),
  fc.record(
    { kind: fc.constant('ramp'), from: rate, to: rate, over: duration },
    { requiredKeys: ['kind', 'from', 'to'] },
  ),
  fc.record({ kind: fc.constant('spike'), base: rate, to: rate, at: duration, duration }),
  fc.record({ kind: fc.constant('diurnal'), low: rate, high: rate }),
  fc.record({ kind: fc.constant('schedule'), stages: some(fc.record({ rate, duration })) }),
)
const keyLaw = fc.oneof(
  fc.record({ kind: fc.constant('uniform'), keys: count }),
  fc.record({ kind: fc.constant('zipf'), exponent: decimals, keys: count }),
  fc.record({ kind: fc.constant('hot'), percent: decimals, keys: count }),
  fc.record({ kind: fc.constant('sequential'), keys: count }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('time'), every: duration }),
)
const keysClause = fc.record(
  {
    parameter: fc.stringMatching(/^[a-z_][a-z0-9]{0,4}$/),
    law: keyLaw,
    as: fc.oneof(
      text.map((it) => ({ text: it })),
      fc.constant('NUMBER'),
    ),
    span: fc.constant(span),
  },
  { requiredKeys: ['law', 'span'] },
)
const simulationOption = fc.oneof(
  fc.record({
    kind: fc.constant('value'),
    name: among('adaptive', 'seed', 'step', 'table'),
    value: fc.oneof(decimals, text),
    span: fc.constant(span),
  }),
  fc.record({ kind: fc.constant('billing'), table, billing, span: fc.constant(span) }),
  fc.record({ kind: fc.constant('warm'), table, units: pair, span: fc.constant(span) }),
  fc.record({
    kind: fc.constant('scaling'),
    table,
    scaling: fc.oneof(fc.record({ read: scalingPolicy }), fc.record({ write: scalingPolicy })),
    span: fc.constant(span),
  }),
)
const simulate = node('simulate', {
  duration,
  patterns: some(
    fc.record({
      statement: fc.oneof(
        plain.partiql.filter(({ statement }) => statement.kind !== 'exists'),
        plain['insert-rows'],
        plain.upsert,
        plain.query,
        plain.scan,
        get,
        ...Object.values(writes),
      ),
      rate: rateClause,
      keys: fc.array(keysClause, { maxLength: 2 }),
      span: fc.constant(span),
    }),
  ),
  options: fc.array(simulationOption, { maxLength: 2 }),
})
const simulateModel = fc
  .tuple(fc.array(name, { maxLength: 2 }), fc.boolean(), duration, fc.array(simulationOption, { maxLength: 2 }))
  .map(([names, atPeak, ofDuration, options]) => ({
    kind: 'simulate',
    duration: ofDuration,
    patterns: [],
    model: { names, atPeak },
    options,
    span,
  }))
const compare = node('compare', { first: simulate, second: fc.oneof(simulate, some(simulationOption)) })

const bytes = maybe(count)
const template = fc
  .array(fc.oneof(among('ORDER#', "it''s", ' ', 'é'), among('{a}', '{n:06}', '{ b}')), { maxLength: 3 })
  .map((parts) => parts.join(''))
const templates = fc.uniqueArray(fc.record({ attribute: name, template, span: fc.constant(span) }), {
  selector: ({ attribute }) => attribute,
  minLength: 1,
  maxLength: 2,
})
const attributeType = among(
  ...([
    'STRING',
    'NUMBER',
    'BINARY',
    'BOOLEAN',
    'LIST',
    'MAP',
    'STRING SET',
    'NUMBER SET',
    'BINARY SET',
    'ANY',
  ] as const),
)
const range = fc.oneof(
  fc.constant({}),
  count.map((from) => ({ from })),
  fc.record({ from: count, to: count }),
)
const entityAttribute = fc.record({
  name,
  type: attributeType,
  required: fc.boolean(),
  ttl: fc.boolean(),
  size: bytes,
  distinct: maybe(count),
  oneOf: maybe(fc.oneof(some(text), some(decimals))),
  fake: maybe(text),
  references: maybe(fc.tuple(name, name, range).map(([entity, attribute, many]) => ({ entity, attribute, ...many }))),
  description: maybe(text),
  span: fc.constant(span),
})
/** Those that its templates are made of, and others. */
const entityAttributes = fc.oneof(
  fc.constant([]),
  fc
    .tuple(
      fc.tuple(...['a', 'n', ' b'].map((it) => entityAttribute.map((each) => ({ ...each, name: it })))),
      fc.uniqueArray(
        entityAttribute.filter((it) => !['a', 'n', ' b'].includes(it.name)),
        { selector: (it) => it.name, maxLength: 2 },
      ),
    )
    .map(([known, others]) => [...known, ...others]),
)
const entity = node('entity', {
  replace: fc.boolean(),
  name,
  description: maybe(text),
  table,
  key: templates,
  indexes: fc.uniqueArray(fc.record({ index: name, key: templates, span: fc.constant(span) }), {
    selector: ({ index: it }) => it,
    maxLength: 2,
  }),
  attributes: entityAttributes,
  count: maybe(count),
  size: bytes,
})

const named = { table }
const runnable = fc.oneof(
  plain.partiql.filter(({ statement }) => statement.kind !== 'exists'),
  plain['insert-rows'],
  plain.upsert,
  node('get', { key: map, projection, consistent: fc.boolean(), returnCapacity: capacity, ...named }),
  node('put', { ...writeOptions, item: map, ...named }),
  node('update-item', { ...writeOptions, key: map, update: maybe(update(verb.operand)), ...named }),
  node('query', { ...readOptions, keyCondition: verb.condition, descending: fc.boolean(), ...named }),
  node('scan', { ...readOptions, segment: maybe(fc.record({ index: count, total: count })), ...named }),
  node('transaction', {
    statements: some(fc.oneof(plain.partiql, node('put', { ...writeOptions, item: map, ...named }))),
    end: fc.constant('COMMIT'),
    token: maybe(text),
  }),
  node('batch', { statements: some(node('put', { ...writeOptions, item: map, ...named })) }),
)
/** LET has names that no parameter has. */
const steps = fc.oneof(
  runnable.map((statement) => [{ kind: 'run' as const, statement, span }]),
  fc.tuple(runnable, some(runnable), fc.boolean(), fc.boolean()).map(([first, others, nested, deep]) => {
    const inner = others.map((statement) => ({ kind: 'run' as const, statement, span }))
    const each = {
      kind: 'each' as const,
      name: 'O',
      of: {
        kind: 'parameter' as const,
        name: ':L',
        ...(deep ? { path: [{ kind: 'name' as const, name: 'lines', span }] } : {}),
        span,
      },
      steps: inner,
      span,
    }
    return [{ kind: 'run' as const, name: 'L', statement: first, span }, ...(nested ? [each] : inner)]
  }),
)
const parameterNames = (tree: unknown): readonly string[] => [
  ...new Set([...JSON.stringify(tree).matchAll(/"kind":"parameter","name":":([a-z_0-9]+)"/g)].map(([, it = '']) => it)),
]
const accessPattern = fc
  .tuple(
    fc.record({
      replace: fc.boolean(),
      name,
      description: maybe(text),
      entities: fc.array(name, { maxLength: 2 }),
      rate: maybe(rateClause),
      peak: maybe(rate),
      returns: maybe(fc.oneof(fc.record({ typical: count }), fc.record({ typical: count, most: count }))),
      itemSize: bytes,
      latency: maybe(
        fc.oneof(
          duration,
          fc.nat(5_000).map((ms) => ({ count: ms / 1_000, unit: 'SECOND', span })),
        ),
      ),
      budget: maybe(decimals),
      owner: maybe(text),
      status: maybe(text),
    }),
    steps,
    fc.array(node('expect', { expectation: expectation.filter(({ kind }) => kind !== 'output') }), { maxLength: 2 }),
    fc.record({
      type: maybe(attributeType),
      sample: maybe(fc.constant({ kind: 'value', value: { S: 'x' }, span })),
      description: maybe(text),
    }),
    keysClause,
  )
  .map(([clauses, body, expectations, more, keysOf]) => {
    const names = parameterNames([body, expectations])
    const { parameter: _any, ...law } = keysOf
    return {
      kind: 'access-pattern' as const,
      ...clauses,
      parameters: names.map((it) => ({ name: it, ...more, span })),
      keys: names.slice(0, 1).map((it) => ({ parameter: it, ...law })),
      steps: body,
      expectations,
      span,
    }
  })
const what = among('entity', 'access-pattern')

/** One arbitrary per kind of statement; CHECK stands in a transaction. */
export const statementsByKind: { readonly [Kind in Exclude<Statement['kind'], 'check'>]: Arbitrary<unknown> } = {
  ...plain,
  transaction,
  batch,
  simulate: fc.oneof(simulate, simulateModel),
  compare,
  assumptions: node('assumptions', {}),
  entity,
  'access-pattern': accessPattern,
  generate: fc.record(
    {
      kind: fc.constant('generate'),
      count,
      entity: name,
      seed: count,
      keys: fc.array(keysClause, { maxLength: 2 }),
      span: fc.constant(span),
    },
    { requiredKeys: ['kind', 'count', 'entity', 'keys', 'span'] },
  ),
  'run-pattern': node('run-pattern', {
    name,
    arguments: fc.oneof(
      fc.array(
        node('x', { value }).map(({ value: it }) => ({ value: it, span })),
        { maxLength: 2 },
      ),
      fc.array(
        fc.tuple(parameterName, value).map(([it, given]) => ({ parameter: it, value: given, span })),
        { maxLength: 2 },
      ),
    ),
  }),
  'import-model': node('import-model', { path: text, format: maybe(among(...modelFormats)), data: fc.boolean() }),
  'export-model': node('export-model', {
    tables: some(table, 0, 2),
    path: text,
    format: maybe(among(...modelFormats)),
    data: fc.boolean(),
    replace: fc.boolean(),
  }),
  'drop-model': node('drop-model', { what, ifExists: fc.boolean(), name }),
  'show-model': fc.oneof(
    node('show-model', { what: among('entities', 'access-patterns', 'matrix', 'coverage') }),
    node('show-model', { what: among('create-entity', 'create-access-pattern'), name }),
  ),
  explain: node('explain', { form, statement: fc.oneof(explainable, transaction, batch) }),
  meta,
}
