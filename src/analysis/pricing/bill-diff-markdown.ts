import { type BillDiff, type ChangedLine, type ChangedPattern, changeOf } from './bill-diff.ts'
import { amountText, quantityOf } from './money.ts'

/**
 * For a pull request: what it comes to as a heading, a row for each line that changed, and one for each access pattern whose
 * requests cost something else.
 */
export function diffMarkdown(diff: BillDiff): string {
  const { before, after, currency, changed, unchanged, patterns } = diff
  const where = before.region === after.region ? before.region : `${before.region} → ${after.region}`
  const [old, now] = [amountText(before.totalPico, currency), amountText(after.totalPico, currency)]
  const change = after.totalPico - before.totalPico
  const heading = `### Cost${diff.perMonth ? ' per month' : ''} in ${where}: ${old} → ${now}`
  const title =
    change === 0n ? `${heading} (no change)` : `${heading} (${signed(change, currency)}${percent(change, diff)})`
  return [
    title,
    ...(changed.length === 0 ? [] : ['', ...linesTable(diff)]),
    ...unchangedText('line', unchanged),
    ...(patterns.changed.length === 0 ? [] : ['', ...patternsTable(diff)]),
    ...unchangedText('access pattern', patterns.unchanged),
    '',
    `List prices without tax${diff.perMonth ? '; an estimate' : ''}.`,
  ].join('\n')
}

const unchangedText = (what: string, count: number): readonly string[] =>
  count === 0 ? [] : ['', `${count} ${count === 1 ? `${what} is` : `${what}s are`} unchanged.`]

function linesTable({ before, after, currency, changed }: BillDiff): readonly string[] {
  const money = (pico: bigint): string => amountText(pico, currency)
  const rows = changed.map((line) => {
    const cells = [
      nameOf(line, before.region, after.region),
      itemOf(line),
      sideText(line.before, money),
      sideText(line.after, money),
    ]
    return `| ${cells.map(cell).join(' | ')} | ${signed(changeOf(line), currency)} |`
  })
  const sum = signed(after.totalPico - before.totalPico, currency)
  return [
    '| table | item | before | after | change |',
    '| --- | --- | ---: | ---: | ---: |',
    ...rows,
    `| **total** | | **${money(before.totalPico)}** | **${money(after.totalPico)}** | **${sum}** |`,
  ]
}

function patternsTable({ currency, patterns: { changed } }: BillDiff): readonly string[] {
  const side = (of: ChangedPattern['before']): string =>
    of === undefined ? '' : `${amountText(of.pico, currency)} (${shortQuantity(String(of.requests))} requests)`
  const rows = changed.map((each) => {
    const cells = [each.pattern ?? 'no pattern', side(each.before), side(each.after)]
    return `| ${cells.map(cell).join(' | ')} | ${signed(changeOf(each), currency)} |`
  })
  return ['| access pattern, on demand | before | after | change |', '| --- | ---: | ---: | ---: |', ...rows]
}

function nameOf({ region, table, index }: ChangedLine, ...homes: readonly string[]): string {
  const name = table === undefined ? '' : index === undefined ? table : `${table}.${index}`
  return homes.includes(region) ? name : `${name} (${region})`.trim()
}

const itemOf = ({ credit, item, variant }: ChangedLine): string =>
  `${credit === undefined ? '' : `${credit}: `}${item}${variant === undefined ? '' : ` ${variant}`}`

const sideText = (side: ChangedLine['before'], money: (pico: bigint) => string): string =>
  side === undefined ? '' : `${money(side.pico)} (${shortQuantity(side.quantity)} ${side.unit})`

/** As much as one needs beside the money. */
function shortQuantity(quantity: string): string {
  const [digits = '0', fraction = ''] = quantity.split('.')
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ',')
  if (quantityOf(digits).n !== 0n) return fraction === '' ? grouped : `${grouped}.${fraction.slice(0, 1)}`
  if (fraction === '') return grouped
  if (/^0{6}/.test(fraction)) return '~0'
  return `${grouped}.${/^0*[1-9]?\d?/.exec(fraction)?.[0] ?? ''}`
}

const signed = (pico: bigint, currency: string): string =>
  pico >= 1_000_000n ? `+${amountText(pico, currency)}` : amountText(pico, currency)

function percent(change: bigint, { before: { totalPico } }: BillDiff): string {
  if (totalPico <= 0n) return ''
  const tenths = (change * 1_000n) / totalPico
  const [digits, sign] = tenths < 0n ? [-tenths, '-'] : [tenths, '+']
  return `, ${sign}${digits / 10n}.${digits % 10n} %`
}

/** Names of tables hold no pipe and no tag; what stands in a file may. */
const cell = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ')
