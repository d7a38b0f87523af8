import type { Json, JsonObject, Note } from '../model-file.ts'
import { jsonObject, Part } from '../text/part.ts'
import type { Body, Expression } from './hcl.ts'

export type Resource = { readonly type: string; readonly name: string; readonly part: Part }

/**
 * The resources of a file, their attributes computed as far as the file says them itself: variables by their defaults, locals, and what
 * other resources are called. What only Terraform knows is `{expression: 'text'}`. Nested blocks are lists under their type.
 */
export function resourcesOf(file: Body): { readonly resources: readonly Resource[]; readonly notes: readonly Note[] } {
  const scope = new Scope(file)
  const blocks = file.blocks.filter(({ type, labels }) => type === 'resource' && labels.length === 2)
  const resources = blocks.map(({ labels: [type = '', name = ''], body }) => ({
    type,
    name,
    part: new Part(scope.body(body, 0), `${type}.${name}`),
  }))
  return { resources, notes: resources.flatMap(({ part }) => unexpanded(part)) }
}

/** What stands for several. */
function unexpanded(part: Part): readonly Note[] {
  return part
    .members()
    .filter(([name]) => name === 'dynamic' || name === 'for_each' || name === 'count')
    .map(([, { path }]) => ({ place: path, text: 'only Terraform can expand it: left out' }))
}

const depthMax = 20

class Scope {
  private readonly file: Body
  private readonly values = new Map<string, Expression>()

  constructor(file: Body) {
    this.file = file
    for (const { type, labels, body } of file.blocks) {
      const given = type === 'variable' ? body.attributes.find(({ name }) => name === 'default') : undefined
      if (given !== undefined) this.values.set(`var.${labels[0]}`, given.value)
      if (type === 'locals') for (const { name, value } of body.attributes) this.values.set(`local.${name}`, value)
    }
  }

  body({ attributes, blocks }: Body, depth: number): JsonObject {
    const members = jsonObject(attributes.map(({ name, value }) => [name, this.value(value, depth)] as const))
    for (const { type, body } of blocks) {
      const before = members[type]
      members[type] = [...(Array.isArray(before) ? (before as readonly Json[]) : []), this.body(body, depth)]
    }
    return members
  }

  /** A value that refers to itself is one that only Terraform knows. */
  private value(expression: Expression, depth: number): Json {
    switch (expression.kind) {
      case 'literal':
        return expression.value
      case 'list':
        return expression.elements.map((element) => this.value(element, depth))
      case 'object':
        return jsonObject(expression.members.map(({ name, value }) => [name, this.value(value, depth)] as const))
      case 'template': {
        const parts = expression.parts.map((part) => (typeof part === 'string' ? part : this.value(part, depth)))
        return parts.every((part) => typeof part === 'string' || typeof part === 'number')
          ? parts.join('')
          : unknown(expression.text)
      }
      case 'reference': {
        const found = depth > depthMax ? undefined : this.referred(expression.path)
        return found === undefined ? unknown(expression.text) : this.value(found, depth + 1)
      }
      case 'other':
        return unknown(expression.text)
    }
  }

  private referred(path: readonly string[]): Expression | undefined {
    const [first = '', second = '', third = ''] = path
    const named = this.values.get(`${first}.${second}`)
    if (named !== undefined) return path.length === 2 ? named : memberOf(named, path.slice(2))
    const resource = this.file.blocks.find(
      ({ type, labels }) => type === 'resource' && labels[0] === first && labels[1] === second,
    )
    const wanted = third === 'id' && first === 'aws_dynamodb_table' ? 'name' : third
    return path.length === 3 ? resource?.body.attributes.find(({ name }) => name === wanted)?.value : undefined
  }
}

function memberOf(expression: Expression, [name, ...rest]: readonly string[]): Expression | undefined {
  if (name === undefined) return expression
  if (expression.kind !== 'object') return undefined
  const member = expression.members.find((each) => each.name === name)
  return member === undefined ? undefined : memberOf(member.value, rest)
}

const unknown = (text: string): JsonObject => jsonObject([['expression', text]])
