import { ApiError } from '../../src/model/api-error.ts'
import type { Generation } from '../../src/model/messages/envelope.ts'
import type { OperationName } from '../../src/operation/operation.ts'
import { validateRequest } from '../../src/operation/validate-request.ts'

/** The refusal as `Code: message`, or `accepted`. Anything else thrown is a bug and goes through. */
export function refusalOf(operation: OperationName, request: unknown, generation?: Generation): string {
  try {
    validateRequest(operation, request, generation)
    return 'accepted'
  } catch (error) {
    if (error instanceof ApiError) return error.message === '' ? error.code : `${error.code}: ${error.message}`
    throw error
  }
}
