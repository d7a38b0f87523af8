import type { Result } from '../outcome.ts'
import { heatData, orderData } from './data.ts'

/** One step of `.tutorial`: what there is to know, what there is to do, and how one sees that it is done. */
export type TutorialStep = {
  readonly title: string
  /** Paragraphs. */
  readonly text: readonly string[]
  readonly task: string
  readonly hint: string
  readonly solution: string
  readonly check: StepCheck
  /** Said when it is done. */
  readonly lesson: string
  /** Statements that run before the step begins; what they do is not shown. */
  readonly setUp?: string | undefined
}

export type StepCheck = {
  /** Must be found in a statement of whoever learns. */
  readonly text?: RegExp | undefined
  /** EXPECTs about that statement. */
  readonly outcome?: string | undefined
  /** What it must have come to. */
  readonly result?: Result['kind'] | undefined
  /** A script that succeeds once the database is as it should be. */
  readonly state?: string | undefined
}

export const tutorialSteps: readonly TutorialStep[] = [
  {
    title: 'A table is its key',
    text: [
      'DynamoDB wants to know one thing about a table: the key of its items. Its first part, the partition key, says where an item is kept; the second, the sort key, in which order it stands among those kept with it.',
    ],
    task: "Make a table 'orders' whose partition key is the text 'customer' and whose sort key is the text 'placed'.",
    hint: 'CREATE TABLE name (attribute STRING, ...) PRIMARY KEY (attribute HASH, attribute RANGE). .help CREATE TABLE has the rest.',
    solution: 'CREATE TABLE orders (customer STRING, placed STRING) PRIMARY KEY (customer HASH, placed RANGE);',
    check: { state: "QUERY orders WHERE customer = 'ada' AND placed > '2026'" },
    lesson:
      'HASH is the partition key: it is hashed to find the partition. RANGE is the sort key: it is what ranges are read by.',
  },
  {
    title: 'Everything else is up to the item',
    text: [
      'An item has its key, and any other attributes of any type. Items of one table need not look alike.',
      'A write costs a write unit for each 1 KB: it stands under the statement.',
    ],
    task: "Write an order of customer 'ada', placed '2026-01-05', with the status 'OPEN' and a total of 42.",
    hint: 'PUT table {name: value, ...}, or INSERT INTO table VALUE {...} as PartiQL has it. Texts stand in single quotes, and dates are texts.',
    solution: "PUT orders {customer: 'ada', placed: '2026-01-05', status: 'OPEN', total: 42};",
    check: {
      state:
        "GET orders {customer: 'ada', placed: '2026-01-05'}; EXPECT VALUE OF status = 'OPEN'; EXPECT VALUE OF total = 42",
    },
    lesson: 'Had there been an item with that key, PUT would have replaced it. INSERT would have refused.',
  },
  {
    title: 'One partition, one query',
    text: [
      'There are 241 orders of 20 customers by now. What a Query reads is the items of one partition key, in the order of their sort key; it costs half a read unit for each 4 KB.',
    ],
    task: 'Read all orders of ada.',
    hint: 'QUERY table WHERE partition key = value, or SELECT * FROM table WHERE partition key = value: it is the same request.',
    solution: "QUERY orders WHERE customer = 'ada';",
    check: { outcome: 'EXPECT PLAN QUERY; EXPECT ROWS = 13', result: 'items' },
    lesson: 'Only what was asked for was read. However many customers there are, this costs the same.',
    setUp: orderData(),
  },
  {
    title: 'What the sort key is for',
    text: [
      'Items of a partition stand in order, so a range of them is read without the others. Texts are in the order of their letters, which is why dates are written with the year first.',
      'DESC reads from the end, LIMIT stops early.',
    ],
    task: 'Read the three newest orders of ada, the newest first.',
    hint: "QUERY ... DESC LIMIT 3. To look at some months only, AND placed BETWEEN '2026-06' AND '2026-09' would do.",
    solution: "QUERY orders WHERE customer = 'ada' DESC LIMIT 3;",
    check: {
      outcome: "EXPECT PLAN QUERY; EXPECT ROWS = 3; EXPECT READ UNITS <= 0.5; EXPECT VALUE OF placed = '2026-12-15'",
      result: 'items',
    },
    lesson: 'Half a unit: less cannot be paid for a read. The order of a Query is the order of the key, and no other.',
  },
  {
    title: 'What is not the key',
    text: [
      'Which orders are still open? status is no part of the key. The question can be asked all the same, and looks as harmless.',
    ],
    task: "Read all orders with the status 'OPEN'.",
    hint: "SELECT * FROM orders WHERE status = 'OPEN', or SCAN orders FILTER status = 'OPEN'.",
    solution: "SELECT * FROM orders WHERE status = 'OPEN';",
    check: { outcome: 'EXPECT PLAN SCAN; EXPECT ROWS = 21', result: 'items' },
    lesson:
      'Every item was read and paid for, and most were thrown away: a filter saves what is sent, not what is read. The cost line says how many were kept. With a million orders it would be a million.',
  },
  {
    title: 'Another key for another question',
    text: [
      'A global secondary index holds the items once more, under another key. It is kept up to date by every write, and what it holds besides its keys is called its projection.',
    ],
    task: "Give orders an index 'byStatus' with the partition key 'status' and the sort key 'placed'.",
    hint: 'ALTER TABLE table (attribute STRING, ...) CREATE GSI (name ON (attribute HASH, attribute RANGE)): the type of an attribute is told once, when it becomes a key.',
    solution: 'ALTER TABLE orders (status STRING) CREATE GSI (byStatus ON (status HASH, placed RANGE));',
    check: {
      state: "QUERY orders.byStatus WHERE status = 'OPEN' AND placed > '2026'",
    },
    lesson: 'It was filled with the items that were there, and only with those that have a status.',
  },
  {
    title: 'The same question, the right way',
    text: [
      'An index is read by its name, behind that of its table: orders.byStatus. DynamoDB never chooses one by itself.',
      'EXPLAIN in front of a statement says what it would do and cost, and does nothing. EXPLAIN ANALYZE does it, and puts what happened beside what was expected.',
    ],
    task: "Let EXPLAIN ANALYZE read all orders with the status 'OPEN' by way of the index.",
    hint: "EXPLAIN ANALYZE QUERY orders.byStatus WHERE status = 'OPEN'.",
    solution: "EXPLAIN ANALYZE QUERY orders.byStatus WHERE status = 'OPEN';",
    check: { outcome: 'EXPECT PLAN QUERY ON byStatus; EXPECT READ UNITS > 0', result: 'explanation' },
    lesson:
      'Nothing was read in vain. A Scan in a plan is what to look for: EXPECT NO SCAN behind a statement of a script lets a build fail for it.',
  },
  {
    title: 'Who pays for an index',
    text: [
      'Whoever writes. A change of a key of the index is two writes there: the old entry goes, a new one comes. .cost detail shows each of them.',
    ],
    task: "Set the status of ada's order of 2026-01-05 to 'SHIPPED'.",
    hint: "UPDATE orders {customer: 'ada', placed: ...} SET status = ..., or UPDATE orders SET ... WHERE customer = ... AND placed = ....",
    solution: "UPDATE orders {customer: 'ada', placed: '2026-01-05'} SET status = 'SHIPPED';",
    check: { outcome: 'EXPECT WRITE UNITS = 3', result: 'written' },
    lesson:
      'Three units instead of one: the table, and two in the index. An index is worth it when it is read more than it is written.',
  },
  {
    title: 'Heat',
    text: [
      'Partitions are equal: each gives 1,000 write units and 3,000 read units a second, and no more. A table grows by more of them, which helps nobody whose traffic goes to one key.',
      'A moment ago 1,500 orders were written within a second, somewhere in this table. They were let through, since SET THROTTLING is on OBSERVE; DynamoDB would have refused some.',
    ],
    task: 'Find out where they went: draw the heatmap of orders, or list its top keys.',
    hint: 'HEATMAP orders shows partitions over time; TOP KEYS OF orders lists the busiest keys.',
    solution: 'HEATMAP orders;',
    check: { result: 'heat' },
    lesson:
      'One partition was beyond its limit and the others idle, for the sake of one key. No setting helps against that, only another key.',
    setUp: heatData(),
  },
  {
    title: 'Before it happens',
    text: [
      'SIMULATE plays traffic against a table in virtual time, writes nothing, and says what would be throttled. A parameter gets another value with each request:',
      "SIMULATE FOR 1 MINUTE PUT orders {customer: 'sale', placed: :n} AT 1500/s KEYS :n SEQUENTIAL",
      'That is the sale of the last step, and a third of it is refused.',
    ],
    task: "Simulate a minute of the same sale AT 1500/s, with its orders spread over 10 keys 'sale#1' to 'sale#10', so that nothing is throttled.",
    hint: "Put a parameter, such as :c, in the place of 'sale', and say what it is: KEYS :c UNIFORM OVER 10 AS 'sale#{n}'.",
    solution:
      "SIMULATE FOR 1 MINUTE PUT orders {customer: :c, placed: :n} AT 1500/s KEYS :c UNIFORM OVER 10 AS 'sale#{n}' KEYS :n SEQUENTIAL;",
    check: { text: /\b1500\s*\/\s*s\b/, outcome: 'EXPECT NO THROTTLES', result: 'simulation' },
    lesson:
      'Reading the sale back takes ten queries now: that is the price of it. COMPARE puts two simulations side by side, and .help NAME knows more about anything here.',
  },
]
