import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = dirname(import.meta.dirname)
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'COMPATIBILITY.md', 'CHANGELOG.md']

const sources = ['src', 'grammars'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => read(join(folder, name))),
)

/** Whether the name is declared somewhere: a function, a value, a type, a class, or a method of one. */
function isDeclared(name: string): boolean {
  const declared = new RegExp(
    `\\b(?:function\\*?|const|class|type|interface) ${name}\\b|^ +(?:static |private |async |\\*|readonly )*${name}[(<:]`,
    'm',
  )
  return sources.some((source) => declared.test(source))
}

/** What stands in `code` outside blocks. */
const inlineCode = (text: string): readonly string[] =>
  [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)

test.each(documents)('functions that %s names exist', (file) => {
  const names = inlineCode(read(file)).filter((code) => /^[A-Za-z.]+\(\)$/.test(code))
  const missing = names.flatMap((name) => name.slice(0, -2).split('.')).filter((name) => !isDeclared(name))
  expect(missing).toEqual([])
})

test('types and classes that ARCHITECTURE.md names exist', () => {
  const names = inlineCode(read('ARCHITECTURE.md')).filter((code) => /^[A-Z][a-z]+(?:[A-Z][a-z]+)*$/.test(code))
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter((name) => !isDeclared(name))).toEqual([])
})

test.each(documents)('files that %s names exist', (file) => {
  const paths = inlineCode(read(file)).filter((code) =>
    /^(?:src|grammars|bin|test|fixtures|scripts|bench|docs)\/[\w./-]*$/.test(code),
  )
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('ARCHITECTURE.md has a line for every room', () => {
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const text = read('ARCHITECTURE.md')
  expect(rooms.map(({ name }) => name).filter((name) => !text.includes(`| \`src/${name}/\` |`))).toEqual([])
})

test('links between documents lead somewhere', () => {
  const links = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, to = '']) => to),
  )
  expect(links.filter((to) => !existsSync(join(root, to)))).toEqual([])
})
