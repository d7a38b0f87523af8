/** Lines of a text as one, with a blank where lines end, however many blanks and empty lines there were. */
export const oneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
