import { validationError } from '../../model/api-error.ts'
import { tableMessages } from '../../model/messages/table.ts'

/** Members the engine has no behaviour for: refused by name rather than dropped. */
export function refuseMembers<Request extends object>(
  request: Request,
  members: readonly (keyof Request & string)[],
): void {
  const given = members.find((member) => request[member] !== undefined)
  if (given !== undefined) throw validationError(tableMessages.unsupported(given))
}
