import { beforeAll, describe, expect, test } from 'vitest'
import { CompletingShell } from './shop.ts'

let shell: CompletingShell
beforeAll(async () => {
  shell = await CompletingShell.open()
})

/** The cursor is at the bar. What would be written, best first; `…`: and more. */
test.each<[string, string]>([
  ['¦', 'EXPLAIN | SELECT | INSERT | REPLACE | UPDATE | DELETE | …'],
  ['sel¦', 'select'],
  ['SEL¦', 'SELECT'],
  ['up¦', 'update | upsert | backup'],
  ['EXPLAIN ¦', 'ANALYZE | API | AS | SELECT | INSERT | REPLACE | …'],
  ['EXPLAIN AS ¦', 'CLI | JS | PYTHON'],
  ['SELECT ¦', 'id | pk | sk | "status" | placed | email | …'],
  ['SELECT ¦ FROM orders', 'pk | sk | "status" | placed | "total" | address | …'],
  ['SELECT pk, to¦ FROM orders', '"total"'],
  ['SELECT * ¦', 'FROM'],
  ['SELECT * FROM ¦', '"my-table" | orders | users'],
  ['SELECT * FROM o¦', 'orders'],
  ['SELECT * FROM my¦', '"my-table"'],
  ['SELECT * FROM my-t¦', '"my-table"'],
  ['SELECT * FROM "m¦', '"my-table"'],
  ['SELECT * FROM "m¦"', '"my-table"'],
  ['SELECT * FROM orders.¦', 'byStatus | "by-day"'],
  ['SELECT * FROM orders.by¦', '"by-day" | byStatus'],
  ['SELECT * FROM orders ¦', 'WHERE | ORDER | LIMIT | CONSISTENT | SCAN | USING | …'],
  ['select * from orders w¦', 'where'],
  ['SELECT * FROM orders WHERE ¦', 'pk | sk | "status" | placed | "total" | address | …'],
  [
    'SELECT * FROM orders WHERE t¦',
    '"total" | true | attribute_type( | "status" | attribute_exists( | attribute_not_exists( | …',
  ],
  ['SELECT * FROM orders WHERE be¦', 'begins_with( | attribute_type( | attribute_exists( | attribute_not_exists('],
  ['SELECT * FROM orders WHERE pk ¦', 'IS | NOT | BETWEEN | IN | AND | OR | …'],
  ['SELECT * FROM orders WHERE pk = ¦', "'c#1' | 'c#2' | pk | sk | \"status\" | placed | …"],
  ["SELECT * FROM orders WHERE pk = '¦", "'c#1' | 'c#2'"],
  ["SELECT * FROM orders WHERE pk = 'c#1¦'", "'c#1'"],
  ["SELECT * FROM orders WHERE pk = 'c#1' ¦", 'AND | OR | ORDER | LIMIT | CONSISTENT | SCAN | …'],
  ["SELECT * FROM orders WHERE pk = 'c#1' AND sk = ¦", "'o#1' | 'o#2' | pk | sk | \"status\" | placed | …"],
  ["SELECT * FROM orders WHERE pk = 'c#1' AND begins_with(sk, ¦", "'o#1' | 'o#2' | pk | sk | \"status\" | placed | …"],
  ['SELECT * FROM orders WHERE pk IN (¦', "'c#1' | 'c#2' | pk | sk | \"status\" | placed | …"],
  ["SELECT * FROM orders WHERE pk IN ('c#1', ¦", "'c#1' | 'c#2' | pk | sk | \"status\" | placed | …"],
  ['SELECT * FROM orders WHERE sk BETWEEN ¦', "'o#1' | 'o#2' | 'o#3' | 'p#4' | pk | sk | …"],
  ["SELECT * FROM orders WHERE sk BETWEEN 'o#1' AND ¦", "'o#1' | 'o#2' | 'o#3' | 'p#4' | pk | sk | …"],
  ['SELECT * FROM orders WHERE address.¦', 'city | "zip code"'],
  ['SELECT * FROM orders WHERE total IS ¦', 'NULL | MISSING | NOT'],
  ['SELECT * FROM orders WHERE attribute_type(total, ¦', "'S' | 'N' | 'B' | 'SS' | 'NS' | 'BS' | …"],
  ['SELECT * FROM orders.byStatus WHERE ¦', '"status" | placed | pk | sk | "total" | address | …'],
  ["SELECT * FROM orders WHERE status = 'OPEN' ORDER BY ¦", 'pk | sk'],
  ['SELECT * FROM orders USING ¦', 'byStatus | "by-day"'],
  ['SELECT * FROM orders WHERE pk = :¦', ':customer'],
  ['SELECT * FROM orders LIMIT ¦', ''],
  ['INSERT ¦', 'INTO'],
  ['INSERT INTO ¦', '"my-table" | orders | users'],
  ['INSERT INTO orders ¦', 'VALUE'],
  ['INSERT INTO orders VALUE {¦', "'pk' | 'sk' | 'status' | 'placed' | 'total' | 'address' | …"],
  ["INSERT INTO orders VALUE {'p¦", "'pk' | 'placed'"],
  ['INSERT INTO orders (¦', 'pk | sk | "status" | placed | "total" | address | …'],
  ['UPDATE ¦', '"my-table" | orders | users'],
  ['UPDATE orders ¦', 'SET | REMOVE | ADD | DELETE | RETURN | RETURNS | …'],
  ['UPDATE orders SET ¦', '"status" | placed | "total" | address | note | "odd name"'],
  ['UPDATE orders SET total = ¦', 'pk | sk | "status" | placed | "total" | address | …'],
  ['UPDATE orders SET total = 1 WHERE ¦', 'pk | sk | "status" | placed | "total" | address | …'],
  ['UPDATE orders {¦', 'pk | sk'],
  ["UPDATE orders {pk: 'c#1', ¦", 'sk'],
  ["UPDATE orders {pk: 'c#1', sk: ¦", "'o#1' | 'o#2' | TRUE | FALSE | NULL | :customer"],
  ["UPDATE orders {pk: 'c#1', sk: 'o#1'} ¦", 'SET | REMOVE | ADD | DELETE | IF | RETURN | …'],
  ["UPDATE orders {pk: 'c#1', sk: 'o#1'} SET n = i¦", 'if_not_exists( | size( | list_append('],
  ["UPDATE orders {pk: 'c#1', sk: 'o#1'} REMOVE ¦", '"status" | placed | "total" | address | note | "odd name"'],
  [
    "UPDATE orders {pk: 'c#1', sk: 'o#1'} SET total = 1 RETURN ¦",
    'CONSUMED | VALUES | NONE | ALL | UPDATED | MODIFIED',
  ],
  ['DELETE ¦', '"my-table" | orders | users | FROM'],
  ['DELETE FROM ¦', '"my-table" | orders | users'],
  ['DELETE FROM orders WHERE ¦', 'pk | sk | "status" | placed | "total" | address | …'],
  ['GET ¦', '"my-table" | orders | users'],
  ['GET orders ¦', ''],
  ['GET orders {¦', 'pk | sk'],
  ['GET orders {pk: ¦', "'c#1' | 'c#2' | TRUE | FALSE | NULL | :customer"],
  ["GET orders {pk: 'c#2', sk: '¦", "'o#3' | 'p#4'"],
  ["GET orders {pk: 'c#2', sk: 'o#3'} ¦", 'CONSISTENT | PROJECT | RETURN | RETURNS | RETURNING | AS'],
  ['PUT orders {¦', 'pk | sk | status | placed | total | address | …'],
  ["PUT orders {pk: 'c#1', ¦", 'sk | status | placed | total | address | note | …'],
  ["PUT orders {pk: 'c#1'} IF ¦", 'pk | sk | "status" | placed | "total" | address | …'],
  ['PUT "my-table" {id: ¦', '7 | 12 | TRUE | FALSE | NULL | :customer'],
  ['QUERY orders ¦', 'WHERE | FILTER | PROJECT | LIMIT | SCAN | CONSISTENT | …'],
  ['QUERY orders.byStatus WHERE ¦', '"status" | placed | pk | sk | "total" | address | …'],
  ["QUERY orders WHERE pk = 'c#1' PROJECT ¦", 'pk | sk | "status" | placed | "total" | address | …'],
  ["QUERY orders WHERE pk = 'c#1' FILTER ¦", 'pk | sk | "status" | placed | "total" | address | …'],
  ['SCAN ¦', '"my-table" | orders | users | FILTER | PROJECT | LIMIT | …'],
  ['SCAN orders START ¦', 'AFTER'],
  ['SCAN orders START AFTER {¦', 'pk | sk'],
  ['SCAN orders SELECT ¦', 'COUNT | ALL | PROJECTED'],
  ['CREATE ¦', 'TABLE | ALARM'],
  ['CREATE TABLE ¦', 'IF | NOWAIT'],
  ['CREATE TABLE t (pk STRING, sk NUMBER) PRIMARY KEY (¦', 'pk | sk'],
  ['CREATE TABLE t (pk ¦', 'STRING | NUMBER | BINARY'],
  ['CREATE TABLE t (pk STRING HASH) ¦', 'PRIMARY | GSI | LSI | BILLING | WARM | STREAM | …'],
  ['CREATE TABLE t (pk STRING HASH) BILLING MODE ¦', 'ON | PROVISIONED'],
  ['CREATE TABLE t (pk STRING HASH) TTL (¦', ''],
  ['ALTER TABLE orders ¦', 'SET | CREATE | DROP | UPDATE'],
  ['ALTER TABLE orders DROP GSI ¦', 'byStatus | "by-day"'],
  ['ALTER TABLE orders SET TTL (¦', 'pk | sk | "status" | placed | "total" | address | …'],
  ['DROP ¦', 'TABLE | ALARM | BACKUP | STATISTICS | ENTITY | ACCESS'],
  ['DROP TABLE ¦', '"my-table" | orders | users | IF | NOWAIT'],
  ['DROP ALARM ¦', 'tooMany | IF'],
  ['DESCRIBE ¦', '"my-table" | orders | users | BACKUP'],
  ['DROP ENTITY ¦', 'Order | IF'],
  ['RUN ¦', 'ordersOf'],
  ['SIMULATE PATTERNS ¦', 'ordersOf | AT | FOR'],
  ['BILL PATTERNS ordersOf, ¦', 'ordersOf'],
  ['SHOW CREATE ACCESS PATTERN ¦', 'ordersOf'],
  ['ACCESS PATTERN p ENTITY ¦', 'Order'],
  ['ENTITY Line IN orders INDEX ¦', 'byStatus | "by-day"'],
  ['ACCESS PATTERN p(:customer) AS GET orders {pk: ¦', "'c#1' | 'c#2' | :customer | TRUE | FALSE | NULL"],
  ['ACCESS PATTERN p AS STEPS { LET all = QUERY orders WHERE pk = 1; FOR EACH o IN ¦', ':all'],
  ['SHOW ¦', 'TABLES | CREATE | INDEXES | LIMITS | VERSION | TRAFFIC | …'],
  ['BACKUP TABLE ¦', '"my-table" | orders | users'],
  ['RESTORE TABLE ¦', 'NOWAIT'],
  ['RESTORE TABLE copy FROM ¦', '"my-table" | orders | users | BACKUP'],
  ['SHOW INDEXES FROM ¦', '"my-table" | orders | users'],
  ["SHOW PRICES REGION 'eu-w¦", "'eu-west-1' | 'eu-west-2' | 'eu-west-3'"],
  ['USE ¦', '"my-table" | orders | users'],
  ['SET ¦', 'THROTTLING | LEDGER | STATISTICS | customer'],
  ['SET cu¦', 'customer'],
  ['SET THROTTLING ¦', 'OFF | OBSERVE | ENFORCE'],
  ['SET STATISTICS FOR orders ¦', 'ITEMS | BYTES | KEYS | RETENTION'],
  ['CLOCK ADVANCE 5 ¦', 'SECOND | SECONDS | MINUTE | MINUTES | HOUR | HOURS | …'],
  ['BEGIN; ¦', 'SELECT | INSERT | UPDATE | DELETE | EXISTS | UPSERT | …'],
  ['BEGIN; CHECK orders {¦', 'pk | sk'],
  ['BATCH { ¦', 'SELECT | INSERT | UPDATE | DELETE | GET | PUT'],
  ["BATCH { GET orders {pk: 'c#1', sk: 'o#1'}; ¦", 'SELECT | INSERT | UPDATE | DELETE | GET | PUT'],
  ['COMMIT; ¦', 'EXPLAIN | SELECT | INSERT | REPLACE | UPDATE | DELETE | …'],
  ['EXPECT ¦', 'ROWS | ITEMS | READ | WRITE | PAGES | FILTERED | …'],
  ['EXPECT PLAN ¦', 'GET | QUERY | SCAN | OPERATION | INDEX'],
  [
    'EXPECT ERROR Cond¦',
    'ConditionalCheckFailedException | PolicyNotFoundException | ReplicaNotFoundException | ResourceNotFoundException | BackupNotFoundException | TransactionCanceledException | …',
  ],
  ['EXPECT READ UNITS <= 1 ON ¦', '"my-table" | orders | users'],
  ['API G¦', 'GetItem | GetRecords | GetShardIterator | GetResourcePolicy | ListGlobalTables | BatchGetItem | …'],
  ['HEATMAP orders BY ¦', 'PARTITION | KEY'],
  ['HEATMAP ¦', '"my-table" | orders | users'],
  ['TOP KEYS OF ¦', '"my-table" | orders | users'],
  [
    'METRICS Con¦',
    'ConsumedReadCapacityUnits | ConsumedWriteCapacityUnits | ConditionalCheckFailedRequests | TransactionConflict | ReadAccountLimitThrottleEvents | WriteAccountLimitThrottleEvents | …',
  ],
  ['METRICS ConsumedReadCapacityUnits FOR ¦', '"my-table" | orders | users'],
  [
    'CREATE ALARM a ON Con¦',
    'ConsumedReadCapacityUnits | ConsumedWriteCapacityUnits | ConditionalCheckFailedRequests | TransactionConflict | ReadAccountLimitThrottleEvents | WriteAccountLimitThrottleEvents | …',
  ],
  ['DIFF ¦', 'MODEL'],
  ['DIFF MODEL CURRENT ¦', "CURRENT | 'nested/ | 'my data.csv' | 'seed.ddbq'"],
  ["DIFF MODEL CURRENT 'a' ¦", 'PLAN | REHEARSE | TO'],
  ['BILL ¦', 'DIFF | PATTERNS | PER | FOR | REGION | LAST | …'],
  ["REPORT TO 'model.md' WITH (¦", 'title | region | simulate | minutes | peak | seed | …'],
  ['BILL PER MONTH WITH (¦', 'free_tier | pitr | replicas | reserved_1yr | reserved_3yr | dax | …'],
  [
    "SIMULATE FOR 10 MINUTES GET orders {pk: :c, sk: 'o#1'} AT 500/s KEYS ¦",
    ':c | UNIFORM | ZIPF | HOT | SEQUENTIAL | TIME',
  ],
  ["SIMULATE FOR 10 MINUTES GET orders {pk: 'a', sk: 'b'} AT 5/s WITH (adap¦", 'adaptive'],
  ["SIMULATE FOR 10 MINUTES GET orders {pk: 'a', sk: 'b'} AT 5/s WITH (adaptive = ¦", 'instant | delayed | off'],
  ['.watch 2 SELECT * FROM o¦', 'orders'],
  ['.watch sel¦', 'select'],
  ['.sample ¦', 'my-table | orders | users | on | off'],
  ['.mo¦', '.mode | .import | .maxrows'],
  ['\\d¦', '\\d | \\di | \\dt'],
  ['.mode ¦', 'table | box | ascii | line | json | jsonl | …'],
  ['.mode j¦', 'json | jsonl | ddb-json'],
  ['.count ¦', 'my-table | orders | users'],
  ['.count orders.¦', 'byStatus | by-day'],
  ['.describe o¦', 'orders'],
  ['.help QU¦', 'QUERY | .quit'],
  ['.help .mo¦', '.mode | .import | .maxrows'],
  ['.read ¦', "nested/ | 'my data.csv' | seed.ddbq"],
  ['.read s¦', "seed.ddbq | nested/ | 'my data.csv'"],
  ['.import data.csv ¦', 'my-table | orders | users | INTO'],
  ['.import data.csv orders --¦', '--pk= | --sk= | --skip= | --text | --format= | --resume | …'],
  ['.import data.csv orders --format=¦', 'csv | tsv | json | jsonl | ddb-json | ion'],
  ['.set mo¦', 'mode | maxrows'],
  ['.set mode ¦', 'table | box | ascii | line | json | jsonl | …'],
  ['.set echo ¦', 'on | off'],
  ['.show mo¦', 'mode | maxrows'],
  ['.heat ¦', 'keys | sort | strip | scale | live'],
  ['.heat scale ¦', 'share | log'],
  ['.param ¦', 'clear'],
  ['.workshop s¦', 'sparse | sharding | seed.ddbq | time-series | nested/ | keys | …'],
  ['EXPECT HOT ¦', 'PARTITION'],
  ['.param clear ¦', 'customer'],
  ['.open ¦', "nested/ | 'my data.csv' | seed.ddbq"],
  ['.output ¦', "nested/ | 'my data.csv' | seed.ddbq"],
  ['aws ¦', 'dynamodb | dynamodbstreams'],
  [
    'aws dynamodb ge¦',
    'get-item | get-resource-policy | batch-get-item | transact-get-items | tag-resource | untag-resource | …',
  ],
  [
    'aws dynamodb get-item ¦',
    '--table-name | --key | --attributes-to-get | --consistent-read | --no-consistent-read | --return-consumed-capacity | …',
  ],
  ['aws dynamodb get-item --table-name ¦', 'my-table | orders | users'],
  ['aws dynamodb query --table-name orders --index-name ¦', 'byStatus | by-day'],
  ['aws dynamodb get-item --return-consumed-capacity ¦', 'INDEXES | TOTAL | NONE'],
  ['SELECT * FROM orders; ¦', 'EXPLAIN | SELECT | INSERT | REPLACE | UPDATE | DELETE | …'],
  ['SELECT * FROM orders -- co¦', ''],
  ['/* SEL¦', ''],
  ["SELECT * FROM orders WHERE pk = 'x'¦", ''],
  [
    'SELECT * FROM nowhere WHERE ¦',
    'attribute_exists( | attribute_not_exists( | attribute_type( | begins_with( | contains( | size( | …',
  ],
  ['SELECT * FROM users u¦', 'using | return | returns | returning'],
  ["SELECT * FROM orders WHERE\n  pk = 'c#1'\n  an¦", 'and | scan'],
  ['explain analyze sel¦', 'select'],
  ['SELECT ¦ FROM "my-table"', 'id | tags | CONSISTENT | COUNT'],
  ['SELECT * FROM orders WHERE "st¦', '"status"'],
  ['SELECT * FROM orders WHERE size(¦', 'pk | sk | "status" | placed | "total" | address | …'],
  ['UPDATE orders SET "total" = if_not_exists(¦', 'pk | sk | "status" | placed | "total" | address | …'],
  ['QUERY orders.byStatus WHERE status = ¦', "'LATE' | 'OPEN' | \"status\" | placed | pk | sk | …"],
  ["QUERY orders.byStatus WHERE status = 'OPEN' AND placed > ¦", '1 | 3 | "status" | placed | pk | sk | …'],
  ['SELECT * FROM orders WHERE address.city.¦', ''],
  ['REPLACE ¦', 'INTO'],
  ['UPSERT ¦', '"my-table" | orders | users'],
  ['BULK ¦', 'UPDATE | DELETE'],
  ['SCAN orders FILTER contains(no¦', 'note | attribute_not_exists('],
  ['SELECT * FROM orders WHERE odd¦', '"odd name"'],
  ["HEATMAP orders TO 's¦", "'seed.ddbq' | 'nested/ | 'my data.csv'"],
  ['.read nested/¦', 'nested/items.jsonl'],
  ['.read m¦', "'my data.csv'"],
  [".read 'm¦", "'my data.csv'"],
  ['EXPECT VALUE OF ¦', 'id | pk | sk | "status" | placed | email | …'],
  ['EXPECT VALUE OF address.¦', 'city | "zip code"'],
  ["FROM orders WHERE pk = 'c#1' SET ¦", '"status" | placed | "total" | address | note | "odd name"'],
  ['SELECT * FROM orders WHERE NOT ¦', 'pk | sk | "status" | placed | "total" | address | …'],
  ["GET orders {pk: 'c#1', 's¦", "'sk'"],
  ['CREATE TABLE t (a STRING, b STRING) PRIMARY KEY (a) GSI (byB ON (¦', 'a | b'],
  ["BEGIN; GET orders {pk: 'a', sk: 'b'}; CO¦", 'COMMIT'],
  ['SELECT * FROM orders RETURN CONSUMED CAPACITY ¦', 'TOTAL | INDEXES'],
  ['.explain ¦', ''],
  ['.quit ¦', ''],
  ["UPDATE orders {pk: 'a', sk: 'b'} IF ¦ RETURN ALL OLD", 'pk | sk | "status" | placed | "total" | address | …'],
  ["SELECT * FROM orders WHERE pk = 'c#1' AND sk > 'o¦' LIMIT 5", "'o#1' | 'o#2'"],
  [
    'METRICS ConsumedReadCapacityUnits OPERATION Get¦',
    'GetItem | GetRecords | GetShardIterator | GetResourcePolicy | BatchGetItem | TransactGetItems | …',
  ],
  ['SHOW RECOMMENDED ALARMS FOR ¦', '"my-table" | orders | users'],
  ["COMPARE SIMULATE FOR 1 MINUTES GET orders {pk: 'a', sk: 'b'} AT 1/s AGAINST ¦", 'SIMULATE | WITH'],
])('%s', (marked, expected) => {
  const inserts = shell.inserts(marked)
  const shown = inserts.slice(0, 6).join(' | ') + (inserts.length > 6 ? ' | …' : '')
  expect(shown).toBe(expected)
})

