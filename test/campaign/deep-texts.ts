import type { Random } from './random.ts'

type Json = { readonly [member: string]: unknown }

/** A call with one text or value far deeper or longer than anybody writes. */
export type DeepCall = { readonly operation: string; readonly request: Json }

const depths = [100, 1000, 5000, 20_000, 100_000]
const lengths = [4000, 4096, 4097, 8192, 8193, 65_536, 1_000_000]

/** Expressions and statements nested 100 to 100,000 deep or 4 KB to 1 MB long, on table `plain`. */
export function deepCall(random: Random): DeepCall {
  return random.oneIn(3) ? deepStatement(random) : deepExpression(random)
}

function deepExpression(random: Random): DeepCall {
  const table = { TableName: 'plain' }
  const Key = { pk: { S: 'a' } }
  const values = { ':v': { S: 'a' }, ':n': { N: '1' } }
  const condition = (): string => deepCondition(random)
  return random.pick<() => DeepCall>([
    () => ({
      operation: 'PutItem',
      request: { ...table, Item: Key, ConditionExpression: condition(), ExpressionAttributeValues: values },
    }),
    () => ({
      operation: 'DeleteItem',
      request: { ...table, Key, ConditionExpression: condition(), ExpressionAttributeValues: values },
    }),
    () => ({
      operation: 'UpdateItem',
      request: { ...table, Key, UpdateExpression: deepUpdate(random), ExpressionAttributeValues: values },
    }),
    () => ({ operation: 'GetItem', request: { ...table, Key, ProjectionExpression: deepProjection(random) } }),
    () => ({
      operation: 'Query',
      request: { ...table, KeyConditionExpression: deepKeyCondition(random), ExpressionAttributeValues: values },
    }),
    () => ({
      operation: 'Scan',
      request: { ...table, FilterExpression: condition(), ExpressionAttributeValues: values },
    }),
    () => {
      const check = { ...table, Key, ConditionExpression: condition(), ExpressionAttributeValues: values }
      return {
        operation: 'TransactWriteItems',
        request: { TransactItems: [{ ConditionCheck: check }, { Put: { ...table, Item: { pk: { S: 'b' } } } }] },
      }
    },
    () => ({
      operation: 'BatchGetItem',
      request: { RequestItems: { plain: { Keys: [Key], ProjectionExpression: deepProjection(random) } } },
    }),
  ])()
}

/** `open` and `close` around `inner`, as deep as depth or length say. */
function nested(random: Random, open: string, inner: string, close: string): string {
  const levels = random.oneIn(2)
    ? random.pick(depths)
    : Math.floor((random.pick(lengths) - inner.length) / (open.length + close.length))
  const most = Math.max(1, Math.min(levels, Math.floor(2_000_000 / (open.length + close.length))))
  // One bracket too many or too few is where a parser begins to guess.
  return open.repeat(most) + inner + close.repeat(random.oneIn(6) ? most + random.pick([-1, 1]) : most)
}

const padded = (random: Random, text: string, filler: string): string =>
  text + filler.repeat(Math.ceil(Math.max(0, random.pick(lengths) - text.length) / filler.length))

function deepCondition(random: Random): string {
  return random.pick<() => string>([
    () => nested(random, '(', 'a = :v', ')'),
    () => nested(random, '( ', 'a = :v', ' )'),
    () => nested(random, 'NOT ', 'a = :v', ''),
    () => nested(random, 'NOT (', 'a = :v', ')'),
    () => nested(random, 'a = :v AND ', 'a = :v', ''),
    () => nested(random, 'a = :v OR ', 'a = :v', ''),
    () => nested(random, 'a = :v AND (', 'a = :v', ')'),
    () => nested(random, '(a = :v OR ', 'a = :v', ')'),
    () => nested(random, 'size(', 'a', ')'),
    () => nested(random, 'attribute_exists(', 'a', ')'),
    () => nested(random, 'a BETWEEN ', ':v', ' AND :v'),
    () => `a IN (${nested(random, ':v, ', ':v', '')})`,
    () => `a${nested(random, '.a', '', '')} = :v`,
    () => `a${nested(random, '[0]', '', '')} = :v`,
    () => padded(random, 'a = :v', ' '),
    () => padded(random, 'a = :', 'v'),
    () => padded(random, '#', 'n'),
    () => padded(random, '(', '('),
    () => padded(random, '', 'a='),
    () => padded(random, 'a = :v', '\u3000'),
    () => padded(random, 'a[', '9'),
    // Both operands missing, or of types that do not compare.
    () => random.pick(['nope < nada', 'nope = nada', 'nope <> nada', 'nope BETWEEN nada AND :n', 'size(nope) < :n']),
    () => random.pick(['contains(nope, nada)', 'begins_with(nope, :n)', 'attribute_type(nope, nada)', ':v < :n']),
  ])()
}

