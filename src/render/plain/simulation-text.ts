import type { ComparisonView } from '../../view/comparison-view.ts'
import type { SimulationView } from '../../view/simulation-view.ts'
import type { Look } from './cost-text.ts'
import { gridLines } from './grid-text.ts'
import { stripLines } from './strip-text.ts'

export function simulationText(view: SimulationView, look: Look): string {
  return joined([verdictLine(view.verdict, view.isGood, look), ...simulationLines(view, look)])
}

/** The figures side by side, then both in full. */
export function comparisonText({ verdict, grid, first, second }: ComparisonView, look: Look): string {
  const { style } = look
  return joined([
    style.strong(verdict),
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

function simulationLines({ facts, patterns, strips, cost, footer }: SimulationView, look: Look): readonly string[] {
  return [
    ...facts.map((fact) => `  ${fact}`),
    '',
    ...gridLines(patterns, look),
    ...strips.flatMap((strip) => ['', ...stripLines(strip, look)]),
    '',
    cost,
    look.style.faint(footer),
  ]
}
