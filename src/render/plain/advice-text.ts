import type { AdviceView, FindingView } from '../../view/advice-view.ts'
import type { Look } from './cost-text.ts'
import { labelledLines } from './labelled-text.ts'
import { wrapWords } from './wrap-words.ts'

type AdviceLook = Look & { readonly columns: number }

const indent = '  '
/** The longest label. */
const labelColumns = 'consequence'.length

/** Each finding as a paragraph, then what was looked at. */
export function adviceText({ findings, summary, looked, remarks }: AdviceView, look: AdviceLook): string {
  const { style, columns } = look
  const small = (text: string, head: string): readonly string[] =>
    wrapWords(text, columns - indent.length).map((line, at) => style.faint(`${at === 0 ? head : indent}${line}`))
  return [
    ...findings.flatMap((finding) => [...findingLines(finding, look), '']),
    style.strong(summary),
    ...looked.flatMap((text) => small(text, indent)),
    ...remarks.flatMap((text) => small(text, '')),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function findingLines(
  { severity, target, title, rule, facts }: FindingView,
  { style, columns }: AdviceLook,
): readonly string[] {
  const paint = { problem: style.error, warning: style.warning, note: style.faint }[severity]
  return [
    ...labelledLines(`${severity}:`, `${target}: ${title} (${rule})`, columns, paint),
    ...facts.flatMap(([label, text]) =>
      labelledLines(`${indent}${label.padEnd(labelColumns)}`, text, columns, style.faint),
    ),
  ]
}
