import { Text, useApp, useInput, usePaste, useStdout, useWindowSize } from 'ink'
import { useEffect, useSyncExternalStore } from 'react'
import { decodeKeys } from './decode-keys.ts'
import { Prompt } from './Prompt.tsx'
import type { PromptController } from './prompt-controller.ts'
import { layoutPrompt } from './prompt-layout.ts'

export type AppProps = { readonly controller: PromptController; readonly exit: (error: Error | undefined) => void }

/** The live part of the screen, at the end of what was printed. */
export function App({ controller, exit }: AppProps) {
  const view = useSyncExternalStore(controller.subscribe, controller.view)
  const { columns, rows } = useWindowSize()
  const { write } = useStdout()
  const { suspendTerminal, waitUntilRenderFlush } = useApp()

  useEffect(() => {
    controller.attach({ write, settled: waitUntilRenderFlush, suspend: suspendTerminal, exit })
  }, [controller, write, exit, suspendTerminal, waitUntilRenderFlush])
  useInput((input, key) => {
    for (const pressed of decodeKeys(input, key)) controller.press(pressed)
  })
  usePaste((text) => controller.press({ kind: 'paste', text }))

  switch (view.kind) {
    case 'input':
      // One row stays free: with a full screen, Ink would leave copies of old frames behind.
      return <Prompt layout={layoutPrompt(view.text, view.cursor, view.prompt, { columns, rowsMax: rows - 1 })} />
    case 'status':
      return <Text wrap="truncate">{view.text}</Text>
    case 'nothing':
      return null
  }
}
