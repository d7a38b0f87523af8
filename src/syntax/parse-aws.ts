import type { IToken } from 'chevrotain'
import type { ApiStatement } from '../ast/statement.ts'
import { must } from '../base/must.ts'
import { type Shape, serviceModel, shapeNamed } from '../operation/service-model.ts'
import { readShellWords, type ShellWord } from './aws-shell-words.ts'
import { shorthandValue } from './aws-shorthand.ts'
import { tokenSpan } from './cst.ts'
import { Mistake, mistake, quotedText } from './diagnostic.ts'
import { nearest } from './nearest.ts'
import { jsonRequest, unknownOperation } from './statement/build-api.ts'

/** The bytes of a file that `file://` and `fileb://` name. Throws when it cannot be read. */
export type ReadFile = (path: string) => Uint8Array

/**
 * A pasted `aws dynamodb ...`: operations, options and the types of their values come from the service model, as the AWS CLI
 * derives them.
 */
export function parseAws(token: IToken): ApiStatement {
  const [, service, command, ...rest] = readShellWords(token.image, token.startOffset)
  const span = tokenSpan(token)
  const end = { start: span.end, end: span.end }
  const names = operationsOf(service?.text)
  if (service === undefined || names.size === 0)
    throw mistake('E0104', 'expected dynamodb or dynamodbstreams after aws', service?.span ?? end, {
      expected: ['dynamodb', 'dynamodbstreams'],
    })
  if (command === undefined)
    throw mistake('E0106', 'expected an operation such as get-item', end, { expected: ['an operation'] })
  const operation = names.get(command.text)
  if (command.text === 'wait')
    throw mistake('E0122', 'nothing has to be waited for', command.span, {
      hint: 'CREATE TABLE and its like go on when the table is ACTIVE.',
    })
  if (operation === undefined) throw unknownOperation(command.text, [...names.keys()], command.span)
  const pipe = rest.find(({ text, quoted }) => !quoted && /^(?:[|<>;]|&&|\|\||>>)$/.test(text))
  if (pipe !== undefined)
    throw mistake('E0123', 'a pasted command ends before a pipe', pipe.span, {
      hint: 'Leave the rest out; `.once |command` sends the next result through a command.',
    })
  const { request, ignored, pages } = readOptions(operation, rest, token.payload as ReadFile | undefined)
  return {
    kind: 'api',
    operation,
    request,
    source: 'cli',
    ...(pages && { pages }),
    ...(ignored.length > 0 && { ignored }),
    span,
  }
}

function operationsOf(service: string | undefined): ReadonlyMap<string, string> {
  const operations = Object.entries(serviceModel.operations).filter(
    ([, description]) => description.service === service,
  )
  return new Map(operations.map(([name]) => [kebabCase(name), name]))
}

/** `SSESpecification` is `sse-specification`: the rule of botocore's xform_name. */
export const kebabCase = (name: string): string =>
  name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()

/** Options of the CLI itself that say where to send the request and how to show the answer: the session decides both. */
export const outsideOptions: ReadonlyMap<string, 'value' | 'flag'> = new Map([
  ['--region', 'value'],
  ['--profile', 'value'],
  ['--endpoint-url', 'value'],
  ['--output', 'value'],
  ['--query', 'value'],
  ['--color', 'value'],
  ['--cli-binary-format', 'value'],
  ['--cli-connect-timeout', 'value'],
  ['--cli-read-timeout', 'value'],
  ['--no-cli-pager', 'flag'],
  ['--no-cli-auto-prompt', 'flag'],
  ['--no-verify-ssl', 'flag'],
  ['--no-sign-request', 'flag'],
  ['--debug', 'flag'],
])

export type AwsOption = { readonly member: string; readonly shape: Shape; readonly negated: boolean }

/** Options by which one pages by hand: with one of them the AWS CLI sends a single request. */
const pagingOptions: ReadonlySet<string> = new Set([
  '--limit',
  '--exclusive-start-key',
  '--exclusive-start-table-name',
  '--next-token',
  '--no-paginate',
])

function readOptions(operation: string, words: readonly ShellWord[], readFile: ReadFile | undefined) {
  const options = awsOptions(operation)
  let request: { [member: string]: unknown } = Object.create(null)
  const ignored: string[] = []
  let pages: ApiStatement['pages'] = {}
  for (let at = 0; at < words.length; ) {
    const word = must(words[at], 'within the words')
    const [name, inline] = splitOption(word)
    const values = inline === undefined ? valuesAfter(words, at) : [inline]
    at += inline === undefined ? values.length + 1 : 1
    const outside = outsideOptions.get(name)
    const option = options.get(name) ?? (name === '--page-size' ? options.get('--limit') : undefined)
    if (pagingOptions.has(name)) pages = undefined
    if (name === '--max-items' && options.has('--limit')) pages &&= { items: wholeNumber(word, values) }
    else if (name === '--no-paginate' && values.length === 0) continue
    else if (outside !== undefined && values.length === (outside === 'flag' ? 0 : 1)) ignored.push(name)
    else if (name === '--cli-input-json')
      request = { ...jsonRequest(only(word, values).text, only(word, values).span.start), ...request }
    else if (option === undefined) throw unknownOption(word, name, [...options.keys()])
    else if (option.member in request) throw mistake('E0113', `${name} is given twice`, word.span)
    else request[option.member] = optionValue(word, option, values, readFile)
  }
  return { request, ignored, pages }
}

