import { Text } from 'ink'
import type { MenuRow } from './menu-layout.ts'

/** What could stand at the cursor, one row each. The selected row has a mark: it reads without colour. */
export function Menu({ rows }: { readonly rows: readonly MenuRow[] }) {
  return rows.map(({ place, text, selected }) => (
    <Text key={place} bold={selected} wrap="truncate">
      {text}
    </Text>
  ))
}
