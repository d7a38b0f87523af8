import type { CompareReport, Finding } from './compare.ts'

/** The unknown differences, alike ones together, with a request that shows each; the known ones by their reasons. */
export function reportLines(
  { requests, findings }: CompareReport,
  names: readonly [string, string],
): readonly string[] {
  const unknown = findings.filter(({ known }) => known === undefined)
  const groups = grouped(unknown, signature)
  const reasons = grouped(
    findings.filter(({ known }) => known !== undefined),
    ({ known }) => known ?? '',
  )
  const summary = `${requests} requests, ${unknown.length} differences of ${groups.length} kinds, ${findings.length - unknown.length} known ones`
  return [
    ...groups.flatMap((alike) => lines(alike, names)),
    ...reasons.map((alike) => `known, ${alike.length} times: ${alike[0]?.known}`),
    summary,
  ]
}

function lines(alike: readonly Finding[], [left, right]: readonly [string, string]): readonly string[] {
  const [first] = alike
  if (first === undefined) return []
  const { step, path } = first
  const more = alike.length === 1 ? '' : `, ${alike.length} times`
  return [
    `${step.operation}: ${path === '' ? 'body' : path}${more} (${step.from})`,
    `  ${left}: ${shortened(first.left)}`,
    `  ${right}: ${shortened(first.right)}`,
    `  on: ${shortened(step.body)}`,
    '',
  ]
}

function grouped(findings: readonly Finding[], by: (finding: Finding) => string): readonly (readonly Finding[])[] {
  return [...Map.groupBy(findings, by).values()].sort((a, b) => b.length - a.length)
}

/** What stands in quotes or is a number differs from case to case of one difference. */
const signature = ({ step, path, left, right }: Finding): string =>
  [step.operation, path, generalised(left), generalised(right)].join('\n')

const generalised = (text: string): string =>
  /^(?:"|\w+: )/.test(text) && text.length < 2000
    ? text.replace(/\\?"[^"\\]{0,300}\\"|'[^']*'|\{[^}]*\}|\d+|\[[^\]]*\]|(?<=[:;,] )\S+/g, '_')
    : text.slice(0, 1)

const shortenedMax = 600
const shortened = (text: string): string =>
  text.length <= shortenedMax ? text : `${text.slice(0, shortenedMax)} ...${text.length - shortenedMax} more`
