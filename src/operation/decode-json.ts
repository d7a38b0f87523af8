import { ApiError } from '../model/api-error.ts'

/**
 * Stage 2 of a request: its body must parse. Malformed JSON is a SerializationException without a message.
 * A name `__proto__` becomes an ordinary own property here, and stays one in `validateRequest`.
 * Source: reference, errors section 2, step 2; HTTP-5.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ApiError('SerializationException', '', { cause })
  }
}
