import { emacsKeys, type KeyGroup } from '../render/editor/key-table.ts'
import { viKeys } from '../render/editor/vi-keys.ts'
import type { ProseLine } from '../session/outcome.ts'

/** `.help keys`: the tables that the prompt itself goes by. */
export function keyHelp(style: string): readonly ProseLine[] {
  const isVi = style === 'vi'
  const groups = isVi ? [...viKeys, ...emacsKeys] : emacsKeys
  const width = Math.max(...groups.flatMap(({ rows }) => rows.map((row) => keysText(row.keys).length)))
  const intro = isVi
    ? 'Normal mode, where the prompt ends in >, has the first table; insert mode, where it ends in :, has the others. .keys emacs has no modes.'
    : 'These are the keys of Emacs; .keys vi has those of vi.'
  return [{ head: '', text: intro }, ...groups.flatMap((group) => groupLines(group, width))]
}

const groupLines = ({ title, rows }: KeyGroup, width: number): readonly ProseLine[] => [
  { head: '', text: '' },
  { head: '', text: title },
  ...rows.map(({ keys, about }) => ({ head: `  ${keysText(keys).padEnd(width)}  `, text: about })),
]

const keysText = (keys: readonly string[]): string => keys.map(keyText).join(', ')

/** `ctrl-x ctrl-e` is written Ctrl-X Ctrl-E; a key of vi is a letter, or two, as it is. */
const keyText = (name: string): string =>
  /^(?:.|gg)$/.test(name) ? name : name.replace(/(?<![a-z])[a-z]/g, (first) => first.toUpperCase())
