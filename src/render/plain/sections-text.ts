import { unreachable } from '../../base/unreachable.ts'
import type { Section } from '../../view/sections.ts'
import type { FormatOptions } from './formatter.ts'
import { gridLines } from './grid-text.ts'
import { proseText } from './prose-text.ts'

/** One after another, an empty line before each heading but the first. */
export const sectionsText = (sections: readonly Section[], options: FormatOptions): string =>
  sections.map((section, at) => sectionText(section, at > 0, options)).join('')

function sectionText(section: Section, hasAbove: boolean, options: FormatOptions): string {
  const { style, glyphs, columns } = options
  switch (section.kind) {
    case 'heading':
      return `${hasAbove ? '\n' : ''}${style.strong(section.text)}\n`
    case 'grid':
      return gridLines(section.grid, options)
        .map((line) => `${line}\n`)
        .join('')
    case 'parts':
      return `${section.parts.join(glyphs.between)}\n`
    case 'prose':
      return proseText(section.lines, columns)
    case 'text':
      return `${section.text}\n`
    default:
      return unreachable(section)
  }
}
