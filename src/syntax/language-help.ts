/** What several statements are made of, as `.help` shows it beside the statements themselves. */
export type LanguageHelp = {
  /** What `.help` is asked for. */
  readonly name: string
  /** Other words that lead here. */
  readonly words: readonly string[]
  readonly syntax: readonly string[]
  readonly help: string
  readonly example: string
}

export const languageHelp: readonly LanguageHelp[] = [
  {
    name: 'DIALECTS',
    words: ['DDBSH', 'DQL', 'PASTE'],
    syntax: ['-- dialect: ddbsh | dql', '.set dialect default | ddbsh | dql', '.translate ddbsh | dql statement'],
    help: 'Scripts of ddbsh and dql run as they are when a comment at their top, or the setting, says whose they are. In ddbsh double quotes make strings where a value stands, names may hold hyphens, and // begins a comment. In dql both quotes make strings, round brackets sets, and INSERT overwrites. In both UPDATE and DELETE write one item where the condition has the whole key, and otherwise all that it finds.',
    example: '.translate ddbsh select * from orders where pk = "c#1"',
  },
  {
    name: 'CONDITIONS',
    words: [...['CONDITION', 'FUNCTIONS', 'WHERE', 'FILTER', 'BETWEEN', 'IN', 'MISSING']],
    syntax: [
      'path = | <> | < | <= | > | >= value or path',
      'path BETWEEN value AND value',
      'path IN (value, ...)',
      'attribute_exists(path), attribute_not_exists(path)',
      "attribute_type(path, 'S' | 'N' | 'B' | 'SS' | 'NS' | 'BS' | 'M' | 'L' | 'BOOL' | 'NULL')",
      "begins_with(path, 'text')",
      'contains(path, value)',
      'size(path), in the place of a value',
      'condition AND condition, condition OR condition, NOT condition, (condition)',
    ],
    help: 'What WHERE, FILTER and IF test. The WHERE of QUERY holds the keys of one partition only: = for the partition key, one comparison, BETWEEN or begins_with for the sort key. != is read as <>. PartiQL also knows path IS [NOT] MISSING | NULL. A path is name, name.name or name[0]; odd and reserved names go in double quotes.',
    example: "SCAN orders FILTER size(tags) > 2 AND (attribute_exists(address.city) OR status IN ('OPEN', 'LATE'))",
  },
  {
    name: 'UPDATES',
    words: ['ADD', 'REMOVE'],
    syntax: [
      'SET path = value | path + value | path - value',
      'SET path = if_not_exists(path, value)',
      'SET path = list_append(path, [value, ...])',
      'REMOVE path, ...',
      'ADD path number | set',
      'DELETE path set',
    ],
    help: 'What UPDATE does to an item. ADD starts from nothing when the attribute is missing; DELETE takes members out of a set. PartiQL has SET and REMOVE, with set_add(path, set) and set_delete(path, set).',
    example: "UPDATE orders {pk: 'c#1', sk: 'o#1'} SET n = if_not_exists(n, 0) + 1 REMOVE note ADD tags <<'new'>>",
  },
  {
    name: 'VALUES',
    words: ['VALUE', 'TYPES', 'LITERALS', 'STRINGS', 'NUMBERS', 'SETS', 'LISTS', 'MAPS', 'BINARY'],
    syntax: [
      "'text', with '' for a quote in it",
      '12.50, of up to 38 digits',
      'true, false, null',
      "b64'AQID', bytes in base64",
      '[value, ...], a list',
      '{name: value, ...}, a map, an item or a key',
      "<<'a', 'b'>>, a set of texts, of numbers or of bytes",
      ':name, what SET name = value gave',
    ],
    help: 'Values in statements. What runs on AWS as it stands, PartiQL, writes names in maps in single quotes and has no bytes.',
    example: "PUT orders {pk: 'c#1', sk: 'o#1', total: 12.50, tags: <<'new', 'gift'>>, lines: [{sku: 'it''s', n: 2}]}",
  },
]
