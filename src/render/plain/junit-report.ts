import { type CaseReport, countCases, type FileReport, type Report } from '../../view/report.ts'

/** JUnit XML as Jenkins and GitLab read it: a suite per file, a case per expectation. */
export function junitReport({ files }: Report): string {
  const suites = files.map(suite).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${counts(files)}>\n${suites}</testsuites>\n`
}

function suite(file: FileReport): string {
  const cases = file.cases.map((one) => testCase(file.file, one)).join('')
  return `  <testsuite name="${attribute(file.file)}"${counts([file])}${time(file.elapsedMs)}>\n${cases}  </testsuite>\n`
}

function testCase(file: string, one: CaseReport): string {
  const { line } = one.place
  const head = `    <testcase classname="${attribute(file)}" name="${attribute(`${line}: ${one.name}`)}" file="${attribute(one.file ?? file)}" line="${line}"${time(one.elapsedMs)}`
  if (one.outcome === 'passed') return `${head}/>\n`
  const tag = one.outcome === 'failed' ? 'failure' : 'error'
  const message =
    one.outcome === 'failed' ? `expected ${one.expected ?? ''}, found ${one.actual ?? ''}` : (one.actual ?? '')
  const facts = [`${one.file ?? file}:${line}:${one.place.column}`, one.diff, one.cost].filter(
    (fact) => fact !== undefined,
  )
  return `${head}>\n      <${tag} message="${attribute(message)}">${content(facts.join('\n'))}</${tag}>\n    </testcase>\n`
}

function counts(files: readonly FileReport[]): string {
  return ` tests="${countCases(files)}" failures="${countCases(files, 'failed')}" errors="${countCases(files, 'error')}"`
}

const time = (elapsedMs: number | undefined): string =>
  elapsedMs === undefined ? '' : ` time="${(elapsedMs / 1000).toFixed(3)}"`

/** XML 1.0 knows no way to write most control characters, nor a lone surrogate: they become U+FFFD. */
const content = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>]/g, (mark) => entities[mark] ?? mark)

/** In an attribute a line break would be read back as a blank. */
const attribute = (text: string): string => content(text).replace(/["\t\n\r]/g, (mark) => entities[mark] ?? mark)

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}
