import { type Comparable, sortedText } from './normalise.ts'

/** One place where two replies differ. */
export type Difference = {
  /**
   * `outcome` when one side succeeds and the other does not, or when they refuse with different errors: `ok` or `Error: message`.
   * Otherwise `message`, or the way into the body: `Items[].total`; ` (order)` when only the order differs, ` (envelope)` when
   * only one message stands behind a count of errors.
   */
  readonly path: string
  readonly left: string
  readonly right: string
}

export function differencesOf(left: Comparable, right: Comparable): readonly Difference[] {
  const [one, other] = [outcome(left), outcome(right)]
  if (one.name !== other.name) return [{ path: 'outcome', left: one.text, right: other.text }]
  const found: Difference[] = []
  compare(left.status, right.status, 'status', found)
  compare(mediaType(left.contentType), mediaType(right.contentType), 'content-type', found)
  compare(left.body, right.body, '', found)
  return found.filter(({ path }) => !follows(path, found)).map(named)
}

/** What repeats the codes of a cancelled transaction, or pays for a member of a batch that one side refuses, differs with them. */
function follows(path: string, found: readonly Difference[]): boolean {
  const cause =
    path === 'Message'
      ? /^CancellationReasons(?:\[\]\.Code| \(order\))$/
      : path.startsWith('ConsumedCapacity')
        ? /^Responses\[\]\.Error(?:\.Code)?$/
        : undefined
  return cause !== undefined && found.some((other) => cause.test(other.path))
}

const envelope = '1 validation error detected: '

function named(difference: Difference): Difference {
  const { path, left, right } = difference
  if (path !== 'message' || left.replace(envelope, '') !== right.replace(envelope, '')) return difference
  return { path: 'message (envelope)', left, right }
}

/** What came of a request: the name of the error, and the name with the message; `ok` for an answer. */
function outcome({ status, body }: Comparable): { readonly name: string; readonly text: string } {
  if (status === 200) return { name: 'ok', text: 'ok' }
  const { __type, message, Message } = (isObject(body) ? body : {}) as { readonly [member: string]: unknown }
  const name = typeof __type === 'string' ? __type.replace(/.*#/, '') : `HTTP ${status}`
  return { name, text: `${name}: ${String(message ?? Message ?? '')}` }
}

function compare(left: unknown, right: unknown, path: string, found: Difference[]): void {
  if (sortedText(left) === sortedText(right)) return
  if (Array.isArray(left) && Array.isArray(right)) compareLists(left, right, path, found)
  else if (isObject(left) && isObject(right)) {
    for (const name of new Set([...Object.keys(left), ...Object.keys(right)]))
      compare(own(left, name), own(right, name), path === '' ? name : `${path}.${name}`, found)
  } else found.push({ path, left: sortedText(left), right: sortedText(right) })
}

function compareLists(left: readonly unknown[], right: readonly unknown[], path: string, found: Difference[]): void {
  const texts = (list: readonly unknown[]): string => list.map(sortedText).sort().join()
  if (left.length !== right.length) found.push({ path, left: sortedText(left), right: sortedText(right) })
  else if (texts(left) === texts(right))
    found.push({ path: `${path} (order)`, left: sortedText(left), right: sortedText(right) })
  else for (const [at, element] of left.entries()) compareElements(element, right[at], `${path}[]`, found)
}

/** What a member of a batch or the reason of an action has beside its error is told with the error. */
function compareElements(left: unknown, right: unknown, path: string, found: Difference[]): void {
  const inner: Difference[] = []
  compare(left, right, path, inner)
  const refused = inner.some((difference) => difference.path.startsWith(`${path}.Error`))
  const coded = path === 'CancellationReasons[]' && inner.some((difference) => difference.path === `${path}.Code`)
  const told = refused ? `${path}.Error` : coded ? `${path}.Code` : path
  found.push(...inner.filter((difference) => difference.path.startsWith(told)))
}

const mediaType = (header: string): string => header.split(';')[0] ?? ''
const own = (json: object, name: string): unknown => Object.getOwnPropertyDescriptor(json, name)?.value
const isObject = (json: unknown): json is object => typeof json === 'object' && json !== null && !Array.isArray(json)
