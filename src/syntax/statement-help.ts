import type { StatementKind } from '../ast/statement.ts'

/** One statement family as `.help` shows it. */
export type StatementHelp = {
  /** What `.help` is asked for. */
  readonly name: string
  readonly group:
    | 'PartiQL'
    | 'Items'
    | 'Tables'
    | 'Several statements'
    | 'Data in and out'
    | 'Looking'
    | 'What if'
    | 'Modelling'
    | 'Contracts'
    | 'Session'
  readonly kinds: readonly StatementKind[]
  /** Square brackets: may be left out. Capitals are typed as they are. `...`: more of the same. */
  readonly syntax: readonly string[]
  readonly help: string
  readonly example: string
}

export const statementHelp: readonly StatementHelp[] = [
  {
    name: 'SELECT',
    group: 'PartiQL',
    kinds: ['partiql'],
    syntax: [
      'SELECT * | path, ... | COUNT(*) FROM table[.index] [WHERE condition] [ORDER BY key [ASC | DESC], ...]',
      '       [KEYS IN (pk[, sk]), ...] [USING index] [LIMIT n] [SCAN LIMIT n] [CONSISTENT]',
      '       [RETURN CONSUMED CAPACITY TOTAL | INDEXES]',
    ],
    help: 'Reads items: a Query when the condition pins the partition key, otherwise a Scan. COUNT(*) counts without returning items. LIMIT counts items returned, SCAN LIMIT items evaluated.',
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
    name: 'GET',
    group: 'Items',
    kinds: ['get'],
    syntax: ['GET [table] {key} [PROJECT path, ...] [CONSISTENT] [RETURN CONSUMED CAPACITY TOTAL | INDEXES]'],
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
      '      [RETURN CONSUMED CAPACITY TOTAL | INDEXES]',
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
      '     [RETURN CONSUMED CAPACITY TOTAL | INDEXES]',
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
    name: 'EXISTS',
    group: 'PartiQL',
    kinds: ['partiql'],
    syntax: ['EXISTS(SELECT * FROM table WHERE condition)'],
    help: "PartiQL's condition inside a transaction: one item by its key, and at least one condition more.",
    example:
      "BEGIN; EXISTS(SELECT * FROM customers WHERE pk = 'c#1' AND active = true); DELETE FROM orders WHERE pk = 'c#1' AND sk = 'o#1'; COMMIT",
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
  {
    name: 'CREATE TABLE',
    group: 'Tables',
    kinds: ['create-table'],
    syntax: [
      'CREATE TABLE [IF NOT EXISTS] [NOWAIT] table (name STRING | NUMBER | BINARY, ...) PRIMARY KEY (name HASH [, name RANGE])',
      '  [BILLING MODE ON DEMAND [THROUGHPUT (n RCU, n WCU)] | PROVISIONED (n RCU, n WCU)] [WARM THROUGHPUT (n RCU, n WCU)]',
      '  [GSI (index ON (name HASH, ... name RANGE, ...) [PROJECTING ALL | KEYS ONLY | INCLUDE (name, ...)] [BILLING MODE ...] [WARM THROUGHPUT ...], ...)]',
      '  [LSI (index ON (name HASH, name RANGE) [PROJECTING ...], ...)]',
      '  [STREAM (NEW IMAGE | OLD IMAGE | BOTH IMAGES | KEYS ONLY)] [SSE KMS [key] | OWNED] [TABLE CLASS STANDARD [INFREQUENT ACCESS]]',
      '  [DELETION PROTECTION ENABLED | DISABLED] [TTL (name)] [TAGS (name: value, ...)]',
    ],
    help: 'Creates a table. Clauses come in any order; a HASH or RANGE beside an attribute saves PRIMARY KEY. NOWAIT does not wait until the table is active. With TTL an item expires when the seconds since 1970 in that attribute are over. In a file, encryption is kept and described, and nothing follows from it; SET THROTTLING ENFORCE holds a table to its throughput, and BILL has the prices of that and of its table class.',
    example:
      'CREATE TABLE orders (pk STRING, sk STRING, status STRING) PRIMARY KEY (pk HASH, sk RANGE) GSI (byStatus ON (status HASH, sk RANGE) PROJECTING INCLUDE (total)) BILLING MODE ON DEMAND',
  },
  {
    name: 'ALTER TABLE',
    group: 'Tables',
    kinds: ['alter-table'],
    syntax: [
      'ALTER TABLE [NOWAIT] table SET setting ...',
      'ALTER TABLE [NOWAIT] table (name STRING | NUMBER | BINARY, ...) CREATE GSI (index ON (name HASH [, name RANGE]) ...)',
      'ALTER TABLE [NOWAIT] table DROP GSI index',
      'ALTER TABLE [NOWAIT] table UPDATE GSI (index SET BILLING MODE ... | WARM THROUGHPUT ... | SCALING ..., ...)',
      'scaling: SCALING READ | WRITE target% FROM min TO max | OFF',
    ],
    help: 'Changes settings as CREATE TABLE writes them, STREAM DISABLED and TTL DISABLED among them, or adds, drops or changes global indexes. SCALING lets the units of a provisioned table or index follow its load on the clock of the database, as Application Auto Scaling does: up after two minutes above the target, down after fifteen below it by 20 points. The target is 20 to 90 %; the console of AWS begins with 70% FROM 5 TO 40000.',
    example: 'ALTER TABLE orders (placed STRING) CREATE GSI (byDate ON (placed HASH))',
  },
  {
    name: 'DROP TABLE',
    group: 'Tables',
    kinds: ['drop-table'],
    syntax: ['DROP TABLE [IF EXISTS] [NOWAIT] table'],
    help: 'Deletes a table with all its items.',
    example: 'DROP TABLE IF EXISTS orders',
  },
  {
    name: 'DESCRIBE',
    group: 'Tables',
    kinds: ['describe'],
    syntax: ['DESCRIBE [table[.index]]', 'DESC [table[.index]]'],
    help: 'Shows keys, indexes, settings and size of a table or an index.',
    example: 'DESCRIBE orders.byStatus',
  },
  {
    name: 'SHOW',
    group: 'Tables',
    kinds: [
      'show-tables',
      'show-create-table',
      'show-indexes',
      'show-scaling',
      'show-limits',
      'show-version',
      'show-traffic',
    ],
    syntax: [
      'SHOW TABLES [LIKE pattern]',
      'LS [pattern]',
      'SHOW CREATE TABLE [table]',
      'SHOW INDEXES [FROM table]',
      'SHOW SCALING [FROM table]',
      'SHOW LIMITS',
      'SHOW VERSION',
      'SHOW TRAFFIC [LIMIT n]',
    ],
    help: 'Lists tables, indexes or policies of auto scaling, prints the CREATE TABLE of a table, the limits of the account or the version. TRAFFIC lists what applications have just asked of the database that .serve serves, with units and times. In a pattern % stands for any text and _ for one character.',
    example: "SHOW TABLES LIKE 'ord%'",
  },
  {
    name: 'IMPORT',
    group: 'Data in and out',
    kinds: ['import'],
    syntax: [
      "IMPORT 'file' INTO table [FORMAT CSV | TSV | JSON | JSONL | DYNAMODB_JSON | ION] [PRIMARY KEY (pk[, sk])]",
      "       [TYPES (column type, ...) | TYPES STRING] [COLUMNS (name, ...)] [DELIMITER ';'] [NULLS 'text']",
      "       [SKIP n | RESUME] [ON ERROR STOP | SKIP] [REJECTS 'file']",
    ],
    help: "Puts the items of a file into a table, by its rules and at its price: each costs the write units of a put. The service's ImportTable, which makes a new table of files, costs no units but 0.15 $ a GB. The file may be a folder, a pattern as 'orders-*.csv.gz', an export to S3 as the service lays it out, full or incremental, or '-' for stdin; gzip is unpacked. The format follows from the name. PRIMARY KEY makes the table, with the types of the first item. Cells of CSV and TSV are what they look like, keys have the type of the table: TYPES says otherwise, STRING, NUMBER, BINARY, BOOL, LIST, MAP, SS, NS or BS for each column, or STRING for all. COLUMNS names them where the first row does not. What cannot be read or is refused ends it, with its line and the reason: those before it are written. ON ERROR SKIP leaves such out, REJECTS keeps them in a file. After Ctrl-C or a crash RESUME goes on behind what is written.",
    example: "IMPORT 'orders.csv' INTO orders TYPES (zip STRING) ON ERROR SKIP",
  },
  {
    name: 'EXPORT',
    group: 'Data in and out',
    kinds: ['export'],
    syntax: [
      "EXPORT table | (SELECT ... | QUERY ... | SCAN ...) TO 'file' [FORMAT CSV | TSV | JSON | JSONL | DYNAMODB_JSON | ION]",
      "       [COMPRESSION GZIP | NONE] [COLUMNS (name, ...)] [DELIMITER ';'] [NULLS 'text'] [REPLACE]",
    ],
    help: "Writes the items of a table, or those that a statement finds, into a file; the format follows from its name, and .gz compresses it. It costs what the read costs: a whole table half a read unit for 4 KB. The service's ExportTableToPointInTime costs no units but 0.10 $ a GB. DYNAMODB_JSON and ION lose nothing; JSON has no sets and no binaries, and CSV needs TYPES when it is imported again, which are then named. A folder gets an export as the service lays it out in S3, with manifests; '-' is the result itself. The file has its name when it is complete; REPLACE overwrites one that is there.",
    example: "EXPORT (QUERY orders WHERE pk = 'c#1') TO 'orders.jsonl.gz'",
  },
  {
    name: 'COPY',
    group: 'Data in and out',
    kinds: ['copy'],
    syntax: [
      'COPY table TO other [RESUME] [ON ERROR STOP | SKIP]',
      "COPY table TO 'other.db' [RESUME] [ON ERROR STOP | SKIP]",
      "COPY table TO other IN 'other.db' [RESUME] [ON ERROR STOP | SKIP]",
    ],
    help: 'Puts the items of a table into another one, here or in another database file, as a scan and puts that cost what they cost. A table that is not there is made with the same keys, indexes and capacity. After Ctrl-C or a crash RESUME goes on behind what is written.',
    example: 'COPY orders TO orders2',
  },
  {
    name: 'EXPLAIN',
    group: 'Looking',
    kinds: ['explain'],
    syntax: ['EXPLAIN [ANALYZE | API | AS CLI | AS JS | AS PYTHON] statement'],
    help: 'Shows what a statement would do and cost without doing it; ANALYZE does it and compares; the other forms print the request.',
    example: "EXPLAIN AS CLI QUERY orders WHERE pk = 'c#1'",
  },
  {
    name: 'BILL',
    group: 'Looking',
    kinds: ['bill', 'bill-diff', 'show-prices'],
    syntax: [
      "BILL [PER MONTH] [FOR table[.index]] [REGION 'name'] [LAST n MINUTES | HOURS | DAYS] [WITH (assumption = value, ...)]",
      "BILL DIFF 'before.json' 'after.json'",
      "SHOW PRICES [REGION 'name']",
    ],
    help: "Shows what the requests, capacity and storage of your tables cost at list price: so far, or in a month of the same traffic, which is an estimate; then also what the other billing mode and table class would cost. Assumptions of a month are free_tier and pitr = on or off, replicas = ['eu-west-1', ...], reserved_1yr and reserved_3yr = (100 RCU, 200 WCU), dax = 'r5.large', dax_nodes and stream_reads = n, backup_gb, restore_gb, export_gb, import_gb and transfer_gb = n. DIFF compares two bills that --mode json printed, as Markdown for a pull request. SHOW PRICES lists the prices with their sources; the setting prices names a file of others.",
    example: 'BILL PER MONTH WITH (free_tier = off, reserved_1yr = (0 RCU, 100 WCU))',
  },
  {
    name: 'ADVISE',
    group: 'Looking',
    kinds: ['advise'],
    syntax: ['ADVISE [table]'],
    help: 'Says what could be better in a table, or in every one: each finding with what shows it, what it costs, and a change. It looks at the schema, at a thousand items, which cost nothing to read where this shell meters the database, at what this session ran, at recorded traffic and at SET STATISTICS; what it could not ask, it names.',
    example: 'ADVISE orders',
  },
  {
    name: 'SET STATISTICS',
    group: 'Looking',
    kinds: ['set-statistics', 'drop-statistics', 'show-statistics'],
    syntax: [
      'SET STATISTICS FOR table ITEMS n [BYTES n] [KEYS n] [RETENTION n [DAYS]]',
      'SHOW STATISTICS [table]',
      'DROP STATISTICS FOR table',
    ],
    help: 'Says how large a table is where it matters, since a laptop holds a sample: EXPLAIN, ADVISE, BILL PER MONTH and SIMULATE count with it, and say so. BYTES is the size of all items as DescribeTable says it; without it an item is as large as those here. KEYS are different values of the partition key, from which follows how many items a Query reads, RETENTION how long an item is kept. The file remembers it. EXPLAIN ANALYZE compares with what is here.',
    example: 'SET STATISTICS FOR orders ITEMS 50000000 BYTES 20000000000 KEYS 2000000 RETENTION 90 DAYS',
  },
  {
    name: 'EXPECT',
    group: 'Contracts',
    kinds: ['expect'],
    syntax: [
      'EXPECT ROWS | PAGES = n',
      'EXPECT ITEMS [{item}, ...]',
      'EXPECT READ | WRITE UNITS <= n [ON table | index]',
      'EXPECT PLAN GET | QUERY | SCAN [ON table | index]',
      'EXPECT PLAN OPERATION name',
      'EXPECT PLAN INDEX name',
      'EXPECT NO SCAN',
      'EXPECT NO THROTTLES',
      'EXPECT FILTERED <= n%',
      'EXPECT REQUESTS = n',
      'EXPECT THROTTLED <= n%',
      'EXPECT HOT PARTITION <= n% [ON table | index]',
      'EXPECT ERROR name | code [message]',
      'EXPECT VALUE OF path = value',
      'EXPECT OUTPUT <<END ... END',
    ],
    help: 'A promise about the statement before it; a broken one fails the script. Every comparison is allowed where one is shown. REQUESTS, THROTTLED and HOT PARTITION are about a simulation: how many requests, how many of them are throttled, and how much of the traffic of a table or an index goes to its busiest partition.',
    example: 'EXPECT READ UNITS <= 1.5 ON byStatus',
  },
  {
    name: 'SET',
    group: 'Session',
    kinds: ['set-variable', 'set-throttling', 'set-ledger'],
    syntax: ['SET name = value', 'SET THROTTLING OFF | OBSERVE | ENFORCE', 'SET LEDGER ON | OFF'],
    help: 'Gives :name a value for the statements after it. THROTTLING says what happens to what there is no throughput for: a session begins with OBSERVE, which lets it through and says so; ENFORCE refuses it as the service does, also to applications that .serve serves. LEDGER says whether what statements and requests consume is written down in the file.',
    example: "SET customer = 'c#1'",
  },
  {
    name: 'USE',
    group: 'Session',
    kinds: ['use'],
    syntax: ['USE table[.index]'],
    help: 'Chooses the table of GET, PUT, QUERY, SCAN, UPDATE, DELETE, CHECK and DESCRIBE that name none.',
    example: 'USE orders',
  },
  {
    name: 'SIMULATE',
    group: 'What if',
    kinds: ['simulate'],
    syntax: [
      'SIMULATE FOR n SECONDS | MINUTES | HOURS | DAYS statement AT rate [KEYS law ...], ... [WITH (option, ...)]',
      'rate: n/s | n/min | n/h | n/day',
      '      rate RAMP TO rate [OVER time] | rate SPIKE TO rate AT time FOR time | rate DIURNAL TO rate',
      '      SCHEDULE (rate FOR time, ...)',
      'law:  [:parameter] UNIFORM OVER n | ZIPF exponent OVER n | HOT n% OVER n | SEQUENTIAL [OVER n] | TIME OVER time',
      "      [AS 'text{n}' | AS NUMBER]",
      'option: name = value of EXPLAIN ASSUMPTIONS | seed = n | step = milliseconds',
      '        TABLE table[.index] BILLING MODE ... | WARM THROUGHPUT (n RCU, n WCU)',
      '        TABLE table[.index] SCALING READ | WRITE target% FROM min TO max | OFF',
    ],
    help: 'Plays traffic against the tables as they are defined, in virtual time and without writing anything: what is throttled and why, which partitions get hot, what splits, what it costs. A parameter with a KEYS clause is another key from request to request; the key with number n is written as AS says. What one request costs is measured on the items there are, or rehearsed in memory.',
    example:
      "SIMULATE FOR 10 MINUTES PUT orders {pk: :c, sk: 'o#1', total: 10} AT 1500/s KEYS ZIPF 1.1 OVER 10000 AS 'c#{n}'",
  },
  {
    name: 'COMPARE',
    group: 'What if',
    kinds: ['compare'],
    syntax: ['COMPARE simulation AGAINST simulation', 'COMPARE simulation AGAINST WITH (option, ...)'],
    help: 'Two simulations side by side: another key, another index, or the same traffic with other settings.',
    example:
      "COMPARE SIMULATE FOR 10 MINUTES PUT orders {pk: 'all', sk: :o} AT 1500/s KEYS UNIFORM OVER 10000 AGAINST WITH (adaptive = off)",
  },
  {
    name: 'EXPLAIN ASSUMPTIONS',
    group: 'What if',
    kinds: ['assumptions'],
    syntax: ['EXPLAIN ASSUMPTIONS'],
    help: 'Every number that throttling and simulations rest on: what AWS documents, what others have measured, and what is assumed here. Each can be changed for one simulation by its name.',
    example: 'EXPLAIN ASSUMPTIONS',
  },
  {
    name: 'CLOCK',
    group: 'Session',
    kinds: ['advance-clock', 'set-clock', 'show-clock'],
    syntax: ['CLOCK ADVANCE n SECONDS | MINUTES | HOURS | DAYS', 'CLOCK SET time', 'SHOW CLOCK'],
    help: "Moves the time of a database that the shell has open, forward only, and does what is due by then: items of tables with TTL expire. The file does not remember it. A time is written as '2026-03-01T12:00:00Z', or a date alone.",
    example: 'CLOCK ADVANCE 2 HOURS',
  },
  {
    name: 'HEATMAP',
    group: 'Looking',
    kinds: ['heatmap'],
    syntax: [
      'HEATMAP table[.index] [BY PARTITION | KEY] [READ | WRITE]',
      "        [LAST n SECONDS | MINUTES | HOURS | DAYS] [TO 'file.svg' | 'file.html']",
    ],
    help: 'Shows how near each partition, or each of the busiest partition keys, came to the limit of a partition: 3,000 read units and 1,000 write units a second. One row each, time to the right, ten minutes unless LAST says otherwise. `.heat` has the ways to sort and scale it; TO draws it into a file.',
    example: 'HEATMAP orders WRITE LAST 10 MINUTES',
  },
  {
    name: 'TOP KEYS',
    group: 'Looking',
    kinds: ['top-keys'],
    syntax: ['TOP KEYS [n] OF table[.index] [BY ITEM] [THROTTLED] [LAST n SECONDS | MINUTES | HOURS | DAYS]'],
    help: 'The partition keys, or with BY ITEM the items, with most traffic or most throttling in the last hour, as CloudWatch Contributor Insights count them: read units and three times the write units. Items are counted while Contributor Insights are enabled.',
    example: 'TOP KEYS 5 OF orders',
  },
  {
    name: 'METRICS',
    group: 'Looking',
    kinds: ['metrics'],
    syntax: [
      'METRICS [metric] [FOR table[.index]] [OPERATION name]',
      '        [STATISTIC SUM | AVERAGE | MINIMUM | MAXIMUM | SAMPLECOUNT, ...]',
      '        [PERIOD n [SECONDS | MINUTES | HOURS | DAYS]] [LAST n SECONDS | MINUTES | HOURS | DAYS]',
    ],
    help: "What CloudWatch would show, by its names, dimensions and statistics: all metrics with data in the last hour, or one of them point by point. A point stands for 60 seconds unless PERIOD says otherwise. The figures of a table leave out its global indexes, as CloudWatch's do.",
    example: 'METRICS ConsumedWriteCapacityUnits FOR orders STATISTIC SUM, MAXIMUM PERIOD 5 MINUTES',
  },
  {
    name: 'CREATE ALARM',
    group: 'Looking',
    kinds: ['create-alarm', 'drop-alarm', 'show-alarms'],
    syntax: [
      'CREATE ALARM name ON metric [OF table[.index]] [OPERATION name] > n FOR [m OF] n MINUTES',
      '       [STATISTIC SUM | ...] [PERIOD n [SECONDS | MINUTES | ...]]',
      '       [TREAT MISSING AS MISSING | IGNORE | BREACHING | NOT BREACHING]',
      'SHOW ALARMS',
      'SHOW RECOMMENDED ALARMS FOR table',
      'DROP ALARM [IF EXISTS] name',
    ],
    help: 'Watches a metric as a CloudWatch alarm does and tells when its state changes; the database keeps it. Throttle metrics have no data while nothing is throttled, and an alarm of DynamoDB ignores missing data unless TREAT MISSING says otherwise. The comparison is one of >, >=, < and <=.',
    example: 'CREATE ALARM hot ON WriteThrottleEvents OF orders > 0 FOR 5 MINUTES',
  },
  {
    name: 'ENTITY',
    group: 'Modelling',
    kinds: ['entity', 'drop-model', 'show-model'],
    syntax: [
      "ENTITY [OR REPLACE] name ['text'] IN table KEY (attribute = 'template', ...) [INDEX index (attribute = 'template', ...)] ...",
      '       [ATTRIBUTES (name type [REQUIRED] [TTL] [SIZE bytes] [DISTINCT n] [ONE OF (value, ...)]',
      "                   [REFERENCES entity (attribute) [n [TO m]]] [FAKE 'text'] ['text'], ...)]",
      '       [COUNT n] [SIZE bytes]',
      'SHOW ENTITIES',
      'SHOW CREATE ENTITY name',
      'DROP ENTITY [IF EXISTS] name',
    ],
    help: "One kind of item: in which table it lies, what its keys are made of, which attributes it has. A template is text with attributes in braces, 'ORDER#{orderId}'; {n:06} pads a number with zeros. Types are STRING, NUMBER, BINARY (each also as SET), BOOLEAN, LIST, MAP and ANY. The database keeps entities; SHOW ENTITIES is the entity chart.",
    example:
      "ENTITY Order 'one purchase' IN orders KEY (pk = 'CUST#{customer}', sk = 'ORDER#{number:06}') ATTRIBUTES (customer STRING REQUIRED, number NUMBER, total NUMBER) COUNT 100000 SIZE 400",
  },
  {
    name: 'ACCESS PATTERN',
    group: 'Modelling',
    kinds: ['access-pattern', 'drop-model', 'show-model'],
    syntax: [
      "ACCESS PATTERN [OR REPLACE] name [(:parameter [type] [= sample] ['text'], ...)] ['text']",
      '       [ENTITY name, ...] [RATE 500/s [RAMP TO ... | SPIKE TO ... | DIURNAL TO ...] | RATE SCHEDULE (...)] [PEAK 2000/s]',
      '       [KEYS [:parameter] law] ... [RETURNS n [TO m] ITEMS] [ITEM SIZE bytes] [LATENCY n MILLISECONDS]',
      "       [BUDGET n USD] [OWNER 'text'] [STATUS 'text']",
      '       AS statement | BEGIN; ...; COMMIT | BATCH { ... } | STEPS { step; ... } [EXPECT ...] ...',
      '       step: statement | LET name = statement | FOR EACH name IN :list { step; ... }',
      'SHOW ACCESS PATTERNS',
      'SHOW MATRIX',
      'SHOW COVERAGE',
      'SHOW CREATE ACCESS PATTERN name',
      'DROP ACCESS PATTERN [IF EXISTS] name',
    ],
    help: 'What an application asks of its tables, how often, and what that may cost. Clauses come in any order, AS and EXPECT last; RATE and KEYS are as in SIMULATE, BUDGET is for a month. What LET has read later steps use: :order.total of one item, :orders[0].total of several, :cart.version + 1 in a key, an item or SET. SHOW MATRIX says which pattern uses which table and index, SHOW COVERAGE what no key serves and what nothing uses.',
    example:
      "ACCESS PATTERN ordersOf(:customer = 'c#1') 'newest first' RATE 500/s RETURNS 20 TO 100 ITEMS AS QUERY orders WHERE pk = :customer DESC EXPECT READ UNITS <= 4 EXPECT NO SCAN",
  },
  {
    name: 'RUN',
    group: 'Modelling',
    kinds: ['run-pattern'],
    syntax: ['RUN pattern [([:parameter =] value, ...)]'],
    help: 'Runs an access pattern as one statement; what is not given is its sample. Its steps follow one another, and its EXPECTs are judged about the whole of it, as is an EXPECT after it. EXPLAIN RUN shows the plans of all steps.',
    example:
      "ACCESS PATTERN OR REPLACE orderOf(:customer = 'c#1', :order = 'o#1') AS GET orders {pk: :customer, sk: :order}; RUN orderOf(:order = 'o#1')",
  },
  {
    name: 'GENERATE',
    group: 'Modelling',
    kinds: ['generate'],
    syntax: [
      'GENERATE n entity [SEED n] [KEYS :attribute law [AS text]] ...',
      '       law: UNIFORM OVER n | ZIPF exponent OVER n | HOT n% OVER n | SEQUENTIAL [OVER n]',
    ],
    help: 'Makes up items as their ENTITY says and writes them: each with a key of its own, attributes as their type, ONE OF, DISTINCT, SIZE, TTL and FAKE (a function of the faker library) say, or as their name lets one expect. REFERENCES takes values of items that are there, so many for each; where there are none it makes them up as GENERATE of that entity with the same seed would. KEYS says how the values of an attribute are spread. The same seed makes the same items on the same day.',
    example:
      "ENTITY OR REPLACE Order IN orders KEY (pk = 'c#{customer}', sk = 'o#{number}') ATTRIBUTES (customer STRING REQUIRED, number STRING REQUIRED, total NUMBER REQUIRED); GENERATE 20 Order SEED 7 KEYS :customer ZIPF 1.1 OVER 5",
  },
  {
    name: 'API',
    group: 'Looking',
    kinds: ['api'],
    syntax: [
      'API Operation {json}',
      'Operation {json}',
      'aws dynamodb operation --option value ...',
      "curl ... -H 'X-Amz-Target: DynamoDB_20120810.Operation' -d '{json}'",
    ],
    help: "Sends a request in the API's own words, as EXPLAIN API prints it, or what was pasted: a command of the AWS CLI or of curl in the quotes of bash, comments and line breaks included, or a request below its headers; JSON alone where it fits one operation only. `.translate` shows the same in words of this shell. What the engine does not build is answered as an unknown operation; COMPATIBILITY.md lists what it builds.",
    example: 'API GetItem {"TableName": "orders", "Key": {"pk": {"S": "c#1"}, "sk": {"S": "o#1"}}}',
  },
  {
    name: 'DOT COMMANDS',
    group: 'Session',
    kinds: ['meta'],
    syntax: ['.name word ... [--option[=value]]'],
    help: 'Commands of the shell itself, one to a line and without a semicolon; `.help` lists them.',
    example: '.mode json',
  },
]
