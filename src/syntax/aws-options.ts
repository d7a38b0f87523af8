import { must } from '../base/must.ts'
import { kebabCase } from '../operation/kebab-case.ts'
import { type Shape, serviceModel, shapeNamed } from '../operation/service-model.ts'
import type { ShellWord } from './aws-shell-words.ts'
import { mistake, quotedText } from './diagnostic.ts'
import { nearest } from './nearest.ts'

/** Options of the CLI itself that say where to send the request and how to show the answer: the session decides both. */
export const outsideOptions: ReadonlyMap<string, 'value' | 'flag'> = new Map([
  ['--region', 'value'],
  ['--profile', 'value'],
  ['--endpoint-url', 'value'],
  ['--output', 'value'],
  ['--query', 'value'],
  ['--color', 'value'],
  ['--ca-bundle', 'value'],
  ['--cli-binary-format', 'value'],
  ['--cli-connect-timeout', 'value'],
  ['--cli-read-timeout', 'value'],
  ['--no-cli-pager', 'flag'],
  ['--cli-auto-prompt', 'flag'],
  ['--no-cli-auto-prompt', 'flag'],
  ['--no-verify-ssl', 'flag'],
  ['--no-sign-request', 'flag'],
  ['--debug', 'flag'],
])

export type AwsOption = { readonly member: string; readonly shape: Shape; readonly negated: boolean }

/** What the operation takes, as the AWS CLI calls it: `--table-name`. */
export function awsOptions(operation: string): ReadonlyMap<string, AwsOption> {
  const input = inputOf(operation)
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

/** Options that the CLI adds to operations whose answers come in pages. */
export function pagingOptions(operation: string): ReadonlySet<string> {
  const paginator = serviceModel.operations[operation]?.paginator
  if (paginator === undefined) return new Set()
  return new Set(['--max-items', '--starting-token', ...(paginator.limit_key === undefined ? [] : ['--page-size'])])
}

/** Members that the operation cannot do without. */
export function requiredMembers(operation: string): readonly string[] {
  const input = inputOf(operation)
  return input.t === 'structure' ? (input.req ?? []) : []
}

const inputOf = (operation: string): Shape =>
  shapeNamed(must(serviceModel.operations[operation], 'a known operation').input)

/** Options of the CLI that send nothing, or take what is not read here. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  [
    '--generate-cli-skeleton',
    'It prints an empty request and sends nothing; .help API shows how requests are written.',
  ],
  ['--cli-input-yaml', 'Requests are read as JSON, with --cli-input-json.'],
  ['--version', 'SHOW VERSION tells the version of this shell.'],
])

export function unknownOption(word: ShellWord, name: string, known: readonly string[]) {
  if (!name.startsWith('--'))
    return mistake('E0104', `expected an option, found ${quotedText(name)}`, word.span, { expected: known.slice(0, 5) })
  const suggestions = nearest(name, known)
  return mistake('E0123', `no option ${quotedText(name)}`, word.span, {
    expected: suggestions,
    suggestions,
    hint: elsewhere.get(name),
  })
}
