import { outputModes } from '../../ast/output-modes.ts'
import { type DotCommand, onOff } from './dot-command.ts'

/** Commands about how results look and where they go. */
export const resultCommands: readonly DotCommand[] = [
  {
    name: 'error',
    syntax: ['.error [text|json]'],
    help: 'Show or choose how errors of DynamoDB are printed: in words with hints of ours, or as the JSON body that it answers with. Right after a statement that was refused, json shows its body too.',
    example: '.error json',
    words: [0, 1],
    choices: ['text', 'json'],
  },
  {
    name: 'last',
    syntax: ['.last'],
    help: 'Show the last result again, with all its rows.',
    example: '.last',
    words: [0, 0],
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
    syntax: [`.mode [${outputModes.join('|')}]`],
    help: 'Show or choose how items are printed: insert as statements that write them again, ddb-json as DynamoDB has them.',
    example: '.mode json',
    words: [0, 1],
    choices: outputModes,
  },
  {
    name: 'next',
    syntax: ['.next'],
    help: 'Go on with the read that stopped because of `.set pages`; in a workshop go on to the next step, or to the next workshop.',
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
    name: 'output',
    syntax: ['.output [FILE]', '.output |COMMAND'],
    help: 'Send results to a file or to a command from here on; without a name, back to the screen.',
    example: '.output results.txt',
    words: [0, 1],
  },
  {
    name: 'page',
    syntax: ['.page'],
    help: 'Show the last result with all its rows in the pager, which PAGER names.',
    example: '.page',
    words: [0, 0],
  },
  {
    name: 'pager',
    syntax: ['.pager [auto|on|off]'],
    help: 'Show or choose whether results at the prompt go through the pager, which PAGER names, `less -FIRX` without it: auto for those with more rows than the screen or wider lines, on for all of them. .page shows the result before in it, with all its rows.',
    example: '.pager off',
    words: [0, 1],
    choices: ['auto', 'on', 'off'],
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