/** What the operation takes, as the AWS CLI calls it: `--table-name`. */
export function awsOptions(operation: string): ReadonlyMap<string, AwsOption> {
  const input = shapeNamed(must(serviceModel.operations[operation], 'a known operation').input)
  const members = input.t === 'structure' ? Object.entries(input.m ?? {}) : []
  return new Map(
    members.flatMap(([member, shapeName]) => {
      const shape = shapeNamed(shapeName)
      const option: [string, AwsOption] = [`--${kebabCase(member)}`, { member, shape, negated: false }]
      const negation: [string, AwsOption] = [`--no-${kebabCase(member)}`, { member, shape, negated: true }]
      return shape.t === 'boolean' ? [option, negation] : [option]
    }),
  )
}

/** `--option=value` in one word. */
function splitOption(word: ShellWord): [string, ShellWord | undefined] {
  const at = word.text.indexOf('=')
  if (!word.text.startsWith('--') || at === -1) return [word.text, undefined]
  return [word.text.slice(0, at), { ...word, text: word.text.slice(at + 1) }]
}

function valuesAfter(words: readonly ShellWord[], at: number): readonly ShellWord[] {
  const next = words.findIndex(({ text, quoted }, position) => position > at && text.startsWith('--') && !quoted)
  return words.slice(at + 1, next === -1 ? undefined : next)
}

function unknownOption(word: ShellWord, name: string, known: readonly string[]) {
  if (!name.startsWith('--'))
    return mistake('E0104', `expected an option, found ${quotedText(name)}`, word.span, { expected: known.slice(0, 5) })
  const suggestions = nearest(name, known)
  const hint = name === '--starting-token' ? 'Use --exclusive-start-key.' : undefined
  return mistake('E0123', `no option ${quotedText(name)}`, word.span, { expected: suggestions, suggestions, hint })
}

function optionValue(
  word: ShellWord,
  { shape, negated }: AwsOption,
  values: readonly ShellWord[],
  readFile: ReadFile | undefined,
): unknown {
  if (shape.t === 'boolean') {
    const extra = values[0]
    if (extra === undefined) return !negated
    throw mistake('E0104', `expected an option, found ${quotedText(extra.text)}`, extra.span, {
      expected: ['an option'],
    })
  }
  const first = values[0]
  if (first === undefined)
    throw mistake(
      'E0106',
      `expected a value for ${word.text}`,
      { start: word.span.end, end: word.span.end },
      { expected: ['a value'] },
    )
  const [, binary, path] = /^file(b?):\/\/(.*)$/s.exec(first.text) ?? []
  if (path !== undefined) return valueOfFile(first, path, { shape, binary: binary === 'b' }, readFile)
  return givenValue(word, shape, values, first)
}

function givenValue(word: ShellWord, shape: Shape, values: readonly ShellWord[], first: ShellWord): unknown {
  const json = /^\s*[[{]/.test(first.text) && (shape.t === 'list' || shape.t === 'map' || shape.t === 'structure')
  if (json && values.length === 1) return jsonRequest(first.text, first.span.start)
  if (shape.t === 'list') return values.map((value) => shorthandValue(value, shapeNamed(shape.of)))
  return shorthandValue(only(word, values), shape)
}

/** A mistake in a file is shown where the file is named. */
function valueOfFile(
  word: ShellWord,
  path: string,
  { shape, binary }: { readonly shape: Shape; readonly binary: boolean },
  readFile: ReadFile | undefined,
): unknown {
  if (readFile === undefined)
    throw mistake('E0123', 'no files can be read here', word.span, { hint: 'Put the contents of the file here.' })
  let bytes: Uint8Array
  try {
    bytes = readFile(path)
  } catch (error) {
    const missing = (error as { readonly code?: string }).code === 'ENOENT'
    const reason = missing ? 'there is no such file' : error instanceof Error ? error.message : String(error)
    throw mistake('E0123', `cannot read ${path}: ${reason}`, word.span)
  }
  const text = Buffer.from(bytes).toString(binary ? 'base64' : 'utf8')
  const content = { ...word, text }
  try {
    return givenValue(word, shape, [content], content)
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    throw mistake(error.diagnostic.code, `in ${path}: ${error.message}`, word.span, { hint: error.diagnostic.hint })
  }
}

function wholeNumber(option: ShellWord, values: readonly ShellWord[]): number {
  const { text, span } = only(option, values)
  if (!/^[1-9]\d*$/.test(text)) throw mistake('E0123', `${option.text} takes a whole number`, span)
  return Number(text)
}

function only(option: ShellWord, values: readonly ShellWord[]): ShellWord {
  const [first, second] = values
  if (second !== undefined)
    throw mistake('E0104', `expected an option, found ${quotedText(second.text)}`, second.span, {
      expected: ['an option'],
      hint: `Put the value of ${option.text} in quotes when it holds spaces.`,
    })
  return must(first, 'checked to have a value')
}
