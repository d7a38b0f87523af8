import type { KeyGroup } from './key-table.ts'
import { viActions, viOperators } from './vi-command.ts'
import { viMotions } from './vi-motions.ts'
import { viShort } from './vi-parse.ts'
import { visualKeys } from './vi-visual.ts'

type About = ReadonlyMap<string, { readonly about: string }>

const rowsOf = (table: About): readonly { readonly keys: readonly string[]; readonly about: string }[] =>
  [...table].flatMap(([key, { about }]) => (about === '' ? [] : [{ keys: [key === ' ' ? 'space' : key], about }]))

/** vi's normal mode as `.help keys` prints it, from the tables that it runs by. */
export const viKeys: readonly KeyGroup[] = [
  {
    title: 'vi: move (a number in front repeats)',
    rows: [...rowsOf(viMotions), { keys: [';', ','], about: 'the last f, F, t or T again; the other way' }],
  },
  {
    title: 'vi: with a motion after it; twice, for the line',
    rows: [...rowsOf(viOperators), ...[...viShort].map(([key, long]) => ({ keys: [key], about: `as ${long}` }))],
  },
  {
    title: 'vi: change and find',
    rows: [...rowsOf(viActions), { keys: ['ctrl-r'], about: 'redo' }, { keys: ['escape'], about: 'normal mode' }],
  },
  { title: 'vi: while something is selected', rows: visualKeys },
]
