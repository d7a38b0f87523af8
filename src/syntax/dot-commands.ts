/** What a dot command takes, how it is explained and how it is tried. The grammar of all of them is one: `grammars/meta.ts`. */
export type DotCommand = {
  readonly name: string
  /** One line each; capitals stand for what one types. */
  readonly syntax: readonly string[]
  readonly help: string
  readonly example: string
  /** Words after the command; `Infinity` for any number. */
  readonly words: readonly [min: number, max: number]
  /** What the first word may be; anything when absent. */
  readonly choices?: readonly string[]
  readonly options?: readonly string[]
  /** The rest of the line is one word, as it stands. */
  readonly raw?: true
}

const onOff = ['on', 'off']

export const dotCommands: readonly DotCommand[] = [
  {
    name: 'bail',
    syntax: ['.bail [on|off]'],
    help: 'Stop a script at its first error, or go on.',
    example: '.bail off',
    words: [0, 1],
    choices: onOff,
  },
  {
    name: 'cost',
    syntax: ['.cost [reset]', '.cost off|line|detail|json'],
    help: 'Show what the session consumed so far by table and by statement, begin to count anew, or choose how each statement shows its cost.',
    example: '.cost detail',
    words: [0, 1],
    choices: ['reset', 'off', 'line', 'detail', 'json'],
  },
  {
    name: 'count',
    syntax: ['.count TABLE[.INDEX]'],
    help: 'Count the items of a table or an index; reads all of it.',
    example: '.count orders',
    words: [1, 1],
  },
  {
    name: 'describe',
    syntax: ['.describe TABLE'],
    help: 'Show a table with its keys, indexes and settings.',
    example: '.describe orders',
    words: [1, 1],
  },
  {
    name: 'echo',
    syntax: ['.echo [on|off]'],
    help: 'Print each statement of a script before its result.',
    example: '.echo on',
    words: [0, 1],
    choices: onOff,
  },
  {
    name: 'edit',
    syntax: ['.edit'],
    help: 'Open the statement before in DDB_SHELL_EDITOR, VISUAL, EDITOR or vi. What comes of it stands at the prompt and does not run by itself; Ctrl-X Ctrl-E does the same with what is being typed.',
    example: '.edit',
    words: [0, 0],
  },
  {
    name: 'heat',
    syntax: ['.heat [keys|sort|strip [on|off]]', '.heat scale [share|log]', '.heat live [TABLE[.INDEX]]'],
    help: 'How heatmaps look: a row for each key, the hottest rows first, colours relative to the hottest cell; strip is the row under a statement that touches a warm partition. With live a heatmap goes on until q is pressed.',
    example: '.heat sort',
    words: [0, 2],
    choices: ['keys', 'sort', 'strip', 'scale', 'live'],
  },
  {
    name: 'help',
    syntax: ['.help [NAME]', '.help keys'],
    help: 'List statements and commands, or explain one statement, command or error code; keys are the keys of the prompt.',
    example: '.help QUERY',
    words: [0, 4],
  },
  {
    name: 'import',
    syntax: [
      '.import FILE [INTO] TABLE [--format=csv|tsv|json|jsonl|ddb-json] [--pk=NAME [--sk=NAME]] [--skip=N] [--text]',
    ],
    help: 'Write the items of a file, or of stdin with -, into a table; the format follows from the name of the file. --pk and --sk make the table if it is not there. --skip leaves out the first N items, --text takes every cell of a CSV file as text.',
    example: '.import orders.csv orders',
    words: [2, 3],
    options: ['format', 'pk', 'sk', 'skip', 'text'],
  },
  {
    name: 'indexes',
    syntax: ['.indexes [TABLE]'],
    help: 'List the indexes of every table or of one.',
    example: '.indexes orders',
    words: [0, 1],
  },
  {
    name: 'keys',
    syntax: ['.keys [emacs|vi]'],
    help: 'Show or choose what keys do at the prompt; .help keys lists them.',
    example: '.keys vi',
    words: [0, 1],
    choices: ['emacs', 'vi'],
  },
  {
    name: 'line',
    syntax: ['.line'],
    help: 'Show the result of the statement before line by line, this once. Right after it, as in `SCAN orders; .line` or `SCAN orders\\G`, it is shown in no other form; later it is shown again, without being read again.',
    example: '.line',
    words: [0, 0],
  },
  {
    name: 'maxrows',
    syntax: ['.maxrows [N]'],
    help: 'Show or set how many rows a table may have before its middle is left out; 0 for all.',
    example: '.maxrows 100',
    words: [0, 1],
  },
  {
    name: 'mode',
    syntax: ['.mode [table|box|ascii|line|json|jsonl|ddb-json|csv|tsv|markdown|ion|none]'],
    help: 'Show or choose how items are printed.',
    example: '.mode json',
    words: [0, 1],
    choices: ['table', 'box', 'ascii', 'line', 'json', 'jsonl', 'ddb-json', 'csv', 'tsv', 'markdown', 'ion', 'none'],
  },
  {
    name: 'next',
    syntax: ['.next'],
    help: 'Go on with the read that stopped because of `.set pages`.',
    example: '.next',
    words: [0, 0],
  },
  {
    name: 'null',
    syntax: ['.null [TEXT]'],
    help: 'Show or set the text that stands for the NULL value.',
    example: '.null -',
    words: [0, 1],
  },
  {
    name: 'once',
    syntax: ['.once FILE', '.once |COMMAND'],
    help: 'Send the result of the next statement to a file or to a command.',
    example: '.once items.jsonl',
    words: [1, 1],
  },
  {
    name: 'open',
    syntax: ['.open FILE'],
    help: 'Close the database and open another; a file that does not exist is created.',
    example: '.open shop.db',
    words: [1, 1],
  },
  {
    name: 'output',
    syntax: ['.output [FILE]', '.output |COMMAND'],
    help: 'Send results to a file or to a command from here on; without a name, back to the screen.',
    example: '.output results.txt',
    words: [0, 1],
  },
  {
    name: 'param',
    syntax: ['.param', '.param clear [NAME]'],
    help: 'List the values that SET gave to :name, or forget one or all of them.',
    example: '.param clear customer',
    words: [0, 2],
    choices: ['clear'],
  },
  {
    name: 'prompt',
    syntax: ['.prompt [MAIN [CONTINUATION]]'],
    help: 'Show or choose the prompt, and that of a statement that goes on. In braces: {db}, {table}, {region}, {mode}, {time}, {rcu}, {wcu}; {{ is a brace.',
    example: ".prompt '{db} {mode}> '",
    words: [0, 2],
  },
  {
    name: 'quit',
    syntax: ['.quit'],
    help: 'Leave the shell.',
    example: '.quit',
    words: [0, 0],
  },
  {
    name: 'read',
    syntax: ['.read FILE'],
    help: 'Run the statements of a file.',
    example: '.read seed.ddbq',
    words: [1, 1],
  },
  {
    name: 'schema',
    syntax: ['.schema [TABLE]'],
    help: 'Print the CREATE TABLE statements of all tables or of one.',
    example: '.schema orders',
    words: [0, 1],
  },
  {
    name: 'serve',
    syntax: ['.serve [PORT|off]'],
    help: 'Let AWS SDKs and the AWS CLI on this machine use the open database while you work in it. SHOW TRAFFIC lists their requests.',
    example: '.serve 0',
    words: [0, 1],
  },
  {
    name: 'set',
    syntax: ['.set NAME VALUE'],
    help: 'Change a setting; .show lists them.',
    example: '.set pages 1',
    words: [2, 2],
  },
  {
    name: 'show',
    syntax: ['.show [NAME]'],
    help: 'Print the settings with their values and where each comes from.',
    example: '.show',
    words: [0, 1],
  },
  {
    name: 'shell',
    syntax: ['.shell COMMAND'],
    help: 'Run a command of the operating system.',
    example: '.shell ls',
    words: [1, Infinity],
    raw: true,
  },
  {
    name: 'tables',
    syntax: ['.tables [PATTERN]'],
    help: 'List tables; % in a pattern stands for any text and _ for one character.',
    example: '.tables ord%',
    words: [0, 1],
  },
  {
    name: 'timing',
    syntax: ['.timing [on|off]'],
    help: 'Print how long each statement took.',
    example: '.timing on',
    words: [0, 1],
    choices: onOff,
  },
  {
    name: 'wrap',
    syntax: ['.wrap [on|off]'],
    help: 'Wrap long cells instead of cutting them.',
    example: '.wrap on',
    words: [0, 1],
    choices: onOff,
  },
]

/** Other spellings, psql's among them. `words` come before what was typed. */
export const commandAliases: Readonly<Record<string, { readonly name: string; readonly words?: readonly string[] }>> = {
  '.exit': { name: 'quit' },
  '\\q': { name: 'quit' },
  '\\d': { name: 'schema' },
  '\\dt': { name: 'tables' },
  '\\x': { name: 'mode', words: ['line'] },
  '\\g': { name: 'line' },
  '\\gx': { name: 'line' },
  '\\e': { name: 'edit' },
  '\\timing': { name: 'timing' },
  '\\i': { name: 'read' },
  '\\o': { name: 'output' },
  '\\?': { name: 'help' },
  '\\h': { name: 'help' },
}
