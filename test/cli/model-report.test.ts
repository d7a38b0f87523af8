import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { htmlReport } from '../../src/render/model-report/html-report.ts'
import { largeModel, reportOf } from '../render/example-report.ts'
import { newFolder, runShell } from './run-shell.ts'

const root = dirname(dirname(import.meta.dirname))
const shop = join(root, 'fixtures', 'shop', 'shop.ddbq')

test('REPORT writes a page and Markdown; the one of the shop is in docs', async () => {
  const folder = newFolder()
  const reports = ['md', 'html'].map((form) => `REPORT TO 'model.${form}' WITH (title = 'The shop', peak = on)`)
  const words = [`.read '${shop}'`, ...reports].flatMap((text) => ['-c', text])
  const run = runShell(['shop.db', '--deterministic', '--yes', ...words], { folder })
  expect(run).toMatchObject({ status: 0, stdout: '' })
  expect(run.stderr).toContain('wrote model.md\nwrote model.html\n')
  await expect(readFileSync(join(folder, 'model.md'), 'utf8')).toMatchFileSnapshot(
    join(root, 'docs', 'report-of-the-shop.md'),
  )
  expect(readFileSync(join(folder, 'model.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]*The shop[\s\S]*<\/html>\n$/)
})

test('a report that cannot be written is a failure of the statement', () => {
  const text = "CREATE TABLE shop (pk STRING HASH); REPORT TO 'nowhere/model.md'"
  const run = runShell(['--deterministic', '-c', text])
  expect(run.status).toBe(1)
  expect(run.stderr).toContain('error[cli.output]: cannot write to nowhere/model.md: there is no such folder')
})

test('a database without a model has a report that says what is missing', () => {
  const folder = newFolder()
  expect(runShell(['--deterministic', '-c', "REPORT TO 'model.md'"], { folder }).status).toBe(0)
  const text = readFileSync(join(folder, 'model.md'), 'utf8')
  expect(text).toContain('No access pattern is defined: ACCESS PATTERN says what is asked.')
  expect(text).toContain('There is no simulation: no access pattern has a rate.')
})

const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

describe.skipIf(chromiumPath === undefined)('in Chromium (skipped where /usr/bin has none)', () => {
  let browser: Browser
  let page: string
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] })
    const file = join(newFolder(), 'model.html')
    writeFileSync(file, htmlReport(await reportOf(largeModel)))
    page = pathToFileURL(file).href
  }, 120_000)
  afterAll(() => browser.close())

  async function opened(width: number, colorScheme: 'light' | 'dark') {
    const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
    const complaints: string[] = []
    tab.on('console', (message) => complaints.push(message.text()))
    tab.on('pageerror', (error) => complaints.push(error.message))
    tab.on('dialog', (dialog) => complaints.push(dialog.message()))
    tab.on('request', (request) => {
      if (request.url() !== page) complaints.push(request.url())
    })
    await tab.goto(page)
    return { tab, complaints }
  }

  // Text of the page, since the compiler of the tests knows no browser.
  const background = 'getComputedStyle(document.documentElement).backgroundColor'

  test.each([
    [1280, 'light', 'rgb(255, 255, 255)'],
    [1280, 'dark', 'rgb(21, 23, 28)'],
    [390, 'light', 'rgb(255, 255, 255)'],
  ] as const)(
    '%i pixels, %s: nothing to complain of, nothing loaded, no scrolling sideways',
    async (width, scheme, color) => {
      const { tab, complaints } = await opened(width, scheme)
      await tab.evaluate('for (const each of document.querySelectorAll("details")) each.open = true')
      expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(width)
      expect(await tab.evaluate('document.scripts.length')).toBe(0)
      expect(await tab.evaluate(background)).toBe(color)
      expect(complaints).toEqual([])
      await tab.close()
    },
    60_000,
  )

  test('a button chooses the other colours', async () => {
    const { tab } = await opened(1280, 'light')
    await tab.click('label[for=theme-dark]')
    expect(await tab.evaluate(background)).toBe('rgb(21, 23, 28)')
    await tab.click('label[for=theme-light]')
    expect(await tab.evaluate(background)).toBe('rgb(255, 255, 255)')
    await tab.close()
  }, 60_000)

  test('it is printed, light and with what is folded', async () => {
    const { tab } = await opened(1280, 'dark')
    const folded = 'document.querySelector("details pre").checkVisibility()'
    expect(await tab.evaluate(folded)).toBe(false)
    const pdf = await tab.pdf({ format: 'A4' })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length).toBeGreaterThan(5)
    await tab.emulateMedia({ media: 'print' })
    expect(await tab.evaluate(background)).toBe('rgb(255, 255, 255)')
    expect(await tab.evaluate(folded)).toBe(true)
    expect(await tab.evaluate('getComputedStyle(document.querySelector("nav")).display')).toBe('none')
    await tab.close()
  }, 60_000)
})
