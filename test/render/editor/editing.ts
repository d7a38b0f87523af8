import type { Key } from '../../../src/render/editor/key.ts'
import {
  type Effect,
  emptyPrompt,
  keyByKey,
  type PromptState,
  pressKey,
  type Surroundings,
} from '../../../src/render/editor/press-key.ts'

/** `;` ends a statement, a dot is a command; `(` without `)` and what ends with a comma are not whole. */
export const surroundings: Surroundings = {
  history: [],
  keys: 'emacs',
  ghosts: true,
  lastToken: (text) => /\S+?(?=;?$)/.exec(text)?.[0],
  isComplete: (text) => ({
    ends: /^\.|;\s*$/.test(text),
    whole: text.split('(').length === text.split(')').length && !/,\s*$/.test(text),
  }),
}

/** `abc<left><ctrl-k>`: text as it stands, names of keys in angle brackets. */
export function keysIn(script: string): readonly Key[] {
  return script
    .split(/(<[a-z][a-z_./-]*>)/)
    .filter((part) => part !== '')
    .map((part) => (/^<[a-z]/.test(part) ? keyNamed(part.slice(1, -1)) : { kind: 'text' as const, text: part }))
}

function keyNamed(name: string): Key {
  const [, alt] = /^alt-(.)$/.exec(name) ?? []
  return { kind: 'key', name, ...(alt === undefined ? {} : { alt }) }
}

export type Trace = { readonly state: PromptState; readonly effects: readonly Effect[] }

export function typing(keys: readonly Key[], around: Partial<Surroundings> = {}, from = emptyPrompt): Trace {
  const effects: Effect[] = []
  let state = from
  const all = { ...surroundings, ...around }
  for (const given of keys) {
    const queue = [given]
    for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
      const [first = key, ...rest] = keyByKey(state, key, all)
      const pressed = pressKey(state, first, all)
      state = pressed.state
      queue.unshift(...rest)
      if (pressed.effect !== undefined) effects.push(pressed.effect)
    }
  }
  return { state, effects }
}

/** The text with `|` where the cursor is. */
export const shown = ({ editor: { text, cursor } }: PromptState): string =>
  `${text.slice(0, cursor)}|${text.slice(cursor)}`
