import { Box, Text, useCursor } from 'ink'
import { Menu } from './Menu.tsx'
import type { ScreenLayout } from './screen-layout.ts'

/** Rows that are cut to the screen already, and the terminal's own cursor among them, where input methods look for it. */
export function Prompt({ layout }: { readonly layout: ScreenLayout }) {
  const { setCursorPosition } = useCursor()
  setCursorPosition(layout.cursor)
  return (
    <Box flexDirection="column">
      <Text>{layout.rows.join('\n')}</Text>
      <Menu rows={layout.menu} />
      {layout.below === undefined ? null : (
        <Text dimColor wrap="truncate">
          {layout.below}
        </Text>
      )}
    </Box>
  )
}
