import { faker as english } from '@faker-js/faker/locale/en'
import { expect, test } from 'vitest'
import { Random } from '../../../src/analysis/simulation/random.ts'
import type { EntityStatement } from '../../../src/ast/model-statement.ts'
import { must } from '../../../src/base/must.ts'
import { itemSizeBytes } from '../../../src/model/item-size.ts'
import type { Item } from '../../../src/model/value.ts'
import { type AttributeLaw, generatedItems } from '../../../src/modelling/generate/generated-items.ts'
import { parseScript } from '../../../src/syntax/parse-script.ts'

const nowMs = Date.UTC(2026, 10, 29)
const keyTypes = new Map(['pk', 'sk', 'gsi1pk'].map((name) => [name, 'S'] as const))

function entityOf(text: string): EntityStatement {
  const [only] = parseScript(text).statements
  const tree = must(only, 'a statement').ast
  if (tree.kind !== 'entity') throw new Error(tree.kind)
  return tree
}

type Given = {
  readonly count: number
  readonly seed?: number
  readonly parents?: readonly Item[]
  readonly laws?: readonly (readonly [string, AttributeLaw])[]
}

function made(text: string, { count, seed = 1, parents = [], laws = [] }: Given): readonly Item[] {
  const faker = english
  faker.seed(seed)
  faker.setDefaultRefDate(nowMs)
  const chance = { faker, random: new Random(seed), nowMs }
  const order = { entity: entityOf(text), keyTypes, chance, parentsOf: () => parents, laws: new Map(laws) }
  return [...generatedItems(order, count)]
}

const customer = `ENTITY Customer IN shop KEY (pk = 'CUST#{customerId}', sk = 'PROFILE') INDEX gsi1 (gsi1pk = 'EMAIL#{email}')
  ATTRIBUTES (customerId NUMBER REQUIRED, email STRING REQUIRED, nick STRING, level STRING REQUIRED ONE OF ('GOLD', 'IRON'),
    town STRING REQUIRED DISTINCT 5, expires NUMBER REQUIRED TTL, age NUMBER REQUIRED FAKE 'number.int(18, 20)',
    tags STRING SET REQUIRED, address MAP REQUIRED, photo BINARY REQUIRED SIZE 30, active BOOLEAN REQUIRED)`

const valuesOf = (items: readonly Item[], name: string): Set<string> =>
  new Set(items.map((item) => JSON.stringify(item[name])))

test('a SIZE beyond any item is no longer in the making than the largest, and one byte too much', () => {
  const [item] = made(
    "ENTITY E IN shop KEY (pk = '{n}') ATTRIBUTES (n NUMBER REQUIRED, text STRING REQUIRED SIZE 9000000000, b BINARY REQUIRED SIZE 9000000000)",
    { count: 1 },
  )
  expect(item).toMatchObject({ text: { S: expect.stringMatching(/^.{409601}$/) } })
  const [whole] = made(
    "ENTITY E IN shop KEY (pk = '{n}') ATTRIBUTES (n NUMBER REQUIRED, text STRING REQUIRED) SIZE 9000000000",
    { count: 1 },
  )
  expect(itemSizeBytes(must(whole, 'an item'))).toBeGreaterThan(409_600)
})

test('items have what their entity says, and keys of their own', () => {
  const items = made(customer, { count: 300 })
  expect(valuesOf(items, 'pk').size).toBe(300)
  for (const item of items) {
    expect(item).toMatchObject({
      sk: { S: 'PROFILE' },
      tags: { SS: expect.any(Array) },
      address: { M: expect.anything() },
    })
    const { customerId, email } = item as unknown as { customerId: { N: string }; email: { S: string } }
    expect(item).toMatchObject({ pk: { S: `CUST#${customerId.N}` }, gsi1pk: { S: `EMAIL#${email.S}` } })
    expect(Buffer.from((item['photo'] as { B: string }).B, 'base64')).toHaveLength(30)
  }
  expect(valuesOf(items, 'town').size).toBe(5)
  expect(valuesOf(items, 'age')).toEqual(new Set(['{"N":"18"}', '{"N":"19"}', '{"N":"20"}']))
  expect(valuesOf(items, 'level')).toEqual(new Set(['{"S":"GOLD"}', '{"S":"IRON"}']))
  const expiries = items.map((item) => Number((item['expires'] as { N: string }).N) * 1000 - nowMs)
  expect(Math.min(...expiries)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...expiries)).toBeLessThan(31 * 86_400_000)
  const named = items.filter((item) => item['nick'] !== undefined).length
  expect(named).toBeGreaterThan(150)
  expect(named).toBeLessThan(290)
})

