/** Every mistake in the text of a statement, as `.help E0104` explains it. A code never changes its meaning. */
export const errorCodes = {
  E0101: {
    title: 'a character that begins nothing',
    explanation:
      'No statement holds this character outside quotes. Typographic quotation marks, invisible characters and letters beyond a-z often come from a copied text.',
    wrong: 'SELECT größe FROM orders;',
    right: 'SELECT "größe" FROM orders;',
  },
  E0102: {
    title: 'something opened is never closed',
    explanation:
      'A string ends with \', a quoted name with ", a comment with */, the text after <<END with END alone on its line. A quote inside a string is written twice.',
    wrong: "SELECT * FROM orders WHERE pk = 'it's';",
    right: "SELECT * FROM orders WHERE pk = 'it''s';",
  },
  E0103: {
    title: 'nested too deeply',
    explanation: 'Brackets and NOT may be nested 100 deep. DynamoDB itself keeps values of at most 32 levels.',
    wrong: '',
    right: "PUT orders {pk: 'a', tags: [['x']]};",
  },
  E0104: {
    title: 'something else belongs here',
    explanation: 'Up to this place the statement was understood; the message lists what may follow.',
    wrong: "DELETE FROM orders WHRE pk = 'a';",
    right: "DELETE FROM orders WHERE pk = 'a';",
  },
  E0105: {
    title: 'not a statement',
    explanation: 'The first word says which statement it is. `.help` lists them all.',
    wrong: 'SELCT * FROM orders;',
    right: 'SELECT * FROM orders;',
  },
  E0106: {
    title: 'the statement ends too early',
    explanation: 'The text, or a `;`, came before the statement was complete.',
    wrong: 'SELECT * FROM;',
    right: 'SELECT * FROM orders;',
  },
  E0107: {
    title: 'a value in double quotes',
    explanation:
      'Double quotes make a name, single quotes a string, as in PartiQL. To compare with the attribute of that name, put parentheses around it: ("name").',
    wrong: 'SELECT * FROM orders WHERE pk = "a";',
    right: "SELECT * FROM orders WHERE pk = 'a';",
  },
  E0108: {
    title: 'not a value',
    explanation:
      'Keys, items, lists and sets are made of values: strings in single quotes, numbers, true, false, null, lists, maps, sets and parameters.',
    wrong: 'GET orders {pk: abc};',
    right: "GET orders {pk: 'abc'};",
  },
  E0109: {
    title: 'not a condition',
    explanation: 'A condition compares something, or calls a function that answers true or false.',
    wrong: 'SCAN orders FILTER total;',
    right: 'SCAN orders FILTER total > 10;',
  },
  E0110: {
    title: 'a condition where a value belongs',
    explanation: 'DynamoDB compares values, not the outcomes of conditions.',
    wrong: 'SCAN orders FILTER total = (paid > 10);',
    right: 'SCAN orders FILTER total = 10 AND paid > 10;',
  },
  E0111: {
    title: 'a number of the wrong kind',
    explanation:
      'Positions in a list, limits, segments and capacity units are whole numbers; a sign stands only before a number.',
    wrong: 'SCAN orders LIMIT 2.5;',
    right: 'SCAN orders LIMIT 2;',
  },
  E0112: {
    title: 'binary data that is not base64',
    explanation: "Binary data is written as base64 with its padding: b64'AQID'.",
    wrong: "PUT orders {pk: 'a', data: b64'A'};",
    right: "PUT orders {pk: 'a', data: b64'AQ=='};",
  },
  E0113: {
    title: 'said twice',
    explanation: 'Each clause, each key of a map and each column may be given once.',
    wrong: 'SCAN orders LIMIT 2 LIMIT 3;',
    right: 'SCAN orders LIMIT 2;',
  },
  E0114: {
    title: 'a clause this statement does not have',
    explanation: 'The clause is known but means nothing for this statement.',
    wrong: "INSERT INTO orders VALUE {'pk': 'a'} RETURNING ALL OLD *;",
    right: "PUT orders {pk: 'a'} RETURN ALL OLD;",
  },
  E0115: {
    title: 'a clause is missing',
    explanation: 'The statement cannot do without this clause.',
    wrong: 'QUERY orders LIMIT 3;',
    right: "QUERY orders WHERE pk = 'a' LIMIT 3;",
  },
  E0116: {
    title: 'part of PartiQL alone',
    explanation:
      "GET, PUT, QUERY, SCAN, UPDATE and DELETE with a key use DynamoDB's expressions, which have functions for this.",
    wrong: 'SCAN orders FILTER paid IS MISSING;',
    right: 'SCAN orders FILTER attribute_not_exists(paid);',
  },
  E0117: {
    title: 'a placeholder for a name',
    explanation:
      'Names stand for themselves here, also reserved words; odd ones go in double quotes. The shell makes the placeholders DynamoDB needs.',
    wrong: "SCAN orders FILTER #s = 'OPEN';",
    right: "SCAN orders FILTER status = 'OPEN';",
  },
  E0118: {
    title: 'as many values as columns',
    explanation: 'Each row of VALUES has one value for each column in the list.',
    wrong: "INSERT INTO orders (pk, sk) VALUES ('a');",
    right: "INSERT INTO orders (pk, sk) VALUES ('a', 'b');",
  },
  E0119: {
    title: 'not allowed inside a block',
    explanation:
      'BEGIN ... COMMIT and BATCH { ... } hold reads and writes of items; CHECK and EXISTS belong to a transaction only.',
    wrong: 'BATCH { SHOW TABLES };',
    right: "BATCH { GET orders {pk: 'a'}; GET orders {pk: 'b'} };",
  },
  E0120: {
    title: 'BEGIN and COMMIT do not match',
    explanation: 'A transaction starts with BEGIN and ends with COMMIT or ROLLBACK; transactions do not nest.',
    wrong: "BEGIN; PUT orders {pk: 'a'};",
    right: "BEGIN; PUT orders {pk: 'a'}; COMMIT;",
  },
  E0121: {
    title: 'JSON that cannot be read',
    explanation: 'API takes the request as the JSON of the AWS API reference: names and strings in double quotes.',
    wrong: "API ListTables {'Limit': 5};",
    right: 'API ListTables {"Limit": 5};',
  },
  E0122: {
    title: 'no such operation',
    explanation: "The name is not one of DynamoDB's operations.",
    wrong: 'aws dynamodb get-itm --table-name orders',
    right: 'aws dynamodb get-item --table-name orders --key \'{"pk": {"S": "a"}}\'',
  },
  E0123: {
    title: 'no such option',
    explanation: 'The operation has no such option, or its value does not fit.',
    wrong: 'aws dynamodb list-tables --max 5',
    right: 'aws dynamodb list-tables --limit 5',
  },
  E0124: {
    title: 'no such command',
    explanation: '`.help` lists the dot commands.',
    wrong: '.tabels',
    right: '.tables',
  },
  E0125: {
    title: 'the wrong arguments for a command',
    explanation: '`.help` with the name of the command shows what it takes.',
    wrong: '.open',
    right: '.open shop.db',
  },
  E0126: {
    title: 'a time that cannot be read',
    explanation: 'A time is written with its zone, as 2026-03-01T12:00:00Z; a date alone is its first moment in UTC.',
    wrong: "CLOCK SET 'tomorrow';",
    right: "CLOCK SET '2026-03-01T12:00:00Z';",
  },
  E0127: {
    title: 'an assumption that a bill does not know',
    explanation: 'There is no assumption of that name, or its value does not fit. `.help BILL` lists them.',
    wrong: 'BILL PER MONTH WITH (free_teir = off);',
    right: 'BILL PER MONTH WITH (free_tier = off);',
  },
  E0128: {
    title: 'a rate that cannot be read',
    explanation: 'A rate is a number of requests in a unit of time: 500/s, 30/min, 10/h or 5000/day.',
    wrong: "SIMULATE FOR 1 HOUR GET orders {pk: 'a'} AT 500/x;",
    right: "SIMULATE FOR 1 HOUR GET orders {pk: 'a'} AT 500/s;",
  },
  E0129: {
    title: 'an entity that does not fit together',
    explanation:
      'An entity lies in a table and has a key, which is made of text and of attributes of the entity in braces. ATTRIBUTES declares them.',
    wrong: "ENTITY Order IN orders KEY (pk = 'CUST#{custmer}') ATTRIBUTES (customer STRING);",
    right: "ENTITY Order IN orders KEY (pk = 'CUST#{customer}', sk = 'ORDER') ATTRIBUTES (customer STRING);",
  },
  E0130: {
    title: 'a pattern that does not stand on its own',
    explanation:
      'What a pattern leaves open is declared behind its name and used by its statements; each of them names its table.',
    wrong: 'ACCESS PATTERN orderOf(:customer) AS GET orders {pk: :custmer};',
    right: "ACCESS PATTERN orderOf(:customer = 'c#1') AS GET orders {pk: :customer, sk: 'o#1'};",
  },
  E0131: {
    title: 'what only a running shell knows',
    explanation:
      'In a pasted command variables, $(commands) and backquotes are not replaced, since what they stand for is not known here. Text in single quotes stays as it is.',
    wrong: 'aws dynamodb describe-table --table-name "$TABLE"',
    right: 'aws dynamodb describe-table --table-name orders',
  },
  E0132: {
    title: 'no such dialect',
    explanation:
      'A script may say in a comment at its top that it is written for another shell: ddbsh or dql. `.help dialect` says what changes.',
    wrong: '-- dialect: sql\nSHOW TABLES',
    right: '-- dialect: ddbsh\nSHOW TABLES',
  },
  E0133: {
    title: 'a request without its operation',
    explanation:
      'JSON alone is a request only where it fits one operation. Otherwise the name of the operation, or the header X-Amz-Target, stands before it.',
    wrong: '{"TableName": "orders"}',
    right: 'DescribeTable {"TableName": "orders"}',
  },
  E0140: {
    title: 'a workshop file that is not put together right',
    explanation:
      'A workshop is made of sections under headings as --# BRIEF; docs/workshops.md describes them. `ddb-shell workshop --check-format` lists all that is wrong.',
    wrong: '',
    right: '--# WORKSHOP Find the key',
  },
  E0141: {
    title: 'no type that a cell could have',
    explanation:
      'A column of CSV or TSV holds STRING, NUMBER, BINARY (base64), BOOL, LIST or MAP (JSON), or a set as a JSON array: SS, NS or BS.',
    wrong: "IMPORT 'orders.csv' INTO orders TYPES (zip TEXT);",
    right: "IMPORT 'orders.csv' INTO orders TYPES (zip STRING);",
  },
  E0150: {
    title: 'an option that a report does not know',
    explanation: 'There is no option of that name, or its value does not fit. `.help REPORT` lists them.',
    wrong: "REPORT TO 'model.html' WITH (titel = 'Shop');",
    right: "REPORT TO 'model.html' WITH (title = 'Shop');",
  },
} as const satisfies Record<string, { title: string; explanation: string; wrong: string; right: string }>

export type ErrorCode = keyof typeof errorCodes
