import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Edited } from '../render/ink/prompt-controller.ts'
import type { Environment } from './color-level.ts'

/** What somebody chose to edit with. */
export function editorCommand(env: Environment, platform: string): string {
  const chosen = env['DDB_SHELL_EDITOR'] || env['VISUAL'] || env['EDITOR']
  return chosen || (platform === 'win32' ? 'notepad' : 'vi')
}

/**
 * Lets another program edit a text, which nobody else may read meanwhile. It has the terminal until it ends; when it ends with
 * an error, the text is as it was. The command may have words of its own, as `code --wait`.
 */
export async function editOutside(text: string, env: Environment): Promise<Edited> {
  const command = editorCommand(env, process.platform)
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
  const file = join(folder, 'statement.ddbq')
  try {
    writeFileSync(file, text === '' ? '' : `${text}\n`, { mode: 0o600 })
    const failure = await run(command, file)
    if (failure !== undefined) return { problem: `${command} ${failure}; the text is as it was` }
    return { text: readFileSync(file, 'utf8').replace(/\s+$/, '') }
  } catch (error) {
    return { problem: `nothing was edited: ${error instanceof Error ? error.message : String(error)}` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What was wrong with its end; undefined when nothing was. */
function run(command: string, file: string): Promise<string | undefined> {
  const child =
    process.platform === 'win32'
      ? spawn(`${command} "${file}"`, { shell: true, stdio: 'inherit' })
      : spawn('sh', ['-c', `${command} "$1"`, 'sh', file], { stdio: 'inherit' })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => {
      if (code === 0) resolve(undefined)
      else resolve(signal === null ? `ended with ${code}` : `was ended by ${signal}`)
    })
  })
}
