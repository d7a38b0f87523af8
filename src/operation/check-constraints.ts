import { type Generation, newestGeneration } from '../model/messages/envelope.ts'
import {
  bareConstraintFailed,
  constraintFailed,
  listElementsMust,
  mapKeysMust,
  mapValueMust,
  nullConstraintFailed,
} from '../model/messages/request.ts'
import { type Constraint, modelConstraints, oneOf } from './constraint.ts'
import { enumOrder, keyConstraints, type MemberRule, memberOrder, memberRules } from './constraint-rules.ts'
import { javaMember, javaText } from './java-text.ts'
import { type Shape, shapeNamed } from './service-model.ts'

/**
 * Stage 7 of a request for one shape: the constraints of the service model as the service enforces them. Adds to
 * `problems`; never throws. The path of the value is `parent` and `name` together, joined only when it is needed.
 * Source: reference, errors section 5; ENV-1 to 6.
 */
export type Check = (value: unknown, parent: string, name: string, problems: Problems) => void

/** The constraint errors of one request; the service lists ten and stops. Source: reference, ENV-1. */
export class Problems {
  readonly list: string[] = []
  /** UpdateItem lists every bad enum, as it did in May 2026, and not the first alone. Source: reference, errors 44. */
  readonly everyEnum: boolean

  constructor(generation: Generation = newestGeneration) {
    this.everyEnum = generation === '2026-05'
  }

  get full(): boolean {
    return this.list.length >= 10
  }

  add(problem: string): void {
    if (!this.full) this.list.push(problem)
  }
}

const compiled = new Map<string, Check | undefined>()

/** Undefined: there is nothing to check anywhere in the shape. */
export function checkOf(shapeName: string): Check | undefined {
  if (!compiled.has(shapeName)) compiled.set(shapeName, compile(shapeName, constraintsOf(shapeName)))
  return compiled.get(shapeName)
}

function compile(shapeName: string, own: readonly Constraint[]): Check | undefined {
  const shape = shapeNamed(shapeName)
  // What is inside an attribute value is not part of the model's constraints.
  if (shapeName === 'AttributeValue') return undefined
  if (shape.t === 'structure') return structureCheck(shapeName, shape)
  const checks = [ownCheck(shapeName, own)]
  if (shape.t === 'list') checks.push(...listChecks(shapeName, shape.of))
  if (shape.t === 'map') checks.push(...mapChecks(shapeName, shape.k, shape.v))
  return inTurn(checks.filter((check) => check !== undefined))
}

function constraintsOf(shapeName: string): readonly Constraint[] {
  const order = enumOrder[shapeName]
  return order === undefined ? modelConstraints(shapeNamed(shapeName)) : [oneOf(order)]
}

function inTurn(checks: readonly Check[]): Check | undefined {
  const [first, second] = checks
  if (first === undefined || second === undefined) return first
  return (value, parent, name, problems) => {
    for (const check of checks) check(value, parent, name, problems)
  }
}

function ownCheck(shapeName: string, constraints: readonly Constraint[]): Check | undefined {
  if (constraints.length === 0) return undefined
  return (value, parent, name, problems) => {
    for (const constraint of constraints) {
      if (!constraint.holds(value)) problems.add(failure(value, shapeName, join(parent, name), constraint))
    }
  }
}

function failure(value: unknown, shapeName: string, path: string, constraint: Constraint): string {
  if (constraint.bare) return bareConstraintFailed(ownCapitals(path), constraint.text)
  return constraintFailed(path, javaText(value, shapeName), constraint.text)
}

type Member = {
  readonly name: string
  readonly segment: string
  readonly required: boolean
  readonly check: Check | undefined
  readonly rule: MemberRule
}

function structureCheck(name: string, shape: Shape & { readonly t: 'structure' }): Check | undefined {
  const members = inOrder(name, Object.keys(shape.m ?? {}))
    .map((member) => memberOf(name, shape, member))
    .filter((member) => member.required || member.check !== undefined)
  if (members.length === 0) return undefined
  return (value, parent, name, problems) => {
    const structure = value as { readonly [member: string]: unknown }
    let path: string | undefined
    let enumFailed = false
    for (const { name: memberName, segment, required, check, rule } of members) {
      const member = structure[memberName]
      if (member == null ? !required : check === undefined) continue
      if (enumFailed && rule.firstOfEnums && !problems.everyEnum) continue
      const before = problems.list.length
      path ??= join(parent, name)
      if (member != null) check?.(member, path, segment, problems)
      else if (!isExcused(rule, structure)) problems.add(nullConstraintFailed(join(path, segment)))
      if (problems.list.length === before) continue
      if (rule.alone) return
      if (rule.firstOfEnums) enumFailed = true
    }
  }
}

const isExcused = (rule: MemberRule, structure: { readonly [member: string]: unknown }): boolean =>
  rule.requiredUnless !== undefined && structure[rule.requiredUnless] != null

