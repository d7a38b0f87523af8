import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { handlers } from '../src/engine/handlers.ts'
import { defaultSettings } from '../src/engine/settings.ts'
import { serviceModel } from '../src/operation/service-model.ts'

const root = dirname(import.meta.dirname)
const text = readFileSync(join(root, 'COMPATIBILITY.md'), 'utf8')

function table(heading: string): readonly (readonly string[])[] {
  const section = text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const operations = table('Operations')
const features = table('Features')

test('every operation of the service is listed, once and in order', () => {
  expect(operations.map(([name]) => name)).toEqual(Object.keys(serviceModel.operations).toSorted())
})

test('what the engine builds is listed as built, and nothing else is', () => {
  const built = operations.filter(([, status]) => status !== 'missing').map(([name]) => name)
  expect(built).toEqual(Object.keys(handlers).toSorted())
})

test('every row says same, different or missing; what is different says how', () => {
  for (const [what, status, note] of [...operations, ...features]) {
    expect(status, what).toMatch(/^(?:same|different|missing)$/)
    if (status === 'different') expect(note, what).not.toBe('')
  }
})

test('what is there names its tests, and they exist', () => {
  for (const [what, status, , tests = ''] of [...operations, ...features]) {
    const files = tests === '' ? [] : tests.split(', ')
    if (status !== 'missing') expect(files, what).not.toEqual([])
    for (const file of files) expect(existsSync(join(root, file)), file).toBe(true)
  }
})

test('every setting of the engine is listed', () => {
  expect(table('Settings').map(([name]) => name)).toEqual(Object.keys(defaultSettings).map((name) => `\`${name}\``))
})
