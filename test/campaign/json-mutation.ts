import type { Random } from './random.ts'

type Container = unknown[] | { [member: string]: unknown }

/** Spoils one to three places of it: another type, another size, gone, twice, another name. */
export function mutateJson(random: Random, json: unknown): void {
  for (let left = random.between(1, 3); left > 0; left--) spoil(random, json)
}

function spoil(random: Random, json: unknown): void {
  const places = placesOf(json)
  if (places.length === 0) return
  const { container, key } = random.pick(places)
  const set = (value: unknown): void => {
    Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true })
  }
  const old = Object.getOwnPropertyDescriptor(container, key)?.value
  switch (random.below(6)) {
    case 0:
      if (Array.isArray(container)) container.splice(Number(key), 1)
      else delete container[key]
      return
    case 1:
      if (Array.isArray(container))
        container.splice(Number(key), 0, ...Array.from({ length: random.pick([1, 30, 120]) }, () => old))
      else
        Object.defineProperty(container, random.pick(oddMembers), {
          value: old,
          writable: true,
          enumerable: true,
          configurable: true,
        })
      return
    case 2:
      if (typeof old === 'string') set(old + random.pick(['\0', 'é', ' ', '\ud800', 'x'.repeat(70_000)]))
      else set([old])
      return
    case 3:
      set({ S: old })
      return
    default:
      set(oddJson(random))
  }
}

const oddMembers = ['__proto__', 'constructor', '', 'toString', 'Extra', 'S', 'N', 'M']

function placesOf(json: unknown): { container: Container; key: string }[] {
  const places: { container: Container; key: string }[] = []
  const waiting: unknown[] = [json]
  for (let next = waiting.pop(); next !== undefined && places.length < 2000; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue
    for (const key of Object.keys(next).slice(0, 200)) {
      places.push({ container: next as Container, key })
      waiting.push(Object.getOwnPropertyDescriptor(next, key)?.value)
    }
  }
  return places
}

const oddJson = (random: Random): unknown =>
  random.pick<() => unknown>([
    () => null,
    () => true,
    () => 0,
    () => -1,
    () => 1.5,
    () => 1e308,
    () => 2 ** 53,
    () => '',
    () => 'x',
    () => '\0',
    () => 'NaN',
    () => [],
    () => ({}),
    () => [null],
    () => [[[]]],
    () => JSON.parse('{"__proto__": {"S": "x"}}') as unknown,
    () => ({ S: 'a', N: '1' }),
    () => 'x'.repeat(random.pick([256, 2049, 8193, 70_000])),
    () => Array.from({ length: random.pick([26, 101, 5000]) }, () => ({})),
    () => deep(random.pick([33, 5000])),
  ])()

function deep(levels: number): unknown {
  let json: unknown = 1
  for (let level = 0; level < levels; level++) json = level % 2 === 0 ? [json] : { M: json }
  return json
}

/** Undefined when it is nested too deep to be printed. */
export function jsonText(json: unknown): string | undefined {
  try {
    return JSON.stringify(json)
  } catch {
    return undefined
  }
}