function deepUpdate(random: Random): string {
  return random.pick<() => string>([
    () => `SET a = ${nested(random, 'if_not_exists(a, ', ':v', ')')}`,
    () => `SET a = ${nested(random, 'list_append(a, ', ':v', ')')}`,
    () => `SET a = ${nested(random, 'list_append(', ':v', ', a)')}`,
    () => `SET a = ${nested(random, '(', ':v', ')')}`,
    () => `SET a = ${nested(random, ':n + ', ':n', '')}`,
    () => `SET a = ${nested(random, ':n + (', ':n', ')')}`,
    () => nested(random, 'SET a = :v ', '', ''),
    () => `SET ${numbered(random, (at) => `a${at} = :v`)}`,
    () => `REMOVE ${numbered(random, (at) => `a${at}`)}`,
    () => `REMOVE l[${'0'.repeat(random.pick([10, 5000]))}1]`,
    () => `REMOVE a${nested(random, '.a', '', '')}`,
    () => `ADD a${nested(random, '[1]', '', '')} :n`,
    () => padded(random, 'SET a = :v', '\n'),
    () => padded(random, 'SET ', ','),
  ])()
}

const deepProjection = (random: Random): string =>
  random.pick<() => string>([
    () => nested(random, 'a.', 'a', ''),
    () => `a${nested(random, '[0]', '', '')}`,
    () => numbered(random, (at) => `a${at}`),
    () => numbered(random, (at) => `m.a${at}`),
    () => nested(random, '(', 'a', ')'),
    () => padded(random, 'a', 'a'),
    () => padded(random, 'a', ' '),
    () => padded(random, 'a', ','),
  ])()

const deepKeyCondition = (random: Random): string =>
  random.pick<() => string>([
    () => nested(random, '(', 'pk = :v', ')'),
    () => nested(random, 'pk = :v AND ', 'pk = :v', ''),
    () => nested(random, 'NOT ', 'pk = :v', ''),
    () => `pk${nested(random, '.pk', '', '')} = :v`,
    () => nested(random, 'begins_with(', 'pk', ', :v)'),
    () => padded(random, 'pk = :v', '\t'),
  ])()

function deepStatement(random: Random): DeepCall {
  const where = (text: string): string => `SELECT * FROM plain WHERE ${text}`
  const insert = (text: string): string => `INSERT INTO plain VALUE {'pk': 'a', 'a': ${text}}`
  const Statement = random.pick<() => string>([
    () => where(nested(random, '(', "a = 'a'", ')')),
    () => where(nested(random, 'NOT ', "a = 'a'", '')),
    () => where(nested(random, "a = 'a' AND ", "a = 'a'", '')),
    () => where(nested(random, "(a = 'a' OR ", "a = 'a'", ')')),
    () => where(`a IN [${nested(random, '1, ', '1', '')}]`),
    () => where(`a = ${nested(random, '- ', '1', '')}`),
    () => where(`a${nested(random, '.a', '', '')} = 1`),
    () => where(`a${nested(random, '[0]', '', '')} = 1`),
    () => where(nested(random, 'size(', 'a', ')')),
    () => nested(random, 'SELECT * FROM (', 'plain', ')'),
    () => nested(random, 'EXISTS(', 'SELECT * FROM plain', ')'),
    () => `SELECT ${numbered(random, (at) => `a${at}`)} FROM plain`,
    () => insert(nested(random, '[', '1', ']')),
    () => insert(nested(random, "{'a': ", '1', '}')),
    () => insert(nested(random, '<<', '1', '>>')),
    () => insert(`'${'x'.repeat(random.pick(lengths))}'`),
    () => insert('9'.repeat(random.pick(lengths))),
    () => insert(`1e${'9'.repeat(random.pick(lengths))}`),
    () => `UPDATE plain ${nested(random, 'SET a = 1 ', '', '')}WHERE pk = 'a'`,
    () => `UPDATE plain SET a = ${nested(random, 'if_not_exists(a, ', '1', ')')} WHERE pk = 'a'`,
    () => `UPDATE plain SET a = ${nested(random, '1 + ', '1', '')} WHERE pk = 'a'`,
    () => `SELECT * FROM "${'t'.repeat(random.pick(lengths))}"`,
    () => padded(random, 'SELECT * FROM plain', ' '),
    () => padded(random, "SELECT * FROM plain WHERE a = '", "''"),
    () => padded(random, 'SELECT * FROM plain /*', '/*'),
  ])()
  return random.pick<() => DeepCall>([
    () => ({ operation: 'ExecuteStatement', request: { Statement } }),
    () => ({
      operation: 'BatchExecuteStatement',
      request: { Statements: Array.from({ length: random.pick([1, 25]) }, () => ({ Statement })) },
    }),
    () => ({ operation: 'ExecuteTransaction', request: { TransactStatements: [{ Statement }] } }),
  ])()
}

/** As many different ones as fit into some length. */
function numbered(random: Random, make: (at: number) => string): string {
  const length = random.pick(lengths)
  const parts: string[] = []
  for (let at = 0, sum = 0; sum < length; at++) {
    const part = make(at)
    parts.push(part)
    sum += part.length + 2
  }
  return parts.join(', ')
}
