/** Pieces of a manual page in the macros of man(7). */

/** Text in which nothing means anything to roff. */
export const plain = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll('`', '\\(ga')
    .replaceAll('"', '\\(dq')
    .replace(/^\./gm, '\\&.')

/** As above, where a hyphen between letters is one. */
export const prose = (text: string): string => plain(text).replace(/(?<=[A-Za-z])\\-(?=[A-Za-z])/g, '-')

export const section = (title: string, ...content: readonly string[]): string => [`.SH ${title}`, ...content].join('\n')

export const subsection = (title: string, ...content: readonly string[]): string =>
  [`.SS ${plain(title)}`, ...content].join('\n')

/** A term, or several, with what they mean. */
export function item(terms: readonly string[], about: string): string {
  const [first = '', ...others] = terms.map((term) => `.B ${plain(term)}`)
  return ['.TP', first, ...others.flatMap((term) => ['.TQ', term]), prose(about)].join('\n')
}

/** Lines as they are. */
export const verbatim = (lines: readonly string[]): string =>
  ['.PP', '.in +4n', '.EX', ...lines.map(plain), '.EE', '.in'].join('\n')

export const paragraph = (text: string): string => `.PP\n${prose(text)}`
