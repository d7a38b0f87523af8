import type { MetaStatement } from '../../ast/statement.ts'
import type { Run } from '../run.ts'
import { SessionError } from '../session-error.ts'
import type { Done, SessionState } from '../session-state.ts'
import { heat } from './heat-command.ts'
import { history } from './history-command.ts'
import type { MetaHandler } from './meta-call.ts'
import { last, line, page } from './result-commands.ts'
import { serve } from './serve-command.ts'
import { cost, errorForm, expanded, param, prompt, set, settingCommand, show, trace } from './setting-commands.ts'
import { count, describe, indexes, nextPages, open, read, schema, tables } from './table-commands.ts'
import { edit, output, quit, shell } from './terminal-commands.ts'

type WorkshopCommand = 'brief' | 'check' | 'hint' | 'reset' | 'score' | 'solution' | 'tutorial' | 'workshop'

/** Loaded when somebody learns. */
function inWorkshop(name: WorkshopCommand): MetaHandler {
  return async (meta) => (await import('./workshop-commands.ts'))[name](meta)
}

/** Every dot command; their syntax and help stand in `syntax/dot-commands.ts`. */
export const metaHandlers: { readonly [command: string]: MetaHandler } = {
  advise: async (meta) => (await import('./advise-command.ts')).advise(meta),
  bail: settingCommand('bail'),
  brief: inWorkshop('brief'),
  check: inWorkshop('check'),
  branch: async (meta) => (await import('./branch-command.ts')).branch(meta),
  connect: async (meta) => (await import('./connect-command.ts')).connect(meta),
  cost,
  count,
  describe,
  dump: async (meta) => (await import('./dump-command.ts')).dump(meta),
  echo: settingCommand('echo'),
  edit,
  error: errorForm,
  expanded,
  export: async (meta) => (await import('./export-command.ts')).exportFile(meta),
  explain: async (meta) => (await import('./explain-command.ts')).explain(meta),
  heat,
  hint: inWorkshop('hint'),
  history,
  help: async (meta) => (await import('./help.ts')).help(meta),
  // Readers and writers of files are loaded when one is read or written.
  import: async (meta) => (await import('./import-command.ts')).importFile(meta),
  indexes,
  keys: settingCommand('keys'),
  line,
  last,
  maxrows: settingCommand('maxrows'),
  mode: settingCommand('mode'),
  next: async (meta) =>
    meta.session.coach === undefined ? nextPages(meta) : (await import('./workshop-commands.ts')).next(meta),
  null: settingCommand('null'),
  once: (meta) => output(meta, true),
  open,
  output: (meta) => output(meta, false),
  page,
  pager: settingCommand('pager'),
  param,
  prompt,
  quit,
  read,
  reset: inWorkshop('reset'),
  save: async (meta) => (await import('./save-command.ts')).save(meta),
  sample: async (meta) => (await import('./sample-command.ts')).sample(meta),
  schema,
  score: inWorkshop('score'),
  serve,
  set,
  shell,
  solution: inWorkshop('solution'),
  show,
  tables,
  timing: settingCommand('timing'),
  redo: async (meta) => (await import('./undo-command.ts')).redo(meta),
  undo: async (meta) => (await import('./undo-command.ts')).undo(meta),
  watch: async (meta) => (await import('./watch-command.ts')).watch(meta),
  trace,
  translate: async (meta) => (await import('./translate-command.ts')).translate(meta),
  tutorial: inWorkshop('tutorial'),
  workshop: inWorkshop('workshop'),
  wrap: settingCommand('wrap'),
}

export async function runMeta(session: SessionState, run: Run, statement: MetaStatement): Promise<Done> {
  const handler = metaHandlers[statement.command]
  if (handler === undefined) {
    throw new SessionError('session.unknown-command', `.${statement.command} cannot be used here`, {
      span: statement.span,
      hint: '.help lists the commands.',
    })
  }
  return handler({ session, run, statement, words: statement.words.map(({ text }) => text) })
}
