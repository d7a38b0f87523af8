import type { Json, JsonObject, Note } from '../model-file.ts'
import { isObject, jsonObject, Part } from '../text/part.ts'

/**
 * A template with its functions computed as far as it says their arguments itself: parameters by their defaults, tables by their names,
 * mappings, and of Fn::If what holds where the condition does. What only a deployment knows stays as it is.
 */
export function resolveTemplate(
  template: Part,
  names: ReadonlyMap<string, string>,
): {
  readonly template: Part
  readonly notes: readonly Note[]
} {
  const resolver = new Resolver(template, names)
  return { template: new Part(resolver.value(template.value ?? null, '')), notes: resolver.notes }
}

class Resolver {
  readonly notes: Note[] = []
  private readonly parameters = new Map<string, Json>()
  private readonly mappings: Part

  constructor(template: Part, names: ReadonlyMap<string, string>) {
    for (const [name, parameter] of template.at('Parameters').members()) {
      const given = parameter.at('Default').value
      if (given !== undefined && given !== null) this.parameters.set(name, given)
    }
    for (const [id, name] of names) this.parameters.set(id, name)
    this.mappings = template.at('Mappings')
  }

  value(value: Json, path: string): Json {
    if (Array.isArray(value)) return (value as readonly Json[]).map((each, at) => this.value(each, `${path}[${at}]`))
    if (!isObject(value)) return value
    const object = jsonObject(
      Object.keys(value).map((name) => [name, this.value(value[name] ?? null, path === '' ? name : `${path}.${name}`)]),
    )
    return this.called(object, path)
  }

  private called(object: JsonObject, path: string): Json {
    const [name = '', more] = Object.keys(object)
    if (more !== undefined) return object
    const argument = object[name] ?? null
    switch (name) {
      case 'Ref':
        return typeof argument === 'string' ? (this.parameters.get(argument) ?? object) : object
      case 'Fn::Sub':
        return this.substituted(argument) ?? object
      case 'Fn::Join':
        return joined(argument) ?? object
      case 'Fn::FindInMap':
        return this.found(argument) ?? object
      case 'Fn::If':
        return this.chosen(argument, path) ?? object
      default:
        return object
    }
  }

  /** `${name}` is a parameter or table, `${!name}` the text `${name}`. */
  private substituted(argument: Json): string | undefined {
    const [text, given] = Array.isArray(argument) ? (argument as readonly Json[]) : [argument]
    if (typeof text !== 'string') return undefined
    let isWhole = true
    const result = text.replace(/\$\{(!?)([^{}]+)\}/g, (whole, literal: string, name: string) => {
      if (literal !== '') return `\${${name}}`
      const own = new Part(given ?? null).at(name).value
      const value = own ?? this.parameters.get(name)
      if (typeof value === 'string' || typeof value === 'number') return String(value)
      isWhole = false
      return whole
    })
    return isWhole ? result : undefined
  }

  private found(argument: Json): Json | undefined {
    const [map, first, second] = Array.isArray(argument) ? (argument as readonly Json[]) : []
    if (typeof map !== 'string' || typeof first !== 'string' || typeof second !== 'string') return undefined
    return this.mappings.at(map).at(first).at(second).value
  }

  private chosen(argument: Json, path: string): Json | undefined {
    if (!Array.isArray(argument) || argument.length !== 3) return undefined
    const [condition, then = null] = argument as readonly Json[]
    this.notes.push({ place: path, text: `taken as where the condition ${new Part(condition ?? null).word()} holds` })
    return then
  }
}

function joined(argument: Json): string | undefined {
  const [delimiter, parts] = Array.isArray(argument) ? (argument as readonly Json[]) : []
  if (typeof delimiter !== 'string' || !Array.isArray(parts)) return undefined
  const texts = (parts as readonly Json[]).filter((part) => typeof part === 'string' || typeof part === 'number')
  return texts.length === parts.length ? texts.join(delimiter) : undefined
}
