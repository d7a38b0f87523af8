import { expect, test } from 'vitest'
import { parseJson } from '../../src/operation/decode-json.ts'
import type { OperationName } from '../../src/operation/operation.ts'
import { serviceModel, shapeNamed } from '../../src/operation/service-model.ts'
import { validateRequest } from '../../src/operation/validate-request.ts'
import { fc } from '../property.ts'
import { refusalOf } from './refusal-of.ts'

const operations = Object.keys(serviceModel.operations) as OperationName[]
const operation = fc.constantFrom(...operations)

/** Requests shaped as the model says, with a wrong type, a null or an odd value here and there. */
function nearly(shapeName: string, depth: number): fc.Arbitrary<unknown> {
  const shape = shapeNamed(shapeName)
  const odd = fc.oneof(fc.constantFrom<unknown>(null, true, 0, -1.5, '', 'abc', [], {}), fc.jsonValue({ maxDepth: 2 }))
  if (depth > 5) return odd
  const fitting = ((): fc.Arbitrary<unknown> => {
    switch (shape.t) {
      case 'structure': {
        const members = Object.entries(shape.m ?? {}).map(([name, of]) => [name, nearly(of, depth + 1)] as const)
        return fc.record(Object.fromEntries(members), { requiredKeys: [] })
      }
      case 'list':
        return fc.array(nearly(shape.of, depth + 1), { maxLength: 3 })
      case 'map':
        return fc.dictionary(fc.constantFrom('a', 'abc', '__proto__', ''), nearly(shape.v, depth + 1), { maxKeys: 3 })
      case 'string':
        return fc.constantFrom(...(shape.enum ?? ['abc', 'a']))
      case 'boolean':
        return fc.boolean()
      case 'blob':
        return fc.constantFrom('', 'YWJj', 'YQ==')
      default:
        return fc.integer({ min: 0, max: 10 })
    }
  })()
  return fc.oneof({ weight: 12, arbitrary: fitting }, { weight: 1, arbitrary: odd })
}

const nearlyRequest = operation.chain((name) =>
  fc.tuple(fc.constant(name), nearly(must(serviceModel.operations[name]?.input), 0)),
)

function must(text: string | undefined): string {
  if (text === undefined) throw new Error('every operation has an input')
  return text
}

test('random JSON is accepted or refused, never a bug', () => {
  fc.assert(
    fc.property(operation, fc.json(), (name, text) => {
      refusalOf(name, parseJson(text))
    }),
  )
})

test('nearly right requests are accepted or refused, and never written into', () => {
  fc.assert(
    fc.property(nearlyRequest, ([name, request]) => {
      const before = JSON.stringify(request)
      refusalOf(name, request)
      expect(JSON.stringify(request)).toBe(before)
    }),
    { numRuns: 500 },
  )
})

test('what was accepted is accepted again, as the same object', () => {
  fc.assert(
    fc.property(nearlyRequest, ([name, request]) => {
      fc.pre(refusalOf(name, request) === 'accepted')
      const once = validateRequest(name, request)
      expect(validateRequest(name, once)).toBe(once)
    }),
    { numRuns: 500 },
  )
})

test('every operation compiles, and refuses or accepts an empty request', () => {
  for (const name of operations) expect(refusalOf(name, {})).toMatch(/^(accepted|ValidationException: .+)$/)
})
