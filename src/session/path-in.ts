import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * The file that a statement or a command names: relative to its script. `~` in front is the home folder, quoted or not, since
 * no shell sees what is typed here; a folder of that name is `./~`.
 */
export const pathIn = (directory: string, given: string): string =>
  given === '~' || given.startsWith('~/') ? join(homedir(), given.slice(1)) : resolve(directory, given)
