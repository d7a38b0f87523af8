import { unreachable } from '../../base/unreachable.ts'
import type { GridView } from '../../view/grid-view.ts'
import type { Section } from '../../view/sections.ts'

/** Sections as Markdown, for a comment on a change or a page of a wiki. */
export const sectionsMarkdown = (sections: readonly Section[]): string =>
  `${sections.map(sectionMarkdown).join('\n\n')}\n`

function sectionMarkdown(section: Section): string {
  switch (section.kind) {
    case 'heading':
      return `## ${escaped(section.text)}`
    case 'grid':
      return tableMarkdown(section.grid)
    case 'parts':
      return escaped(section.parts.join(', '))
    case 'prose':
      return section.lines
        .map(({ head, text }) => `${head}${escaped(text)}`)
        .join(section.lines.some(({ head }) => head !== '') ? '\n' : '\n\n')
    case 'text':
      return fenced(section.text)
    default:
      return unreachable(section)
  }
}

function tableMarkdown({ columns, rows }: GridView): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ title }) => escaped(title))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map((row) => line(columns.map((_, at) => escaped(row[at] ?? '')))),
  ].join('\n')
}

/** Longer than any run of backticks inside. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}sql\n${text}\n${fence}`
}

const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>|#$~]/g, '\\$&').replace(/\n/g, ' ')
