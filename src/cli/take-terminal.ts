import type { ReadStream } from 'node:tty'

/**
 * Makes every key ours before a prompt is seen, so that none is echoed or acted on by the kernel any more. What was typed
 * until then comes first; in it the kernel has made line feeds of Enter.
 */
export async function takeTerminal(stdin: ReadStream): Promise<void> {
  const listening = (): void => {}
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.on('readable', listening)
  // What is there already arrives when the event loop has been around once.
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve))
  const typed = stdin.read() as string | null
  stdin.off('readable', listening)
  if (typed !== null) stdin.unshift(typed.replaceAll('\n', '\r'))
}

/**
 * Reads no more from the terminal until somebody listens to it again: whoever it is lent to would miss what is typed. Node
 * stops reading when it hears `pause`, and a stream that is paused already does not say so again.
 */
export async function stopReading(stdin: ReadStream): Promise<void> {
  stdin.pause()
  stdin.emit('pause')
  await new Promise((resolve) => setImmediate(resolve))
}
