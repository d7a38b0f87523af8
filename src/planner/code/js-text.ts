import type { OperationStep } from '../statement-plan.ts'

/** A module for the AWS SDK for JavaScript v3. Binary values become Uint8Arrays, as the SDK has them. */
export function jsText(steps: readonly OperationStep[]): string {
  const commands = [...new Set(steps.map(({ operation }) => `${operation}Command`))].sort()
  const streams = commands.some((command) =>
    /^(DescribeStream|GetRecords|GetShardIterator|ListStreams)Command$/.test(command),
  )
  const client = streams ? 'DynamoDBStreamsClient' : 'DynamoDBClient'
  const one = steps.length === 1
  const sends = steps.map(({ operation, request }, at) => {
    const name = one ? 'response' : `response${at + 1}`
    return `const ${name} = await client.send(new ${operation}Command(${jsValue(request, '', undefined)}))`
  })
  return [
    `import { ${[client, ...commands].join(', ')} } from '@aws-sdk/client-dynamodb${streams ? '-streams' : ''}'`,
    '',
    `const client = new ${client}({})`,
    ...sends,
  ].join('\n')
}

/** `name` is the member the value stands at: under B and BS strings are base64. */
function jsValue(value: unknown, indent: string, name: string | undefined): string {
  if (typeof value === 'string')
    return name === 'B' || name === 'BS' ? `Buffer.from(${jsString(value)}, 'base64')` : jsString(value)
  if (Array.isArray(value)) return jsList(value, indent, name)
  if (typeof value !== 'object' || value === null) return String(value)
  const inner = `${indent}  `
  const members = Object.entries(value).map(([key, member]) => `${jsKey(key)}: ${jsValue(member, inner, key)}`)
  return wrapped('{', members, '}', indent, true)
}

function jsList(values: readonly unknown[], indent: string, name: string | undefined): string {
  const inner = `${indent}  `
  return wrapped(
    '[',
    values.map((each) => jsValue(each, inner, name)),
    ']',
    indent,
    false,
  )
}

/** On one line when it is short. */
export function wrapped(
  open: string,
  parts: readonly string[],
  close: string,
  indent: string,
  spaced: boolean,
): string {
  if (parts.length === 0) return `${open}${close}`
  const line = spaced ? `${open} ${parts.join(', ')} ${close}` : `${open}${parts.join(', ')}${close}`
  if (line.length + indent.length <= lineMax && !line.includes('\n')) return line
  return `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join('')}${indent}${close}`
}

const lineMax = 72

const jsKey = (key: string): string =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) && key !== '__proto__'
    ? key
    : key === '__proto__'
      ? `['__proto__']`
      : jsString(key)

/** JSON's escapes are JavaScript's; only the quotes differ. */
function jsString(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inner}'`
}
