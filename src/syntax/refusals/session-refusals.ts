import type { Refusals } from './refusal.ts'

/** What a session does not do, or not as it is asked to. */
export const sessionRefusals: Refusals = {
  'session.alarm-exists': {
    title: 'an alarm of that name is there',
    explanation: 'Alarms have names of their own in a file.',
    wrong:
      'CREATE ALARM hot ON WriteThrottleEvents OF orders > 0 FOR 5 MINUTES; CREATE ALARM hot ON WriteThrottleEvents OF orders > 9 FOR 5 MINUTES',
    right: 'DROP ALARM IF EXISTS hot; CREATE ALARM hot ON WriteThrottleEvents OF orders > 9 FOR 5 MINUTES',
  },
  'session.bad-argument': {
    title: 'a word that a command or a clause cannot use',
    explanation: 'The message says which one, and the hint how it is written.',
    wrong: '.sample orders many',
    right: '.sample orders 5',
  },
  'session.bad-assumption': {
    title: 'a bill cannot be made on this',
    explanation: 'BILL takes what it assumes as options, each with values of its own.',
    wrong: '',
    right: 'BILL',
  },
  'session.bad-entity': {
    title: 'an entity that does not fit its table',
    explanation:
      'The templates of KEY are for the key attributes of the table, those of INDEX for the key attributes of an index that is there.',
    wrong: "ENTITY Order IN orders KEY (pk = 'c#{c}')",
    right: "ENTITY Order IN orders KEY (pk = 'c#{c}', sk = 'o#{o}')",
  },
  'session.bad-period': {
    title: 'a period that is no number of minutes',
    explanation: 'What is consumed is written down by minute, so periods are multiples of 60 seconds.',
    wrong: 'METRICS ConsumedReadCapacityUnits FOR orders PERIOD 90',
    right: 'METRICS ConsumedReadCapacityUnits FOR orders PERIOD 120',
  },
  'session.bad-setting': {
    title: 'a value that the setting does not take',
    explanation: '.show lists the settings, .help with the name of one says what it takes.',
    wrong: '.set maxrows many',
    right: '.set maxrows 100',
  },
  'session.batch-failed': {
    title: 'some statements of a batch failed',
    explanation:
      'The members of a batch succeed or fail one by one. The message has the error of each; the others are done.',
    wrong: "BATCH { INSERT INTO customers VALUE {'pk': 'c#1'}; INSERT INTO customers VALUE {'pk': 'c#9'} }",
    right: "BATCH { INSERT INTO customers VALUE {'pk': 'c#8'}; INSERT INTO customers VALUE {'pk': 'c#9'} }",
  },
  'session.broken-workshop': {
    title: 'a workshop that fails by itself',
    explanation: 'A statement of its START or of the SOLUTION before it failed, which the message names with its line.',
    wrong: '',
    right: 'ddb-shell workshop --check-format mine.ddbq',
  },
  'session.cannot-serve': {
    title: 'this session serves nobody',
    explanation:
      'A program that runs statements by the library serves its database by itself. At the prompt .serve does it.',
    wrong: '.serve 0',
    right: 'ddb-shell serve shop.db --port 8000',
  },
  'session.cannot-undo': {
    title: 'nothing that could be taken back',
    explanation:
      'What a statement wrote is taken back where its items are still what it left, and as far as they are kept. A change of a table is none of items.',
    wrong: 'CREATE TABLE things (pk STRING HASH); .undo',
    right: "PUT customers {pk: 'c#9'}; .undo",
  },
  'session.clock-range': {
    title: 'a time that the clock cannot show',
    explanation: 'The clock goes forward only, and not beyond the year 9999.',
    wrong: "CLOCK SET '1999-12-31'",
    right: 'CLOCK ADVANCE 2 HOURS',
  },
  'session.confirmation-needed': {
    title: 'nobody is there to confirm',
    explanation: 'What cannot be taken back is asked about at the prompt. A script says beforehand that it is meant.',
    wrong: 'DROP TABLE orders',
    right: 'ddb-shell shop.db --confirm orders -f clean-up.ddbq',
  },
  'session.metric-dimensions': {
    title: 'a metric is counted by something else',
    explanation: 'Each metric has its dimensions: of a table, of an index, of an operation, of the account.',
    wrong: 'CREATE ALARM wrong ON UserErrors OF orders > 0 FOR 1 MINUTES',
    right: 'CREATE ALARM wrong ON UserErrors > 0 FOR 1 MINUTES',
  },
  'session.model-exists': {
    title: 'an entity or access pattern of that name is there',
    explanation: 'Each has a name of its own in a database.',
    wrong: "ENTITY Customer IN customers KEY (pk = 'c#{c}'); ENTITY Customer IN customers KEY (pk = 'd#{c}')",
    right:
      "ENTITY Customer IN customers KEY (pk = 'c#{c}'); ENTITY OR REPLACE Customer IN customers KEY (pk = 'd#{c}')",
  },
  'session.model-script': {
    title: 'a script that should make a model fails',
    explanation: 'DIFF MODEL runs a script in memory to know its model: it must run by itself.',
    wrong: '',
    right: "DIFF MODEL CURRENT 'next.ddbq'",
  },
  'session.no-alarm': {
    title: 'no such alarm',
    explanation: 'SHOW ALARMS lists them.',
    wrong: 'DROP ALARM fast',
    right: 'SHOW ALARMS',
  },
  'session.no-branches': {
    title: 'nothing that could have branches',
    explanation: 'A branch is a file beside the file that is open. What is in memory has no place for one.',
    wrong: '.branch try',
    right: 'ddb-shell shop.db -c ".branch try"',
  },
  'session.no-clock': {
    title: 'the clock is not ours',
    explanation:
      'CLOCK moves the time of databases that the shell has opened itself; that of a service goes by itself.',
    wrong: 'CLOCK ADVANCE 2 HOURS',
    right: 'ddb-shell shop.db -c "CLOCK ADVANCE 2 HOURS"',
  },
  'session.no-bulk': {
    title: 'no data in and out here',
    explanation: 'This database takes items one by one only.',
    wrong: '',
    right: "BATCH { PUT customers {pk: 'a'}; PUT customers {pk: 'b'} }",
  },
  'session.no-connection': {
    title: 'no other database can be opened here',
    explanation: 'A program that runs statements by the library opens its databases by itself.',
    wrong: '.open other.db',
    right: 'ddb-shell other.db',
  },
  'session.no-editor': {
    title: 'no prompt to edit for',
    explanation: '.edit opens an editor at the prompt of a terminal.',
    wrong: '.edit',
    right: '.help .edit',
  },
  'session.no-entity': {
    title: 'no such entity',
    explanation: 'SHOW ENTITIES lists those there are.',
    wrong: 'DROP ENTITY Custmer',
    right: 'DROP ENTITY IF EXISTS Custmer',
  },
  'session.no-monitor': {
    title: 'what it consumes is metered elsewhere',
    explanation: 'Throttling, ledger, heat and metrics are of databases that the shell has opened itself.',
    wrong: 'SET THROTTLING ENFORCE',
    right: 'ddb-shell shop.db -c "SET THROTTLING ENFORCE"',
  },
  'session.no-more-pages': {
    title: 'there is no page left',
    explanation: '.next goes on with a read that stopped because of the setting pages.',
    wrong: '.next',
    right: '.set pages 1\nSCAN orders',
  },
  'session.no-past': {
    title: 'the past is not ours',
    explanation: 'AS OF reads what a file of the shell keeps. A service restores a table to a moment instead.',
    wrong: "GET orders {pk: 'c#1', sk: 'o#1'} AS OF 5 MINUTES AGO",
    right: "ddb-shell shop.db -c \"GET orders {pk: 'c#1', sk: 'o#1'} AS OF 5 MINUTES AGO\"",
  },
  'session.no-pattern': {
    title: 'no such access pattern',
    explanation: 'SHOW ACCESS PATTERNS lists those there are.',
    wrong: "RUN ordersOf('c#1')",
    right: "ACCESS PATTERN ordersOf(:c) AS QUERY orders WHERE pk = :c; RUN ordersOf('c#1')",
  },
  'session.no-prices': {
    title: 'no prices of that Region',
    explanation: 'SHOW PRICES lists them; the setting prices names a file with others.',
    wrong: "SHOW PRICES REGION 'moon-1'",
    right: 'SHOW PRICES',
  },
  'session.no-printer': {
    title: 'nothing is printed here',
    explanation:
      'EXPECT OUTPUT compares what is printed. A program that runs statements by the library prints nothing.',
    wrong: 'SHOW TABLES; EXPECT OUTPUT <<END\nEND',
    right: 'ddb-shell test model.ddbq',
  },
  'session.no-result': {
    title: 'no result to show again',
    explanation: '.last, .line and .page show what the statement before them came to.',
    wrong: '.last',
    right: 'SCAN orders;\n.last',
  },
  'session.no-history': {
    title: 'no history is kept',
    explanation: 'What is entered at a prompt is kept, with its order; a script is its own history.',
    wrong: '.history',
    right: '.help .history',
  },
  'session.no-screen': {
    title: 'no screen on which something could go on',
    explanation: '.heat live has a screen at the interactive prompt. HEATMAP shows one picture, everywhere.',
    wrong: '.heat live orders',
    right: 'HEATMAP orders',
  },
  'session.no-shelf': {
    title: 'no entities and no access patterns are kept there',
    explanation: 'They are kept in a database file that is open here. DynamoDB has no place for them.',
    wrong: 'SHOW ENTITIES',
    right: 'ddb-shell shop.db',
  },
  'session.no-statistic': {
    title: 'a metric without this statistic',
    explanation: 'Each metric has its own: Sum, Average, Minimum, Maximum or SampleCount.',
    wrong: 'METRICS WriteThrottleEvents FOR orders STATISTIC MAXIMUM',
    right: 'METRICS WriteThrottleEvents FOR orders STATISTIC SUM',
  },
  'session.no-statistics': {
    title: 'no statistics are kept here',
    explanation: 'SET STATISTICS tells EXPLAIN the size of a table in production; it is kept in a file of the shell.',
    wrong: 'SET STATISTICS FOR orders ITEMS 1000000',
    right: 'ddb-shell shop.db -c "SHOW STATISTICS"',
  },
  'session.no-workshop': {
    title: 'no workshop has begun',
    explanation:
      'Hints, checks and solutions are those of a workshop: .workshop lists them, and .tutorial is the first.',
    wrong: '.hint',
    right: '.help .workshop',
  },
  'session.not-confirmed': {
    title: 'it was not confirmed',
    explanation: 'The question was answered with no, and nothing was done.',
    wrong: 'DROP TABLE orders',
    right: 'DESCRIBE orders',
  },
  'session.not-serving': {
    title: 'nothing is served',
    explanation: 'SHOW TRAFFIC lists requests of applications, while .serve serves them.',
    wrong: 'SHOW TRAFFIC',
    right: 'ddb-shell serve shop.db --log',
  },
  'session.nothing-before-expect': {
    title: 'an EXPECT about nothing',
    explanation: 'An EXPECT is about the statement right before it.',
    wrong: 'EXPECT ROWS = 1',
    right: "GET orders {pk: 'c#1', sk: 'o#1'}; EXPECT ROWS = 1",
  },
  'session.nothing-to-undo': {
    title: 'nothing to take back or to do again',
    explanation:
      'What statements of this session write is kept until it ends; .redo is for what .undo took back, until something else is written.',
    wrong: '.redo',
    right: "PUT customers {pk: 'c#9'}; .undo",
  },
  'session.pattern-argument': {
    title: 'an argument that a pattern cannot use',
    explanation:
      'Arguments stand in the order of the parameters, or with their names; what is left out has its sample.',
    wrong: "ACCESS PATTERN ordersOf(:c) AS QUERY orders WHERE pk = :c; RUN ordersOf(:customer = 'c#1')",
    right: "ACCESS PATTERN ordersOf(:c) AS QUERY orders WHERE pk = :c; RUN ordersOf(:c = 'c#1')",
  },
  'session.read-cycle': {
    title: 'a file that reads itself',
    explanation: 'A file cannot read itself, also not by way of another.',
    wrong: '',
    right: '.help .read',
  },
  'session.read-only': {
    title: 'this session reads only',
    explanation: 'It was started with --read-only, and refuses every write.',
    wrong: "PUT customers {pk: 'c#2'}",
    right: "GET customers {pk: 'c#1'}",
  },
  'session.read-too-deep': {
    title: 'files that read files that read files',
    explanation: 'Files read files 16 deep.',
    wrong: '',
    right: '.help .read',
  },
  'session.cost-guard': {
    title: 'a statement costs more than it may',
    explanation:
      'With .set cost-guard 1000 RCU a statement that is expected to cost more asks before it begins, and one that turns out to asks between its calls; where nobody can be asked it is refused. Units of writes and money can be limited as well: .set cost-guard 1000 RCU, 500 WCU, 0.05 USD.',
    wrong: '.set cost-guard 0 RCU\nSCAN orders',
    right: '.set cost-guard 1000 RCU\nSCAN orders',
  },
  'session.scan-denied': {
    title: 'a whole table would be read',
    explanation: 'With .set scan deny a SELECT may not become a Scan. SCAN says that it is one, and is allowed.',
    wrong: ".set scan deny\nSELECT * FROM orders WHERE note = 'x'",
    right: ".set scan deny\nSCAN orders FILTER note = 'x'",
  },
  'session.statistics-range': {
    title: 'statistics that no table can have',
    explanation: 'There is at least one of each, and there are at most as many keys as items.',
    wrong: 'SET STATISTICS FOR orders ITEMS 10 KEYS 20',
    right: 'SET STATISTICS FOR orders ITEMS 1000000 KEYS 20000',
  },
  'session.syntax': {
    title: 'a text with mistakes',
    explanation: 'Nothing of it was run. Each mistake has a code of its own, such as E0104.',
    wrong: '.watch 1 1 SELCT * FROM orders',
    right: '.watch 1 1 SELECT * FROM orders',
  },
  'session.unknown-command': {
    title: 'a command that cannot be used here',
    explanation: '.help lists the commands.',
    wrong: '',
    right: '.help',
  },
  'session.unknown-metric': {
    title: 'no such metric',
    explanation: "Metrics have CloudWatch's names; METRICS lists those that have data.",
    wrong: 'METRICS ConsumedReads FOR orders',
    right: 'METRICS ConsumedReadCapacityUnits FOR orders',
  },
  'session.unknown-operation': {
    title: 'no such operation',
    explanation: "Operations have the API's names, as GetItem.",
    wrong: 'METRICS SuccessfulRequestLatency FOR orders OPERATION Get',
    right: 'METRICS SuccessfulRequestLatency FOR orders OPERATION GetItem',
  },
  'session.unknown-setting': {
    title: 'no such setting',
    explanation: '.show lists the settings.',
    wrong: '.set colour never',
    right: '.set color never',
  },
  'session.unknown-workshop': {
    title: 'no such workshop',
    explanation: 'A workshop is named, or is the path of a file or of a folder that has a workshop.ddbq.',
    wrong: '',
    right: 'ddb-shell workshop',
  },
  'session.unprocessed': {
    title: 'a batch was not finished',
    explanation:
      'Keys or items were left unprocessed also after several tries: the table is throttled, or a transaction has the items.',
    wrong: '',
    right: 'SHOW CREATE TABLE orders',
  },
  'session.unreadable-file': {
    title: 'a file that cannot be read',
    explanation:
      'Paths of .read and .import are relative to the file they stand in; at the prompt, to where the shell was started. ~/ is the home folder. A text may have 256 MB.',
    wrong: '.read nowhere.ddbq',
    right: '.help .read',
  },
  'session.wait-timeout': {
    title: 'the table is not ready yet',
    explanation: 'It goes on without the shell; DESCRIBE shows how far it is. NOWAIT does not wait in the first place.',
    wrong: '',
    right: 'DESCRIBE orders',
  },
  'session.too-many-items': {
    title: 'more items than a model has',
    explanation: 'A file of a model carries samples, at most 100,000 items.',
    wrong: '',
    right: '.help EXPORT MODEL',
  },
}
