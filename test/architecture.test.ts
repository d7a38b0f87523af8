import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'

const root = dirname(import.meta.dirname)

/** The house, top-down: a room imports only rows above its own. A type-only import counts, because a type is also knowledge. */
const rooms = {
  grammars: [],
  base: [],
  model: ['base'],
  ast: ['model', 'base'],
  operation: ['model', 'base'],
  syntax: ['grammars', 'operation', 'ast', 'model', 'base'],
  expression: ['ast', 'model', 'base'],
  planner: ['ast', 'operation', 'model', 'base'],
  storage: ['model', 'base'],
  engine: ['operation', 'expression', 'planner', 'syntax', 'ast', 'storage', 'model', 'base'],
  remote: ['operation', 'model', 'base'],
  analysis: ['operation', 'model', 'base'],
  layers: ['operation', 'analysis', 'expression', 'syntax', 'ast', 'model', 'base'],
  transfer: ['operation', 'model', 'base'],
  modelling: ['planner', 'analysis', 'syntax', 'ast', 'operation', 'model', 'base'],
  session: ['modelling', 'transfer', 'syntax', 'ast', 'planner', 'analysis', 'operation', 'model', 'base'],
  view: ['session', 'planner', 'analysis', 'operation', 'ast', 'model', 'base'],
  render: ['view', 'base'],
  http: ['operation', 'model', 'base'],
  cli: 'every room above',
  index: 'every room above but cli',
} as const satisfies Record<string, readonly string[] | string>
type Room = keyof typeof rooms
const roomNames = Object.keys(rooms) as Room[]

/** Packages (and the built-ins that are not free) with the folders that may import them. */
const packageOwners: Readonly<Record<string, readonly string[]>> = {
  chevrotain: ['grammars', 'src/syntax'],
  'better-sqlite3': ['src/storage'],
  '@aws-sdk/*': ['src/remote'],
  '@smithy/*': ['src/remote'],
  'csv-parse': ['src/transfer'],
  'csv-stringify': ['src/transfer', 'src/render'],
  'ion-js': ['src/transfer'],
  '@faker-js/*': ['src/modelling', 'src/session'],
  diff: ['src/session'],
  'pure-rand': ['src/analysis'],
  'lossless-json': ['src/transfer'],
  yaml: ['src/transfer', 'src/modelling'],
  'string-width': ['src/view', 'src/render'],
  chalk: ['src/render', 'src/cli'],
  ink: ['src/render/ink'],
  react: ['src/render/ink'],
  '@observablehq/plot': ['src/render/model-report'],
  linkedom: ['src/render/model-report'],
  commander: ['src/cli'],
  'node:http': ['src/http'],
  'node:sqlite': [],
}

test('every import in the house follows the room table', () => {
  const files = ['grammars', 'src'].flatMap(sourceFiles)
  expect(files.length).toBeGreaterThan(0)
  expect(files.flatMap((file) => violations(file, readFileSync(join(root, file), 'utf8')))).toEqual([])
})

/** Grammars call themselves: an operand holds a condition that holds operands, a statement an access pattern that holds statements. */
const mutuallyRecursive = [
  ['src/ast/model-statement.ts', 'src/ast/statement.ts'],
  ['src/expression/bind-call.ts', 'src/expression/bind-condition.ts', 'src/expression/bind-operand.ts'],
  ['src/syntax/build-partiql-expression.ts', 'src/syntax/build-partiql-term.ts'],
  ['src/syntax/statement/build-condition.ts', 'src/syntax/statement/build-value.ts'],
]

test('files that need each other are one file, or functions of a recursive language', () => {
  const files = ['grammars', 'src'].flatMap(sourceFiles)
  const imports = new Map(files.map((file) => [file, importedFiles(file)]))
  expect(circles(imports).toSorted()).toEqual(mutuallyRecursive)
})

test('a circle is found whole, once', () => {
  const imports = { a: ['b'], b: ['c', 'd'], c: ['a'], d: ['e'], e: ['d', 'f'], f: [] }
  expect(circles(new Map(Object.entries(imports))).toSorted()).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ])
})

test('a room imports only rows above its own', () => {
  for (const [row, room] of roomNames.entries()) {
    const above = roomNames.slice(0, row)
    expect(above, room).toEqual(expect.arrayContaining([...allowedRooms(room)]))
  }
})

test.each([
  ['src/model/key.ts', "import { must } from '../base/must.ts'"],
  ['src/model/key.ts', "import { typeOf } from './value.ts'"],
  ['src/view/plan.ts', "import type { Statement } from '../ast/statement.ts'"],
  ['src/syntax/parse.ts', "import { EOF } from 'chevrotain'\nimport { tokens } from '../../grammars/tokens.ts'"],
  ['src/remote/client.ts', "const sdk = await import('@aws-sdk/client-dynamodb')"],
  ['src/render/ink/Table.tsx', "import { Box } from 'ink'\nimport { useState } from 'react'"],
  ['src/http/server.ts', "import { createServer } from 'node:http'"],
  ['src/model/size.ts', "import { Buffer } from 'node:buffer'"],
  ['src/engine/limits.ts', "import limits from './limits.json' with { type: 'json' }"],
  ['src/cli/cli.ts', "import { engine } from '../engine/engine.ts'"],
  ['src/index.ts', "export * from './engine/engine.ts'"],
  ['src/base/must.ts', "// import { x } from '../engine/engine.ts'\n/* import '../cli/cli.ts' */"],
  ['src/base/must.ts', 'const text = "import x from \'../engine/engine.ts\'"'],
  ['src/base/must.ts', 'const text = `\nimport x from "../engine/engine.ts"\n${"`"}`'],
  ['src/base/must.ts', 'const quote = /["\'`]/\nconst text = "import x from \'../engine/engine.ts\'"'],
])('%s may hold: %s', (file, source) => {
  expect(violations(file, source)).toEqual([])
})

