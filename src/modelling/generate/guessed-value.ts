import type { Faker } from '@faker-js/faker'
import type { EntityAttribute } from '../../ast/model-statement.ts'
import { itemBytesMax } from '../../model/limits.ts'
import type { Chance } from './chance.ts'

/** A value for an attribute of which nothing is said but name and type: what people mean by such a name, else words. */
export function guessed({ faker, random }: Chance, { name, type, size }: EntityAttribute): unknown {
  switch (type) {
    case 'STRING':
    case 'ANY':
      return size === undefined ? textFor(faker, name) : textOfSize(faker, size)
    case 'NUMBER':
      return numberFor(faker, name)
    case 'BOOLEAN':
      return random.below(2) === 1
    case 'BINARY':
      return faker.string.alphanumeric(Math.min(size ?? 16, bytesMax))
    case 'LIST':
      return faker.helpers.multiple(() => faker.word.noun(), { count: { min: 1, max: 4 } })
    case 'MAP':
      return mapFor(faker, name, size)
    case 'STRING SET':
      return faker.helpers.uniqueArray(() => faker.word.noun(), faker.number.int({ min: 1, max: 4 }))
    case 'NUMBER SET':
      return faker.helpers.uniqueArray(
        () => faker.number.int({ min: 1, max: 1000 }),
        faker.number.int({ min: 1, max: 4 }),
      )
    case 'BINARY SET':
      return faker.helpers.uniqueArray(() => faker.string.alphanumeric(16), faker.number.int({ min: 1, max: 3 }))
  }
}

const prose = /text|body|comment|description|message|note/

/** It is called as long texts are. */
export const isProse = (name: string): boolean => prose.test(name.toLowerCase())

/** It is called as something of a form of its own is: a date, an address, a name. */
export const isShort = (name: string): boolean => !isProse(name) && meaningOf(name) !== undefined

const texts: readonly (readonly [RegExp, (faker: Faker) => unknown])[] = [
  [/e-?mail/, (faker) => faker.internet.email()],
  [/phone|mobile/, (faker) => faker.phone.number()],
  [/url|link|website/, (faker) => faker.internet.url()],
  [/^ip|ipaddress/, (faker) => faker.internet.ipv4()],
  [/user_?name|login|handle/, (faker) => faker.internet.username()],
  [/first_?name/, (faker) => faker.person.firstName()],
  [/last_?name|surname/, (faker) => faker.person.lastName()],
  [/company|organi[sz]ation|vendor/, (faker) => faker.company.name()],
  [/product|article/, (faker) => faker.commerce.productName()],
  [/category|department/, (faker) => faker.commerce.department()],
  [/name|author|owner|customer|person/, (faker) => faker.person.fullName()],
  [/city|town/, (faker) => faker.location.city()],
  [/country/, (faker) => faker.location.country()],
  [/street|address/, (faker) => faker.location.streetAddress()],
  [/zip|post_?code/, (faker) => faker.location.zipCode()],
  [/currency/, (faker) => faker.finance.currencyCode()],
  [/colou?r/, (faker) => faker.color.human()],
  [/title|subject|headline/, (faker) => faker.lorem.sentence(4)],
  [prose, (faker) => faker.lorem.sentences(2)],
  [/date|day$|joined|birth/, (faker) => faker.date.past().toISOString().slice(0, 10)],
  [/at$|time|created|updated|since|placed/, (faker) => faker.date.recent({ days: 30 })],
  [/(^|_)id$|Id$|uuid|key|token/, (faker) => faker.string.uuid()],
]

function textFor(faker: Faker, name: string): unknown {
  const make = meaningOf(name)
  return make === undefined ? faker.word.words(2) : make(faker)
}

const meaningOf = (name: string): ((faker: Faker) => unknown) | undefined =>
  texts.find(([pattern]) => pattern.test(name) || pattern.test(name.toLowerCase()))?.[1]

const numbers: readonly (readonly [RegExp, (faker: Faker) => number])[] = [
  [/price|total|amount|cost|fee|balance/, (faker) => faker.number.float({ min: 1, max: 500, fractionDigits: 2 })],
  [/quantity|count$|qty/, (faker) => faker.number.int({ min: 1, max: 10 })],
  [/star|rating|score/, (faker) => faker.number.int({ min: 1, max: 5 })],
  [/percent/, (faker) => faker.number.int({ min: 0, max: 100 })],
  [/year/, (faker) => faker.number.int({ min: 1990, max: 2026 })],
  [/age$/, (faker) => faker.number.int({ min: 18, max: 90 })],
  [/at$|time|expires/, (faker) => Math.floor(faker.date.recent({ days: 30 }).getTime() / 1000)],
]

function numberFor(faker: Faker, name: string): number {
  const meant = numbers.find(([pattern]) => pattern.test(name.toLowerCase()))
  return meant === undefined ? faker.number.int({ min: 1, max: 1000 }) : meant[1](faker)
}

function mapFor(faker: Faker, name: string, size: number | undefined): object {
  if (size !== undefined && size > 200) return { text: textOfSize(faker, size - 5) }
  if (/address/i.test(name)) {
    return { street: faker.location.streetAddress(), city: faker.location.city(), zip: faker.location.zipCode() }
  }
  return { [faker.word.noun()]: faker.word.adjective(), [faker.word.verb()]: faker.number.int({ min: 1, max: 100 }) }
}

/** Enough for the item to be refused; to make more takes for ever. */
const bytesMax = itemBytesMax + 1

/** Words, cut to so many bytes; they are ASCII. */
export function textOfSize(faker: Faker, bytes: number): string {
  const length = Math.min(bytes, bytesMax)
  let text = ''
  while (text.length < length) text += `${text === '' ? '' : ' '}${faker.lorem.sentence()}`
  return text.slice(0, length)
}
