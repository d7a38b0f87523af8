/**
 * Where the AWS CLI goes on reading: what its answers have as NextToken and `--starting-token` takes. Base64 of JSON with the
 * member of the request that starts there, and how many items to leave out. Source: botocore's paginate.py, TokenEncoder.
 */
export function startingToken(member: string, start: unknown): string {
  const bytes = bytesIn(start, [member])
  const token = { [member]: start, ...(bytes.length > 0 && { boto_encoded_keys: bytes }) }
  return Buffer.from(JSON.stringify(token)).toString('base64')
}

/** Undefined: no token for that member, or one that goes on in the middle of a page. */
export function startOfToken(member: string, token: string): unknown {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(token, 'base64').toString('utf8'))
    if (typeof decoded !== 'object' || decoded === null || 'boto_truncate_amount' in decoded) return undefined
    return (decoded as { readonly [member: string]: unknown })[member]
  } catch {
    return undefined
  }
}

/** The paths of values of bytes, whose base64 botocore must be told of. */
function bytesIn(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value === 'string') return path.length === 3 && path.at(-1) === 'B' ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => bytesIn(inside, [...path, name]))
}
