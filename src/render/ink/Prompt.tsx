import { Text, useCursor } from 'ink'
import type { PromptLayout } from './prompt-layout.ts'

/** Rows that are cut to the screen already, and the terminal's own cursor among them, where input methods look for it. */
export function Prompt({ layout }: { readonly layout: PromptLayout }) {
  const { setCursorPosition } = useCursor()
  setCursorPosition(layout.cursor)
  return <Text>{layout.rows.join('\n')}</Text>
}
