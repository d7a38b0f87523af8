import { parseHTML } from 'linkedom'
import { beforeAll, expect, test } from 'vitest'
import { htmlReport } from '../../src/render/model-report/html-report.ts'
import { markdownReport } from '../../src/render/model-report/markdown-report.ts'
import type { ReportView } from '../../src/view/model-report/report-view.ts'
import { visibleText } from '../../src/view/visible-text.ts'
import { fc } from '../property.ts'
import { largeModel, reportOf } from './example-report.ts'

let large: ReportView
let small: ReportView
beforeAll(async () => {
  large = await reportOf(largeModel)
  small = await reportOf(`
    CREATE TABLE shop (pk STRING HASH);
    PUT shop {pk: 'a'};
    ENTITY Shop IN shop KEY (pk = '{n}') ATTRIBUTES (n STRING REFERENCES Shop (n));
    ACCESS PATTERN one(:n = 'a') 'reads one' RATE 1/s BUDGET 1 USD AS GET shop {pk: :n};
  `)
}, 60_000)

test('a report of forty patterns is under 2 MB and needs nothing from elsewhere', () => {
  const page = htmlReport(large)
  expect(Buffer.byteLength(page)).toBeLessThan(2_000_000)
  const { document } = parseHTML(page)
  const loading = [...document.querySelectorAll('[src],[href],[srcset],[data],[action],[xlink\\:href]')]
  expect(loading.filter((element) => !element.getAttribute('href')?.startsWith('#'))).toEqual([])
  expect([...document.querySelectorAll('script,link,iframe,object,embed,img,image,use,form,base')]).toEqual([])
  expect([...document.querySelectorAll('style')].map(({ textContent }) => textContent).join()).not.toMatch(
    /url\(|@import|https?:/,
  )
  expect(document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')).toContain(
    "default-src 'none'",
  )
})

test('every table has a caption, every picture a title, every section a heading that names it', () => {
  const { document } = parseHTML(htmlReport(large))
  const sections = [...document.querySelectorAll('section')]
  expect(
    [...document.querySelectorAll('table')].filter((table) => !table.querySelector('caption')?.textContent),
  ).toEqual([])
  const pictures = [...document.querySelectorAll('svg')]
  expect(pictures.length).toBeGreaterThan(5)
  expect(
    pictures.filter((svg) => svg.getAttribute('role') !== 'img' || !svg.querySelector('title')?.textContent),
  ).toEqual([])
  expect(sections.map(({ id }) => id)).toEqual(
    [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href')?.slice(1)),
  )
  expect(
    sections.every(
      (section) => document.getElementById(section.getAttribute('aria-labelledby') ?? '')?.tagName === 'H2',
    ),
  ).toBe(true)
})

test('the same model is the same text, twice', async () => {
  const again = await reportOf(largeModel)
  expect(htmlReport(again)).toBe(htmlReport(large))
  expect(markdownReport(again)).toBe(markdownReport(large))
}, 60_000)

test('a charts label with markup is text', () => {
  const page = htmlReport(large)
  expect(page).not.toMatch(/<img|<script|<b>/)
  expect(page).toContain('pattern 36 &lt;img src=x onerr')
})

/** Words that the form of a view depends on. */
const fixed = new Set(['kind', 'id', 'align', 'severity'])

function withTexts(view: ReportView, text: (was: string) => string): ReportView {
  const changed = (node: unknown, key: string): unknown => {
    if (typeof node === 'string') return fixed.has(key) || node === '' || node === 'total' ? node : text(node)
    if (Array.isArray(node)) return node.map((each: unknown) => changed(each, key))
    if (typeof node !== 'object' || node === null) return node
    // A mark is a letter: how many there are is form.
    if ('marks' in node) return node
    return Object.fromEntries(Object.entries(node).map(([name, member]) => [name, changed(member, name)]))
  }
  return changed(view, '') as ReportView
}

/** Elements and the names of their attributes, in order. How wide labels are decides about the ticks of a chart, not of what kind they are. */
function skeleton(page: string): readonly string[] {
  const { document } = parseHTML(page)
  const words = (elements: Iterable<Element>): readonly string[] =>
    [...elements].map((element) => `${element.tagName} ${[...element.getAttributeNames()].toSorted().join(' ')}`)
  const inCharts = new Set<Element>(document.querySelectorAll('.chart svg *'))
  return [
    ...words([...document.querySelectorAll('*')].filter((element) => !inCharts.has(element))),
    ...new Set(words(inCharts).toSorted()),
  ]
}

type Element = { readonly tagName: string; getAttributeNames(): readonly string[] }

const evilText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onload='alert(1)",
        '</title></style></pre></svg>',
        '<!--',
        ']]>',
        '&lt;b&gt;',
        '&',
        'javascript:alert(1)',
        '| `a` | <br>',
        '```',
        '</details>',
        '# * _ ~ [x](http://example.org)',
      ),
      fc.string({ unit: 'grapheme' }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => visibleText(`x${parts.join('')}`))

test('whatever its texts are, a page has the same elements and attributes', () => {
  const plain = skeleton(htmlReport(withTexts(small, () => 'x')))
  fc.assert(
    fc.property(evilText, (text) => {
      const page = htmlReport(withTexts(small, () => text))
      expect(skeleton(page)).toEqual(plain)
      expect(parseHTML(page).document.querySelector('h1')?.textContent).toBe(text)
    }),
    { numRuns: 25 },
  )
})

test('whatever its texts are, Markdown has the same lines, cells and no other elements', () => {
  const form = (view: ReportView): readonly string[] =>
    markdownReport(view)
      .split('\n')
      .map((line) => (line.startsWith('|') ? `row ${cellsIn(line)}` : line === '' ? '' : 'line'))
  const plain = form(withTexts(small, () => 'x'))
  fc.assert(
    fc.property(evilText, (text) => {
      const view = withTexts(small, () => text)
      expect(form(view)).toEqual(plain)
      const outside = markdownReport(view).replaceAll(/^(`{3,})(?:sql|mermaid)\n[\s\S]*?\n\1$/gm, '')
      expect(outside.replaceAll(/^<\/?(?:details|summary)>|<\/summary>$|\\./gm, '')).not.toContain('<')
    }),
    { numRuns: 60 },
  )
})

const cellsIn = (line: string): number => line.replaceAll(/\\./g, '').split('|').length

test('what refers to what is a diagram in Markdown, whatever entities are called', () => {
  const text = markdownReport(withTexts(small, (was) => (was === 'Shop' ? 'A "quoted" <b> `name`' : was)))
  expect(text).toContain('```mermaid\nerDiagram\n  e1["A ?quoted? ?b? ?name?"]\n  e1 ||--o{ e1 : "n, any number"\n```')
})
