import { must } from '../../base/must.ts'
import { serviceModel, shapeNamed } from '../../operation/service-model.ts'
import type { OperationStep } from '../statement-plan.ts'
import { kebab } from './kebab.ts'

/** One `aws dynamodb ...` command, ready to paste into a POSIX shell. */
export function cliText({ operation, request }: OperationStep): string {
  const description = must(serviceModel.operations[operation], `shapes.json describes ${operation}`)
  const shape = shapeNamed(description.input)
  const members = shape.t === 'structure' ? (shape.m ?? {}) : {}
  // A request in the API's own words may have members that are none.
  const shapeOf = (member: string): string | undefined => (Object.hasOwn(members, member) ? members[member] : undefined)
  const options = Object.entries(request).map(([member, value]) => optionText(member, shapeOf(member), value))
  const command = `aws ${description.service} ${kebab(operation)}`
  return options.length === 0 ? command : [command, ...options.map((option) => `    ${option}`)].join(' \\\n')
}

function optionText(member: string, shape: string | undefined, value: unknown): string {
  const option = `--${kebab(member)}`
  if (typeof value === 'boolean') return value ? option : `--no-${kebab(member)}`
  if (typeof value === 'string') return `${option} ${quoted(value)}`
  if (typeof value === 'number') return `${option} ${value}`
  // Lists of plain strings are words, everything else is JSON.
  if (shape !== undefined && isTextList(shape) && isTexts(value)) return `${option} ${value.map(quoted).join(' ')}`
  return `${option} ${quoted(JSON.stringify(value))}`
}

function isTextList(name: string): boolean {
  const shape = shapeNamed(name)
  return shape.t === 'list' && shapeNamed(shape.of).t === 'string'
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

/** Single quotes keep everything as it is, but for themselves. */
const quoted = (text: string): string =>
  /^[A-Za-z0-9_./:@%+=,-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", `'\\''`)}'`
