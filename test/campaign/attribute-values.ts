import type { Random } from './random.ts'

/** An attribute value as a client may send it, right or wrong. */
export type SentValue = { readonly [type: string]: unknown }

/** Names that mean something to JavaScript, to SQL, to the service, or nothing at all. */
export const attributeNames: readonly string[] = [
  ...['a', 'b', 'c', 'n', 's', 'l', 'm', 'status', 'size', 'x.y', 'é', 'a b', '#a', ':a', 'a[0]'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'toJSON', 'then', '0', '\0', '😀', '\ud800'],
]

const goodNumbers = [
  '0',
  '1',
  '-1',
  '2.50',
  '1e3',
  '100',
  '0.1',
  '-0',
  '007',
  '1E-130',
  '9.9999999999999999999999999999999999999E+125',
  '-1e125',
  '1'.repeat(38),
]
const badNumbers = [
  '',
  ' ',
  'abc',
  '1e126',
  '1E-131',
  '1'.repeat(39),
  ' 1',
  '1 ',
  '+5',
  '0x10',
  'Infinity',
  'NaN',
  '1_0',
  '--1',
  '1e',
  '.',
  '1,5',
  '١',
  `1e${'9'.repeat(400)}`,
  `0.${'0'.repeat(5000)}1`,
]
const strings = [
  '',
  'a',
  'b',
  'a',
  'ab',
  'é',
  '😀',
  '\0',
  'a\0b',
  '\ud800',
  'x'.repeat(300),
  "it's",
  '\u202eabc',
  '\x1b[31m',
]
const blobs = ['', 'AA==', 'AQID', '/w==', 'AP8=', 'YWI=']
const badBlobs = ['A', 'AA', '????', 'AB==', ' AQID', 'AQID\n', '-_-_']

/** Mostly good; `nesting` levels may still be opened below. */
export function anyValue(random: Random, nesting = 3): SentValue {
  if (random.oneIn(60)) return badValue(random)
  if (random.oneIn(150)) return monsterValue(random)
  const value = (): SentValue => anyValue(random, nesting - 1)
  switch (random.below(nesting > 0 ? 10 : 7)) {
    case 0:
    case 1:
      return { S: random.pick(strings) }
    case 2:
      return { N: random.pick(goodNumbers) }
    case 3:
      return { B: random.pick(blobs) }
    case 4:
      return { BOOL: random.oneIn(2) }
    case 5:
      return { NULL: true }
    case 6:
      return anySet(random)
    case 7:
    case 8:
      return { L: random.many(0, 4, value) }
    default:
      return { M: Object.fromEntries(random.many(0, 3, () => [random.pick(attributeNames), value()])) }
  }
}

export function valueOfType(random: Random, type: string): SentValue {
  if (random.oneIn(60)) return badValue(random)
  if (type === 'S') return { S: random.pick(strings.slice(1)) }
  if (type === 'N') return { N: random.pick(goodNumbers) }
  return { B: random.pick(blobs.slice(1)) }
}

function anySet(random: Random): SentValue {
  const [type, from] = random.pick([
    ['SS', strings],
    ['NS', goodNumbers],
    ['BS', blobs],
  ] as const)
  const members = random.many(1, 4, () => random.pick(from))
  return { [type]: random.oneIn(15) ? members : [...new Set(members)] }
}

function badValue(random: Random): SentValue {
  return random.pick<() => SentValue>([
    () => ({ N: random.pick(badNumbers) }),
    () => ({ NS: ['1', random.pick(badNumbers)] }),
    () => ({ NS: ['1', '1.0', '1e0'] }),
    () => ({ B: random.pick(badBlobs) }),
    () => ({ SS: [] }),
    () => ({ NULL: false }),
    () => ({}),
    () => ({ S: 'a', N: '1' }),
    () => ({ X: 'a' }),
    () => ({ M: { '': { S: 'a' } } }),
    () => ({ L: [{}] }),
    () => ({ S: null }),
    () => ({ N: 5 }),
    () => ({ BS: ['AA==', 'AA=='] }),
  ])()
}

/** At the limits of size and depth, and far beyond. */
function monsterValue(random: Random): SentValue {
  return random.pick<() => SentValue>([
    () => ({ S: 'x'.repeat(random.between(409_500, 409_610)) }),
    () => ({ S: '😀'.repeat(random.between(102_380, 102_402)) }),
    () => ({ NS: Array.from({ length: 20_000 }, (_, number) => String(number)) }),
    () => ({ SS: Array.from({ length: 20_000 }, (_, number) => `s${number}`) }),
    () => ({ B: Buffer.alloc(random.between(300_000, 409_610)).toString('base64') }),
    () => nestedValue(random.between(28, 34), random.oneIn(2)),
    () => nestedValue(10_000, random.oneIn(2)),
    () => ({ L: Array.from({ length: 50_000 }, () => ({ NULL: true })) }),
    () => ({ M: { ['n'.repeat(65_535)]: { S: 'a' } } }),
    () => ({ M: { ['n'.repeat(65_536)]: { S: 'a' } } }),
  ])()
}

function nestedValue(levels: number, lists: boolean): SentValue {
  let value: SentValue = { S: 'deep' }
  for (let level = 0; level < levels; level++) value = lists ? { L: [value] } : { M: { a: value } }
  return value
}
