import { isDeepStrictEqual } from 'node:util'

/** Where reads begin, and where their answers say that they go on. */
const startsAndEnds = [
  ['ExclusiveStartKey', 'LastEvaluatedKey'],
  ['NextToken', 'NextToken'],
  ['ExclusiveStartTableName', 'LastEvaluatedTableName'],
] as const

/** A page that ends where it began: whoever went on would go on for ever, and pay for it. */
export function standsStill(request: object, answer: object): boolean {
  return startsAndEnds.some(([start, end]) => {
    const begun: unknown = Reflect.get(request, start)
    return begun !== undefined && isDeepStrictEqual(plain(begun), plain(Reflect.get(answer, end)))
  })
}

/** Whatever stands behind its objects. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