test('the same seed makes the same items, and more of them begin with the same', () => {
  const few = made(customer, { count: 20, seed: 7 })
  expect(made(customer, { count: 50, seed: 7 }).slice(0, 20)).toEqual(few)
  expect(made(customer, { count: 20, seed: 8 })).not.toEqual(few)
})

const order = (more = ''): string => `ENTITY Order IN shop KEY (pk = 'CUST#{customerId}', sk = 'ORDER#{line}')
  ATTRIBUTES (customerId NUMBER REQUIRED REFERENCES Customer (customerId) ${more}, line NUMBER REQUIRED)`
const parents = made(customer, { count: 10 })

test('what refers to another entity has values of its items, as many for each as the reference says', () => {
  const items = made(order('2 TO 4'), { count: 30, parents })
  const known = valuesOf(parents, 'customerId')
  const byParent = Map.groupBy(items, (item) => JSON.stringify(item['customerId']))
  for (const [parent, children] of byParent) {
    expect(known.has(parent)).toBe(true)
    // A number in the key counts within its parent.
    expect(children.map((item) => (item['line'] as { N: string }).N)).toEqual(children.map((_, at) => String(at + 1)))
  }
  const sizes = [...byParent.values()].map(({ length }) => length)
  expect(sizes.slice(0, -1).every((size) => size >= 2 && size <= 4)).toBe(true)
})

test('families of none at all come to an end', () => {
  expect(made(order('0 TO 0'), { count: 5, parents })).toHaveLength(5)
})

test('KEYS says how often each of those referred to is meant', () => {
  const items = made(order(), {
    count: 2000,
    parents,
    laws: [['customerId', { law: { kind: 'hot', share: 0.7, keys: 10 } }]],
  })
  const first = items.filter(
    (item) => JSON.stringify(item['customerId']) === JSON.stringify(parents[0]?.['customerId']),
  )
  expect(first.length / 2000).toBeCloseTo(0.7, 1)
})

test('an item is as large as SIZE says where a text is free to be longer', () => {
  const items = made(
    `ENTITY Note IN shop KEY (pk = 'N#{id}', sk = 'X') ATTRIBUTES (id STRING REQUIRED, body STRING REQUIRED) SIZE 900`,
    { count: 20 },
  )
  for (const item of items) expect(itemSizeBytes(item)).toBe(900)
})

test('where there are not as many keys as items it says so', () => {
  const level = `ENTITY Level IN shop KEY (pk = '{name}', sk = 'X') ATTRIBUTES (name STRING REQUIRED ONE OF ('a', 'b', 'c'))`
  expect(() => made(level, { count: 4 })).toThrow('Level has keys for 3 items only, of 4 asked for')
})

test.each([
  ["FAKE 'person.fulName'", "there is no FAKE 'person.fulName', which x asks for", 'Did you mean person.fullName?'],
  ["FAKE 'fakerCore.seed'", "there is no FAKE 'fakerCore.seed'", 'fakerjs.dev'],
  ['FAKE \'helpers.fake("{{person.fullName}}")\'', "there is no FAKE 'helpers.fake", 'fakerjs.dev'],
  ["FAKE 'person.constructor'", "there is no FAKE 'person.constructor'", 'fakerjs.dev'],
  ["FAKE 'number.int(1, 2'", "there is no FAKE 'number.int(1, 2'", ''],
  ["FAKE 'number.int({a})'", 'the arguments of FAKE', 'ENTITY OR REPLACE'],
  ["FAKE 'string.alpha(99999999)'", 'makes more than an item holds', 'ENTITY OR REPLACE'],
  ["FAKE 'number.int(5, 1)'", 'fails', 'ENTITY OR REPLACE'],
  ["FAKE 'location.nearbyGPSCoordinate'", 'x is STRING, and what is made for it is object', 'Correct its type'],
])('%s', (clause, message, hint) => {
  const text = `ENTITY Bad IN shop KEY (pk = '{id}', sk = 'X') ATTRIBUTES (id STRING REQUIRED, x STRING REQUIRED ${clause})`
  expect(() => made(text, { count: 1 })).toThrow(
    expect.objectContaining({ message: expect.stringContaining(message), hint: expect.stringContaining(hint) }),
  )
})
