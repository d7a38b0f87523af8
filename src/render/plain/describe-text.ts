import type { DescribeView } from '../../view/describe-view.ts'
import type { Look } from './cost-text.ts'
import { gridLines } from './grid-text.ts'

export function describeText(
  { table, status, facts, indexes }: DescribeView,
  look: Look & { readonly columns: number },
): string {
  const { style } = look
  const width = Math.max(...facts.map(([label]) => label.length))
  const lines = [
    `${style.strong(table)}  ${status === 'ACTIVE' ? style.good(status) : style.warning(status)}`,
    ...facts.map(([label, text]) => `  ${style.faint(label.padEnd(width))}  ${text}`),
    ...(indexes === undefined
      ? []
      : ['', ...gridLines(indexes, { ...look, columns: look.columns - 2 }).map((line) => `  ${line}`)]),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
