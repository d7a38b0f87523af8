import type { ComparisonView } from '../../view/comparison-view.ts'
import type { SimulationView } from '../../view/simulation-view.ts'
import type { Look } from './cost-text.ts'
import { gridLines } from './grid-text.ts'
import { stripLines } from './strip-text.ts'
import { wrapWords } from './wrap-words.ts'

type ScreenLook = Look & { readonly columns: number }

export function simulationText(view: SimulationView, look: ScreenLook): string {
  return joined([verdictLine(view.verdict, view.isGood, look), ...simulationLines(view, look)])
}

/** The figures side by side, then both in full. */
export function comparisonText({ verdict, grid, first, second }: ComparisonView, look: ScreenLook): string {
  const { style } = look
  return joined([
    ...indented(verdict, 0, look).map(style.strong),
    '',
    ...gridLines(grid, look),
    '',
    style.strong('first: ') + verdictLine(first.verdict, first.isGood, look),
    ...simulationLines(first, look),
    '',
    style.strong('second: ') + verdictLine(second.verdict, second.isGood, look),
    ...simulationLines(second, look),
  ])
}

const joined = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

const verdictLine = (verdict: string, isGood: boolean, { style }: Look): string =>
  isGood ? style.good(verdict) : style.warning(verdict)

function simulationLines(view: SimulationView, look: ScreenLook): readonly string[] {
  const { facts, statements, patterns, strips, cost, footer } = view
  return [
    ...facts.flatMap((fact) => indented(fact, 2, look)),
    '',
    ...statements.flatMap((statement) => indented(statement, 0, look)),
    '',
    ...gridLines(patterns, look),
    ...strips.flatMap((strip) => ['', ...stripLines(strip, look)]),
    '',
    ...indented(cost, 0, look),
    ...indented(footer, 0, look).map(look.style.faint),
  ]
}

/** What does not fit stands under the text, a little further to the right. */
function indented(text: string, by: number, { columns }: ScreenLook): readonly string[] {
  return wrapWords(text, Math.max(20, columns - by - 3)).map(
    (line, at) => `${' '.repeat(at === 0 ? by : by + 3)}${line}`,
  )
}
