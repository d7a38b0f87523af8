import type { EntityAttribute } from '../../ast/model-statement.ts'
import { parseNumber } from '../../model/number-text.ts'
import type { Value } from '../../model/value.ts'
import type { Chance } from './chance.ts'
import { fakeFunction } from './fake-value.ts'
import { GenerateError } from './generate-error.ts'
import { guessed } from './guessed-value.ts'
import { toValue } from './to-value.ts'

/** Makes one value of an attribute after the other. */
export type Maker = () => Value

export type MakerOptions = {
  /** The attribute tells items apart: no two of its values shall be equal. */
  readonly tellsApart: boolean
}

/** What an ENTITY says of an attribute as a source of values; REFERENCES and KEYS are seen to by whoever knows the others. */
export function attributeMaker(chance: Chance, attribute: EntityAttribute, options: MakerOptions): Maker {
  const make = freshMaker(chance, attribute, options)
  const { distinct } = attribute
  return distinct === undefined ? make : oneOfSome(chance, make, distinct)
}

function freshMaker(chance: Chance, attribute: EntityAttribute, { tellsApart }: MakerOptions): Maker {
  const { faker, random, nowMs } = chance
  const { oneOf, fake, ttl, type } = attribute
  const convert = (made: unknown): Value => {
    const value = toValue(made, type)
    if (value !== undefined) return value
    throw new GenerateError(
      'generate.wrong-type',
      `${attribute.name} is ${type}, and what is made for it is ${typeof made}`,
      {
        hint: `Correct its type, or its ${fake === undefined ? 'ONE OF' : 'FAKE'}, with ENTITY OR REPLACE.`,
      },
    )
  }
  if (oneOf !== undefined) return () => convert(oneOf[random.below(oneOf.length)])
  if (fake !== undefined) {
    const made = fakeFunction(faker, attribute, fake)
    return () => convert(made())
  }
  if (ttl) return () => ({ N: parseNumber(String(Math.floor(nowMs / 1000) + random.below(ttlSecondsMax))) })
  if (tellsApart && (type === 'STRING' || type === 'ANY')) return () => ({ S: identifier(chance) })
  if (tellsApart && type === 'NUMBER') return () => ({ N: parseNumber(String(1 + random.below(largestIdentifier))) })
  return () => convert(guessed(chance, attribute))
}

/** Expires within a month. */
const ttlSecondsMax = 30 * 86_400
const largestIdentifier = 1_000_000_000

/** Ten characters that nobody mistakes for others: 50 bits. Source of the alphabet: Crockford's base 32. */
function identifier({ random }: Chance): string {
  let text = ''
  for (let at = 0; at < 10; at++) text += '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[random.below(32)]
  return text
}

/** Values are made when they are first drawn, and then kept. */
function oneOfSome({ random }: Chance, make: Maker, count: number): Maker {
  const made = new Map<number, Value>()
  return () => {
    const at = random.below(count)
    const known = made.get(at)
    if (known !== undefined) return known
    const value = make()
    made.set(at, value)
    return value
  }
}
