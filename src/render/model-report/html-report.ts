import type { ReportSection, ReportView } from '../../view/model-report/report-view.ts'
import { blockHtml } from './html-blocks.ts'
import { html } from './html-text.ts'
import { pageStyle } from './page-style.ts'

/**
 * A report as one page that needs nothing else: no script, no font, no picture from anywhere. Its policy says so to the browser,
 * so that even a text that got through unescaped could load and run nothing.
 */
export function htmlReport(view: ReportView): string {
  const { title, subtitle, asked, sections } = view
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${html(title)}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    '<div class="page">',
    '<header>',
    `<div><h1>${html(title)}</h1><p>${html(asked === undefined ? subtitle : `${subtitle}, ${asked}`)}</p></div>`,
    themes,
    '</header>',
    `<nav aria-label="Contents"><ol>${sections.map(({ id, title: name }) => `<li><a href="#${html(id)}">${html(name)}</a></li>`).join('')}</ol></nav>`,
    '<main>',
    ...sections.map(sectionHtml),
    '</main>',
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** Chosen by the style sheet alone. */
const themes = [
  '<fieldset><legend>Colours</legend>',
  ...(['auto', 'light', 'dark'] as const).map(
    (name) =>
      `<input type="radio" name="theme" id="theme-${name}"${name === 'auto' ? ' checked' : ''}><label for="theme-${name}">${name}</label>`,
  ),
  '</fieldset>',
].join('')

const sectionHtml = ({ id, title, blocks }: ReportSection): string =>
  [
    `<section id="${html(id)}" aria-labelledby="${html(id)}-title">`,
    `<h2 id="${html(id)}-title">${html(title)}</h2>`,
    ...blocks.map(blockHtml),
    '</section>',
  ].join('\n')
