import { ShellError } from '../base/shell-error.ts'
import { visibleText } from '../view/visible-text.ts'

/** It cannot listen where it was told to. */
export class ServeError extends ShellError<'connection.cannot-listen'> {}

/** What `listen` failed with, as a sentence; anything else as it is. */
export function cannotListen(
  error: unknown,
  { host, port }: { readonly host: string; readonly port: number },
): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error
  const known: Readonly<Record<string, readonly [says: string, hint: string]>> = {
    EADDRINUSE: [
      `port ${port} is in use`,
      'Stop what listens there, or choose another with --port; 0 takes any free one.',
    ],
    EACCES: [`port ${port} may not be opened by this user`, 'Choose one above 1023 with --port.'],
    EADDRNOTAVAIL: [
      `${visibleText(host)} is no address of this machine`,
      'Leave --host out to serve this machine only.',
    ],
    ENOTFOUND: [`${visibleText(host)} is no address`, 'Leave --host out to serve this machine only.'],
  }
  const [says, hint] = known[String(error.code)] ?? [
    `cannot listen on ${visibleText(host)}:${port}: ${error.message}`,
    undefined,
  ]
  return new ServeError('connection.cannot-listen', says, { hint, cause: error })
}
