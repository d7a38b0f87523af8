import type { Faker } from '@faker-js/faker'
import type { EntityAttribute } from '../../ast/model-statement.ts'
import { itemBytesMax } from '../../model/limits.ts'
import { nearest } from '../../syntax/nearest.ts'
import { GenerateError } from './generate-error.ts'

/**
 * What FAKE names: a function of the faker library as its documentation writes it, `person.fullName`, `number.int(1, 100)`,
 * `helpers.arrayElement(["a", "b"])`. Arguments are JSON; two bare numbers are a least and a most where the function has those.
 */
export function fakeFunction(faker: Faker, attribute: EntityAttribute, text: string): () => unknown {
  const [, module = '', method = '', given = ''] = /^(\w+)\.(\w+)(?:\((.*)\))?$/s.exec(text.trim()) ?? []
  const functions = functionsOf(faker, module)
  const found = functions?.get(method)
  if (functions === undefined || found === undefined) throw unknownFake(faker, attribute, text)
  const values = argumentsOf(attribute, given)
  if (!numberModules.has(module) && numbersIn(values).some((number) => number > itemBytesMax))
    throw badFake(attribute, `FAKE '${text}' of ${attribute.name} makes more than an item holds`)
  return () => {
    try {
      return found(...values)
    } catch (error) {
      // The library's own word, which names what is wrong with the arguments.
      throw badFake(
        attribute,
        `FAKE '${text}' of ${attribute.name} fails: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
}

/** Elsewhere a number says how much is made. */
const numberModules: ReadonlySet<string> = new Set(['number', 'date', 'finance', 'commerce', 'location'])

const numbersIn = (values: readonly unknown[]): readonly number[] =>
  values.flatMap((value) =>
    typeof value === 'number'
      ? value
      : typeof value === 'object' && value !== null
        ? numbersIn(Object.values(value))
        : [],
  )

type Functions = ReadonlyMap<string, (...values: readonly unknown[]) => unknown>

/** These take a language of their own, or functions. */
const refused: ReadonlySet<string> = new Set(['fake', 'fromRegExp', 'maybe', 'multiple', 'uniqueArray'])

function functionsOf(faker: Faker, module: string): Functions | undefined {
  if (!modulesOf(faker).includes(module)) return undefined
  const found: object = faker[module as keyof Faker] as object
  const methods = [found, Object.getPrototypeOf(found) as object]
    .flatMap((of) => Object.getOwnPropertyNames(of))
    .filter((name) => name !== 'constructor' && !(module === 'helpers' && refused.has(name)))
  const functions = methods.flatMap((name) => {
    const method: unknown = (found as { readonly [name: string]: unknown })[name]
    return typeof method === 'function' ? [[name, method.bind(found)] as const] : []
  })
  return new Map(functions)
}

const modulesOf = (faker: Faker): readonly string[] =>
  Object.keys(faker).filter((name) => name !== 'fakerCore' && typeof faker[name as keyof Faker] === 'object')

function argumentsOf(attribute: EntityAttribute, given: string): readonly unknown[] {
  if (given.trim() === '') return []
  let values: unknown
  try {
    values = JSON.parse(`[${given}]`)
  } catch {
    throw badFake(
      attribute,
      `the arguments of FAKE '${attribute.fake ?? ''}' of ${attribute.name} are no JSON: ${given}`,
    )
  }
  const [min, max] = values as readonly unknown[]
  return typeof min === 'number' && typeof max === 'number' ? [{ min, max }] : (values as readonly unknown[])
}

function unknownFake(faker: Faker, attribute: EntityAttribute, text: string): GenerateError {
  const names = modulesOf(faker).flatMap((module) =>
    [...(functionsOf(faker, module)?.keys() ?? [])].map((method) => `${module}.${method}`),
  )
  const [meant] = nearest(text.replace(/\(.*$/s, ''), names)
  const hint = meant === undefined ? 'They are listed at https://fakerjs.dev/api/.' : `Did you mean ${meant}?`
  return new GenerateError('generate.bad-fake', `there is no FAKE '${text}', which ${attribute.name} asks for`, {
    hint,
  })
}

const badFake = ({ name }: EntityAttribute, message: string): GenerateError =>
  new GenerateError('generate.bad-fake', message, { hint: `Correct FAKE of ${name} with ENTITY OR REPLACE.` })
