import type { Confirm } from '../session/danger.ts'
import type { Arguments } from './arguments.ts'

/** How flags answer what nobody is there to be asked; undefined when they do not. */
export function confirmByFlags({ yes, confirm }: Pick<Arguments, 'yes' | 'confirm'>): Confirm | undefined {
  if (yes) return async () => true
  if (confirm.length === 0) return undefined
  return async ({ table }) => confirm.includes(table)
}
