import { describe, expect, test } from 'vitest'
import { parseCondition } from '../../src/syntax/parse-expression.ts'
import { refused, shapeOf } from './parsed.ts'

const redundant = 'The expression has redundant parentheses;'
const misused = (name: string): string =>
  `The function is not allowed to be used this way in an expression; function: ${name}`
const reserved = (word: string): string => `Attribute name is a reserved keyword; reserved keyword: ${word}`
const syntax = (token: string, near: string): string => `Syntax error; token: "${token}", near: "${near}"`

describe('structure', () => {
  test.each([
    ['a = :x AND b = :y OR c = :z', 'or(and(a = :x, b = :y), c = :z)'],
    ['a = :x OR b = :y AND c = :z', 'or(a = :x, and(b = :y, c = :z))'],
    ['NOT a = :x AND b = :y', 'and(not(a = :x), b = :y)'],
    ['NOT NOT NOT a = :x', 'not(not(not(a = :x)))'],
    ['not (a = :x or b = :y)', 'not(or(a = :x, b = :y))'],
    ['a BETWEEN :x AND :y AND b = :z', 'and(between(a, :x, :y), b = :z)'],
    ['(a = :x OR b = :y) AND c = :z', 'and(or(a = :x, b = :y), c = :z)'],
    ['a IN (:x, b, size(c))', 'in(a; :x, b, size(c))'],
    ['begins_with(a.b[3].#c, :x)', 'begins_with(a.b[3].#c, :x)'],
    ['size(a) >= size ( #b )', 'size(a) >= size(#b)'],
    ['a\t.\nb [\r0 ] = :x', 'a.b[0] = :x'],
  ])('precedence and spacing: %s', (text, shape) => expect(shapeOf(parseCondition(text))).toBe(shape))

  test.each([
    ['(a).b[1] = :x', 'a.b[1] = :x'],
    ['(a)[0] = :x', 'a[0] = :x'],
    ['((a).b).c = :x', 'a.b.c = :x'],
    ['((a = :x) AND (b = :y))', 'and(a = :x, b = :y)'],
    ['((a = :x) AND b = :y)', 'and(a = :x, b = :y)'],
    ['(a)between(b.c.d)and(c)', 'between(a, b.c.d, c)'],
    ['((size(a)) > (:x))', 'size(a) > :x'],
    ['(attribute_exists((a)))', 'attribute_exists(a)'],
  ])('CEX-8 single parentheses are fine: %s', (text, shape) => expect(shapeOf(parseCondition(text))).toBe(shape))

  test.each(['#4g = :x', '#_ = :_'])('CEX-12 placeholders may start with a digit or underscore: %s', (text) =>
    expect(parseCondition(text).ok).toBe(true),
  )

  test('only the words of its own language are keywords: REMOVE is a name', () =>
    expect(shapeOf(parseCondition('remove = :x'))).toBe('remove = :x'))

  test('a span covers the text of its node', () => {
    const parsed = parseCondition(' a = :x OR NOT (bc < :y) ')
    const condition = parsed.ok ? parsed.ast : undefined
    expect(condition).toMatchObject({
      span: { start: 1, end: 24 },
      conditions: [
        { span: { start: 1, end: 7 } },
        {
          span: { start: 11, end: 24 },
          condition: { span: { start: 15, end: 24 }, left: { span: { start: 16, end: 18 } } },
        },
      ],
    })
  })
})

