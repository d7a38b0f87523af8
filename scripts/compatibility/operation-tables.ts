import type { AnyEntry } from './operation-entry.ts'

export type NamedEntry = readonly [name: string, entry: AnyEntry]

/** Which operations there are, how they compare and what proves it. */
export function operationTable(entries: readonly NamedEntry[]): string {
  return table(
    ['Operation', 'Status', 'Note', 'Tests'],
    entries.map(([name, entry]) => [
      name,
      entry.status,
      entry.note ?? '',
      entry.status === 'missing' ? '' : entry.tests.join(', '),
    ]),
  )
}

/** The parameters of what is built: those of an operation that is missing are missing with it. */
export function parameterTable(entries: readonly NamedEntry[]): string {
  return table(
    ['Operation', 'Same', 'Different', 'Missing'],
    entries.flatMap(([name, entry]) => {
      if (entry.status === 'missing') return []
      const same = entry.same.map((parameter) => `\`${parameter}\``).join(' ')
      if (entry.status === 'same') return [[name, same, '', '']]
      return [[name, same, described(entry.different), described(entry.missing)]]
    }),
  )
}

/** Parameters of which the same is to be said stand together. */
function described(notes: { readonly [parameter: string]: string | undefined } = {}): string {
  const groups = Map.groupBy(Object.entries(notes), ([, note]) => note)
  return [...groups]
    .map(([note, parameters]) => `${parameters.map(([parameter]) => `\`${parameter}\``).join(' ')}: ${note}`)
    .join('<br>')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}
