import type { DotCommand } from './dot-command.ts'

/** Commands about tables and their items. */
export const tableCommands: readonly DotCommand[] = [
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
    name: 'dump',
    syntax: ['.dump [TABLE]'],
    help: 'Print the statements that make all tables or one of them again, with their items; reads all of them.',
    example: '.dump orders',
    words: [0, 1],
  },
  {
    name: 'indexes',
    syntax: ['.indexes [TABLE]'],
    help: 'List the indexes of every table or of one.',
    example: '.indexes orders',
    words: [0, 1],
  },
  {
    name: 'sample',
    syntax: ['.sample TABLE[.INDEX] [N]', '.sample on|off'],
    help: 'Show 10 or N items from all over a table or an index: as many reads of one item, however large it is. Off, the prompt looks at no items by itself, and Tab knows attributes from what was shown only.',
    example: '.sample orders 5',
    words: [1, 2],
  },
  {
    name: 'schema',
    syntax: ['.schema [TABLE]'],
    help: 'Print the CREATE TABLE statements of all tables or of one.',
    example: '.schema orders',
    words: [0, 1],
  },
  {
    name: 'tables',
    syntax: ['.tables [PATTERN]'],
    help: 'List tables; % in a pattern stands for any text and _ for one character.',
    example: '.tables ord%',
    words: [0, 1],
  },
]
