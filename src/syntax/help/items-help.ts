import type { StatementHelp } from './statement-help-entry.ts'

/** Statements about items: PartiQL, the verbs, several at once. */
export const itemsHelp: readonly StatementHelp[] = [
  {
    name: 'SELECT',
    group: 'PartiQL',
    kinds: ['partiql'],
    syntax: [
      'SELECT * | path, ... | COUNT(*) FROM table[.index] [WHERE condition] [ORDER BY key [ASC | DESC], ...]',
      '       [KEYS IN (pk[, sk]), ...] [USING index] [LIMIT n] [SCAN LIMIT n] [CONSISTENT]',
      '       [AS OF time | n MINUTES AGO] [RETURN CONSUMED CAPACITY TOTAL | INDEXES]',
    ],
    help: "Reads items: a Query when the condition pins the partition key, otherwise a Scan. COUNT(*) counts without returning items. LIMIT counts items returned, SCAN LIMIT items evaluated. AS OF reads a table with point-in-time recovery as it was at a moment, '2026-03-01T12:00:00Z' or a date alone; it is the shell's own, and GET, QUERY and SCAN have it too.",
    example: "SELECT total FROM orders.byStatus WHERE status = 'OPEN' AND placed > '2026' LIMIT 20",
  },
  {
    name: 'INSERT',
    group: 'PartiQL',
    kinds: ['partiql', 'insert-rows'],
    syntax: [
      "INSERT INTO table VALUE {'name': value, ...} [RETURN CONSUMED CAPACITY TOTAL | INDEXES]",
      'INSERT INTO table (name, ...) VALUES (value, ...), ...',
      'INSERT INTO table (name = value, ...), ...',
    ],
    help: 'Writes new items; an item that exists already is an error.',
    example: "INSERT INTO orders (pk, sk, total) VALUES ('c#1', 'o#1', 10), ('c#1', 'o#2', 20)",
  },
  {
    name: 'REPLACE',
    group: 'PartiQL',
    kinds: ['insert-rows'],
    syntax: [
      "REPLACE INTO table VALUE {'name': value, ...}",
      'REPLACE INTO table (name, ...) VALUES (value, ...), ...',
    ],
    help: 'Writes items as INSERT does, and overwrites those that exist.',
    example: "REPLACE INTO orders VALUE {'pk': 'c#1', 'sk': 'o#1', 'total': 12}",
  },
  {
    name: 'UPDATE',
    group: 'PartiQL',
    kinds: ['partiql', 'update-item'],
    syntax: [
      'UPDATE table SET path = value, ... [REMOVE path, ...] [ADD path value, ...] [DELETE path set, ...] WHERE condition',
      '       [RETURNING ALL | MODIFIED OLD | NEW *] [RETURN CONSUMED CAPACITY TOTAL | INDEXES]',
      'UPDATE table SET ... KEYS IN (pk[, sk]), ...',
      'UPDATE [table] {key} [SET ...] [REMOVE ...] [ADD ...] [DELETE ...] [IF condition]',
      '       [RETURN ALL | UPDATED OLD | NEW] [ON FAILURE RETURN OLD] [RETURN CONSUMED CAPACITY TOTAL | INDEXES]',
    ],
    help: 'Changes one item. PartiQL names the key in WHERE and needs the item to exist; with a key in braces the statement is an UpdateItem, which creates a missing item.',
    example:
      "UPDATE orders {pk: 'c#1', sk: 'o#1'} SET n = if_not_exists(n, 0) + 1 IF status <> 'CLOSED' RETURN UPDATED NEW",
  },
  {
    name: 'DELETE',
    group: 'PartiQL',
    kinds: ['partiql', 'delete-item'],
    syntax: [
      'DELETE FROM table WHERE condition [RETURNING ALL OLD *] [RETURN CONSUMED CAPACITY TOTAL | INDEXES]',
      'DELETE FROM table KEYS IN (pk[, sk]), ...',
      'DELETE [table] {key} [IF condition] [RETURN ALL OLD] [ON FAILURE RETURN OLD] [RETURN CONSUMED CAPACITY TOTAL | INDEXES]',
    ],
    help: 'Deletes one item by its key.',
    example: "DELETE orders {pk: 'c#1', sk: 'o#1'} IF status = 'DRAFT' RETURN ALL OLD",
  },
  {
    name: 'UPSERT',
    group: 'PartiQL',
    kinds: ['upsert'],
    syntax: ['UPSERT table SET path = value, ... WHERE condition [RETURNING ALL | MODIFIED OLD | NEW *]'],
    help: 'UPDATE that creates the item when it is missing.',
    example: "UPSERT orders SET total = 10 WHERE pk = 'c#1' AND sk = 'o#1'",
  },
  {
    name: 'EXISTS',
    group: 'PartiQL',
    kinds: ['partiql'],
    syntax: ['EXISTS(SELECT * FROM table WHERE condition)'],
    help: "PartiQL's condition inside a transaction: one item by its key, and at least one condition more.",
    example:
      "BEGIN; EXISTS(SELECT * FROM customers WHERE pk = 'c#1' AND active = true); DELETE FROM orders WHERE pk = 'c#1' AND sk = 'o#1'; COMMIT",
  },
  {
    name: 'GET',
    group: 'Items',
    kinds: ['get'],
    syntax: [
      'GET [table] {key} [PROJECT path, ...] [CONSISTENT] [AS OF time] [RETURN CONSUMED CAPACITY TOTAL | INDEXES]',
    ],
    help: 'Reads one item by its full primary key.',
    example: "GET orders {pk: 'c#1', sk: 'o#1'} PROJECT total, status CONSISTENT",
  },
  {
    name: 'PUT',
    group: 'Items',
    kinds: ['put'],
    syntax: [
      'PUT [table] {item} [IF condition] [RETURN ALL OLD] [ON FAILURE RETURN OLD] [RETURN CONSUMED CAPACITY TOTAL | INDEXES]',
    ],
    help: 'Writes one item and replaces the one that has its key.',
    example: "PUT orders {pk: 'c#1', sk: 'o#1', total: 10} IF attribute_not_exists(pk)",
  },
  {
    name: 'QUERY',
    group: 'Items',
    kinds: ['query'],
    syntax: [
      'QUERY [table[.index]] WHERE key-condition [FILTER condition] [PROJECT path, ...] [ASC | DESC] [LIMIT n] [SCAN LIMIT n]',
      '      [CONSISTENT] [START AFTER {key}] [SELECT COUNT | ALL ATTRIBUTES | PROJECTED ATTRIBUTES] [USING index]',
      '      [AS OF time] [RETURN CONSUMED CAPACITY TOTAL | INDEXES]',
    ],
    help: 'Reads the items of one partition in the order of the sort key. Options come in any order.',
    example: "QUERY orders.byStatus WHERE status = 'OPEN' FILTER total > 10 PROJECT sk, total DESC LIMIT 20",
  },
  {
    name: 'SCAN',
    group: 'Items',
    kinds: ['scan'],
    syntax: [
      'SCAN [table[.index]] [FILTER condition] [PROJECT path, ...] [LIMIT n] [SCAN LIMIT n] [SEGMENT n OF m] [CONSISTENT]',
      '     [START AFTER {key}] [SELECT COUNT | ALL ATTRIBUTES | PROJECTED ATTRIBUTES] [USING index]',
      '     [AS OF time] [RETURN CONSUMED CAPACITY TOTAL | INDEXES]',
    ],
    help: 'Reads every item of a table or an index, or one segment of them.',
    example: 'SCAN orders FILTER total > 100 SEGMENT 0 OF 4',
  },
  {
    name: 'CHECK',
    group: 'Items',
    kinds: ['check'],
    syntax: ['CHECK [table] {key} IF condition [ON FAILURE RETURN OLD]'],
    help: 'A condition that a transaction depends on; it changes nothing and stands only between BEGIN and COMMIT.',
    example: "BEGIN; CHECK customers {pk: 'c#1'} IF attribute_exists(pk); PUT orders {pk: 'c#1', sk: 'o#1'}; COMMIT",
  },
  {
    name: 'BEGIN',
    group: 'Several statements',
    kinds: ['transaction'],
    syntax: ['BEGIN [TRANSACTION] [TOKEN string]; statement; ... COMMIT | ROLLBACK'],
    help: 'Sends what stands between as one transaction: all reads, or all writes and checks. ROLLBACK sends nothing.',
    example:
      "BEGIN; UPDATE accounts {pk: 'a'} SET balance = balance - 10 IF balance >= 10; UPDATE accounts {pk: 'b'} SET balance = balance + 10; COMMIT",
  },
  {
    name: 'BATCH',
    group: 'Several statements',
    kinds: ['batch'],
    syntax: ['BATCH { statement; ... }'],
    help: 'Sends reads or writes of single items together. They do not depend on each other.',
    example: "BATCH { GET orders {pk: 'c#1', sk: 'o#1'}; GET orders {pk: 'c#1', sk: 'o#2'} }",
  },
  {
    name: 'BULK',
    group: 'Several statements',
    kinds: ['bulk'],
    syntax: [
      'BULK UPDATE table[.index] SET ... [WHERE condition] [LIMIT n] [WITH RATELIMIT (n RCU, n WCU)]',
      'BULK DELETE FROM table[.index] [WHERE condition] [LIMIT n] [WITH RATELIMIT (n RCU, n WCU)]',
    ],
    help: 'Reads what the condition selects, then writes item by item. Not atomic.',
    example: "BULK UPDATE orders.byStatus SET flagged = true WHERE status = 'LATE' WITH RATELIMIT (10 RCU, 5 WCU)",
  },
]
