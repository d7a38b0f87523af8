import { Text, useApp, useInput, usePaste, useStdout, useWindowSize } from 'ink'
import { useEffect, useSyncExternalStore } from 'react'
import { decodeKeys } from './decode-keys.ts'
import { Prompt } from './Prompt.tsx'
import type { PromptController } from './prompt-controller.ts'
import { layoutScreen } from './screen-layout.ts'

export type AppProps = {
  readonly controller: PromptController
  /** Called before the last frame. */
  readonly leaving: () => void
}

/** The live part of the screen, at the end of what was printed. */
export function App({ controller, leaving }: AppProps) {
  const view = useSyncExternalStore(controller.subscribe, controller.view)
  const { columns, rows } = useWindowSize()
  const { write } = useStdout()
  const { exit, suspendTerminal, waitUntilRenderFlush } = useApp()

  useEffect(() => {
    const leave = (error: Error | undefined): void => {
      leaving()
      exit(error)
    }
    controller.attach({ write, settled: waitUntilRenderFlush, suspend: suspendTerminal, exit: leave })
  }, [controller, leaving, write, exit, suspendTerminal, waitUntilRenderFlush])
  useInput((input, key) => {
    for (const pressed of decodeKeys(input, key)) controller.press(pressed)
  })
  usePaste((text) => controller.press({ kind: 'paste', text }))

  switch (view.kind) {
    case 'input':
      // One row stays free: with a full screen, Ink would leave copies of old frames behind.
      return <Prompt layout={layoutScreen(view, { columns, rowsMax: Math.max(1, rows - 1) }, controller.look)} />
    case 'status':
      return <Text wrap="truncate">{view.text}</Text>
    case 'nothing':
      return null
  }
}