describe('what is replaced', () => {
  test.each<[string, string]>([
    ['SELECT * FROM or¦', 'or'],
    ['SELECT * FROM or¦ders WHERE', 'orders'],
    ['SELECT * FROM my-t¦', 'my-t'],
    ['SELECT * FROM orders.by¦', 'by'],
    ['SELECT * FROM "m¦"', '"m"'],
    ["SELECT * FROM orders WHERE pk = 'c#¦'", "'c#'"],
    ["SELECT * FROM orders WHERE pk IN ('c#¦, 'x')", "'c#"],
    ['SELECT * FROM ¦orders', ''],
    ['SELECT * FROM orders WHERE pk = :cu¦', ':cu'],
    ['.count orders.by¦', 'by'],
    ['.mode js¦', 'js'],
    ['.import f orders --format=cs¦', 'cs'],
    ['.import f orders --fo¦', '--fo'],
    ['aws dynamodb get-item --table-name or¦', 'or'],
  ])('%s', (marked, replaced) => {
    const { from, to } = shell.at(marked)
    expect(marked.replace('¦', '').slice(from, to)).toBe(replaced)
  })
})

describe('details', () => {
  const detailOf = (marked: string, label: string): string | undefined => {
    const item = shell.at(marked).items.find((each) => each.label === label)
    return item && `${item.kind}: ${item.detail}`
  }
  test.each<[string, string, string]>([
    ['SELECT * FROM ¦', 'orders', 'table: pk S, sk S'],
    ['SELECT * FROM orders.¦', 'byStatus', 'index: status S, placed N, global'],
    ['SELECT * FROM orders WHERE ¦', 'pk', 'key: pk S'],
    ['SELECT * FROM orders WHERE ¦', 'sk', 'key: sk S'],
    ['SELECT * FROM orders WHERE ¦', 'status', 'key: pk of byStatus S'],
    ['SELECT * FROM orders.byStatus WHERE ¦', 'status', 'key: pk S'],
    ['SELECT * FROM orders.byStatus WHERE ¦', 'sk', 'key: sk of orders S'],
    ['SELECT * FROM orders WHERE ¦', 'total', 'attribute: N|S 50 %'],
    ['SELECT * FROM orders WHERE ¦', 'note', 'attribute: S 25 %'],
    ['SELECT ¦', 'total', 'attribute: N|S 50 % of orders'],
    ['SELECT * FROM orders WHERE address.¦', 'city', 'attribute: S 25 %'],
    [
      'SELECT * FROM orders WHERE ¦',
      'size',
      'function: How many bytes a text or a binary has, how many members a set, a list or a map.',
    ],
    ['SELECT * FROM orders WHERE pk = :¦', ':customer', "parameter: 'c#1'"],
    ['.¦', '\\dt', 'undefined'],
    ['\\¦', '\\dt', 'command: as .tables'],
    ['\\¦', '\\x', 'command: as .expanded'],
    ['.set ¦', 'mode', 'setting: table  form of results'],
    ['METRICS ¦', 'ReadThrottleEvents', 'metric: Sum, Count'],
  ])('%s %s', (marked, label, detail) => {
    expect(String(detailOf(marked, label))).toBe(detail)
  })
})

