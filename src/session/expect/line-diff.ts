/** Expected against actual, line by line: `-` was expected, `+` was there. */
export async function lineDiff(expected: string, actual: string): Promise<string> {
  // Loaded when an expectation fails, which most never do.
  const { diffLines } = await import('diff')
  const changes = diffLines(withBreak(expected), withBreak(actual))
  return changes
    .flatMap(({ added, removed, value }) =>
      value
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `${added ? '+' : removed ? '-' : ' '}${line}`),
    )
    .join('\n')
}

const withBreak = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)
