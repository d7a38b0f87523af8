import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { compatibilityDocument } from '../scripts/compatibility/compatibility-document.ts'
import type { AnyEntry } from '../scripts/compatibility/operation-entry.ts'
import { operations } from '../scripts/compatibility/operations.ts'
import { handlers } from '../src/engine/handlers.ts'
import { defaultSettings } from '../src/engine/settings.ts'
import { unsupportedMembers } from '../src/engine/tables/unsupported.ts'
import { type Shape, serviceModel, shapeNamed } from '../src/operation/service-model.ts'

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

const features = table('Features')
const entries: readonly (readonly [name: string, entry: AnyEntry])[] = Object.entries(operations)

test('COMPATIBILITY.md has the tables that its data make', () => {
  expect(compatibilityDocument(text)).toBe(text)
})

test('every operation of the service is listed', () => {
  expect(Object.keys(operations).toSorted()).toEqual(Object.keys(serviceModel.operations).toSorted())
})

test('what the engine builds is listed as built, and nothing else is', () => {
  const built = entries.filter(([, { status }]) => status !== 'missing').map(([name]) => name)
  expect(built.toSorted()).toEqual(Object.keys(handlers).toSorted())
})

test.each(entries)('every parameter of %s is listed, once', (name, entry) => {
  const { m: members = {} } = structureNamed(serviceModel.operations[name]?.input ?? '')
  expect(parametersOf(entry).toSorted()).toEqual(Object.keys(members).toSorted())
})

test('a parameter is missing where the engine refuses it by name, and nowhere else', () => {
  const missing = entries.flatMap(([name, entry]) =>
    entry.status === 'different' && entry.missing !== undefined ? [[name, Object.keys(entry.missing).toSorted()]] : [],
  )
  const refused = Object.entries(unsupportedMembers).map(([name, members]) => [name, members.toSorted()])
  expect(missing).toEqual(refused)
})

test('what is different says how', () => {
  const silent = entries.filter(
    ([, entry]) => entry.status === 'different' && (entry.note ?? entry.different ?? entry.missing) === undefined,
  )
  expect(silent).toEqual([])
  for (const [what, status, note] of features) {
    expect(status, what).toMatch(/^(?:same|different|missing)$/)
    if (status === 'different') expect(note, what).not.toBe('')
  }
})

test('what is there names its tests, and they exist', () => {
  const proofs = [
    ...entries.map(([name, entry]) => [name, entry.status === 'missing' ? undefined : entry.tests] as const),
    ...features.map(([what, status, , tests = '']) => {
      const files = tests === '' ? [] : tests.split(', ')
      return [what, status === 'missing' && files.length === 0 ? undefined : files] as const
    }),
  ]
  for (const [what, files] of proofs) {
    expect(files, what).not.toEqual([])
    for (const file of files ?? []) expect(existsSync(join(root, file)), file).toBe(true)
  }
})

function parametersOf(entry: AnyEntry): readonly string[] {
  if (entry.status === 'missing') return entry.missing
  if (entry.status === 'same') return entry.same
  return [...entry.same, ...Object.keys(entry.different ?? {}), ...Object.keys(entry.missing ?? {})]
}

function structureNamed(name: string): Shape & { readonly t: 'structure' } {
  const shape = shapeNamed(name)
  if (shape.t !== 'structure') throw new Error(`${name} is no structure`)
  return shape
}

test('every setting of the engine is listed', () => {
  expect(table('Settings').map(([name]) => name)).toEqual(Object.keys(defaultSettings).map((name) => `\`${name}\``))
})
