import { visibleText } from '../../view/visible-text.ts'

/** Text that Markdown shows as it is. */

/** In a cell: line breaks become the one thing it can hold in their place; `<` would start an element. */
export const markdownCell = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((part) => visibleText(part).replace(/[\\|`*_<[\]]/g, (mark) => `\\${mark}`))
    .join('<br>')

/** In a paragraph or a document's table: `&` would start an entity as well, and `~` a line through. */
export const markdownText = (text: string): string => markdownCell(text).replace(/[&~]/g, (mark) => `\\${mark}`)

/** At the beginning of a line, where some marks would make a list, a heading or a quotation. */
export const markdownLine = (text: string): string =>
  markdownText(text)
    .replace(/^\s*[#>+=-]/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
