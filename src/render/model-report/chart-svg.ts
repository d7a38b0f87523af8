import { areaY, axisX, axisY, barX, lineY, type PlotOptions, plot, ruleX, ruleY, text, tickX } from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { displayWidth } from '../../view/display-width.ts'
import type { Bar, BarChart, ChartView, TimeChart } from '../../view/model-report/chart-view.ts'

/** Charts as SVG, drawn without a browser. Colours are those of the page: `--series-1` to `--series-8`, `--warn`, `--faint`. */

const width = 860
const fontSize = 12
const letter = 6.6

export function chartSvg(chart: ChartView): string {
  const options = chart.kind === 'bars' ? barOptions(chart) : timeOptions(chart)
  const { document } = parseHTML('<html></html>')
  const figure = drawn({
    ...options,
    document,
    width,
    style: { fontSize: `${fontSize}px` },
    ariaLabel: chart.title,
    color: { type: 'identity' },
  })
  for (const style of figure.querySelectorAll('style')) style.remove()
  figure.setAttribute('role', 'img')
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title') as unknown as Drawn
  title.textContent = chart.title
  figure.prepend(title)
  for (const element of figure.querySelectorAll('*')) roundAttributes(element)
  return figure.outerHTML
}

/** Of a document, what is wanted here: the compiler knows no browser. */
type Drawn = {
  readonly outerHTML: string
  textContent: string
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  querySelectorAll(selector: string): Iterable<Drawn>
  prepend(element: Drawn): void
  remove(): void
}

const drawn = (options: PlotOptions): Drawn => plot(options) as unknown as Drawn

const labelMost = 36

function barOptions({ bars, axis }: BarChart): PlotOptions {
  const labels = bars.map(({ label }) => shortened(label))
  const places = bars.map((_, at) => at)
  const most = Math.max(0, ...bars.map(({ value, limit }) => Math.max(value, limit ?? 0)))
  const limited = bars.flatMap(({ limit }, at) => (limit === undefined ? [] : [{ at, limit }]))
  // A limit that stands where the text begins is in front of it.
  const room = most * 0.12
  const textAt = ({ value, limit = 0 }: Bar): number => (limit > value && limit < value + room ? limit : value)
  return {
    height: bars.length * 26 + 50,
    marginLeft: Math.ceil(letter * Math.max(6, ...labels.map(displayWidth))) + 14,
    marginRight: 96,
    marginTop: 8,
    marginBottom: 42,
    x: { label: axis, domain: [0, most === 0 ? 1 : most], grid: true },
    y: { label: null, domain: places, tickFormat: (at: number) => labels[at] ?? '' },
    marks: [
      barX(bars, {
        x: 'value',
        y: places,
        fill: (bar: Bar) => (isOver(bar) ? 'var(--warn)' : 'var(--series-1)'),
        title: (bar: Bar) => `${bar.label}: ${bar.text}`,
        insetTop: 3,
        insetBottom: 3,
      }),
      tickX(limited, { x: 'limit', y: 'at', stroke: 'var(--limit)', strokeWidth: 2.5 }),
      text(bars, { x: textAt, y: places, text: 'text', textAnchor: 'start', dx: 6, fill: 'currentColor' }),
      ruleX([0]),
    ],
  }
}

/** Over its limit. */
export const isOver = ({ value, limit }: Bar): boolean => limit !== undefined && value > limit

const shortened = (label: string): string => (label.length > labelMost ? `${label.slice(0, labelMost - 1)}…` : label)

const units = [
  { name: 'seconds', ms: 1_000 },
  { name: 'minutes', ms: 60_000 },
  { name: 'hours', ms: 3_600_000 },
  { name: 'days', ms: 86_400_000 },
]

function timeOptions({ series, axis, columnMs, spanMs, stacked }: TimeChart): PlotOptions {
  const unit = units.findLast(({ ms }) => spanMs >= 2 * ms) ?? { name: 'seconds', ms: 1_000 }
  const points = series.flatMap(({ values, warns }, at) => {
    const color = warns === true ? 'var(--warn)' : `var(--series-${at + 1})`
    const point = (value: number | undefined, ms: number) => ({ at, color, value: value ?? 0, time: ms / unit.ms })
    return [...values.map((value, column) => point(value, column * columnMs)), point(values.at(-1), spanMs)]
  })
  const channels = { x: 'time', y: 'value', z: 'at', curve: 'step-after' } as const
  return {
    height: 240,
    marginLeft: 60,
    marginRight: 20,
    marginBottom: 44,
    x: { label: unit.name, domain: [0, spanMs / unit.ms] },
    y: { label: axis, zero: true, grid: true, nice: true },
    marks: [
      stacked
        ? areaY(points, { ...channels, fill: 'color' })
        : lineY(points, { ...channels, stroke: 'color', strokeWidth: 2 }),
      ruleY([0]),
      axisX({ label: unit.name }),
      axisY({ label: axis }),
    ],
  }
}

const numbered = ['d', 'transform', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height']

/** Hundredths of a pixel are more than a screen has; the same on every machine. */
function roundAttributes(element: Drawn): void {
  for (const name of numbered) {
    const value = element.getAttribute(name)
    if (value?.includes('.')) {
      element.setAttribute(
        name,
        value.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (figure) => String(Math.round(Number(figure) * 100) / 100 || 0)),
      )
    }
  }
}
