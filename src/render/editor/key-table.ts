import type { EditName } from './line-editor.ts'

/** What a key does beyond the text: the prompt sees to it. */
export type Command = 'enter' | 'interrupt' | 'end-of-input' | 'clear-screen' | 'suspend' | 'indent'

export type Binding = { readonly edit: EditName } | { readonly command: Command }

const edit = (name: EditName): Binding => ({ edit: name })
const command = (name: Command): Binding => ({ command: name })

/** The keys of Emacs, as in most shells. A key that is not here does nothing. */
export const emacsKeys: ReadonlyMap<string, Binding> = new Map([
  ['left', edit('left')],
  ['ctrl-b', edit('left')],
  ['right', edit('right')],
  ['ctrl-f', edit('right')],
  ['ctrl-left', edit('word-left')],
  ['alt-left', edit('word-left')],
  ['alt-b', edit('word-left')],
  ['ctrl-right', edit('word-right')],
  ['alt-right', edit('word-right')],
  ['alt-f', edit('word-right')],
  ['home', edit('line-start')],
  ['ctrl-a', edit('line-start')],
  ['end', edit('line-end')],
  ['ctrl-e', edit('line-end')],
  ['up', edit('up')],
  ['ctrl-p', edit('up')],
  ['down', edit('down')],
  ['ctrl-n', edit('down')],
  ['backspace', edit('delete-back')],
  ['delete', edit('delete-forward')],
  ['ctrl-k', edit('kill-to-line-end')],
  ['ctrl-u', edit('kill-to-line-start')],
  ['ctrl-w', edit('kill-to-space')],
  ['alt-backspace', edit('kill-word-left')],
  ['alt-d', edit('kill-word-right')],
  ['ctrl-y', edit('yank')],
  ['ctrl-_', edit('undo')],
  ['alt-enter', edit('newline-indented')],
  ['ctrl-j', edit('newline-indented')],
  ['enter', command('enter')],
  ['tab', command('indent')],
  ['ctrl-c', command('interrupt')],
  ['ctrl-d', command('end-of-input')],
  ['ctrl-l', command('clear-screen')],
  ['ctrl-z', command('suspend')],
])
