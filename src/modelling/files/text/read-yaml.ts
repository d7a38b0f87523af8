import { type Alias, type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import type { Json } from '../model-file.ts'
import { ModelFileError } from '../model-file-error.ts'
import { jsonObject } from './part.ts'
import { placeAt } from './place-at.ts'

const depthMax = 100
const tooDeep = `nested more than ${depthMax} deep`
/** With what aliases repeat: a small text can stand for a huge document. */
const nodesMax = 200_000

/** YAML as JSON. A tag of CloudFormation becomes the long form: `!Ref x` is `{Ref: x}`, `!Sub x` `{"Fn::Sub": x}`. */
export function readYaml(text: string): Json {
  const document = parse(text)
  const [error] = document.errors
  // It counts no depth: what was too deep for it is too deep for us.
  if (error?.code === 'RESOURCE_EXHAUSTION')
    throw new ModelFileError('modelling.bad-text', `${placeAt(text, error.pos[0])}: ${tooDeep}`)
  if (error !== undefined)
    throw new ModelFileError('modelling.bad-text', `${placeAt(text, error.pos[0])}: ${firstLine(error.message)}`)
  return new Converter(text).value(document.contents, 0)
}

function parse(text: string): Document {
  try {
    return parseDocument(text, { prettyErrors: false, logLevel: 'silent' })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ModelFileError('modelling.bad-text', tooDeep)
  }
}

const firstLine = (message: string): string => {
  const [line = ''] = message.split('\n')
  return `${line.slice(0, 1).toLowerCase()}${line.slice(1)}`
}

class Converter {
  private readonly text: string
  /** Asking the document takes a walk through it for each alias. */
  private readonly anchors = new Map<string, Node>()
  private nodes = 0

  constructor(text: string) {
    this.text = text
  }

  value(node: unknown, depth: number): Json {
    if (depth > depthMax) throw this.wrong(node, tooDeep)
    if (++this.nodes > nodesMax) throw this.wrong(node, `more than ${nodesMax} values`)
    if (isAlias(node)) return this.value(this.target(node), depth + 1)
    if (isNode(node) && 'anchor' in node && node.anchor !== undefined) this.anchors.set(node.anchor, node)
    const plain = this.plainValue(node, depth)
    const tag = (node as Partial<Node> | null)?.tag
    return tag?.startsWith('!') === true ? tagged(tag.slice(1), plain) : plain
  }

  private plainValue(node: unknown, depth: number): Json {
    if (isSeq(node)) return node.items.map((item) => this.value(item, depth + 1))
    if (isMap(node))
      return jsonObject(node.items.map(({ key, value }) => [this.name(key), this.value(value, depth + 1)] as const))
    if (!isScalar(node)) return null
    const { value } = node
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
  }

  private target(alias: Alias): unknown {
    const target = this.anchors.get(alias.source)
    if (target === undefined) throw this.wrong(alias, `nothing is called &${alias.source}`)
    return target
  }

  private name(key: unknown): string {
    if (isScalar(key)) return String(key.value)
    throw this.wrong(key, 'expected a name')
  }

  private wrong(node: unknown, message: string): ModelFileError {
    const [at = 0] = (node as Partial<Node> | null)?.range ?? []
    return new ModelFileError('modelling.bad-text', `${placeAt(this.text, at)}: ${message}`)
  }
}

function tagged(name: string, value: Json): Json {
  if (name === 'Ref' || name === 'Condition') return jsonObject([[name, value]])
  const isDotted = name === 'GetAtt' && typeof value === 'string'
  return jsonObject([[`Fn::${name}`, isDotted ? value.split('.') : value]])
}
