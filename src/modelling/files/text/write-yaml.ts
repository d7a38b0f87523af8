import { Document, isMap, isScalar, type Pair, Scalar, visit, type YAMLMap } from 'yaml'
import type { JsonObject } from '../model-file.ts'

/** YAML as people write templates: functions by their tags, `!Ref x` for `{Ref: x}`. What YAML 1.1 would read as a date or a boolean is quoted. */
export function writeYaml(value: JsonObject): string {
  const document = new Document(value, { schema: 'yaml-1.1' })
  visit(document, { Pair: (_, pair) => shortened(pair) })
  return document.toString({ lineWidth: 0 })
}

function shortened(pair: Pair): undefined {
  const { value } = pair
  if (!isMap(value)) return
  const tag = functionOf(value)
  if (tag !== undefined) pair.value = tag
}

function functionOf(map: YAMLMap): Scalar | undefined {
  const [only, more] = map.items
  if (only === undefined || more !== undefined || !isScalar(only.key) || !isScalar(only.value)) return undefined
  const name = String(only.key.value)
  if (name !== 'Ref' && !name.startsWith('Fn::')) return undefined
  const scalar = new Scalar(only.value.value)
  scalar.tag = `!${name.replace('Fn::', '')}`
  return scalar
}