describe('syntax errors', () => {
  test('errors 93, ORD-10', () => expect(refused(parseCondition(''))).toBe('The expression can not be empty;'))
  test('only spaces', () => expect(refused(parseCondition(' \n'))).toBe(syntax('<EOF>', '')))

  test.each([
    ['a > 4', syntax('4', '> 4')],
    ['attribute_exists("Pictures.RearView")', syntax('"', '("Pictures')],
    ['attribute_exists(Pictures-RearView)', syntax('-', 'Pictures-RearView')],
    ['attribute_exists(Pictures..RearView)', syntax('.', '..RearView')],
    ['attribute_exists(Pi#ctures.RearView)', syntax('#ctures', 'Pi#ctures.')],
    ['attribute_exists(asdf[a])', syntax('a', '[a]')],
  ])('CEX-4: %s', (text, message) => expect(refused(parseCondition(text))).toBe(message))

  test.each([
    ['a in b', syntax('b', 'in b')],
    ['a in b, c', syntax('b', 'in b,')],
    ['a in (b,c,)', syntax(')', ',)')],
    ['a IN ()', syntax(')', '()')],
    ['a > between', syntax('between', '> between')],
    ['(a)between(b.(c.d))and(c)', syntax('(', '.(c')],
    ['(a)between(b.c.d)and((c)', syntax('<EOF>', ')')],
    ['#$.b > a', syntax('#', '#$')],
    ['a > :things.stuff', syntax('.', ':things.stuff')],
    ['b[:a] > a', syntax(':a', '[:a]')],
    ['b[#_] > a', syntax('#_', '[#_]')],
    ['ü > a', syntax('ü', 'ü >')],
    ['b.c[4.5] > a', syntax('.', '4.5')],
    ['size(a).b > a', syntax('.', ').b')],
    ['(size(a)).b > a', syntax('.', ').b')],
    ['size(a)[0] > a', syntax('[', ')[0')],
  ])('CEX-5: %s', (text, message) => expect(refused(parseCondition(text))).toBe(message))

  test('CEX-6: a value inside a path', () => expect(refused(parseCondition('a.:a < b.:b'))).toBe(syntax(':a', '.:a <')))

  test.each([
    ['a', syntax('<EOF>', 'a')],
    ['(a)', syntax(')', 'a)')],
    [':a', syntax('<EOF>', ':a')],
    ['a = :x AND', syntax('<EOF>', 'AND')],
    ['a != :x', syntax('!', 'a !=')],
    ['_a = :x', syntax('_', '_a')],
    ['a = :x b = :y', syntax('b', ':x b =')],
    ['(a = :x', syntax('<EOF>', ':x')],
    ['a = :x)', syntax(')', ':x)')],
    ['(a = :x) = :y', syntax('=', 'a = :x')],
    ['a[-1] = :x', syntax('-', '[-1')],
    ['a[] = :x', syntax(']', '[] =')],
    ['attribute_exists()', syntax(')', '()')],
    ['😀 = :x', syntax('😀', '😀 =')],
  ])('expressions 2, the token with its neighbours: %s', (text, message) =>
    expect(refused(parseCondition(text))).toBe(message),
  )

  test('the span is that of the token', () =>
    expect(parseCondition('a  >  4')).toMatchObject({ ok: false, family: 'syntax', span: { start: 6, end: 7 } }))
})

describe('limits', () => {
  const sized = (bytes: number): string => `a = :${'x'.repeat(bytes - 5)}`
  test('CEX-1, errors 94: 4096 bytes of text', () => {
    expect(parseCondition(sized(4096)).ok).toBe(true)
    expect(parseCondition(sized(4097))).toMatchObject({
      family: 'expression-size',
      message: 'Expression size has exceeded the maximum allowed size; expression size: 4097',
    })
    expect(refused(parseCondition(`a = :x ${'é'.repeat(2045)}`))).toContain('expression size: 4097')
  })

  const chain = (operators: number): string =>
    operators === 1 ? 'a=:b' : operators % 2 === 1 ? `${chain(operators - 2)} OR a=:b` : `NOT ${chain(operators - 1)}`
  test('errors 95: 300 operators', () => {
    expect(parseCondition(chain(299)).ok).toBe(true)
    expect(parseCondition(chain(300)).ok).toBe(true)
    expect(refused(parseCondition(chain(301)))).toBe('The expression contains too many operators; operator count: 301')
  })
  test('README conflict 11: an IN and a BETWEEN count one each, functions nothing', () => {
    const one = ['a IN (:a,:b,:c)', 'a BETWEEN :b AND :c', 'size(a) = :b'].join(' OR ')
    const many = `${one} OR ${one}`
    const rest = (operators: number): string => `NOT ${'NOT '.repeat(operators - 12)}${many}`
    expect(parseCondition(rest(300)).ok).toBe(true)
    expect(refused(parseCondition(rest(301)))).toContain('operator count: 301')
  })

  const deep = (elements: number): string => Array.from({ length: elements }, () => 'a').join('.')
  test('errors 115: a path of 32 elements', () => {
    expect(parseCondition(`${deep(32)} = :x`).ok).toBe(true)
    expect(refused(parseCondition(`${deep(33)} = :x`))).toBe(
      'The document path has too many nesting levels; nesting levels: 33',
    )
    expect(refused(parseCondition(`(${deep(20)}).${deep(13)} = :x`))).toContain('nesting levels: 33')
  })

  test('errors 116: list index range', () => {
    expect(parseCondition('a[2147483647] = :x').ok).toBe(true)
    expect(refused(parseCondition('a[99999999999999] = :x'))).toBe(
      'List index is not within the allowable range; index: [99999999999999]',
    )
  })
})

