/** One function as `.help` shows it. Names are case-sensitive where DynamoDB's are. */
export type FunctionHelp = {
  readonly name: string
  readonly syntax: readonly string[]
  readonly help: string
  readonly example: string
}

export const functionHelp: readonly FunctionHelp[] = [
  {
    name: 'attribute_exists',
    syntax: ['attribute_exists(path) -> true or false'],
    help: 'Whether the item has the attribute, also as NULL. On the partition key it asks whether the item is there at all.',
    example: "UPDATE orders {pk: 'c#1', sk: 'o#1'} SET total = 12 IF attribute_exists(pk)",
  },
  {
    name: 'attribute_not_exists',
    syntax: ['attribute_not_exists(path) -> true or false'],
    help: 'Whether the item lacks the attribute. On the partition key it makes PUT write new items only.',
    example: "PUT orders {pk: 'c#1', sk: 'o#9', total: 10} IF attribute_not_exists(pk)",
  },
  {
    name: 'attribute_type',
    syntax: [
      "attribute_type(path, 'S' | 'N' | 'B' | 'SS' | 'NS' | 'BS' | 'M' | 'L' | 'BOOL' | 'NULL') -> true or false",
    ],
    help: 'Whether the attribute is there and of this type. PartiQL takes it as well.',
    example: "SCAN orders FILTER attribute_type(total, 'N')",
  },
  {
    name: 'begins_with',
    syntax: ["begins_with(path, 'text') -> true or false"],
    help: 'Whether a text, or bytes, begin with others. The one function that the sort key of a Query may be tested with.',
    example: "QUERY orders WHERE pk = 'c#1' AND begins_with(sk, 'o#')",
  },
  {
    name: 'contains',
    syntax: ['contains(path, value) -> true or false'],
    help: 'Whether a text has another one in it, a set a member, or a list an element.',
    example: "SCAN orders FILTER contains(tags, 'gift')",
  },
  {
    name: 'size',
    syntax: ['size(path) -> number'],
    help: 'How many bytes a text or a binary has, how many members a set, a list or a map. Without the attribute a condition with it is false.',
    example: 'SCAN orders FILTER size(tags) > 2',
  },
  {
    name: 'if_not_exists',
    syntax: ['if_not_exists(path, value) -> value'],
    help: 'In SET: what the attribute is, or the value where the item lacks it. It makes counters that begin by themselves.',
    example: "UPDATE orders {pk: 'c#1', sk: 'o#1'} SET n = if_not_exists(n, 0) + 1",
  },
  {
    name: 'list_append',
    syntax: ['list_append(list, list) -> list'],
    help: 'In SET: one list behind the other. Either may be a path, so that elements are added at the end or in front.',
    example: "UPDATE orders {pk: 'c#1', sk: 'o#1'} SET lines = list_append(if_not_exists(lines, []), ['sku-1'])",
  },
  {
    name: 'set_add',
    syntax: ['set_add(path, set) -> set'],
    help: 'In SET of PartiQL: the set with these members in it. In an UPDATE with a key in braces it is ADD path set.',
    example: "UPDATE orders SET tags = set_add(tags, <<'gift'>>) WHERE pk = 'c#1' AND sk = 'o#1'",
  },
  {
    name: 'set_delete',
    syntax: ['set_delete(path, set) -> set'],
    help: 'In SET of PartiQL: the set without these members. In an UPDATE with a key in braces it is DELETE path set.',
    example: "UPDATE orders SET tags = set_delete(tags, <<'gift'>>) WHERE pk = 'c#1' AND sk = 'o#1'",
  },
]
