import type { Refusals } from './refusal.ts'

/** Statements that can be read but cannot become operations. */
export const planRefusals: Refusals = {
  'plan.bad-scaling': {
    title: 'auto scaling that cannot be',
    explanation:
      'Auto scaling is of provisioned units: towards a target of 20 to 90 %, between at least 1 unit and no more than there may be.',
    wrong: 'ALTER TABLE customers SET SCALING READ 70% FROM 5 TO 50',
    right: 'ALTER TABLE customers SET BILLING MODE PROVISIONED (5 RCU, 5 WCU) SCALING READ 70% FROM 5 TO 50',
  },
  'plan.bad-table-name': {
    title: 'more than a table and an index',
    explanation:
      'A table is written as table, an index of it as table.index. A name with dots in it needs double quotes.',
    wrong: 'SCAN orders.byStatus.x',
    right: 'SCAN orders.byStatus',
  },
  'plan.check-outside-transaction': {
    title: 'CHECK outside of a transaction',
    explanation:
      'CHECK is a condition that a transaction depends on. By itself it would change nothing and answer nothing.',
    wrong: '',
    right: "BEGIN; CHECK orders {pk: 'c#1', sk: 'o#1'} IF attribute_exists(pk); PUT customers {pk: 'c#2'}; COMMIT",
  },
  'plan.exists-outside-transaction': {
    title: 'EXISTS outside of a transaction',
    explanation: 'EXISTS is the condition of a PartiQL transaction; SELECT reads.',
    wrong: "EXISTS(SELECT * FROM customers WHERE pk = 'c#1' AND active = true)",
    right: "SELECT * FROM customers WHERE pk = 'c#1' AND active = true",
  },
  'plan.index-not-here': {
    title: 'an index where only a table can be',
    explanation: 'Items are written to tables, and read one by one from tables; indexes are queried and scanned.',
    wrong: "GET orders.byStatus {pk: 'c#1', sk: 'o#1'}",
    right: "GET orders {pk: 'c#1', sk: 'o#1'}",
  },
  'plan.key-needed': {
    title: 'the key is not complete',
    explanation:
      'An item is named by its whole primary key: the partition key, and the sort key where the table has one.',
    wrong: "UPSERT orders SET total = 10 WHERE pk = 'c#1'",
    right: "UPSERT orders SET total = 10 WHERE pk = 'c#1' AND sk = 'o#1'",
  },
  'plan.mixed-batch': {
    title: 'a batch of several kinds',
    explanation:
      'A batch is one call: BatchGetItem has GETs, BatchWriteItem PUTs and DELETEs, BatchExecuteStatement PartiQL.',
    wrong: "BATCH { GET orders {pk: 'c#1', sk: 'o#1'}; PUT customers {pk: 'c#2'} }",
    right: "BATCH { GET orders {pk: 'c#1', sk: 'o#1'} }; BATCH { PUT customers {pk: 'c#2'} }",
  },
  'plan.mixed-set': {
    title: 'a set of several types',
    explanation: 'A set holds strings only, numbers only or binaries only, and at least one. A list holds anything.',
    wrong: "PUT customers {pk: 'c#2', tags: <<'a', 1>>}",
    right: "PUT customers {pk: 'c#2', tags: ['a', 1]}",
  },
  'plan.mixed-transaction': {
    title: 'a transaction of several kinds',
    explanation: 'A transaction reads or writes, not both; and it is PartiQL or verbs, not both.',
    wrong: "BEGIN; GET orders {pk: 'c#1', sk: 'o#1'}; PUT customers {pk: 'c#2'}; COMMIT",
    right: "BEGIN; CHECK orders {pk: 'c#1', sk: 'o#1'} IF attribute_exists(pk); PUT customers {pk: 'c#2'}; COMMIT",
  },
  'plan.no-member': {
    title: 'a part that a parameter does not have',
    explanation: ':order.total is a part of a map, :orders[0] one of a list. A read that found nothing leaves NULL.',
    wrong: "SET order = {total: 3}; PUT orders {pk: 'c#1', sk: 'o#2', total: :order.sum}",
    right: "SET order = {total: 3}; PUT orders {pk: 'c#1', sk: 'o#2', total: :order.total}",
  },
  'plan.no-table': {
    title: 'no table is named',
    explanation: 'GET, PUT, QUERY, SCAN, UPDATE and DELETE may leave out the table that USE has chosen, and no other.',
    wrong: "GET {pk: 'c#1', sk: 'o#1'}",
    right: "USE orders; GET {pk: 'c#1', sk: 'o#1'}",
  },
  'plan.not-a-value': {
    title: 'not a value',
    explanation: 'Keys and items are made of values: strings in single quotes, numbers, lists, maps, sets, parameters.',
    wrong: '',
    right: "GET orders {pk: 'c#1', sk: 'o#1'}",
  },
  'plan.not-an-expression': {
    title: 'nothing that DynamoDB could be asked',
    explanation:
      "The statement means something, but no request says it: DynamoDB's expressions do not know it, or it would take several requests.",
    wrong: '',
    right: "BULK DELETE FROM orders WHERE pk = 'c#1' AND sk > 'a'",
  },
  'plan.not-in-batch': {
    title: 'no member of a batch',
    explanation: 'A batch has no updates, no conditions and no answers. A transaction has them.',
    wrong: "BATCH { PUT customers {pk: 'c#2'} IF attribute_not_exists(pk) }",
    right: "BEGIN; PUT customers {pk: 'c#2'} IF attribute_not_exists(pk); COMMIT",
  },
  'plan.not-in-transaction': {
    title: 'no member of a transaction',
    explanation:
      'A transaction holds GETs, or writes of single items and CHECKs, or PartiQL. It returns no values of writes.',
    wrong: "BEGIN; PUT customers {pk: 'c#2'} RETURN ALL OLD; COMMIT",
    right: "BEGIN; PUT customers {pk: 'c#2'}; COMMIT",
  },
  'plan.no-past': {
    title: 'AS OF where a request stands',
    explanation:
      "AS OF is the shell's own. Members of transactions and batches, simulated statements and code are requests of DynamoDB.",
    wrong: "BEGIN; GET orders {pk: 'c#1', sk: 'o#1'} AS OF 5 MINUTES AGO; COMMIT",
    right: "EXPLAIN GET orders {pk: 'c#1', sk: 'o#1'} AS OF 5 MINUTES AGO",
  },
  'plan.nothing-expires': {
    title: 'no TTL that could be turned off',
    explanation: 'Items of this table do not expire.',
    wrong: 'ALTER TABLE orders SET TTL DISABLED',
    right: 'ALTER TABLE orders SET TTL (expires)',
  },
  'plan.copy-of-itself': {
    title: 'a table that would be copied to itself',
    explanation: 'COPY goes to a table of another name, or into another file.',
    wrong: 'COPY orders TO orders',
    right: 'COPY orders TO orders2',
  },
  'plan.nothing-to-export': {
    title: 'nothing to export',
    explanation: 'A statement that counts or writes answers with no items; a model is made of tables.',
    wrong: "EXPORT (SELECT COUNT(*) FROM orders) TO 'count.json'",
    right: "EXPORT (SELECT * FROM orders) TO 'orders.json'",
  },
  'plan.nothing-to-explain': {
    title: 'no request to show',
    explanation: 'EXPLAIN shows what is sent. SET, USE, EXPECT and the like send nothing.',
    wrong: 'EXPLAIN API SET x = 1',
    right: "EXPLAIN API GET orders {pk: 'c#1', sk: 'o#1'}",
  },
  'plan.positional-parameter': {
    title: 'nothing is bound to ?',
    explanation: 'Parameters of the shell have names; a program binds values to ? by their order.',
    wrong: 'SELECT * FROM orders WHERE pk = ?',
    right: "SET customer = 'c#1'; SELECT * FROM orders WHERE pk = :customer",
  },
  'plan.several-backups': {
    title: 'a name that several backups have',
    explanation: 'Names of backups may repeat; their ARNs do not. SHOW BACKUPS lists both.',
    wrong: "BACKUP TABLE orders CALLED nightly; BACKUP TABLE orders CALLED nightly; DESCRIBE BACKUP 'nightly'",
    right: 'SHOW BACKUPS FROM orders',
  },
  'plan.unknown-backup': {
    title: 'no such backup',
    explanation: 'There is no backup of this name. SHOW BACKUPS lists those there are.',
    wrong: "RESTORE TABLE again FROM BACKUP 'nightly'",
    right: "BACKUP TABLE orders CALLED nightly; RESTORE TABLE again FROM BACKUP 'nightly'",
  },
  'plan.unknown-index': {
    title: 'no such index',
    explanation: 'The table has no index of this name. SHOW INDEXES lists them.',
    wrong: 'TOP KEYS OF orders.byTotal',
    right: 'TOP KEYS OF orders.byStatus',
  },
  'plan.unknown-operation': {
    title: 'no such operation',
    explanation: "API takes the operations of DynamoDB by the API's names.",
    wrong: '',
    right: 'API DescribeTable {"TableName": "orders"}',
  },
  'plan.unknown-table': {
    title: 'no such table',
    explanation: 'There is no table of this name in the database that is open. SHOW TABLES lists those there are.',
    wrong: 'USE order',
    right: 'USE orders',
  },
  'plan.unknown-variable': {
    title: 'no value for a parameter',
    explanation: 'SET gives a parameter its value before it is used; .param lists them.',
    wrong: "GET orders {pk: :customer, sk: 'o#1'}",
    right: "SET customer = 'c#1'; GET orders {pk: :customer, sk: 'o#1'}",
  },
}
