import type { Key } from '../../../src/render/editor/key.ts'
import { type EditorState, emptyEditor } from '../../../src/render/editor/line-editor.ts'
import { type Effect, pressKey, type Surroundings } from '../../../src/render/editor/press-key.ts'

/** `;` ends a statement, `(` opens something until `)`. */
export const surroundings: Surroundings = {
  history: [],
  isComplete: (text) => ({
    ends: text.trimEnd().endsWith(';'),
    open: text.split('(').length > text.split(')').length ? 'bracket' : undefined,
  }),
}

/** `abc<left><ctrl-k>`: text as it stands, names of keys in angle brackets. */
export function keysIn(script: string): readonly Key[] {
  return script
    .split(/(<[a-z][a-z_-]*>)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^<[a-z]/.test(part) ? { kind: 'key', name: part.slice(1, -1) } : { kind: 'text' as const, text: part },
    )
}

export type Trace = { readonly state: EditorState; readonly effects: readonly Effect[] }

export function typing(keys: readonly Key[], around: Partial<Surroundings> = {}, from = emptyEditor): Trace {
  const effects: Effect[] = []
  let state = from
  for (const key of keys) {
    const pressed = pressKey(state, key, { ...surroundings, ...around })
    state = pressed.state
    if (pressed.effect !== undefined) effects.push(pressed.effect)
  }
  return { state, effects }
}

/** The text with `|` where the cursor is. */
export const shown = ({ text, cursor }: EditorState): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`
