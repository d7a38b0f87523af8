import { kebabCase } from '../../operation/kebab-case.ts'
import type { OperationStep } from '../statement-plan.ts'
import { wrapped } from './js-text.ts'

/** A script for boto3's client. Binary values become bytes, as boto3 has them. */
export function pythonText(steps: readonly OperationStep[]): string {
  const one = steps.length === 1
  const streams = steps.some(({ operation }) =>
    /^(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/.test(operation),
  )
  const calls = steps.map(({ operation, request }, at) => {
    const members = Object.entries(request).map(([name, value]) => `${name}=${pythonValue(value, '    ', name)}`)
    const method = kebabCase(operation).replaceAll('-', '_')
    const call =
      members.length === 0
        ? `client.${method}()`
        : `client.${method}(\n${members.map((member) => `    ${member},\n`).join('')})`
    return `${one ? 'response' : `response${at + 1}`} = ${call}`
  })
  const script = calls.join('\n')
  const base64 = script.includes('base64.b64decode(') ? ['import base64', ''] : []
  return [...base64, 'import boto3', '', `client = boto3.client("dynamodb${streams ? 'streams' : ''}")`, script].join(
    '\n',
  )
}

function pythonValue(value: unknown, indent: string, name: string): string {
  if (typeof value === 'string')
    return name === 'B' || name === 'BS' ? `base64.b64decode(${pythonString(value)})` : pythonString(value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  const inner = `${indent}    `
  if (Array.isArray(value))
    return indented(
      '[',
      value.map((each) => pythonValue(each, inner, name)),
      ']',
      indent,
    )
  if (typeof value !== 'object' || value === null) return value === null ? 'None' : String(value)
  const members = Object.entries(value).map(
    ([key, member]) => `${pythonString(key)}: ${pythonValue(member, inner, key)}`,
  )
  return indented('{', members, '}', indent)
}

/** Four spaces a level, as Python has it. */
function indented(open: string, parts: readonly string[], close: string, indent: string): string {
  const line = wrapped(open, parts, close, indent, false)
  if (!line.includes('\n')) return line
  return `${open}\n${parts.map((part) => `${indent}    ${part},\n`).join('')}${indent}${close}`
}

/** JSON's escapes are Python's, but for characters beyond the basic plane, which JSON leaves as they are. */
const pythonString = (text: string): string => JSON.stringify(text).replaceAll('\u007f', '\\u007f')
