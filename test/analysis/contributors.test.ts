import { expect, test } from 'vitest'
import { ruleOf, topContributors, valueAtLimit } from '../../src/analysis/contributors/top-contributors.ts'
import { keyFlow, ledgerRow } from '../support/ledger.ts'

const ranking = (...parameters: Parameters<typeof topContributors>) =>
  topContributors(...parameters).contributors.map(({ key, value }) => `${key} ${value}`)

test('a write weighs as much as three reads. Source: reference, monitoring 5, ConsumedThroughputUnits', () => {
  const keys = [keyFlow('read', 'reader', 50), keyFlow('write', 'writer', 20), keyFlow('read', 'writer', 1)]
  expect(ranking([ledgerRow({ keys })], 'PKC', 10)).toEqual(['[{"S":"writer"}] 30.5', '[{"S":"reader"}] 25'])
})

test('a key at the limit of a partition for a minute has 180,000. Source: reference, monitoring 5', () => {
  for (const [kind, perSecond] of [
    ['write', 1_000],
    ['read', 3_000],
  ] as const) {
    const keys = [keyFlow(kind, 'k', perSecond * 60 * 2)]
    expect(topContributors([ledgerRow({ keys })], 'PKC', 1).contributors[0]?.mostInMinute).toBe(valueAtLimit)
  }
})

test('the most throttled are ranked by throttles; those without any are none', () => {
  const keys = [
    keyFlow('write', 'a', 900),
    keyFlow('write', 'b', 2, { throttled: 5 }),
    keyFlow('read', 'b', 2, { throttled: 1 }),
  ]
  expect(ranking([ledgerRow({ keys })], 'PKT', 10)).toEqual(['[{"S":"b"}] 6'])
})

test('sums go over minutes, the maximum is that of one; keys of equal value stand in order', () => {
  const at = (fromMs: number, halfUnits: number) =>
    ledgerRow({ fromMs, keys: [keyFlow('read', 'b', halfUnits), keyFlow('read', 'a', halfUnits)] })
  const { contributors, count } = topContributors([at(0, 10), at(60_000, 30)], 'PKC', 1)
  expect(contributors).toMatchObject([{ key: '[{"S":"a"}]', value: 20, mostInMinute: 15 }])
  expect(count).toBe(2)
})

test('items have rules of their own. Source: reference, monitoring 5, rules created', () => {
  const items = [keyFlow('read', 'x', 2, { key: '[{"S":"c#1"},{"S":"o#1"}]' })]
  const rule = ruleOf({ byItem: true, throttled: false })
  expect(rule).toBe('SKC')
  expect(ranking([ledgerRow({ items, keys: [keyFlow('read', 'c#1', 9)] })], rule, 5)).toEqual([
    '[{"S":"c#1"},{"S":"o#1"}] 1',
  ])
  expect([ruleOf({ byItem: false, throttled: true }), ruleOf({ byItem: true, throttled: true })]).toEqual([
    'PKT',
    'SKT',
  ])
})
