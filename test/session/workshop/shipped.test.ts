import { describe, expect, test } from 'vitest'
import { rehearseWorkshop } from '../../../src/session/workshop/rehearse-workshop.ts'
import { workshopNames } from '../../../src/session/workshop/workshop-names.ts'
import { learnerIn, newShelf } from './workshop-support.ts'

describe.each(workshopNames)('%s', (name) => {
  test('is worth nothing at first, all points when solved, and what each attempt says', async () => {
    const problems: string[] = []
    const workshop = newShelf().read(name)
    for await (const { place, message } of rehearseWorkshop(workshop, () => learnerIn(name)))
      problems.push(`${place.line}: ${message}`)
    expect(problems).toEqual([])
  })
})
