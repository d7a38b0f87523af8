import type { DotCommand } from './dot-command.ts'

/** Commands about the file that is open, what goes in and out of it, and what can be taken back. */
export const fileCommands: readonly DotCommand[] = [
  {
    name: 'branch',
    syntax: ['.branch [NAME]', '.branch --drop NAME'],
    help: 'Go over to a branch of the file that is open, a copy beside it, as shop.db@try of shop.db; it is made where there is none. What is done there leaves the file alone: .branch main goes back to it, and --drop removes a branch. By itself it lists them.',
    example: '.branch try',
    words: [0, 1],
    options: ['drop'],
  },
  {
    name: 'connect',
    syntax: [
      '.connect FILE',
      '.connect aws [REGION] [--profile=NAME]',
      '.connect URL [--region=REGION] [--profile=NAME]',
      '.connect',
    ],
    help: 'Leave the database and go on with another: a file, Amazon DynamoDB, or a service that speaks as it does. Credentials and the Region are found as the AWS CLI finds them. By itself it says where one is. Elsewhere statements cost what the service says, and completion reads no items unless .sample on.',
    example: '.connect aws eu-west-1 --profile=prod',
    words: [0, 2],
    options: ['profile', 'region'],
  },
  {
    name: 'export',
    syntax: ['.export TABLE [TO] FILE [--format=csv|tsv|json|jsonl|ddb-json|ion] [--gzip] [--replace]'],
    help: 'Write the items of a table into a file, a folder, or the result with -; the format follows from the name of the file. A name that ends with .gz is compressed, as with --gzip. A file that is there already is kept unless --replace is said. EXPORT has more options.',
    example: '.export orders orders.ddb.jsonl.gz',
    words: [2, 3],
    options: ['format', 'gzip', 'replace'],
  },
  {
    name: 'import',
    syntax: [
      '.import FILE [INTO] TABLE [--format=csv|tsv|json|jsonl|ddb-json|ion] [--pk=NAME [--sk=NAME]] [--text] [--skip=N] [--resume] [--on-error=stop|skip] [--rejects=FILE]',
    ],
    help: 'Write the items of a file, of a folder, or of stdin with -, into a table; the format follows from the name of the file. --pk and --sk make the table if it is not there. --text takes every cell of a CSV file as text. --skip leaves out the first N records, --resume those that an import which was stopped has dealt with. --on-error=skip goes on after a record that is not fit, --rejects keeps those in a file. IMPORT has more options.',
    example: '.import orders.csv orders',
    words: [2, 3],
    options: ['format', 'pk', 'sk', 'skip', 'text', 'resume', 'on-error', 'rejects'],
  },
  {
    name: 'open',
    syntax: ['.open FILE'],
    help: 'Close the database and open another; a file that does not exist is created.',
    example: '.open shop.db',
    words: [1, 1],
  },
  {
    name: 'read',
    syntax: ['.read FILE'],
    help: 'Run the statements of a file.',
    example: '.read seed.ddbq',
    words: [1, 1],
  },
  {
    name: 'redo',
    syntax: ['.redo'],
    help: 'Do again what .undo took back last; the next statement that writes forgets it.',
    example: '.redo',
    words: [0, 0],
  },
  {
    name: 'serve',
    syntax: ['.serve [PORT|off]'],
    help: 'Let AWS SDKs and the AWS CLI on this machine use the open database while you work in it. SHOW TRAFFIC lists their requests.',
    example: '.serve 0',
    words: [0, 1],
  },
  {
    name: 'undo',
    syntax: ['.undo [COUNT]', '.undo --skip'],
    help: 'Take back what the last statement of this session wrote, or the last few: its items become what they were, all or none, and only if nobody has written them since. It costs as a transaction does. --skip passes over a statement that cannot be taken back, as one that changed a table or wrote more than 16 MB.',
    example: '.undo',
    words: [0, 1],
    options: ['skip'],
  },
]