test.each([
  ['src/base/must.ts', "import { a } from '../model/value.ts'", 'base may not import model'],
  ['src/base/must.ts', "import type { A } from '../model/value.ts'", 'base may not import model'],
  ['src/base/must.ts', "import {\n  a,\n  type B\n} from '../model/value.ts'", 'base may not import model'],
  ['src/base/must.ts', "import '../model/value.ts'", 'base may not import model'],
  ['src/base/must.ts', "const b = 1\nexport { a } from '../model/value.ts'", 'base may not import model'],
  ['src/base/must.ts', "export type A = import('../model/value.ts').Value", 'base may not import model'],
  ['src/base/must.ts', "const m = await import('../model/value.ts')", 'base may not import model'],
  ['src/base/must.ts', "const it = `${await import('../model/value.ts')}`", 'base may not import model'],
  ['src/base/must.ts', "const q = /'/\nimport '../model/value.ts'", 'base may not import model'],
  ['src/base/must.ts', 'const m = await import(name)', 'import of a computed name'],
  ['src/base/must.ts', "const m = require('./x.ts')", 'require'],
  ['src/engine/put-item.ts', "import { s } from '../session/session.ts'", 'engine may not import session'],
  ['src/http/server.ts', "import { e } from '../engine/engine.ts'", 'http may not import engine'],
  ['src/render/plain/table.ts', "import { T } from '../ink/Table.tsx'", 'render/plain may not import render/ink'],
  ['src/render/plain/table.ts', "import { Box } from 'ink'", 'ink belongs to src/render/ink'],
  ['src/view/table.ts', "import type { ReactNode } from 'react'", 'react belongs to src/render/ink'],
  ['src/engine/engine.ts', "import Database from 'better-sqlite3'", 'better-sqlite3 belongs to src/storage'],
  ['src/engine/engine.ts', "import { f } from '@aws-sdk/client-dynamodb/sub'", '@aws-sdk/* belongs to src/remote'],
  ['src/model/a.ts', "import x from 'left-pad'", 'left-pad has no owner in the package table'],
  ['src/cli/serve.ts', "import { createServer } from 'node:http'", 'node:http belongs to src/http'],
  ['src/storage/file.ts', "import { DatabaseSync } from 'node:sqlite'", 'node:sqlite belongs to nobody'],
  ['src/storage/file.ts', "import { readFileSync } from 'fs'", "write 'node:fs'"],
  ['src/model/key.ts', "import { v } from './value.js'", 'name the .ts file'],
  ['src/model/key.ts', "import { v } from './value'", 'name the .ts file'],
  ['src/model/key.ts', "import x from '../../test/helper.ts'", 'test/helper.ts is in no room'],
  ['src/model/key.ts', "import { v } from '../index.ts'", 'model may not import index'],
  ['src/index.ts', "export { main } from './cli/cli.ts'", 'index may not import cli'],
  ['src/helper.ts', 'export const a = 1', 'src/helper.ts is in no room'],
  ['src/utils/text.ts', 'export const a = 1', 'src/utils/text.ts is in no room'],
  ['src/model/index.ts', 'export const a = 1', 'the only barrel is src/index.ts'],
  ['src/model/all.ts', "export * from './value.ts'", 'the only barrel is src/index.ts'],
  [
    'src/model/all.ts',
    "// All.\nexport { a } from './value.ts'\nexport type { B } from './key.ts'",
    'the only barrel is src/index.ts',
  ],
  ['src/model/old.js', 'export const a = 1', 'write TypeScript'],
])('%s may not hold: %s', (file, source, message) => {
  expect(violations(file, source)).toEqual([`${file}: ${message}`])
})

