import type { EditName } from './line-editor.ts'

/** What a key does beyond the text: the prompt sees to it. */
export type Command =
  | 'enter'
  | 'enter-and-next'
  | 'interrupt'
  | 'end-of-input'
  | 'clear-screen'
  | 'suspend'
  | 'complete'
  | 'complete-back'
  | 'search-older'
  | 'search-newer'
  | 'edit-outside'
  | 'escape'

export type KeyRow = {
  /** Names as `Key` has them; two keys after each other with a space between. */
  readonly keys: readonly string[]
  readonly does: EditName | Command
  readonly about: string
}

export type KeyGroup<Row = Pick<KeyRow, 'keys' | 'about'>> = { readonly title: string; readonly rows: readonly Row[] }

const row = (keys: string, does: KeyRow['does'], about: string): KeyRow => ({ keys: keys.split(', '), does, about })

/** The keys of Emacs, as in most shells. A key that is not here does nothing. `.help keys` prints this table. */
export const emacsKeys: readonly KeyGroup<KeyRow>[] = [
  {
    title: 'Move',
    rows: [
      row('left, ctrl-b', 'left', 'one character left'),
      row('right, ctrl-f', 'right', 'one character right; at the end, take what is suggested'),
      row('ctrl-left, alt-left, alt-b', 'word-left', 'one word left'),
      row('ctrl-right, alt-right, alt-f', 'word-right', 'one word right; at the end, take a word of what is suggested'),
      row('home, ctrl-a', 'line-start', 'start of the line'),
      row('end, ctrl-e', 'line-end', 'end of the line; at the end, take what is suggested'),
      row('up, ctrl-p', 'up', 'line above; on the first, an older statement that begins as typed'),
      row('down, ctrl-n', 'down', 'line below; on the last, a newer statement'),
    ],
  },
  {
    title: 'Change',
    rows: [
      row('backspace', 'delete-back', 'delete the character before'),
      row('delete', 'delete-forward', 'delete the character after'),
      row('ctrl-k', 'kill-to-line-end', 'kill to the end of the line'),
      row('ctrl-u', 'kill-to-line-start', 'kill to its start'),
      row('ctrl-w', 'kill-to-space', 'kill back to the space before'),
      row('alt-d', 'kill-word-right', 'kill the word after'),
      row('alt-backspace', 'kill-word-left', 'kill the word before'),
      row('ctrl-y', 'yank', 'put in what was killed'),
      row('alt-y', 'yank-older', 'then: what was killed before that instead'),
      row('alt-.', 'last-token', 'put in the last word of the statement before; again, of the one before that'),
      row('ctrl-t', 'swap', 'swap the characters on both sides'),
      row('alt-u', 'upper-case', 'the word in capitals'),
      row('alt-l', 'lower-case', 'the word in small letters'),
      row('alt-c', 'capitalise', 'the word with a capital'),
      row('ctrl-_', 'undo', 'undo'),
      row('alt-/', 'redo', 'redo'),
      row('alt-enter, ctrl-j', 'newline-indented', 'a new line, in any case'),
      row('ctrl-x ctrl-e', 'edit-outside', 'edit in DDB_SHELL_EDITOR, VISUAL, EDITOR or vi'),
    ],
  },
  {
    title: 'Find',
    rows: [
      row('tab', 'complete', 'what could come next; in a menu, the next item'),
      row('shift-tab', 'complete-back', 'in a menu, the item before'),
      row('ctrl-r', 'search-older', 'search older statements; again, further back'),
      row('ctrl-s', 'search-newer', 'search newer ones'),
      row('escape', 'escape', 'close the menu or the search; hide what is suggested'),
    ],
  },
  {
    title: 'Run and leave',
    rows: [
      row(
        'enter',
        'enter',
        'run what ends with ; or begins with a dot, and on an empty last line what is whole; otherwise a new line',
      ),
      row('ctrl-o', 'enter-and-next', 'run, and then show the statement that followed it in the history'),
      row('ctrl-c', 'interrupt', 'stop what runs; close the menu or the search; drop what was typed'),
      row('ctrl-d', 'end-of-input', 'leave; delete the character after where there is text'),
      row('ctrl-l', 'clear-screen', 'clear the screen'),
      row('ctrl-z', 'suspend', 'stop the shell until fg'),
    ],
  },
]

/** By key; `undefined` as value: the first of two keys. */
export type Bindings = ReadonlyMap<string, KeyRow['does'] | undefined>

export function bindingsOf(groups: readonly KeyGroup<KeyRow>[]): Bindings {
  const bindings = new Map<string, KeyRow['does'] | undefined>()
  for (const { keys, does } of groups.flatMap(({ rows }) => rows)) {
    for (const key of keys) {
      const [first = '', second] = key.split(' ')
      if (second !== undefined) bindings.set(first, undefined)
      bindings.set(key, does)
    }
  }
  return bindings
}

export const emacsBindings: Bindings = bindingsOf(emacsKeys)
