/** What bash makes of the inside of `$'...'`. Source: the Bash Reference Manual, "ANSI-C Quoting". */
export function ansiText(inside: string): string {
  const bytes: Buffer[] = []
  const escapes =
    /\\(?:([abeEfnrtv\\'"?])|([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|c(.))/gsu
  let end = 0
  for (const found of inside.matchAll(escapes)) {
    bytes.push(Buffer.from(inside.slice(end, found.index)), escaped(found))
    end = found.index + found[0].length
  }
  bytes.push(Buffer.from(inside.slice(end)))
  const all = Buffer.concat(bytes)
  // A zero byte ends the text.
  const zero = all.indexOf(0)
  return (zero === -1 ? all : all.subarray(0, zero)).toString('utf8')
}

const letters: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  E: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** Octal and hexadecimal digits are bytes, so that several of them may be one character. */
function escaped([whole, letter, octal, hex, short, long, control]: RegExpExecArray): Buffer {
  if (letter !== undefined) return Buffer.from(letters[letter] ?? letter)
  if (octal !== undefined) return Buffer.from([Number.parseInt(octal, 8) & 0xff])
  if (hex !== undefined) return Buffer.from([Number.parseInt(hex, 16)])
  const point = short ?? long
  if (point !== undefined) {
    const code = Number.parseInt(point, 16)
    return Buffer.from(code > 0x10ffff ? whole : String.fromCodePoint(code))
  }
  if (control !== undefined) return Buffer.from([control.charCodeAt(0) & 0x1f])
  return Buffer.from(whole)
}