test('inside a call there is its signature', () => {
  expect(shell.at('SELECT * FROM orders WHERE begins_with(sk, ¦').signature).toBe(
    "begins_with(path, 'text') -> true or false",
  )
  expect(shell.at('SELECT * FROM orders WHERE begins_with(sk, size(¦').signature).toMatch(/^size\(path\)/)
  expect(shell.at("SELECT * FROM orders WHERE begins_with(sk, 'a') ¦").signature).toBeUndefined()
  expect(shell.at('SELECT * FROM orders WHERE pk IN (¦').signature).toBeUndefined()
})

test('the table of USE is meant where none is named', async () => {
  const own = await CompletingShell.open()
  await own.run('USE orders')
  expect(own.inserts('QUERY WHERE ¦').slice(0, 2)).toEqual(['pk', 'sk'])
  expect(own.inserts('GET {¦')).toEqual(['pk', 'sk'])
})

test('what was used lately comes first among equals', async () => {
  const own = await CompletingShell.open()
  own.recent.note('SELECT sk FROM orders')
  own.recent.note('SELECT * FROM users')
  expect(own.inserts('SELECT * FROM ¦')).toEqual(['users', 'orders', '"my-table"'])
  own.recent.note('SELECT * FROM orders')
  expect(own.inserts('SELECT * FROM ¦')).toEqual(['orders', 'users', '"my-table"'])
})

test('at most twenty values are proposed, those that fit', async () => {
  const own = await CompletingShell.open('CREATE TABLE keyed (pk STRING HASH)')
  for (let nth = 0; nth < 30; nth++) await own.run(`PUT keyed {pk: 'k#${String(nth).padStart(2, '0')}'}`)
  expect(own.inserts("GET keyed {pk: '¦")).toHaveLength(20)
  expect(own.inserts("GET keyed {pk: 'k#2¦")).toHaveLength(10 + 2)
})
