import type { Reply } from './endpoint.ts'

/** What of a reply can be compared: a status and a body from which everything that differs by nature is gone. */
export type Comparable = { readonly status: number; readonly contentType: string; readonly body: unknown }

/**
 * Times, identifiers, tokens, addresses and the account become words. Sets, the answers of a batch, capacity by table and the
 * mistakes of one message (ENV-12) have no order.
 */
export function normalised(reply: Reply, prefix: string, arnPrefix: string): Comparable {
  let body: unknown = reply.text
  try {
    body = withoutNature(JSON.parse(reply.text), '', prefix, arnPrefix)
  } catch {
    // Not JSON: compared as text.
  }
  return { status: reply.status, contentType: reply.contentType, body }
}

const timeMember = /DateTime$|^(?:LatestStreamLabel|StreamLabel|LastModified|ApproximateCreationDateTime)$/
const tokenMember =
  /^(?:Address|TableId|NextToken|NextShardIterator|ShardIterator|RevisionId|SequenceNumber|StartingSequenceNumber|EndingSequenceNumber|eventID|ShardId|ParentShardId)$/

function withoutNature(json: unknown, member: string, prefix: string, arnPrefix: string): unknown {
  const inner = (value: unknown, name: string): unknown => withoutNature(value, name, prefix, arnPrefix)
  if (Array.isArray(json)) return json.map((element) => inner(element, member))
  if (typeof json === 'string') return tokenMember.test(member) ? '<token>' : textWithoutNature(json, member, arnPrefix)
  if (typeof json === 'number') return timeMember.test(member) ? '<time>' : json
  if (typeof json !== 'object' || json === null) return json
  const entries = Object.entries(json).map(
    ([name, value]) => [name, ordered(name, inner(value, name), prefix)] as const,
  )
  return Object.fromEntries(entries)
}

function textWithoutNature(text: string, member: string, arnPrefix: string): string {
  if (timeMember.test(member)) return '<time>'
  return text
    .replaceAll(arnPrefix, 'arn:aws:dynamodb:us-east-1:000000000000')
    .replace(/\/stream\/[\w:.-]+/g, '/stream/<label>')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8,12}/g, '<id>')
    .replace(/(?<=\w)@[0-9a-f]{6,8}\b/g, '@<object>')
    .replace(/(?<=Request ID: )\w+/g, '<id>')
    .replace(
      /^(\d+ validation errors detected: )(.*)$/s,
      (_, head: string, mistakes: string) => `${head}${mistakes.split('; ').sort().join('; ')}`,
    )
}

function ordered(name: string, value: unknown, prefix: string): unknown {
  const unordered =
    /^(?:SS|NS|BS|AttributeDefinitions|GlobalSecondaryIndexes|LocalSecondaryIndexes|Tags|NonKeyAttributes|ConsumedCapacity)$/
  if (unordered.test(name) && Array.isArray(value)) return sorted(value)
  if (name === 'TableNames' && Array.isArray(value))
    return value.filter((table) => typeof table === 'string' && table.startsWith(prefix))
  // BatchGetItem's, by table; those of transactions and of PartiQL are lists in the order of the request.
  if (name === 'Responses' && typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.fromEntries(
      Object.entries(value).map(([table, items]) => [table, Array.isArray(items) ? sorted(items) : items]),
    )
  return value
}

const sorted = (values: readonly unknown[]): readonly unknown[] =>
  values.toSorted((a, b) => (sortingText(a) < sortingText(b) ? -1 : 1))

/** Indexes by name: two descriptions of one index stand at the same place, whatever else they say. */
function sortingText(value: unknown): string {
  const name = (value as { readonly IndexName?: unknown } | null)?.IndexName
  return typeof name === 'string' ? name : sortedText(value)
}

/** One text for equal values, whatever the order of their members. */
export const sortedText = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner !== 'object' || inner === null || Array.isArray(inner)
      ? inner
      : Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))),
  ) ?? 'undefined'
