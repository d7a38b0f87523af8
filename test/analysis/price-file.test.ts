import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPriceFile } from '../../src/analysis/pricing/price-file.ts'
import {
  builtInPrices,
  currencyOf,
  pricedItems,
  priceOf,
  reservedPriceOf,
} from '../../src/analysis/pricing/price-list.ts'

const ours = readFileSync(join(import.meta.dirname, '../../src/analysis/pricing/prices.json'), 'utf8')

test('the built-in list is a price file too', () => {
  const list = readPriceFile(ours, 'prices.json')
  expect(list.regions).toEqual(builtInPrices.regions)
  expect(list.freeTier).toMatchObject({ storageGB: 25, wcuHours: 18_600 })
  expect(list.hoursPerMonth).toBe(730)
})

const small = {
  generated: '2027-02-01',
  regions: {
    'eu-west-1': {
      currency: 'EUR',
      items: {
        'storage.standard.gbMonth': { price: 0.2, unit: 'GB-month', source: 'our contract', confidence: 'verified' },
        'reserved.1yr.write100': { upfront: 100, hourly: 0.01, unit: '100 WCU', source: 'C1', confidence: 'estimated' },
      },
    },
  },
  sources: { C1: { what: 'contract 1', date: '2026-12-24' } },
}

test('a file may hold little: what it leaves out has no price and is not free', () => {
  const list = readPriceFile(JSON.stringify(small), 'own.json')
  expect(list.freeTier.storageGB).toBe(0)
  expect(currencyOf(list, 'eu-west-1')).toBe('EUR')
  expect(pricedItems(list, 'eu-west-1')).toEqual(['storage.standard.gbMonth', 'reserved.1yr.write100'])
  expect(priceOf(list, 'eu-west-1', 'storage.standard.gbMonth')).toEqual({
    amount: '0.2',
    currency: 'EUR',
    unit: 'GB-month',
    source: 'our contract',
    sourceName: 'our contract',
    sourceDate: '2027-02-01',
    effective: undefined,
    confidence: 'verified',
  })
  expect(reservedPriceOf(list, 'eu-west-1', 'reserved.1yr.write100', 'hourly')).toMatchObject({
    amount: '0.01',
    source: 'contract 1',
    sourceDate: '2026-12-24',
  })
  expect(priceOf(list, 'eu-west-1', 'reserved.1yr.write100')).toBeUndefined()
  expect(priceOf(list, 'us-east-1', 'storage.standard.gbMonth')).toBeUndefined()
  expect(priceOf(list, '__proto__', 'toString')).toBeUndefined()
})

const withItem = (price: object) => ({
  ...small,
  regions: { 'eu-west-1': { currency: 'EUR', items: { 'import.gb': price } } },
})

test.each([
  ['', 'it is not JSON'],
  ['{', 'it is not JSON'],
  ['[]', 'the file must be an object'],
  ['{}', 'generated must be the date of the prices'],
  [{ ...small, generated: 'yesterday' }, 'generated must be the date of the prices'],
  [{ ...small, regions: undefined }, 'regions must be an object'],
  [{ ...small, regions: {} }, 'regions names no Region'],
  [{ ...small, regions: { 'eu-west-1': { items: {} } } }, 'regions.eu-west-1.currency must be a text such as "USD"'],
  [
    { ...small, regions: { 'eu-west-1': { currency: '\u001b[2J', items: {} } } },
    'regions.eu-west-1.currency must be a text such as "USD"',
  ],
  [{ ...small, regions: { 'eu-west-1': { currency: 'EUR' } } }, 'regions.eu-west-1.items must be an object'],
  [{ ...small, sources: { C1: 'x' } }, 'sources.C1 must be an object'],
  [{ ...small, sources: { C1: { what: 'x' } } }, 'sources.C1 must hold the texts what and date'],
  [{ ...small, hoursPerMonth: 0 }, 'hoursPerMonth must be from 1 to 744'],
  [{ ...small, hoursPerMonth: 730.5 }, 'hoursPerMonth must be a whole number'],
  [{ ...small, freeTier: { storageGB: -1 } }, 'freeTier.storageGB must be a number, 0 or more'],
  [withItem({ unit: 'GB', source: 's', confidence: 'verified' }), 'regions.eu-west-1.items["import.gb"].price must be'],
  [withItem({ price: '0.1' }), 'regions.eu-west-1.items["import.gb"].price must be a number, 0 or more'],
  [withItem({ price: -1 }), 'regions.eu-west-1.items["import.gb"].price must be a number, 0 or more'],
  [withItem({ price: 1, source: 's', confidence: 'verified' }), 'regions.eu-west-1.items["import.gb"].unit must be'],
  [withItem({ price: 1, unit: 'GB', confidence: 'verified' }), 'regions.eu-west-1.items["import.gb"].source must be'],
  [withItem({ price: 1, unit: 'GB', source: 's' }), '.confidence must be one of verified, derived, assumed-same'],
  [withItem({ upfront: 1, unit: 'GB', source: 's', confidence: 'stale' }), '["import.gb"].hourly must be a number'],
])('%j is refused with what is wrong', (given, message) => {
  const text = typeof given === 'string' ? given : JSON.stringify(given)
  expect(() => readPriceFile(text, 'own.json')).toThrow('the prices of own.json cannot be used: ')
  expect(() => readPriceFile(text, 'own.json')).toThrow(message)
})
