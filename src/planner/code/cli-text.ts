import { must } from '../../base/must.ts'
import { kebabCase } from '../../operation/kebab-case.ts'
import { type OperationDescription, type Shape, serviceModel, shapeNamed } from '../../operation/service-model.ts'
import { startingToken } from '../../operation/starting-token.ts'
import type { PlannedCall } from '../statement-plan.ts'

/**
 * One `aws dynamodb ...` command, ready to paste into a POSIX shell or into this one, where it becomes the same call again.
 * What no option can say goes whole as `--cli-input-json`.
 */
export function cliText({ step, pages }: PlannedCall): string {
  const description = must(serviceModel.operations[step.operation], `shapes.json describes ${step.operation}`)
  const { pageSize, request, words } = pagingOptions(description.paginator, step.request as Members, pages)
  const options = requestOptions(description.input, request, pageSize)
  const all =
    options === undefined ? [`--cli-input-json ${quoted(JSON.stringify(request))}`, ...words] : [...options, ...words]
  const command = `aws ${description.service} ${kebabCase(step.operation)}`
  return [command, ...all.map((option) => `    ${option}`)].join(' \\\n')
}

/** The AWS CLI follows pages unless it is told not to; a start or a limit of one's own tells it as well. */
function pagingOptions(paginator: OperationDescription['paginator'], request: Members, pages: PlannedCall['pages']) {
  if (paginator === undefined) return { pageSize: undefined, request, words: [] }
  const { input_token: start, limit_key: limit } = paginator
  if (pages === undefined) {
    return { pageSize: undefined, request, words: ['--no-paginate'] }
  }
  const { [start]: startsAt, ...others } = request
  const begins = startsAt === undefined ? [] : [`--starting-token ${startingToken(start, startsAt)}`]
  const ends = pages.items === undefined ? [] : [`--max-items ${pages.items}`]
  return { pageSize: limit, request: others, words: [...begins, ...ends] }
}

type Members = { readonly [member: string]: unknown }

/** Undefined when a member has no option, has no value that its option could take, or a member is missing. */
function requestOptions(input: string, request: Members, pageSize: string | undefined): readonly string[] | undefined {
  const shape = shapeNamed(input)
  const members = shape.t === 'structure' ? (shape.m ?? {}) : {}
  const missing = shape.t === 'structure' && shape.req?.some((name) => !Object.hasOwn(request, name))
  const options = Object.entries(request).map(([member, value]) => {
    const option = member === pageSize ? '--page-size' : `--${kebabCase(member)}`
    const name = Object.hasOwn(members, member) ? members[member] : undefined
    return name === undefined ? undefined : optionText(option, shapeNamed(name), value)
  })
  const known = options.filter((option) => option !== undefined)
  return missing === true || known.length < options.length ? undefined : known
}

function optionText(option: string, shape: Shape, value: unknown): string | undefined {
  switch (shape.t) {
    case 'boolean':
      return typeof value !== 'boolean' ? undefined : value ? option : option.replace('--', '--no-')
    case 'integer':
    case 'long':
    case 'double':
      return typeof value === 'number' && value >= 0 ? `${option} ${value}` : undefined
    case 'list':
      if (!Array.isArray(value)) return undefined
      // Lists of plain strings are words, everything else is JSON.
      if (shapeNamed(shape.of).t === 'string' && value.length > 0 && value.every(isWord))
        return `${option} ${value.map(quoted).join(' ')}`
      return `${option} ${quoted(JSON.stringify(value))}`
    case 'map':
    case 'structure':
      return isObject(value) ? `${option} ${quoted(JSON.stringify(value))}` : undefined
    default:
      if (typeof value !== 'string' || !isPlain(value)) return undefined
      return value.startsWith('-') ? `${option}=${quoted(value)}` : `${option} ${quoted(value)}`
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

/** No program can be given a zero byte or half a character, and this would name a file. */
const isPlain = (text: string): boolean => text.isWellFormed() && !text.includes('\0') && !/^fileb?:\/\//.test(text)

/** Neither an option nor JSON. */
const isWord = (value: unknown): value is string =>
  typeof value === 'string' && isPlain(value) && !/^(?:-|\s*[[{])/.test(value)

/** Single quotes keep everything as it is, but for themselves. */
const quoted = (text: string): string =>
  /^[A-Za-z0-9_./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
