import { ApiError } from '../../model/api-error.ts'
import { normaliseItem } from '../../model/normalise-item.ts'
import { emptyItem, type Item, valueTypes } from '../../model/value.ts'
import { decoderOf } from '../../operation/decode-shape.ts'
import type { Part } from './text/part.ts'

/** An item in DynamoDB JSON; what is wrong is told with the path of the attribute. */
export function readItem(part: Part): Item {
  const item = emptyItem()
  for (const [name, value] of part.members()) {
    const types = value.members().map(([type]) => type)
    const [type = '', more] = types
    if (more !== undefined || !valueTypes.some((known) => known === type))
      throw value.expected(`a value as {"S": "text"}, with one of ${valueTypes.join(', ')}`)
    try {
      const decoded = decode({ [name]: value.value }, 0) as Item
      Object.assign(item, normaliseItem(decoded))
    } catch (error) {
      if (error instanceof ApiError) throw value.wrong(error.message)
      throw error
    }
  }
  return item
}

const decode = decoderOf('PutItemInputAttributeMap')
