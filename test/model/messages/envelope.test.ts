import { describe, expect, test } from 'vitest'
import { enveloped, type Family } from '../../../src/model/messages/envelope.ts'

const wrapped = (operation: string, family: Family, generation?: '2026-05' | '2026-07' | '2026-08'): boolean => {
  const message = enveloped(operation, family, 'x', generation)
  expect(['x', '1 validation error detected: x']).toContain(message)
  return message !== 'x'
}

describe('errors 2 "The 2026 envelope", README conflict 4', () => {
  const july: Family[] = [
    'set',
    'null',
    'syntax',
    'expression-size',
    'redundant-parentheses',
    'distinct-operand',
    'undefined-placeholder',
    'values-without-expression',
    'mixed-parameters',
    'return-values',
  ]
  const august: Family[] = ['reserved-word', 'unused-name', 'unused-value', 'empty-placeholders']

  test.each(july)('ENV-7: %s on PutItem and UpdateItem since July', (family) => {
    expect(wrapped('PutItem', family)).toBe(true)
    expect(wrapped('UpdateItem', family)).toBe(true)
    expect(wrapped('PutItem', family, '2026-07')).toBe(true)
    expect(wrapped('PutItem', family, '2026-05')).toBe(false)
  })
  test.each(august)('%s on PutItem and UpdateItem since August; ENV-8 for July', (family) => {
    expect(wrapped('UpdateItem', family)).toBe(true)
    expect(wrapped('UpdateItem', family, '2026-07')).toBe(false)
  })
  test('ENV-9: DeleteItem only for unused names, and only since August', () => {
    expect([...july, ...august].filter((family) => wrapped('DeleteItem', family))).toEqual(['unused-name'])
    expect(wrapped('DeleteItem', 'unused-name', '2026-07')).toBe(false)
  })
  test('ENV-11: Query wraps Select errors and nothing else; Scan wraps nothing', () => {
    expect([...july, ...august].some((family) => wrapped('Query', family))).toBe(false)
    expect(wrapped('Query', 'select')).toBe(true)
    expect(wrapped('Scan', 'select')).toBe(false)
  })
  test.each([
    'GetItem',
    'Scan',
    'BatchGetItem',
    'BatchWriteItem',
    'TransactWriteItems',
    'TransactGetItems',
    'ExecuteStatement',
  ])('%s is bare', (operation) => expect([...july, ...august].some((family) => wrapped(operation, family))).toBe(false))
  test('ENV-10: the family decides, never the text', () => expect(wrapped('PutItem', 'other')).toBe(false))
})
