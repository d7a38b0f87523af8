import type { PlanNode, PlanView } from '../../view/plan-view.ts'
import type { Look } from './cost-text.ts'
import { gridLines } from './grid-text.ts'

export function planText({ nodes, warnings }: PlanView, look: Look): string {
  const lines = nodes.flatMap((node) => nodeLines(node, look))
  for (const { text, rewrite } of warnings) {
    lines.push(`${look.style.warning('warning:')} ${text}`)
    if (rewrite !== undefined) lines.push(`  ${look.style.faint('instead:')} ${rewrite}`)
  }
  return lines.map((line) => `${line}\n`).join('')
}

function nodeLines({ title, isScan, facts, figures, basis }: PlanNode, look: Look): readonly string[] {
  const { style, glyphs } = look
  const width = Math.max(0, ...facts.map(([label]) => label.length))
  const children = [
    ...facts.map(([label, text]) => [`${style.faint(label.padEnd(width))}  ${text}`]),
    ...(figures === undefined ? [] : [gridLines(figures, look, false)]),
    ...(basis === undefined ? [] : [[style.faint(`basis  ${basis}`)]]),
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
