import type { Key as InkKey } from 'ink'
import type { Key } from '../editor/key.ts'

/**
 * What one call of Ink's `useInput` holds. Ink splits a chunk of input only at escape sequences and a few control bytes:
 * `abc\rdef` typed fast arrives as one text without `return`, so every text is split again at its control bytes.
 */
export function decodeKeys(input: string, key: InkKey): readonly Key[] {
  if (key.eventType === 'release') return []
  const name = named(key)
  if (name !== undefined) return [{ kind: 'key', name: modified(name, key) }]
  if (key.ctrl || key.meta) {
    if (input === '') return []
    const withModifier: Key = { kind: 'key', name: modified(input === ' ' ? 'space' : input.toLowerCase(), key) }
    return [key.meta && !key.ctrl ? { ...withModifier, alt: input } : withModifier]
  }
  return splitAtControls(input)
}

const specialKeys = {
  upArrow: 'up',
  downArrow: 'down',
  leftArrow: 'left',
  rightArrow: 'right',
  pageUp: 'pageup',
  pageDown: 'pagedown',
  home: 'home',
  end: 'end',
  return: 'enter',
  escape: 'escape',
  tab: 'tab',
  backspace: 'backspace',
  delete: 'delete',
} as const satisfies { readonly [Flag in keyof InkKey]?: string }

function named(key: InkKey): string | undefined {
  for (const [flag, name] of Object.entries(specialKeys)) {
    if (key[flag as keyof typeof specialKeys]) return key.shift && name === 'tab' ? 'shift-tab' : name
  }
  return undefined
}

const modified = (name: string, { ctrl, meta }: InkKey): string => `${ctrl ? 'ctrl-' : ''}${meta ? 'alt-' : ''}${name}`

function splitAtControls(input: string): readonly Key[] {
  const keys: Key[] = []
  for (const part of input.split(eachControl)) {
    if (part === '') continue
    const code = part.charCodeAt(0)
    if (isControl(code)) keys.push({ kind: 'key', name: controlName(code) })
    else keys.push({ kind: 'text', text: part })
  }
  return keys
}

/** C0, DEL and C1. */
const eachControl = /(\p{Cc})/u
const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0)

/** Bytes as terminals send them: 0d is Enter, 0a Ctrl-J, 08 and 7f Backspace, 1f Ctrl-_. */
function controlName(code: number): string {
  switch (code) {
    case 0x00:
      return 'ctrl-space'
    case 0x08:
    case 0x7f:
      return 'backspace'
    case 0x09:
      return 'tab'
    case 0x0d:
      return 'enter'
    case 0x1b:
      return 'escape'
    default:
      return code < 0x20 ? `ctrl-${String.fromCharCode(code + 0x40).toLowerCase()}` : 'unknown'
  }
}