function memberOf(structure: string, shape: Shape & { readonly t: 'structure' }, name: string): Member {
  const rule = memberRules[`${structure}.${name}`] ?? {}
  const shapeName = shape.m?.[name] ?? ''
  const required = rule.requiredUnless !== undefined || (shape.req ?? []).includes(name)
  const check = rule.constraints === undefined ? checkOf(shapeName) : compile(shapeName, rule.constraints)
  return { name, segment: javaMember(name), required, check, rule }
}

/** The members the rules name come first, in their order; the rest keeps the model's. */
function inOrder(structure: string, members: readonly string[]): readonly string[] {
  const first = memberOrder[structure] ?? []
  return [...first, ...members.filter((member) => !first.includes(member))]
}

function listChecks(listName: string, elementShape: string): readonly (Check | undefined)[] {
  if (elementShape === 'AttributeValue') return []
  const nested = isContainer(elementShape) ? checkOf(elementShape) : undefined
  const scalars = isContainer(elementShape) ? [] : constraintsOf(elementShape)
  return [scalars.length === 0 ? undefined : scalarElements(listName, scalars), elements(nested)]
}

/** Constraints of strings in a list are reported at the list. */
function scalarElements(listName: string, constraints: readonly Constraint[]): Check {
  const text = listElementsMust(inBrackets(constraints))
  return (value, parent, name, problems) => {
    const list = value as readonly unknown[]
    if (list.every((element) => element === null || constraints.every((constraint) => constraint.holds(element))))
      return
    problems.add(constraintFailed(join(parent, name), javaText(value, listName), text))
  }
}

function holdAll(constraints: readonly Constraint[], value: unknown): boolean {
  for (const constraint of constraints) if (!constraint.holds(value)) return false
  return true
}

function elements(nested: Check | undefined): Check {
  return (value, parent, name, problems) => {
    const list = value as readonly unknown[]
    for (let i = 0; i < list.length && !problems.full; i++) {
      if (list[i] === null) problems.add(nullConstraintFailed(`${join(parent, name)}.${i + 1}.member`))
      else nested?.(list[i], join(parent, name), `${i + 1}.member`, problems)
    }
  }
}

function mapChecks(mapName: string, keyShape: string, valueShape: string): readonly (Check | undefined)[] {
  // Attribute names have rules of their own among the checks of attribute values (reference, errors 78, 79).
  if (valueShape === 'AttributeValue') return []
  const keys = keyConstraints[mapName] ?? constraintsOf(keyShape)
  const values = isStructure(valueShape) ? [] : constraintsOf(valueShape)
  return [
    keys.length === 0 ? undefined : atMap(mapName, mapKeysMust(inBrackets(keys)), (_, key) => holdAll(keys, key)),
    values.length === 0
      ? undefined
      : atMap(mapName, mapValueMust(inBrackets(values)), (value) => value === null || holdAll(values, value)),
    entries(nestedOf(valueShape)),
  ]
}

/** Constraints of keys, and of strings and lists in a map, are reported at the map. Source: reference, errors 35, 36. */
function atMap(mapName: string, text: string, holds: (value: unknown, key: string) => boolean): Check {
  return (value, parent, name, problems) => {
    const map = value as { readonly [key: string]: unknown }
    for (const key in map) {
      if (holds(map[key], key)) continue
      problems.add(constraintFailed(join(parent, name), javaText(value, mapName), text))
      return
    }
  }
}

/** The check of what is inside a map's values: for a list only of its elements, its length is reported at the map. */
function nestedOf(valueShape: string): Check | undefined {
  return isContainer(valueShape) ? compile(valueShape, []) : undefined
}

function entries(nested: Check | undefined): Check {
  return (value, parent, name, problems) => {
    const map = value as { readonly [key: string]: unknown }
    for (const key in map) {
      if (problems.full) return
      if (map[key] === null) problems.add(nullConstraintFailed(`${join(parent, name)}.${key}.member`))
      else nested?.(map[key], join(parent, name), `${key}.member`, problems)
    }
  }
}

function isContainer(shapeName: string): boolean {
  const { t } = shapeNamed(shapeName)
  return t === 'structure' || t === 'list' || t === 'map'
}

const isStructure = (shapeName: string): boolean => shapeNamed(shapeName).t === 'structure'

/** In brackets "at most" stands before "at least", and both before the pattern. Source: reference, errors 35, 36. */
function inBrackets(constraints: readonly Constraint[]): readonly string[] {
  const rank = ({ text }: Constraint): number =>
    text.includes('less than') ? 0 : text.includes('greater than') ? 1 : 2
  return [...constraints].sort((a, b) => rank(a) - rank(b)).map(({ text }) => text)
}

const join = (parent: string, name: string): string => (parent === '' ? name : `${parent}.${name}`)

/** `requestItems.T.member.keys` becomes `RequestItems.T.member.Keys`. Source: reference, errors 57; ENV-5. */
function ownCapitals(path: string): string {
  const last = path.lastIndexOf('.') + 1
  return capital(path.slice(0, last)) + capital(path.slice(last))
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
