import type { IToken } from 'chevrotain'
import type { ApiStatement } from '../ast/statement.ts'
import type { Span } from '../base/shell-error.ts'
import { whyUnreadable } from '../base/why-not-file.ts'
import { serviceModel } from '../operation/service-model.ts'
import type { ReadFile } from './aws-option-value.ts'
import { awsOptions, requiredMembers } from './aws-options.ts'
import { placeIn, readShellWords, type ShellWord } from './aws-shell-words.ts'
import { tokenSpan } from './cst.ts'
import { listed, mistake, quotedText } from './diagnostic.ts'
import { parseAws } from './parse-aws.ts'
import { jsonRequest, operationNamed, unknownOperation } from './statement/build-api.ts'

/** A pasted command of the AWS CLI or of curl, or a request: after its operation, below its headers, or its JSON alone. */
export function parsePasted(token: IToken): ApiStatement {
  const { image, startOffset: start } = token
  if (/^(?:\$\s*)?curl\s/i.test(image)) return parseCurl(token)
  if (/^(?:\$\s*)?aws\s/i.test(image)) return parseAws(token)
  const body = image.indexOf('{')
  const head = image.slice(0, body)
  const target = /^x-amz-target:\s*(\S+)/im.exec(head) ?? /^(\S+)/.exec(head)
  const json: Body = { text: image.slice(body), place: (at) => start + body + at }
  if (target === null) return requestOf(token, operationFitting(json), json)
  const [found, name = ''] = target
  const at = start + target.index + found.length - name.length
  return requestOf(token, operationOfTarget(name, { start: at, end: at + name.length }), json)
}

type Body = { readonly text: string; readonly place: (at: number) => number }

/** Likelier than others when several fit. */
const usual: readonly string[] = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'DescribeTable']

function requestOf(token: IToken, operation: string, { text, place }: Body): ApiStatement {
  return { kind: 'api', operation, request: jsonRequest(text, place), source: 'api', span: tokenSpan(token) }
}

/** `DynamoDB_20120810.GetItem`, or the operation alone. */
function operationOfTarget(target: string, span: Span): string {
  const name = target.slice(target.lastIndexOf('.') + 1)
  const operation = operationNamed(name)
  if (operation === undefined) throw unknownOperation(name, Object.keys(serviceModel.operations), span)
  return operation
}

/** The only operation that takes all these members, and needs none beside them. */
function operationFitting({ text, place }: Body): string {
  const members = Object.keys(jsonRequest(text, place))
  const fitting = Object.keys(serviceModel.operations).filter((operation) => {
    const known = new Set([...awsOptions(operation).values()].map(({ member }) => member))
    return (
      members.every((each) => known.has(each)) && requiredMembers(operation).every((each) => members.includes(each))
    )
  })
  const [only, more] = fitting
  if (only !== undefined && more === undefined) return only
  const start = place(0)
  const few = [
    ...usual.filter((each) => fitting.includes(each)),
    ...fitting.filter((each) => !usual.includes(each)),
  ].slice(0, 5)
  throw mistake(
    'E0133',
    'which operation is this request for?',
    { start, end: start + 1 },
    {
      expected: few,
      hint: `Put its name before it${few.length === 0 || members.length === 0 ? ', as in GetItem {...}' : `: ${listed(few.map((each) => `${each} {...}`))}`}.`,
    },
  )
}

/** What follows `-d`, sent to the operation that the header X-Amz-Target names. */
function parseCurl(token: IToken): ApiStatement {
  const words = readShellWords(token.image, token.startOffset)
  const headers = valuesOf(words, /^(?:-H|--header)$/)
  const target = headers.find(({ text }) => /^x-amz-target:/i.test(text))
  const end = tokenSpan(token).end
  if (target === undefined)
    throw mistake(
      'E0115',
      "this request has no header 'X-Amz-Target: DynamoDB_20120810.GetItem' or the like",
      { start: end, end },
      {
        hint: "Only requests to DynamoDB can be run; -H 'X-Amz-Target: ...' says which one it is.",
      },
    )
  const name = target.text.slice(target.text.indexOf(':') + 1).trim()
  const from = target.text.indexOf(name)
  const operation = operationOfTarget(name, {
    start: placeIn(target, from),
    end: placeIn(target, from + name.length - 1) + 1,
  })
  const [data] = valuesOf(words, /^(?:-d|--data(?:-raw|-binary|-ascii)?|--json)$/)
  if (data === undefined) return { kind: 'api', operation, request: {}, source: 'api', span: tokenSpan(token) }
  return requestOf(token, operation, bodyOf(data, token.payload as ReadFile | undefined))
}

function valuesOf(words: readonly ShellWord[], option: RegExp): readonly ShellWord[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1]
    return option.test(word.text) && next !== undefined ? [next] : []
  })
}

/** `@file` is a file. */
function bodyOf(data: ShellWord, readFile: ReadFile | undefined): Body {
  if (!data.text.startsWith('@')) return { text: data.text, place: (at) => placeIn(data, at) }
  const path = data.text.slice(1)
  try {
    if (readFile !== undefined)
      return { text: Buffer.from(readFile(path)).toString('utf8'), place: () => data.span.start }
  } catch (error) {
    throw mistake('E0123', `cannot read ${path}: ${whyUnreadable(error)}`, data.span)
  }
  throw mistake('E0123', `no files can be read here: ${quotedText(path)}`, data.span, {
    hint: 'Put the contents of the file here.',
  })
}
