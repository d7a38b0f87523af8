import { describe, expect, test } from 'vitest'
import { compareMatches, type Match, matchOf } from '../../../src/session/completion/match.ts'
import { fc } from '../../property.ts'

const kinds = ['prefix', 'word', 'subsequence'] as const

describe('how well what was typed fits', () => {
  test.each<[string, string, string | undefined]>([
    ['', 'anything', 'prefix 0 at 0'],
    ['ord', 'orders', 'prefix 3 at 0'],
    ['ORD', 'orders', 'prefix 3 at 0'],
    ['exists', 'attribute_exists', 'word 6 at 10'],
    ['stat', 'byStatus', 'word 4 at 2'],
    ['id', 'customer.id', 'word 2 at 9'],
    ['tat', 'byStatus', 'subsequence 3 at 3'],
    ['oes', 'orders', 'subsequence 6 at 0'],
    // The shortest stretch, and of two the first.
    ['ab', 'a_xb_ab', 'word 2 at 5'],
    ['xb', 'ax_b_ayxb', 'subsequence 2 at 7'],
    ['ac', 'xabcabc', 'subsequence 3 at 1'],
    ['orderss', 'orders', undefined],
    ['so', 'orders', undefined],
  ])('%s in %s', (typed, name, expected) => {
    const match = matchOf(typed, name)
    expect(match && `${kinds[match.kind]} ${match.span} at ${match.start}`).toBe(expected)
  })

  test('a beginning is better than a word, and that than letters apart', () => {
    const matches = ['xsxtx', 'my_st', 'stx'].map((name) => matchOf('st', name) as Match)
    expect(matches.toSorted(compareMatches)).toEqual([matches[2], matches[1], matches[0]])
  })

  test('law: what fits holds the letters in order within its span', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'C', '_'), maxLength: 12 })
    fc.assert(
      fc.property(letters, letters, (typed, name) => {
        const match = matchOf(typed, name)
        const pattern = new RegExp([...typed].join('.*'), 'i')
        expect(match !== undefined).toBe(pattern.test(name))
        if (match !== undefined && typed !== '')
          expect(pattern.test(name.slice(match.start, match.start + match.span))).toBe(true)
      }),
    )
  })
})
