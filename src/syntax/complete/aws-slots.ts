import { kebabCase } from '../../operation/kebab-case.ts'
import { serviceModel, shapeNamed } from '../../operation/service-model.ts'
import { awsOptions, outsideOptions, pagingOptions } from '../aws-options.ts'
import type { Expected, Slot } from './slot.ts'

/** In a pasted `aws dynamodb ...`: operations, options, tables, and values where the service lists them. */
export function expectedInAws(line: string, start: number): Expected | undefined {
  const cursor = start + line.length
  const typed = /[^\s'"]*$/.exec(line)?.[0] ?? ''
  // Inside of quotes stand documents and expressions.
  if (isQuoted(line)) return undefined
  const words = line
    .slice(0, line.length - typed.length)
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '\\')
  const [, service, operation, ...rest] = words
  const expected = (slots: readonly Slot[], from = cursor - typed.length): Expected => {
    const table = optionValue(rest, '--table-name')
    const tables = table === undefined ? [] : [{ table }]
    return {
      from,
      to: cursor,
      typed: line.slice(from - start),
      quote: '',
      where: 'line',
      words: [],
      slots,
      tables,
      small: true,
    }
  }
  if (words.length === 0) return undefined
  if (service === undefined)
    return expected([{ kind: 'choice', of: 'service', words: Object.keys(serviceModel.services) }])
  const operations = Object.entries(serviceModel.operations).filter(([, each]) => each.service === service)
  if (operation === undefined)
    return expected([{ kind: 'choice', of: 'operation', words: operations.map(([name]) => kebabCase(name)) }])
  const name = operations.find(([each]) => kebabCase(each) === operation)?.[0]
  return name === undefined ? undefined : expected(slotsIn(name, rest, typed))
}

function slotsIn(operation: string, words: readonly string[], typed: string): readonly Slot[] {
  const options = awsOptions(operation)
  const option = words.at(-1)
  const shape = option === undefined ? undefined : options.get(option)?.shape
  if (option !== undefined && shape !== undefined && shape.t !== 'boolean' && !typed.startsWith('-')) {
    if (option === '--table-name') return [{ kind: 'table' }]
    if (option === '--index-name') return [{ kind: 'index' }]
    const listed = shape.t === 'list' ? shapeNamed(shape.of) : shape
    return listed.t === 'string' && listed.enum !== undefined
      ? [{ kind: 'choice', of: 'value', words: listed.enum }]
      : []
  }
  if (option !== undefined && outsideOptions.get(option) === 'value') return []
  const names = [...options.keys(), ...pagingOptions(operation), '--cli-input-json', ...outsideOptions.keys()].filter(
    (each) => !words.includes(each),
  )
  return [{ kind: 'option', words: names, needsValue: false }]
}

const optionValue = (words: readonly string[], option: string): string | undefined => {
  const at = words.indexOf(option)
  return at === -1 ? undefined : words[at + 1]
}

function isQuoted(line: string): boolean {
  let quote = ''
  for (const character of line) {
    if (quote === '') quote = character === "'" || character === '"' ? character : ''
    else if (character === quote) quote = ''
  }
  return quote !== ''
}
