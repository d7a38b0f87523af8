import { expect, test } from 'vitest'
import { enumOrder, keyConstraints, memberOrder, memberRules, refusals } from '../../src/operation/constraint-rules.ts'
import { serviceModel } from '../../src/operation/service-model.ts'

function membersOf(structure: string | undefined): readonly string[] {
  const shape = serviceModel.shapes[structure ?? '']
  return shape?.t === 'structure' ? Object.keys(shape.m ?? {}) : []
}

test('ENUM-1 to 6: another order, but the values of the model', () => {
  for (const [name, values] of Object.entries(enumOrder)) {
    const shape = serviceModel.shapes[name]
    expect([...values].sort(), name).toEqual(shape?.t === 'string' ? [...(shape.enum ?? [])].sort() : [])
  }
})

test('every rule names what the model has', () => {
  for (const [structure, members] of Object.entries(memberOrder)) {
    expect(membersOf(structure), structure).toEqual(expect.arrayContaining([...members]))
  }
  for (const [path, { requiredUnless }] of Object.entries(memberRules)) {
    const [structure, member] = path.split('.')
    expect(membersOf(structure), path).toContain(member)
    if (requiredUnless !== undefined) expect(membersOf(structure), path).toContain(requiredUnless)
  }
  for (const map of Object.keys(keyConstraints)) expect(serviceModel.shapes[map]?.t).toBe('map')
  for (const operation of Object.keys(refusals)) expect(serviceModel.operations).toHaveProperty(operation)
})

test('every TableName of an input has the rule of its family', () => {
  const inputs = Object.values(serviceModel.operations).map(({ input }) => input)
  const named = inputs.filter((input) => membersOf(input).includes('TableName') && !/^(ListStreams)/.test(input))
  for (const input of named) expect(memberRules, input).toHaveProperty([`${input}.TableName`])
})
