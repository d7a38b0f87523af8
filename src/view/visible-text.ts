/**
 * Text that a terminal shows as it is. Stored bytes never drive the terminal: control characters (C0, DEL, C1), bidi marks,
 * line separators, lone surrogates and what cannot be seen come out as escapes; joiners, which emoji and scripts need, do
 * not. Source: CVE-2021-42574 for the bidi marks.
 */
export function visibleText(text: string): string {
  return unsafe.test(text) ? text.replace(eachUnsafe, escaped) : text
}

/** As `visibleText`, but with line breaks kept: for text of several lines. */
export const visibleLines = (text: string): string => text.split('\n').map(visibleText).join('\n')

const unsafePattern =
  '[\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]'
const unsafe = new RegExp(unsafePattern)
const eachUnsafe = new RegExp(unsafePattern, 'g')

const named: Readonly<Record<string, string>> = { '\u0000': '␀', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escaped(character: string): string {
  const code = character.charCodeAt(0)
  return named[character] ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`)
}

/** JSON text whose strings are safe on a terminal; the same value when read back. */
export function terminalSafeJson(json: string): string {
  return unsafe.test(json) ? json.replace(eachUnsafe, (character) => `\\u${hex(character.charCodeAt(0), 4)}`) : json
}

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0')
