import { type CaseReport, countCases, type Report } from '../../view/report.ts'
import { terminalSafeJson } from '../../view/visible-text.ts'

/** TAP 14: a point per expectation, with a YAML block under what failed. Source: https://testanything.org/tap-version-14-specification.html. */
export function tapReport({ files }: Report): string {
  let number = 0
  const points = files.flatMap(({ file, cases }) =>
    cases.map((one) => {
      number += 1
      return point(file, one, number)
    }),
  )
  return ['TAP version 14\n', `1..${countCases(files)}\n`, ...points].join('')
}

function point(file: string, one: CaseReport, number: number): string {
  const ok = one.outcome === 'passed'
  const name = `${one.file ?? file}:${one.place.line} ${one.name}`.replace(/[\\#]/g, '\\$&')
  const members: readonly (readonly [string, string | undefined])[] = [
    ['file', one.file ?? file],
    ['line', String(one.place.line)],
    ['column', String(one.place.column)],
    ['expected', one.expected],
    ['actual', one.actual],
    ['diff', one.diff],
    ['cost', one.cost],
  ]
  const block = members.flatMap(([label, text]) => (text === undefined ? [] : [`  ${label}: ${yamlScalar(text)}\n`]))
  return `${ok ? 'ok' : 'not ok'} ${number} - ${name}\n${ok && one.cost === undefined ? '' : `  ---\n${block.join('')}  ...\n`}`
}

/** Double-quoted YAML is JSON as far as strings go; figures stand bare. */
const yamlScalar = (text: string): string => (/^\d+$/.test(text) ? text : terminalSafeJson(JSON.stringify(text)))
