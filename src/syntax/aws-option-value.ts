import { whyUnreadable } from '../base/why-not-file.ts'
import { type Shape, shapeNamed } from '../operation/service-model.ts'
import type { AwsOption } from './aws-options.ts'
import { placeIn, type ShellWord } from './aws-shell-words.ts'
import { shorthandValue } from './aws-shorthand.ts'
import { Mistake, mistake, quotedText } from './diagnostic.ts'
import { jsonRequest } from './statement/build-api.ts'

/** The bytes of a file that `file://` and `fileb://` name. Throws when it cannot be read. */
export type ReadFile = (path: string) => Uint8Array

/** What the words after an option come to: JSON, shorthand, plain words, or the file that they name. */
export function optionValue(
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
  const first = firstOf(word, values)
  const [, binary, path] = filePattern.exec(first.text) ?? []
  if (path === undefined) return givenValue(word, shape, values, first)
  return inFile(first, path, { binary: binary === 'b', readFile }, (content) =>
    givenValue(word, shape, [content], content),
  )
}

/** `--cli-input-json`: a whole request. */
export function inputJson(
  word: ShellWord,
  values: readonly ShellWord[],
  readFile: ReadFile | undefined,
): { readonly [member: string]: unknown } {
  const given = oneValue(word, values)
  const [, , path] = filePattern.exec(given.text) ?? []
  const read = (content: ShellWord) => {
    const request = jsonRequest(content.text, (at) => placeIn(content, at))
    if (typeof request === 'object' && request !== null && !Array.isArray(request)) return request
    throw mistake('E0121', `${word.text} takes a JSON object`, content.span)
  }
  return path === undefined ? read(given) : inFile(given, path, { binary: false, readFile }, read)
}

const filePattern = /^file(b?):\/\/(.*)$/s

function firstOf(word: ShellWord, values: readonly ShellWord[]): ShellWord {
  const [first] = values
  if (first !== undefined) return first
  const end = { start: word.span.end, end: word.span.end }
  throw mistake('E0106', `expected a value for ${word.text}`, end, { expected: ['a value'] })
}

function givenValue(word: ShellWord, shape: Shape, values: readonly ShellWord[], first: ShellWord): unknown {
  const json = /^\s*[[{]/.test(first.text) && (shape.t === 'list' || shape.t === 'map' || shape.t === 'structure')
  if (json && values.length === 1) return jsonRequest(first.text, (at) => placeIn(first, at))
  if (shape.t === 'list') return values.map((value) => shorthandValue(value, shapeNamed(shape.of)))
  return shorthandValue(oneValue(word, values), shape)
}

/** A mistake in a file is shown where the file is named. */
function inFile<T>(
  word: ShellWord,
  path: string,
  { binary, readFile }: { readonly binary: boolean; readonly readFile: ReadFile | undefined },
  read: (content: ShellWord) => T,
): T {
  if (readFile === undefined)
    throw mistake('E0123', 'no files can be read here', word.span, { hint: 'Put the contents of the file here.' })
  let bytes: Uint8Array
  try {
    bytes = readFile(path)
  } catch (error) {
    throw mistake('E0123', `cannot read ${path}: ${whyUnreadable(error)}`, word.span)
  }
  try {
    return read({ quoted: true, span: word.span, text: Buffer.from(bytes).toString(binary ? 'base64' : 'utf8') })
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    throw mistake(error.diagnostic.code, `in ${path}: ${error.message}`, word.span, { hint: error.diagnostic.hint })
  }
}

export function wholeNumber(option: ShellWord, values: readonly ShellWord[], least: 0 | 1): number {
  const { text, span } = oneValue(option, values)
  if (!/^(0|[1-9]\d{0,14})$/.test(text) || Number(text) < least)
    throw mistake('E0123', `${option.text} takes a whole number`, span)
  return Number(text)
}

export function oneValue(option: ShellWord, values: readonly ShellWord[]): ShellWord {
  const second = values[1]
  if (second !== undefined)
    throw mistake('E0104', `expected an option, found ${quotedText(second.text)}`, second.span, {
      expected: ['an option'],
      hint: `Put the value of ${option.text} in quotes when it holds spaces.`,
    })
  return firstOf(option, values)
}
