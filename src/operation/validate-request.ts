import { must } from '../base/must.ts'
import { ApiError, validationError } from '../model/api-error.ts'
import { type Generation, newestGeneration } from '../model/messages/envelope.ts'
import { validationErrors } from '../model/messages/request.ts'
import { type Check, checkOf, Problems } from './check-constraints.ts'
import { type Refusal, refusals } from './constraint-rules.ts'
import { type Decoder, decoderOf } from './decode-shape.ts'
import type { OperationName, Request } from './operation.ts'
import { serviceModel } from './service-model.ts'

/**
 * Stages 6 and 7 of every request: JSON types, then the constraints of the service model. What is inside an attribute
 * value is checked for JSON types only: an `N` may still be no number, a set empty, a value without a type.
 * Gives back the same object when nothing had to be dropped or converted; never writes into the caller's.
 * Throws SerializationException or ValidationException, worded as in `generation`. Source: reference, errors section 2; ORD-1.
 */
export function validateRequest<Name extends OperationName>(
  name: Name,
  request: unknown,
  generation: Generation = newestGeneration,
): Request<Name> {
  const { decode, refusals, check } = compiled.get(name) ?? compile(name)
  // A body that is JSON but no object is as malformed as one that does not parse (HTTP-5).
  if (typeof request !== 'object' || request === null) throw new ApiError('SerializationException', '')
  const decoded = decode(request, 0)
  for (const refusal of refusals) {
    const message = refusal(decoded as { readonly [member: string]: unknown })
    if (message !== undefined) throw validationError(message)
  }
  if (check !== undefined) {
    const problems = new Problems(generation)
    check(decoded, '', '', problems)
    if (problems.list.length > 0) throw validationError(validationErrors(problems.list))
  }
  return decoded as Request<Name>
}

type Validator = {
  readonly decode: Decoder
  readonly refusals: readonly Refusal[]
  readonly check: Check | undefined
}

/** Filled as operations are first called: most processes use few of the 62. */
const compiled = new Map<OperationName, Validator>()

function compile(name: OperationName): Validator {
  const { input } = must(serviceModel.operations[name], `shapes.json describes ${name}`)
  const validator = { decode: decoderOf(input), refusals: refusals[name] ?? [], check: checkOf(input) }
  compiled.set(name, validator)
  return validator
}
