import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ParsedStatement } from '../syntax/parse-script.ts'
import { Effects } from './effects.ts'
import { ErrorPrinter } from './error-printer.ts'
import { Printer } from './printer.ts'
import { readStdin, runScript, type Script } from './run-scripts.ts'
import { sayTotal } from './say-total.ts'
import { runParts, withSession } from './script-mode.ts'
import type { ShellContext } from './shell-context.ts'

// The same relative path holds for src/cli and for dist/cli.
const tourFile = fileURLToPath(new URL('../../fixtures/tour.ddbq', import.meta.url))

/** Plays the guided tour on a scratch file: its text, and under each statement what it came to. All of it is for reading. */
export async function tour(context: ShellContext, signal: AbortSignal): Promise<number> {
  const script: Script = { text: readFileSync(tourFile, 'utf8'), file: relative('.', tourFile) }
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-tour-'))
  const { stdout, settings, env, args } = context
  // Also where the output is no terminal, someone is to read it.
  if (settings.originOf('mode') === 'default') settings.set('mode', 'table', 'flag')
  try {
    return await withSession(
      context,
      [script],
      async (session) => {
        const parts = runParts(context, session, signal)
        const printer = new Printer({ ...parts.printer.parts, words: stdout, watched: true })
        const errors = new ErrorPrinter(stdout, { settings, debug: args.debug, env: {}, withoutPlaces: true })
        const effects = new Effects(printer, settings, env)
        const end = await runScript(script, { ...parts, printer, errors, effects, onStatement: echo(context) })
        await effects.close()
        await sayTotal(context, session, stdout)
        return end.exitCode
      },
      join(folder, 'tour.db'),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Prints the script up to the end of the statement: its comments are what the tour says. */
function echo({ stdout }: ShellContext): (statement: ParsedStatement, script: Script) => Promise<void> {
  let shownTo = 0
  return async ({ span }, { text }) => {
    const { style } = await stdout.screen.look()
    const between = text.slice(shownTo, span.start).replace(/^\s*;/, '')
    const end = text[span.end] === ';' ? span.end + 1 : span.end
    shownTo = end
    const comments = between.trim() === '' ? [] : [...between.trim().split('\n'), '']
    const words = comments.map((line) => style.good(line.replace(/^--\s?/, '')))
    const statement = text.slice(span.start, end).split('\n')
    await stdout.output.write(`\n${[...words, ...statement.map((line) => style.strong(`> ${line}`))].join('\n')}\n`)
  }
}

const patienceMs = 500

/** What stdin holds; empty when nothing comes soon, since whoever started us may never write to it nor close it. */
export async function readStdinIfAny(): Promise<string> {
  const controller = new AbortController()
  const silence = pause(patienceMs, 'silent' as const, { signal: controller.signal, ref: true })
  const begun = new Promise<'data'>((resolve) => {
    process.stdin.once('readable', () => resolve('data'))
    process.stdin.once('error', () => resolve('data'))
  })
  const first = await Promise.race([silence, begun])
  if (first === 'silent') {
    // An open pipe nobody writes to would keep the process alive.
    process.stdin.destroy()
    return ''
  }
  controller.abort()
  silence.catch(() => {})
  return readStdin()
}
