import { render } from 'ink'
import { type LiveFrame, LiveLines } from './LiveLines.tsx'
import { PasteGuard } from './paste-guard.ts'
import type { AppStreams } from './show-app.tsx'

/** Four frames a second are enough to see what goes on. */
const everyMs = 250

/** Takes the whole screen until somebody leaves or the signal says so; then it is as it was. The prompt must have let go of it. */
export async function showLive(frame: LiveFrame, streams: AppStreams, signal?: AbortSignal): Promise<void> {
  const instance = render(<LiveLines frame={frame} everyMs={everyMs} />, {
    stdin: new PasteGuard(streams.stdin) as unknown as NodeJS.ReadStream,
    // Ink has one picture for each stream, and the prompt is that of this one.
    stdout: Object.create(streams.stdout) as NodeJS.WriteStream,
    stderr: streams.stderr,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
    alternateScreen: true,
    maxFps: 4,
  })
  const leave = (): void => instance.unmount()
  signal?.addEventListener('abort', leave, { once: true })
  try {
    await instance.waitUntilExit()
  } finally {
    signal?.removeEventListener('abort', leave)
    instance.unmount()
  }
}
