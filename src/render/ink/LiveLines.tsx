import { Text, useApp, useInput, useWindowSize } from 'ink'
import { useEffect, useState } from 'react'

export type LiveSize = { readonly columns: number; readonly rows: number }

/** The lines of one frame, finished and as wide as the size says. */
export type LiveFrame = (size: LiveSize) => Promise<readonly string[]>

export type LiveLinesProps = { readonly frame: LiveFrame; readonly everyMs: number }

/** A screen full of lines that are asked for again and again. `q`, Escape and Ctrl-C leave it. */
export function LiveLines({ frame, everyMs }: LiveLinesProps) {
  const [lines, setLines] = useState<readonly string[]>([])
  const { columns, rows } = useWindowSize()
  const { exit } = useApp()

  useEffect(() => {
    let over = false
    let timer: NodeJS.Timeout | undefined
    // The next one is asked for when this one is there: a slow answer means fewer frames, never two at once.
    const next = (): void => {
      frame({ columns, rows })
        .then((drawn) => {
          if (over) return
          setLines(drawn)
          timer = setTimeout(next, everyMs)
        })
        .catch((error: unknown) => exit(error instanceof Error ? error : new Error(String(error))))
    }
    next()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [frame, everyMs, columns, rows, exit])
  useInput((input, key) => {
    if (input === 'q' || key.escape || (key.ctrl && input === 'c')) exit()
  })

  // As many lines as the screen has, but one: the frame then begins at the top, wherever the cursor was.
  const shown = Array.from({ length: Math.max(1, rows - 1) }, (_, at) => lines[at] ?? ' ')
  return <Text wrap="truncate">{shown.join('\n')}</Text>
}
