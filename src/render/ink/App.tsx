import { Text, useApp, useInput, usePaste, useStdout, useWindowSize } from 'ink'
import { useEffect, useRef, useSyncExternalStore } from 'react'
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
  const isTypedAhead = useFirstChunk()

  useEffect(() => {
    controller.attach({ write, settled: waitUntilRenderFlush, suspend: suspendTerminal, exit })
  }, [controller, write, exit, suspendTerminal, waitUntilRenderFlush])
  useInput((input, key) => {
    for (const pressed of decodeKeys(input, key, { typedAhead: isTypedAhead() })) controller.press(pressed)
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

/** Whether this is still the first piece of input, which may have been typed before there was a prompt. */
function useFirstChunk(): () => boolean {
  const state = useRef<'before' | 'first' | 'after'>('before')
  return () => {
    if (state.current === 'before') {
      state.current = 'first'
      setImmediate(() => {
        state.current = 'after'
      })
    }
    return state.current === 'first'
  }
}
