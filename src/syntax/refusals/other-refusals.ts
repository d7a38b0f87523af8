import type { Refusals } from './refusal.ts'

/** About simulations, prices, files of items, the file of the database, and the program itself. */
export const otherRefusals: Refusals = {
  'generate.bad-fake': {
    title: 'nothing that can be made up',
    explanation:
      'FAKE names a function of the faker library, as person.fullName or number.int(1, 100). The message says what is wrong with it.',
    wrong:
      "ENTITY E IN orders KEY (pk = 'c', sk = '{id}') ATTRIBUTES (id STRING REQUIRED, who STRING REQUIRED FAKE 'person.fulName'); GENERATE 1 E",
    right:
      "ENTITY E IN orders KEY (pk = 'c', sk = '{id}') ATTRIBUTES (id STRING REQUIRED, who STRING REQUIRED FAKE 'person.fullName'); GENERATE 1 E",
  },
  'generate.bad-keys': {
    title: 'KEYS that items cannot be made with',
    explanation: 'KEYS of GENERATE is about an attribute of the entity, each once, with a law that has no time.',
    wrong:
      "ENTITY E IN orders KEY (pk = 'c', sk = '{id}') ATTRIBUTES (id STRING REQUIRED); GENERATE 1 E KEYS :it UNIFORM OVER 5",
    right:
      "ENTITY E IN orders KEY (pk = 'c', sk = '{id}') ATTRIBUTES (id STRING REQUIRED); GENERATE 1 E KEYS :id UNIFORM OVER 5",
  },
  'generate.too-few-keys': {
    title: 'not as many keys as items',
    explanation:
      'No two items have one key. What its template is made of has too few values, as ONE OF or DISTINCT say.',
    wrong:
      "ENTITY E IN orders KEY (pk = 'c', sk = '{n}') ATTRIBUTES (n STRING REQUIRED ONE OF ('a', 'b')); GENERATE 3 E",
    right:
      "ENTITY E IN orders KEY (pk = 'c', sk = '{n}') ATTRIBUTES (n STRING REQUIRED ONE OF ('a', 'b')); GENERATE 2 E",
  },
  'generate.too-many': {
    title: 'too many items at once',
    explanation: 'GENERATE makes up to ten million items; what is in the file already stays.',
    wrong: "ENTITY E IN orders KEY (pk = 'c', sk = '{id}') ATTRIBUTES (id STRING REQUIRED); GENERATE 100000000 E",
    right: "ENTITY E IN orders KEY (pk = 'c', sk = '{id}') ATTRIBUTES (id STRING REQUIRED); GENERATE 10 E",
  },
  'generate.wrong-type': {
    title: 'a value of another type',
    explanation: 'What ONE OF lists or FAKE makes is no value of the type that the attribute has.',
    wrong:
      "ENTITY E IN orders KEY (pk = 'c', sk = '{id}') ATTRIBUTES (id STRING REQUIRED, n NUMBER REQUIRED FAKE 'person.fullName'); GENERATE 1 E",
    right:
      "ENTITY E IN orders KEY (pk = 'c', sk = '{id}') ATTRIBUTES (id STRING REQUIRED, n NUMBER REQUIRED FAKE 'number.int'); GENERATE 1 E",
  },
  'simulate.bad-keys': {
    title: 'keys that cannot be drawn',
    explanation: 'A law of keys needs at least one key, and shares and exponents that make sense.',
    wrong: 'SIMULATE FOR 1 MINUTE GET customers {pk: :c} AT 10/s KEYS UNIFORM OVER 0',
    right: 'SIMULATE FOR 1 MINUTE GET customers {pk: :c} AT 10/s KEYS UNIFORM OVER 100',
  },
  'simulate.bad-option': {
    title: 'no such option of a simulation',
    explanation: 'EXPLAIN ASSUMPTIONS lists what can be changed, seed and step come beside.',
    wrong: "SIMULATE FOR 1 MINUTE GET customers {pk: 'c#1'} AT 10/s WITH (sed = 1)",
    right: "SIMULATE FOR 1 MINUTE GET customers {pk: 'c#1'} AT 10/s WITH (seed = 1)",
  },
  'simulate.bad-parameter': {
    title: 'a parameter that is not there, or not said',
    explanation: 'KEYS is about a parameter of its statement; with several, each KEYS names its own.',
    wrong: 'SIMULATE FOR 1 MINUTE GET customers {pk: :c} AT 10/s KEYS :d UNIFORM OVER 100',
    right: 'SIMULATE FOR 1 MINUTE GET customers {pk: :c} AT 10/s KEYS :c UNIFORM OVER 100',
  },
  'simulate.bad-rate': {
    title: 'a rate that cannot be',
    explanation: 'A rate is above zero, and below what can be played.',
    wrong: "SIMULATE FOR 1 MINUTE GET customers {pk: 'c#1'} AT 0/s",
    right: "SIMULATE FOR 1 MINUTE GET customers {pk: 'c#1'} AT 10/s",
  },
  'simulate.bad-time': {
    title: 'a time that cannot be',
    explanation: 'A length of time is at least a millisecond, and a spike comes before the end.',
    wrong: "SIMULATE FOR 0 SECONDS GET customers {pk: 'c#1'} AT 10/s",
    right: "SIMULATE FOR 1 MINUTE GET customers {pk: 'c#1'} AT 10/s",
  },
  'simulate.no-rehearsal': {
    title: 'no engine to find out costs',
    explanation:
      'What a request costs is found out on a copy in memory; simulations are for databases that the shell has opened itself.',
    wrong: '',
    right: 'ddb-shell shop.db',
  },
  'simulate.not-one-call': {
    title: 'a statement that is no request of an application',
    explanation: 'What is simulated is one call: GET, PUT, QUERY, SELECT and the like.',
    wrong: '',
    right: "SIMULATE FOR 1 MINUTE QUERY orders WHERE pk = 'c#1' AT 10/s",
  },
  'simulate.too-long': {
    title: 'too many steps',
    explanation: 'A simulation is cut into steps of virtual time. A shorter one, or one with longer steps, has fewer.',
    wrong: "SIMULATE FOR 1000 DAYS GET customers {pk: 'c#1'} AT 10/s",
    right: "SIMULATE FOR 1 DAY GET customers {pk: 'c#1'} AT 10/s WITH (step = 60000)",
  },
  'simulate.unknown-region': {
    title: 'no prices of that Region',
    explanation: 'SHOW PRICES lists them.',
    wrong: "SIMULATE FOR 1 MINUTE GET customers {pk: 'c#1'} AT 10/s WITH (region = 'moon-1')",
    right: "SIMULATE FOR 1 MINUTE GET customers {pk: 'c#1'} AT 10/s WITH (region = 'eu-west-1')",
  },
  'scaling.bad-policy': {
    title: 'auto scaling that cannot be',
    explanation: 'The target is from 20 to 90 %, and the units go from at least 1 up.',
    wrong: '',
    right: 'SHOW SCALING FROM orders',
  },
  'scaling.on-demand': {
    title: 'nothing that could be scaled',
    explanation: 'A table on demand has no units of its own that auto scaling could change.',
    wrong: '',
    right: 'SHOW SCALING FROM orders',
  },
  'scaling.unknown-index': {
    title: 'no such index',
    explanation: 'Units are those of the table or of a global index of it.',
    wrong: '',
    right: 'SHOW INDEXES FROM orders',
  },
  'scaling.unknown-table': {
    title: 'no such table',
    explanation: 'There is no table of this name. SHOW TABLES lists those there are.',
    wrong: '',
    right: 'SHOW TABLES',
  },
  'pricing.bad-bill': {
    title: 'a saved bill that cannot be read',
    explanation: 'BILL DIFF compares files that BILL has saved.',
    wrong: '',
    right: 'BILL',
  },
  'pricing.bad-prices': {
    title: 'a file of prices that cannot be used',
    explanation: 'SHOW PRICES says what is in use; .set prices built-in goes back to the list that is built in.',
    wrong: '',
    right: '.set prices built-in',
  },
  'pricing.different-bills': {
    title: 'bills that cannot be compared',
    explanation: 'They are of different kinds, such as one of a month and one of what was done.',
    wrong: '',
    right: 'BILL PER MONTH',
  },
  'partitions.bad-assumption': {
    title: 'no such assumption',
    explanation: 'EXPLAIN ASSUMPTIONS lists them with what each can be.',
    wrong: '',
    right: 'EXPLAIN ASSUMPTIONS',
  },
  'partitions.bad-definition': {
    title: 'a table that the model cannot work with',
    explanation: 'Throughput and counts are whole numbers.',
    wrong: '',
    right: 'DESCRIBE orders',
  },
  'partitions.bad-snapshot': {
    title: 'partitions saved by another version',
    explanation:
      'What the file remembers of its partitions was written by another version of the program; items are not concerned.',
    wrong: '',
    right: 'SHOW VERSION',
  },
  'partitions.bad-time': {
    title: 'no moment',
    explanation: 'Time is in whole milliseconds, and goes forward only.',
    wrong: '',
    right: 'SHOW CLOCK',
  },
  'partitions.bad-use': {
    title: 'units that cannot be',
    explanation: 'Units, hashes and counts are whole numbers from 0.',
    wrong: '',
    right: 'EXPLAIN ASSUMPTIONS',
  },
  'transfer.bad-csv': {
    title: 'rows that do not fit their header',
    explanation:
      'Every row has as many cells as the first, which names the attributes, each once. A cell with the delimiter in it is quoted.',
    wrong: '',
    right: '.help .import',
  },
  'transfer.bad-ion': {
    title: 'Ion that cannot be read',
    explanation: 'Each line is an item as an export to S3 in Amazon Ion has it.',
    wrong: '',
    right: '.help IMPORT',
  },
  'transfer.bad-manifest': {
    title: 'an export that is not whole',
    explanation:
      'The manifests of an export to S3 name its data files, with MD5 and number of items. One of them is missing or differs, so nothing is imported; data files can be imported by themselves.',
    wrong: '',
    right: "EXPORT orders TO 'export/'; IMPORT 'export' INTO orders",
  },
  'transfer.changed-file': {
    title: 'another file than before',
    explanation:
      'RESUME goes on in the same files. Their sizes or times differ from those of the import that was stopped.',
    wrong: '',
    right: "IMPORT 'orders.csv' INTO orders SKIP 4000",
  },
  'transfer.file-exists': {
    title: 'there is such a file',
    explanation: 'An export overwrites nothing by itself.',
    wrong: '',
    right: "EXPORT orders TO 'orders.csv' REPLACE",
  },
  'transfer.bad-json': {
    title: 'JSON that cannot be read',
    explanation: 'A .json file holds one array, a .jsonl file an item on each line.',
    wrong: '',
    right: '.help .import',
  },
  'transfer.not-an-item': {
    title: 'no item',
    explanation: 'An item is an object. In DynamoDB JSON each of its values is typed, as {"S": "text"}.',
    wrong: '',
    right: '.help .import',
  },
  'transfer.not-text': {
    title: 'bytes that are no text',
    explanation: 'Files are read as UTF-8.',
    wrong: '',
    right: '.help .import',
  },
  'transfer.refused-item': {
    title: 'an item that the table does not take',
    explanation:
      "The message has the service's own words. What was written before it stays; SKIP goes on behind it, ON ERROR SKIP leaves such out.",
    wrong: '',
    right: '.help .import',
  },
  'transfer.unknown-format': {
    title: 'no such format',
    explanation: 'The format follows from the name of the file, or from FORMAT.',
    wrong: '.import items.xml orders',
    right: '.help .import',
  },
  'transfer.unprocessed': {
    title: 'items were left over',
    explanation: 'The table is throttled, or a transaction has the items. SKIP goes on where it stopped.',
    wrong: '',
    right: '.help .import',
  },
  'transfer.unwritable-file': {
    title: 'a file that cannot be written',
    explanation: 'Look at the folder, its permissions and the room on the disk. What was begun is not left behind.',
    wrong: '',
    right: "EXPORT orders TO 'copy.csv'",
  },
  'transfer.unreadable-file': {
    title: 'a file that cannot be read',
    explanation:
      'Paths are relative to the file they stand in; at the prompt, to where the shell was started. ~/ is the home folder.',
    wrong: '.import nowhere.csv orders',
    right: '.help .import',
  },
  'engine.future': {
    title: 'a moment that is still to come',
    explanation:
      'AS OF reads what was. The clock of the database may stand elsewhere than that of the machine: SHOW CLOCK.',
    wrong: "SELECT * FROM orders WHERE pk = 'c#1' AS OF '9999-01-01'",
    right: 'SHOW CLOCK',
  },
  'engine.no-history': {
    title: 'a past that nobody kept',
    explanation:
      'A table keeps what its items were while point-in-time recovery is on, and as far back as its period goes.',
    wrong: "SELECT * FROM orders WHERE pk = 'c#1' AS OF 10 MINUTES AGO",
    right: 'ALTER TABLE orders SET PITR ENABLED',
  },
  'storage.cannot-open': {
    title: 'the file cannot be opened',
    explanation: 'Look whether the file and its folder can be read and written by you.',
    wrong: '',
    right: 'ddb-shell --read-only shop.db',
  },
  'storage.closed': {
    title: 'the database has been closed',
    explanation: 'A program that uses the library closes a database after its last use.',
    wrong: '',
    right: 'ddb-shell shop.db',
  },
  'storage.corrupt': {
    title: 'the file is damaged',
    explanation: 'It was left as it is. Restore it from a copy, or save what is readable with the .recover of sqlite3.',
    wrong: '',
    right: 'ddb-shell copy-of-shop.db',
  },
  'storage.disk-full': {
    title: 'the disk is full',
    explanation: 'The change was not made. Free some space and try again.',
    wrong: '',
    right: 'ddb-shell shop.db',
  },
  'storage.io': {
    title: 'the disk reports an error',
    explanation: 'What was committed before is unchanged.',
    wrong: '',
    right: 'ddb-shell shop.db',
  },
  'storage.locked': {
    title: 'another process writes',
    explanation: 'Several processes may have a file open, and each waits five seconds for the write of another.',
    wrong: '',
    right: 'ddb-shell shop.db',
  },
  'storage.moved': {
    title: 'the file is not where it was',
    explanation:
      'It was deleted, moved or replaced while it was open; the change was not made. Put it back, or open it again.',
    wrong: '',
    right: '.help .open',
  },
  'storage.newer': {
    title: 'a file of a newer version',
    explanation: 'It was left as it is. A newer ddb-shell reads it.',
    wrong: '',
    right: 'SHOW VERSION',
  },
  'storage.not-ours': {
    title: 'a file of something else',
    explanation: 'It is no database of ddb-shell, and was left as it is.',
    wrong: '',
    right: 'ddb-shell another-name.db',
  },
  'storage.older': {
    title: 'a file of an older version',
    explanation: 'It must be written to once by this version before it can be opened read-only.',
    wrong: '',
    right: 'ddb-shell shop.db',
  },
  'storage.read-only': {
    title: 'the file cannot be written',
    explanation: 'Look at its permissions, or whether it was opened read-only.',
    wrong: '',
    right: 'ddb-shell --read-only shop.db',
  },
  'cli.engine-stopped': {
    title: 'the engine stopped',
    explanation: 'What it had acknowledged is in the file. Open the file again.',
    wrong: '',
    right: 'ddb-shell shop.db',
  },
  'cli.output': {
    title: 'results cannot be written',
    explanation: 'The disk is full, or the folder is not there. What ran before is done.',
    wrong: '',
    right: '.help .output',
  },
  'cli.usage': {
    title: 'a command line that is not understood',
    explanation: '--help lists the options, also behind a command: ddb-shell serve --help.',
    wrong: '',
    right: 'ddb-shell --help',
  },
  'modelling.bad-text': {
    title: 'a model file that cannot be read',
    explanation: 'The text is cut off or not in the language that it should be in; the message says where.',
    wrong: "EXPORT MODEL TO 'shop.ts'; IMPORT MODEL 'shop.ts' FORMAT TERRAFORM",
    right: "EXPORT MODEL orders TO 'orders.tf'; DROP TABLE orders; IMPORT MODEL 'orders.tf'",
  },
  'modelling.bad-shape': {
    title: 'a model file that does not say what it should',
    explanation: 'The message names the part by its path, and what belongs there.',
    wrong: "EXPORT MODEL TO 'shop.json' FORMAT MCP; IMPORT MODEL 'shop.json' FORMAT WORKBENCH",
    right: "EXPORT MODEL orders TO 'orders.tf'; DROP TABLE orders; IMPORT MODEL 'orders.tf'",
  },
  'modelling.not-that-format': {
    title: 'a format that cannot do this',
    explanation:
      'Code of the CDK is written, not read: `cdk synth` makes a template of it. A schema of OneTable is for one table.',
    wrong: "EXPORT MODEL TO 'all.onetable.json'",
    right: '.help EXPORT MODEL',
  },
  'modelling.unknown-format': {
    title: 'which format is it?',
    explanation: 'The format follows from the name of the file, or from what is in it; FORMAT says it.',
    wrong: "EXPORT MODEL TO 'shop.xyz'",
    right: '.help EXPORT MODEL',
  },
}