function violations(file: string, source: string): string[] {
  const room = roomOf(file)
  if (room === undefined) return [`${file}: ${file} is in no room`]
  if (/\.[cm]?jsx?$/.test(file)) return [`${file}: write TypeScript`]
  const { code, strings } = withoutText(source)
  const found = importsOf(code, strings).map((specifier) => importViolation(file, room, specifier))
  if (/\bimport\s*\(\s*[^\s§]/.test(code)) found.push('import of a computed name')
  if (/(?<![.\w])require\s*\(/.test(code)) found.push('require')
  if (room !== 'index' && isBarrel(file, code)) found.push('the only barrel is src/index.ts')
  return [...new Set(found)].filter((message) => message !== undefined).map((message) => `${file}: ${message}`)
}

function importViolation(file: string, room: Room, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return packageViolation(file, specifier)
  if (!/\.(tsx?|json)$/.test(specifier)) return 'name the .ts file'
  const target = posix.join(posix.dirname(file), specifier)
  const targetRoom = roomOf(target)
  if (targetRoom === undefined) return `${target} is in no room`
  if (file.startsWith('src/render/plain/') && target.startsWith('src/render/ink/')) {
    return 'render/plain may not import render/ink'
  }
  if (targetRoom === room || allowedRooms(room).includes(targetRoom)) return undefined
  return `${room} may not import ${targetRoom}`
}

function packageViolation(file: string, specifier: string): string | undefined {
  if (isBuiltin(specifier) && !specifier.startsWith('node:')) return `write 'node:${specifier}'`
  const [first = '', second = ''] = specifier.split('/')
  const scoped = `${first}/*`
  const name = first.startsWith('@') ? (scoped in packageOwners ? scoped : `${first}/${second}`) : first
  const owners = packageOwners[name]
  if (owners === undefined) return name.startsWith('node:') ? undefined : `${name} has no owner in the package table`
  if (owners.some((folder) => file.startsWith(`${folder}/`))) return undefined
  return `${name} belongs to ${owners.join(', ') || 'nobody'}`
}

function roomOf(file: string): Room | undefined {
  if (file === 'src/index.ts') return 'index'
  const [top, room, rest] = file.split('/')
  if (top === 'grammars') return 'grammars'
  if (top !== 'src' || rest === undefined || room === 'grammars' || room === 'index') return undefined
  return roomNames.find((name) => name === room)
}

function allowedRooms(room: Room): readonly Room[] {
  const allowed = rooms[room]
  if (typeof allowed !== 'string') return allowed
  return roomNames.filter((name) => name !== 'index' && name !== 'cli')
}

const importPatterns = [
  /\b(?:import|export)\b[^;§()=]*?\bfrom\s*§(\d+)§/g,
  /\bimport\s*§(\d+)§/g,
  /\bimport\s*\(\s*§(\d+)§/g,
]

function importsOf(code: string, strings: readonly string[]): string[] {
  return importPatterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => strings[Number(match[1])] ?? ''),
  )
}

function importedFiles(file: string): readonly string[] {
  const { code, strings } = withoutText(readFileSync(join(root, file), 'utf8'))
  return importsOf(code, strings)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(file), specifier))
}

/** Groups of files each of which reaches every other. */
function circles(imports: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const reached = new Map([...imports.keys()].map((file) => [file, reachable(file, imports)]))
  const groups = [...reached]
    .filter(([file, files]) => files.has(file))
    .map(([file, files]) => [...files].filter((other) => reached.get(other)?.has(file)).sort())
  return [...new Map(groups.map((group) => [group.join(), group])).values()]
}

function reachable(from: string, imports: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>()
  const next = [...(imports.get(from) ?? [])]
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (found.has(file)) continue
    found.add(file)
    next.push(...(imports.get(file) ?? []))
  }
  return found
}

function isBarrel(file: string, code: string): boolean {
  if (/\/index\.tsx?$/.test(file) || /\bexport\s*\*/.test(code)) return true
  const reexport = /\bexport\s+(?:type\s+)?\{[^}]*\}\s*from\s*§\d+§/g
  return reexport.test(code) && code.replace(reexport, '').trim() === ''
}

/** The code with comments blanked and each string as `§its index§`, so that text that looks like an import is not one. */
function withoutText(source: string): { code: string; strings: string[] } {
  const strings: string[] = []
  // An apostrophe in JSX text opens no string: strings end on their own line.
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'((?:[^'\\\n]|\\[\s\S])*)'|"((?:[^"\\\n]|\\[\s\S])*)"|(?<=(?:^|[(,=:[!&|?{};+*%<>~^\n-]|\breturn|\bcase)\s*)\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*|[`{}]/g
  // Braces opened inside each template expression that we are in.
  const templates: number[] = []
  let code = ''
  let at = 0
  while (at < source.length) {
    token.lastIndex = at
    const match = token.exec(source)
    if (match === null) break
    code += source.slice(at, match.index)
    at = token.lastIndex
    const text = match[0]
    const depth = templates.at(-1)
    if (text === '`') enterTemplateText()
    else if (text === '}' && depth === 0) {
      templates.pop()
      enterTemplateText()
    } else if (text === '{' || text === '}') {
      if (depth !== undefined) templates[templates.length - 1] = depth + (text === '{' ? 1 : -1)
      code += text
    } else if (text.startsWith('/')) code += ' '
    else code += `§${strings.push(match[1] ?? match[2] ?? '') - 1}§`
  }
  return { code: code + source.slice(at), strings }

  function enterTemplateText(): void {
    const end = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(`|\$\{|$)/y
    end.lastIndex = at
    const closed = end.exec(source)?.[1]
    at = end.lastIndex || source.length
    code += ' 0 '
    if (closed === '${') templates.push(0)
  }
}

function sourceFiles(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
}
