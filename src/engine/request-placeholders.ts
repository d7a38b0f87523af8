import { ApiError, validationError } from '../model/api-error.ts'
import { enveloped, type Generation } from '../model/messages/envelope.ts'
import { parameterMessages, type Refusal } from '../model/messages/expression.ts'
import { normaliseValue, ValueError } from '../model/normalise-item.ts'
import { emptyItem, type Item } from '../model/value.ts'

/** Who asks, which decides how a refusal is worded. */
type Asker = { readonly operation: string; readonly generation: Generation }

type Names = Readonly<Record<string, string>>

/** The ExpressionAttributeNames of a request. Source: reference, errors 83 and 85. */
export function checkNames(names: Names | undefined, asker: Asker): Names | undefined {
  if (names !== undefined) checkKeys('ExpressionAttributeNames', names, asker)
  return names
}

/** The ExpressionAttributeValues of a request, canonical: every key, then every value. Source: reference, errors 84, 86, 87. */
export function checkValues(raw: Item | undefined, asker: Asker): Item | undefined {
  if (raw === undefined) return undefined
  checkKeys('ExpressionAttributeValues', raw, asker)
  const values = emptyItem()
  for (const [key, value] of Object.entries(raw)) {
    try {
      values[key] = normaliseValue(value)
    } catch (error) {
      throw error instanceof ApiError ? valueRefusal(key, error, asker) : error
    }
  }
  return values
}

const keyPatterns = {
  ExpressionAttributeNames: /^#[0-9a-zA-Z_]+$/,
  ExpressionAttributeValues: /^:[0-9a-zA-Z_]+$/,
}

function checkKeys(member: keyof typeof keyPatterns, map: object, { operation, generation }: Asker): void {
  const refuse = ({ family, text }: Refusal): ApiError =>
    validationError(enveloped(operation, family, text, generation))
  const keys = Object.keys(map)
  if (keys.length === 0) throw refuse(parameterMessages.emptyMap(member))
  const wrong = keys.find((key) => !keyPatterns[member].test(key))
  if (wrong !== undefined) throw refuse(parameterMessages.invalidKey(member, wrong))
}

/**
 * The wrapper is dropped where the envelope is put, around `{NULL: false}` and around what is too deep. Source: reference,
 * expressions 9, AV-23, SIZE-32.
 */
function valueRefusal(key: string, error: ApiError, { operation, generation }: Asker): ApiError {
  const family = error instanceof ValueError ? error.family : 'other'
  const inEnvelope = enveloped(operation, family, error.message, generation)
  if (inEnvelope !== error.message || family === 'null' || family === 'depth') return validationError(inEnvelope)
  return validationError(parameterMessages.invalidValue(error.message, key))
}
