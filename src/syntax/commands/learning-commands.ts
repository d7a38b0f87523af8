import type { DotCommand } from './dot-command.ts'

/** Commands of the tutorial and of workshops. */
export const learningCommands: readonly DotCommand[] = [
  {
    name: 'brief',
    syntax: ['.brief'],
    help: 'Say again what the workshop asks for.',
    example: '.brief',
    words: [0, 0],
  },
  {
    name: 'check',
    syntax: ['.check'],
    help: 'Judge what you have in a workshop: each check with its points, and what is missing. Checks run on a copy, so nothing is changed or counted.',
    example: '.check',
    words: [0, 0],
  },
  {
    name: 'hint',
    syntax: ['.hint'],
    help: 'Help with the workshop, each time a little more.',
    example: '.hint',
    words: [0, 0],
  },
  {
    name: 'reset',
    syntax: ['.reset'],
    help: 'Begin the workshop again as it was given, or the present step of it.',
    example: '.reset',
    words: [0, 0],
  },
  {
    name: 'score',
    syntax: ['.score'],
    help: 'Show the points of a workshop, and the hints they took.',
    example: '.score',
    words: [0, 0],
  },
  {
    name: 'solution',
    syntax: ['.solution'],
    help: 'Show one way to solve the workshop.',
    example: '.solution',
    words: [0, 0],
  },
  {
    name: 'tutorial',
    syntax: ['.tutorial [next|back|hint|solution|quit]'],
    help: 'Learn by doing: ten steps about keys, queries, indexes, cost and heat, on a database of its own. Every statement is looked at until the step is done.',
    example: '.tutorial',
    words: [0, 1],
    choices: ['next', 'back', 'hint', 'solution', 'quit'],
  },
  {
    name: 'workshop',
    syntax: ['.workshop [NAME]', '.workshop next|back|quit'],
    help: 'List the workshops, or begin one on a database of its own, or go on with it; NAME may also be the path of a file. In it .brief, .hint, .check, .score, .solution, .reset and .next help; .workshop quit goes back.',
    example: '.workshop keys',
    words: [0, 1],
  },
]
