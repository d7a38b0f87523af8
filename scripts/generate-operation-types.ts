// Writes src/operation/operation-types.ts from src/operation/shapes.json; with --check only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serviceModel, shapeNamed } from '../src/operation/service-model.ts'

const target = fileURLToPath(new URL('../src/operation/operation-types.ts', import.meta.url))

const head = `// Generated from shapes.json by scripts/generate-operation-types.ts; a test keeps it fresh.
import type { Item, Value } from '../model/value.ts'
`

/** The whole text of operation-types.ts. */
export function operationTypes(): string {
  return [head, ...[...reachedShapes()].sort().map(declaration), operationMap()].join('\n')
}

/** Structures and enums get a name of their own; lists and maps are spelled out where they are used. */
function reachedShapes(): Set<string> {
  const reached = new Set<string>()
  const reach = (name: string): void => {
    const shape = shapeNamed(name)
    if (name === 'AttributeValue' || reached.has(name)) return
    if (shape.t === 'list') reach(shape.of)
    if (shape.t === 'map') reach(shape.v)
    if (shape.t === 'string' && shape.enum !== undefined) reached.add(name)
    if (shape.t !== 'structure') return
    reached.add(name)
    for (const member of Object.values(shape.m ?? {})) reach(member)
  }
  for (const { input, output } of Object.values(serviceModel.operations)) {
    reach(input)
    if (output !== undefined) reach(output)
  }
  return reached
}

function declaration(name: string): string {
  const shape = shapeNamed(name)
  if (shape.t === 'string')
    return union(
      `export type ${name} =`,
      (shape.enum ?? []).map((value) => `'${value}'`),
      '',
    )
  if (shape.t !== 'structure') throw new Error(`${name} has no name of its own`)
  const members = Object.entries(shape.m ?? {})
  if (members.length === 0) return `export type ${name} = { readonly [key: string]: never }\n`
  const required = new Set(shape.req)
  const lines = members.map(([member, of]) =>
    required.has(member)
      ? `  readonly ${member}: ${typeText(of)}\n`
      : union(`  readonly ${member}?:`, [typeText(of), 'undefined'], '  '),
  )
  return `export type ${name} = {\n${lines.join('')}}\n`
}

/** On one line where it fits in 120 columns, otherwise one line each, as the formatter wants it. */
function union(start: string, types: readonly string[], indent: string): string {
  const line = `${start} ${types.join(' | ')}\n`
  return line.length <= 121 ? line : `${start}\n${types.map((type) => `${indent}  | ${type}\n`).join('')}`
}

function typeText(name: string): string {
  if (name === 'AttributeValue') return 'Value'
  const shape = shapeNamed(name)
  switch (shape.t) {
    case 'structure':
      return name
    case 'list':
      // A list of lists would need parentheses; the model has none.
      return `readonly ${typeText(shape.of)}[]`
    case 'map':
      return shape.v === 'AttributeValue' ? 'Item' : `{ readonly [key: string]: ${typeText(shape.v)} }`
    case 'string':
      return shape.enum === undefined ? 'string' : name
    case 'blob':
      return 'string'
    case 'boolean':
      return 'boolean'
    case 'integer':
    case 'long':
    case 'double':
    case 'timestamp':
      return 'number'
  }
}

function operationMap(): string {
  const entries = Object.entries(serviceModel.operations).sort(([a], [b]) => (a < b ? -1 : 1))
  const lines = entries.map(([name, { input, output }]) => {
    const response = output ?? '{ readonly [key: string]: never }'
    const line = `  ${name}: { request: ${input}; response: ${response} }\n`
    return line.length <= 121 ? line : `  ${name}: {\n    request: ${input}\n    response: ${response}\n  }\n`
  })
  return `/** Every operation of DynamoDB and DynamoDB Streams, by its API name. */\nexport interface OperationMap {\n${lines.join('')}}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = operationTypes()
  if (!process.argv.includes('--check')) writeFileSync(target, text)
  else if (readFileSync(target, 'utf8') !== text) {
    console.error('src/operation/operation-types.ts is stale: run node scripts/generate-operation-types.ts')
    process.exitCode = 1
  }
}
