import type { EntityStatement, KeyTemplate } from '../../ast/model-statement.ts'
import type { Item, Value } from '../../model/value.ts'
import type { ExplainedCall } from '../../planner/explanation.ts'
import { templateParts } from '../../syntax/key-template.ts'
import { memoise } from '../../syntax/memoise.ts'
import type { Model } from './model.ts'
import type { ServedPattern } from './served-pattern.ts'

/** What a pattern is about: the entities that it names, otherwise those whose keys may be among the keys it asks for. */
export function entitiesOf({ pattern, calls }: ServedPattern, { entities }: Model): readonly EntityStatement[] {
  if (pattern.entities.length > 0) return entities.filter(({ name }) => pattern.entities.includes(name))
  const asked = calls.map((call): Asked => ({ call, texts: new Map() }))
  return entities.filter((entity) => asked.some((each) => mayMeet(each, entity)))
}

/** A call with the texts found in it so far, by attribute: every entity asks for the same ones. */
type Asked = { readonly call: ExplainedCall; readonly texts: Map<string, readonly string[]> }

function mayMeet(asked: Asked, entity: EntityStatement): boolean {
  const { call } = asked
  if (call.table !== entity.table.parts[0]) return false
  const key = call.index === undefined ? entity.key : entity.indexes.find(({ index }) => index === call.index)?.key
  return key?.every((template) => fits(template, asked)) === true
}

/** By how values begin: those that the request has for the attribute, and the text before the template's first brace. */
function fits({ attribute, template }: KeyTemplate, { call, texts: known }: Asked): boolean {
  const first = beginningOf(template)
  if (first === '') return true
  const texts = known.get(attribute) ?? textsFor(attribute, call)
  known.set(attribute, texts)
  return texts.length === 0 || texts.some((text) => text.startsWith(first) || first.startsWith(text))
}

/** The text before the first brace. */
const beginningOf = memoise(
  (template) => {
    const parts = templateParts(template)
    const [first] = typeof parts === 'number' ? [] : parts
    return typeof first === 'string' ? first : ''
  },
  { textsMax: 10_000, unitsMax: 1 << 20, lengthMax: 10_000 },
)

/** Texts that the attribute may be asked for; none: the request leaves it open. */
function textsFor(attribute: string, { step, keyConditions }: ExplainedCall): readonly string[] {
  const {
    Key,
    Item: item,
    ExpressionAttributeValues,
  } = step.request as {
    readonly Key?: Item
    readonly Item?: Item
    readonly ExpressionAttributeValues?: Item
  }
  const written = (Key ?? item)?.[attribute]
  if (written !== undefined) return textIn(written)
  const about = keyConditions.filter((condition) => condition.includes(attribute))
  if (about.length === 0) return []
  const literals = about.flatMap((condition) =>
    [...condition.matchAll(/'([^']*(?:''[^']*)*)'/g)].map(([, text = '']) => text),
  )
  return [...literals, ...Object.values(ExpressionAttributeValues ?? {}).flatMap(textIn)]
}

const textIn = (value: Value): readonly string[] => ('S' in value ? [value.S] : [])
