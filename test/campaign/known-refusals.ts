import { serviceModel } from '../../src/operation/service-model.ts'

/** Whether the service refuses this operation so. */
export function isKnownRefusal(operation: string, code: string): boolean {
  // ODT-7: the service's own answer to an empty OnDemandThroughput.
  if (operation === 'UpdateTable' && code === 'InternalFailure') return true
  const declared = serviceModel.operations[operation]?.errors ?? []
  return code !== 'InternalServerError' && (ofAnyOperation.has(code) || declared.includes(code))
}

const ofAnyOperation: ReadonlySet<string> = new Set([
  'ValidationException',
  'SerializationException',
  'ResourceNotFoundException',
  'AccessDeniedException',
])
