import type { ProgressView } from '../../view/progress-view.ts'
import type { Look } from './cost-text.ts'

const barColumns = 20

/** One line, without a line break: `import orders ████░░░░  42 %  84k/200k items  12.1k/s  ~9 s left`. */
export function progressLine({ label, share, texts }: ProgressView, { style, glyphs }: Look): string {
  const bar = share === undefined ? [] : [barText(share, glyphs.barFull, style.faint(glyphs.barEmpty))]
  const percent = share === undefined ? [] : [`${Math.floor(share * 100)} %`.padStart(5)]
  return [`${label}${bar.length === 0 ? '' : ` ${bar.join('')}`}`, ...percent, ...texts].join('  ')
}

function barText(share: number, full: string, empty: string): string {
  const filled = Math.round(share * barColumns)
  return full.repeat(filled) + empty.repeat(barColumns - filled)
}
