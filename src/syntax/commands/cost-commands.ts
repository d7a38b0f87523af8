import { type DotCommand, onOff } from './dot-command.ts'

/** Commands about what statements do, consume and take. */
export const costCommands: readonly DotCommand[] = [
  {
    name: 'advise',
    syntax: ['.advise [TABLE]'],
    help: 'Say what could be better in a table or in all of them: ADVISE in fewer letters.',
    example: '.advise orders',
    words: [0, 1],
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
    name: 'explain',
    syntax: ['.explain [STATEMENT]'],
    help: 'Say what a statement would do and cost, or the one before, and do nothing: EXPLAIN in fewer letters.',
    example: '.explain SCAN orders',
    words: [0, Infinity],
    raw: true,
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
    name: 'timing',
    syntax: ['.timing [on|off]'],
    help: 'Print how long each statement took.',
    example: '.timing on',
    words: [0, 1],
    choices: onOff,
  },
  {
    name: 'trace',
    syntax: ['.trace [on|off]'],
    help: 'Show the calls that the statement before sent, the first hundred in their order, each with what it found, consumed and how long it took; on, every statement shows its own.',
    example: '.trace on',
    words: [0, 1],
    choices: onOff,
  },
  {
    name: 'watch',
    syntax: ['.watch [SECONDS] [TIMES] [STATEMENT]'],
    help: 'Run a statement, or the one before, every two seconds, or as often as is said, until Ctrl-C or so many TIMES. At the prompt each round stands in the place of the one before, and q leaves.',
    example: '.watch 5 SCAN orders SELECT COUNT',
    words: [0, Infinity],
    raw: true,
  },
]
