import { bytesText } from '../../base/bytes-text.ts'
import { unitsText } from '../../base/count-text.ts'
import type { CostArm, CostPart, CostView } from '../../view/cost-view.ts'
import type { Glyphs } from './glyphs.ts'
import type { Style } from './style.ts'

export type Look = { readonly style: Style; readonly glyphs: Glyphs }

/** The cost line, without a line break. */
export function costLine(view: CostView, look: Look): string {
  return view.parts.map((part) => costPart(part, look)).join(separator(look))
}

export const partsLine = (parts: readonly string[], look: Look): string =>
  parts.map((part) => look.style.faint(part)).join(separator(look))

export const separator = ({ style, glyphs }: Look): string => style.faint(glyphs.between)

export const costPart = ({ text, tone }: CostPart, { style }: Look): string =>
  tone === 'warning' ? style.warning(text) : style.faint(text)

/** The line, then a row per table or index, then where the price comes from. */
export function costDetail(view: CostView, look: Look, line = costLine(view, look)): string {
  const names = view.arms.map(({ table, index }) => (index === undefined ? table : `${table}.${index}`))
  const width = Math.max(0, ...names.map((name) => name.length))
  const rows = view.arms.map((arm, at) => `  ${(names[at] ?? '').padEnd(width)}  ${armText(arm)}`)
  const prices = (view.price?.prices ?? []).map(
    ({ amount, currency, unit, source, sourceDate, confidence }) =>
      `  price ${amount} ${currency} per ${unit}, ${view.price?.region}, on demand (${confidence}: ${source}, ${sourceDate})`,
  )
  return [line, ...[...rows, ...prices].map((row) => look.style.faint(row))].join('\n')
}

function armText({ kind, halfUnits, bytes, paidBytes, reported }: CostArm): string {
  const units = `${unitsText(halfUnits)} ${kind === 'read' ? 'RCU' : 'WCU'}`
  const rounding = paidBytes > bytes ? `, rounded up to ${bytesText(paidBytes)}` : ''
  const basis = reported === true ? 'as the service says' : `${bytesText(bytes)}${rounding}`
  return `${kind === 'read' ? 'read ' : 'wrote'}  ${units.padStart(9)}  ${basis}`
}
