import { bytesText } from '../../base/bytes-text.ts'
import { countText } from '../../base/count-text.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { indexesOf } from '../../planner/table-keys.ts'
import type { ModelReport } from '../../session/model-report/model-report.ts'
import { type GridView, giving, right } from '../grid-view.ts'
import { visibleText } from '../visible-text.ts'
import { type ReportBlock, type ReportSection, says, table } from './report-view.ts'

/** How much there is, here and where it matters. */
export function sizesSection(report: ModelReport): ReportSection {
  const { sized, model, statistics } = report
  const sizes = model.tables.flatMap((here, at) =>
    sizesOf(here, sized[at] ?? here, sized[at]?.production !== undefined),
  )
  return {
    id: 'sizes',
    title: 'Sizes',
    blocks: [
      table('Items and bytes of each table and index', sizesGrid(sizes)),
      says(
        statistics.length === 0
          ? 'Counted here; SET STATISTICS says how large a table is in production.'
          : 'Here is counted; production is what SET STATISTICS says, and its indexes in the proportions that are here.',
      ),
      ...saidBlocks(report),
      ...chartBlocks(sizes),
    ],
  }
}

type Size = {
  readonly name: string
  readonly here: Counted
  /** Undefined: nobody said. */
  readonly there: Counted | undefined
}
type Counted = { readonly items: number | undefined; readonly bytes: number | undefined }

function sizesOf(here: TableDescription, there: TableDescription, isStated: boolean): readonly Size[] {
  const of = (description: TableDescription): readonly Counted[] => [
    { items: description.ItemCount, bytes: description.TableSizeBytes },
    ...indexesOf(description).map(({ itemCount: items, sizeBytes: bytes }) => ({ items, bytes })),
  ]
  const stated = of(there)
  const { TableName: name = '' } = here
  return of(here).map((counted, at) => ({
    name: visibleText(at === 0 ? name : `${name}.${indexesOf(here)[at - 1]?.name ?? ''}`),
    here: counted,
    there: isStated ? stated[at] : undefined,
  }))
}

function sizesGrid(sizes: readonly Size[]): GridView {
  const cells = (counted: Counted | undefined): readonly string[] => [
    counted?.items === undefined ? '' : countText(counted.items),
    counted?.bytes === undefined ? '' : bytesText(counted.bytes),
  ]
  const isStated = sizes.some(({ there }) => there !== undefined)
  return {
    columns: [
      giving('table or index'),
      right('items here'),
      right('size here'),
      ...(isStated ? [right('items in production'), right('size in production')] : []),
    ],
    rows: sizes.map(({ name, here, there }) => [name, ...cells(here), ...(isStated ? cells(there) : [])]),
  }
}

/** What COUNT and SIZE of the entities come to. */
function saidBlocks({ model: { entities } }: ModelReport): readonly ReportBlock[] {
  const said = entities.filter(({ count }) => count !== undefined)
  if (said.length === 0) return []
  const rows = said.map(({ name, table: { parts }, count = 0, size }) => [
    visibleText(name),
    visibleText(parts.join('.')),
    countText(count),
    size === undefined ? '' : countText(size),
    size === undefined ? '' : bytesText(count * size),
  ])
  const bytes = said.reduce((sum, { count = 0, size = 0 }) => sum + count * size, 0)
  const items = said.reduce((sum, { count = 0 }) => sum + count, 0)
  return [
    table('What COUNT and SIZE of the entities come to', {
      columns: [giving('entity'), giving('table'), right('items'), right('bytes each'), right('size')],
      rows: [...rows, ['total', '', countText(items), '', bytesText(bytes)]],
    }),
  ]
}

function chartBlocks(sizes: readonly Size[]): readonly ReportBlock[] {
  const bars = sizes.flatMap(({ name, here, there }) => {
    const value = there?.bytes ?? here.bytes
    return value === undefined ? [] : [{ label: name, value, text: bytesText(value) }]
  })
  if (bars.every(({ value }) => value === 0)) return []
  const { unit, bytes } = unitFor(Math.max(...bars.map(({ value }) => value)))
  const scaled = bars.map((bar) => ({ ...bar, value: bar.value / bytes }))
  const where = sizes.every(({ there }) => there === undefined) ? 'here' : 'in production, or here where nobody said'
  return [
    {
      kind: 'chart',
      chart: { kind: 'bars', title: `Size of each table and index ${where}`, axis: unit, bars: scaled },
    },
  ]
}

/** The largest unit of which there is at least one. */
function unitFor(most: number): { readonly unit: string; readonly bytes: number } {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB']
  const at = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, most)) / 10)))
  return { unit: units[at] ?? 'bytes', bytes: 1024 ** at }
}