describe('what is grammatical and still refused', () => {
  test.each(['((a = :b))', '((a)) = :b', '((b.c)).d = :x', 'a = :x AND ((b = :y AND c = :z))', 'NOT ((a = :b))'])(
    'CEX-7, errors 98: %s',
    (text) => expect(parseCondition(text)).toMatchObject({ message: redundant, family: 'redundant-parentheses' }),
  )
  test('CEX-7 inside function operands', () => {
    expect(refused(parseCondition('attribute_exists(((a)))'))).toBe(redundant)
    expect(refused(parseCondition('a IN (((:b)))'))).toBe(redundant)
  })

  test.each(['attRIbute_exIsts(a)', 'BEGINS_WITH(a, :b)', 'whatever(a) = :b'])('CEX-20, errors 99: %s', (text) =>
    expect(refused(parseCondition(text))).toBe(`Invalid function name; function: ${text.slice(0, text.indexOf('('))}`),
  )
  test.each([
    ['size(a)', 'size'],
    ['a = attribute_exists(b)', 'attribute_exists'],
    ['contains(a, contains(b, c))', 'contains'],
    ['if_not_exists(a, :b) = :c', 'if_not_exists'],
    ['list_append(a, b)', 'list_append'],
  ])('CEX-21, errors 100: %s', (text, name) => expect(refused(parseCondition(text))).toBe(misused(name)))

  test.each([
    ['Status = :x', 'Status'],
    ['a.#b.size = :x', 'size'],
    ['attribute_exists(ABORT[0])', 'ABORT'],
  ])('CEX-10, errors 101: %s', (text, word) => expect(refused(parseCondition(text))).toBe(reserved(word)))
  test('CEX-11: #name may stand for a reserved word', () => expect(parseCondition('#size = :x').ok).toBe(true))

  test.each([
    ['((a = :b)) AND foo(status) AND size(a) !', syntax('!', ') !')],
    ['size(a) AND foo(status) AND ((a = :b))', redundant],
    ['status = :x AND size(a) AND foo(a)', 'Invalid function name; function: foo'],
    ['status = :x AND size(a)', misused('size')],
    ['zone = :x AND status = :y', reserved('zone')],
  ])('CEX-60, CEX-61, which error wins: %s', (text, message) => expect(refused(parseCondition(text))).toBe(message))
})

describe('deep nesting is refused, not suffered', () => {
  const inside = (depth: number, open: string, close = ')'): string => `${open.repeat(depth)}a=:b${close.repeat(depth)}`
  test('300 levels are legal where every one has an operator', () =>
    expect(parseCondition(inside(299, 'NOT(')).ok).toBe(true))
  test.each([
    [inside(2000, '('), redundant],
    [inside(800, 'NOT('), 'The expression contains too many operators; operator count: 801'],
    ['('.repeat(4096), syntax('<EOF>', '(')],
    [')'.repeat(4096), syntax(')', '))')],
    [`${'('.repeat(2000)}a=:b${')'.repeat(2001)}`, syntax(')', '))')],
    [`a = ${'size('.repeat(600)}a${')'.repeat(600)}`, syntax('(', 'size(size')],
  ])('%.20s...', (text, message) => expect(refused(parseCondition(text))).toContain(message))
  test('a megabyte costs nothing', () => {
    expect(refused(parseCondition('('.repeat(1_000_000)))).toContain('expression size: 1000000')
  })
})

test('the same text gives the same tree', () => expect(parseCondition('memo = :x')).toBe(parseCondition('memo = :x')))
