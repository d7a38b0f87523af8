import type { PlanNode, PlanView } from '../../view/plan-view.ts'
import type { Look } from './cost-text.ts'
import { labelledLines } from './labelled-text.ts'

type PlanLook = Look & { readonly columns: number }

const stemColumns = 3

export function planText({ nodes, warnings }: PlanView, look: PlanLook): string {
  const lines = nodes.flatMap((node) => nodeLines(node, look))
  for (const { text, rewrite } of warnings) {
    lines.push(...labelledLines('warning:', text, look.columns, look.style.warning))
    if (rewrite !== undefined) lines.push(...labelledLines('  instead:', rewrite, look.columns, look.style.faint))
  }
  return lines.map((line) => `${line}\n`).join('')
}

function nodeLines({ title, isScan, facts, figures, basis }: PlanNode, look: PlanLook): readonly string[] {
  const { style, glyphs } = look
  const width = Math.max(
    ...[...facts, ...figures].map(([label]) => label.length),
    basis === undefined ? 0 : 'basis'.length,
  )
  const columns = look.columns - stemColumns
  const children = [
    ...facts.map(([label, text]) => labelledLines(`${label.padEnd(width)} `, text, columns, style.faint)),
    ...figures.map(([label, parts]) =>
      figureLines(label.padEnd(width), parts.join(glyphs.between), columns, style.faint),
    ),
    ...(basis === undefined
      ? []
      : [labelledLines(`${'basis'.padEnd(width)} `, basis, columns, (label) => label).map(style.faint)]),
  ]
  return [
    isScan ? style.warning(style.strong(title)) : style.strong(title),
    ...children.flatMap((lines, at) => {
      const last = at === children.length - 1
      return lines.map((line, row) => {
        const stem = row === 0 ? (last ? glyphs.lastBranch : glyphs.branch) : last ? '   ' : glyphs.trunk
        return `${style.faint(stem)}${line}`
      })
    }),
  ]
}

/** As it stands, aligned with the line above, where there is room for it. */
function figureLines(label: string, text: string, columns: number, paint: (text: string) => string): readonly string[] {
  if (label.length + 2 + text.length <= columns) return [`${paint(label)}  ${text}`]
  return labelledLines(`${label} `, text, columns, paint)
}
