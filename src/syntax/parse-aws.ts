import type { IToken } from 'chevrotain'
import type { ApiStatement } from '../ast/statement.ts'
import { must } from '../base/must.ts'
import type { Span } from '../base/shell-error.ts'
import { kebabCase } from '../operation/kebab-case.ts'
import { serviceModel } from '../operation/service-model.ts'
import { startOfToken } from '../operation/starting-token.ts'
import { inputJson, oneValue, optionValue, type ReadFile, wholeNumber } from './aws-option-value.ts'
import {
  type AwsOption,
  awsOptions,
  outsideOptions,
  pagingOptions,
  requiredMembers,
  unknownOption,
} from './aws-options.ts'
import { readShellWords, type ShellWord } from './aws-shell-words.ts'
import { tokenSpan } from './cst.ts'
import { listed, mistake } from './diagnostic.ts'
import { unknownOperation } from './statement/build-api.ts'

/**
 * A pasted `aws dynamodb ...`: operations, options and the types of their values come from the service model, as the AWS CLI
 * derives them.
 */
export function parseAws(token: IToken): ApiStatement {
  const span = tokenSpan(token)
  const end = { start: span.end, end: span.end }
  const all = readShellWords(token.image, token.startOffset)
  const { before, words } = optionsBefore(all.slice(all[0]?.text === '$' ? 2 : 1))
  const [service, command, ...rest] = words
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
  const after = rest.find(({ text, quoted }) => !quoted && /^(?:[|&;]|&&|\|\||(?:\d|&)?>>?.*|<.*)$/s.test(text))
  if (after !== undefined)
    throw mistake('E0123', 'a pasted command ends before what a shell does with it', after.span, {
      hint: 'Leave the rest out; `.once |command` sends the next result through a command, `.once FILE` to a file.',
    })
  const { request, ignored, pages } = new OptionReader(operation, token.payload as ReadFile | undefined).read(
    [...before, ...rest],
    end,
  )
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

/** `aws --region eu-west-1 dynamodb ...`. */
function optionsBefore(words: readonly ShellWord[]) {
  let at = 0
  for (let word = words[0]; word?.text.startsWith('--') === true; word = words[at])
    at += outsideOptions.get(word.text) === 'value' ? 2 : 1
  return { before: words.slice(0, at), words: words.slice(at) }
}

function operationsOf(service: string | undefined): ReadonlyMap<string, string> {
  const operations = Object.entries(serviceModel.operations).filter(
    ([, description]) => description.service === service,
  )
  return new Map(operations.map(([name]) => [kebabCase(name), name]))
}

class OptionReader {
  private readonly operation: string
  private readonly readFile: ReadFile | undefined
  private readonly options: ReadonlyMap<string, AwsOption>
  private readonly paging: ReadonlySet<string>
  private readonly given: { [member: string]: unknown } = Object.create(null)
  private readonly seen = new Set<string>()
  private readonly ignored: string[] = []
  private input: { readonly [member: string]: unknown } | undefined
  private items: number | undefined
  /** By a start, a limit or `--no-paginate` one pages by hand: then the AWS CLI sends a single request. */
  private byHand = false

  constructor(operation: string, readFile: ReadFile | undefined) {
    this.operation = operation
    this.readFile = readFile
    this.options = awsOptions(operation)
    this.paging = pagingOptions(operation)
  }

  read(words: readonly ShellWord[], end: Span) {
    for (let at = 0; at < words.length; ) {
      const word = must(words[at], 'within the words')
      const [name, inline] = splitOption(word)
      const values = inline === undefined ? valuesAfter(words, at) : [inline]
      at += inline === undefined ? values.length + 1 : 1
      if (this.seen.has(name)) throw mistake('E0113', `${name} is given twice`, word.span)
      this.seen.add(name)
      this.option({ ...word, text: name }, values)
    }
    if (this.input === undefined) this.refuseMissing(end)
    const pages = this.byHand ? undefined : this.items === undefined ? {} : { items: this.items }
    return { request: Object.assign(Object.create(null), this.input, this.given), ignored: this.ignored, pages }
  }

  private option(word: ShellWord, values: readonly ShellWord[]): void {
    const name = word.text
    const outside = outsideOptions.get(name)
    const option = this.options.get(name)
    if (this.paging.has(name)) this.pagingOption(word, values)
    else if (name === '--no-paginate' && values.length === 0) this.byHand = true
    else if (outside !== undefined && values.length === (outside === 'flag' ? 0 : 1)) this.ignored.push(name)
    else if (name === '--cli-input-json') this.input = inputJson(word, values, this.readFile)
    else if (option === undefined)
      throw unknownOption(word, name, [...this.options.keys(), ...this.paging, ...outsideOptions.keys()])
    else this.member(word, option.member, optionValue(word, option, values, this.readFile))
  }

  private member(word: ShellWord, member: string, value: unknown): void {
    if (member in this.given) throw mistake('E0113', `${word.text} is given twice`, word.span)
    this.given[member] = value
    if (this.paging.has(word.text)) return
    const paginator = serviceModel.operations[this.operation]?.paginator
    this.byHand ||= member === paginator?.input_token || member === paginator?.limit_key
  }

  private pagingOption(word: ShellWord, values: readonly ShellWord[]): void {
    const { limit_key: limit = '', input_token: start } = must(
      serviceModel.operations[this.operation]?.paginator,
      'an operation with these options has pages',
    )
    if (word.text === '--max-items') this.items = wholeNumber(word, values, 1)
    // Like --limit: what is no limit is for the service to refuse.
    else if (word.text === '--page-size') this.member(word, limit, wholeNumber(word, values, 0))
    else {
      const token = oneValue(word, values)
      const at = startOfToken(start, token.text)
      if (at === undefined)
        throw mistake('E0123', 'this is no token of an answer that ended with a page', token.span, {
          hint: `--${kebabCase(start)} goes on after a key.`,
        })
      this.member(word, start, at)
    }
  }

  /** In the words of the AWS CLI. */
  private refuseMissing(end: Span): void {
    const missing = requiredMembers(this.operation).filter((member) => !(member in this.given))
    if (missing.length === 0) return
    const names = missing.map((member) => `--${kebabCase(member)}`)
    throw mistake('E0115', `the following arguments are required: ${names.join(', ')}`, end, {
      hint: `Add ${listed(names)}.`,
    })
  }
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
