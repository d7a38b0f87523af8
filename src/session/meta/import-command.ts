import { pathIn } from '../path-in.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import { type ImportOrder, pathOf } from '../transfer/import-order.ts'
import { runImport } from '../transfer/run-import.ts'
import type { MetaCall } from './meta-call.ts'
import { optionsOf } from './meta-options.ts'

/** `.import FILE TABLE`: IMPORT by its most usual options, which stand in `syntax/dot-commands.ts`. */
export const importFile = (meta: MetaCall): Promise<Done> => runImport(meta.session, meta.run, orderOf(meta))

function orderOf(meta: MetaCall): ImportOrder {
  const { run, statement, words } = meta
  const { text, given } = optionsOf(meta)
  const [file = '', ...rest] = words
  const [table = ''] = rest.length > 1 && rest[0]?.toUpperCase() === 'INTO' ? rest.slice(1) : rest
  const [pk, sk, rejects] = [text('pk'), text('sk'), text('rejects')]
  if (sk !== undefined && pk === undefined) {
    throw new SessionError('session.bad-argument', '--sk needs --pk', {
      span: statement.span,
      hint: 'Both together make the table.',
    })
  }
  return {
    path: pathOf({ path: file, span: statement.span }, run.directory),
    table,
    span: statement.span,
    format: text('format'),
    reading: { infer: !given('text') },
    keys: pk === undefined ? undefined : { pk, sk },
    skip: given('resume') ? undefined : wholeNumber(text('skip'), statement.span),
    skipsErrors: skipsErrors(text('on-error'), statement.span) ?? rejects !== undefined,
    rejects: rejects === undefined ? undefined : pathIn(run.directory, rejects),
    goOn: (place) => `--skip=${place}`,
  }
}

function skipsErrors(word: string | undefined, span: MetaCall['statement']['span']): boolean | undefined {
  if (word === undefined) return undefined
  if (/^(?:skip|stop)$/i.test(word)) return word.toLowerCase() === 'skip'
  throw new SessionError('session.bad-argument', `--on-error is stop or skip, not '${word}'`, { span })
}

function wholeNumber(text: string | undefined, span: MetaCall['statement']['span']): number {
  if (text === undefined) return 0
  if (/^\d+$/.test(text)) return Number(text)
  throw new SessionError('session.bad-argument', `--skip takes a number, not '${text}'`, { span })
}
