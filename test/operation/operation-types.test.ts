import { readFileSync } from 'node:fs'
import { expect, expectTypeOf, test } from 'vitest'
import { operationTypes } from '../../scripts/generate-operation-types.ts'
import type { Item, Value } from '../../src/model/value.ts'
import type { OperationName, Request, Response } from '../../src/operation/operation.ts'
import { serviceModel } from '../../src/operation/service-model.ts'

test('operation-types.ts is what shapes.json says', () => {
  const written = readFileSync(new URL('../../src/operation/operation-types.ts', import.meta.url), 'utf8')
  expect(written).toBe(operationTypes())
})

test('all 58 operations of DynamoDB and all 4 of DynamoDB Streams are there', () => {
  expect(Object.keys(serviceModel.operations)).toHaveLength(62)
  expectTypeOf<'GetItem' | 'DescribeStream'>().toExtend<OperationName>()
})

test('items and values have the one representation', () => {
  expectTypeOf<Request<'PutItem'>['Item']>().toEqualTypeOf<Item>()
  expectTypeOf<Response<'GetItem'>['Item']>().toEqualTypeOf<Item | undefined>()
  expectTypeOf<Request<'ExecuteStatement'>['Parameters']>().toEqualTypeOf<readonly Value[] | undefined>()
  expectTypeOf<Request<'Scan'>['Select']>().toEqualTypeOf<
    'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'SPECIFIC_ATTRIBUTES' | 'COUNT' | undefined
  >()
  expectTypeOf<Response<'TagResource'>>().toEqualTypeOf<{ readonly [key: string]: never }>()
})
