import type { CompletionShell } from '../shell-commands.ts'
import { bashScript } from './bash-script.ts'
import { type CommandFacts, commandFacts } from './command-facts.ts'
import { fishScript } from './fish-script.ts'
import { zshScript } from './zsh-script.ts'

/** What `ddb-shell completion SHELL` prints. */
export const completionScript = (shell: CompletionShell): string => scripts[shell](commandFacts())

const scripts: { readonly [shell in CompletionShell]: (commands: readonly CommandFacts[]) => string } = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
}
