import { Random } from '../../analysis/simulation/random.ts'
import type { EntityStatement } from '../../ast/model-statement.ts'
import { countText } from '../../base/count-text.ts'
import type { Item } from '../../model/value.ts'
import type { Chance } from '../../modelling/generate/chance.ts'
import { type AttributeLaw, generatedItems } from '../../modelling/generate/generated-items.ts'
import { attributesIn } from '../../modelling/model/match-entity.ts'
import { descriptionOf, targetOf } from '../../planner/resolve-table.ts'
import { lookingRun } from '../looking-run.ts'
import { type PagedStep, readPages } from '../read-pages.ts'
import type { Run } from '../run.ts'
import { SessionError } from '../session-error.ts'
import { keyTypesOf } from '../transfer/transfer-table.ts'

/** Of those that others refer to, and pages of 1 MB that are looked through for them. */
const parentsMax = 10_000
const pagesMax = 64

type MakerParts = {
  readonly run: Run
  readonly entities: readonly EntityStatement[]
  readonly seed: number
  readonly nowMs: number
}

/** Items of one entity after the other: what refers to another needs that one's items first. */
export class EntityMaker {
  private readonly parts: MakerParts
  private readonly parents = new Map<string, readonly Item[]>()

  constructor(parts: MakerParts) {
    this.parts = parts
  }

  /** They are made as they are taken. */
  async items(
    entity: EntityStatement,
    count: number,
    laws: ReadonlyMap<string, AttributeLaw> = new Map(),
    above: readonly string[] = [],
  ): Promise<Iterable<Item>> {
    const { run } = this.parts
    for (const { references } of entity.attributes) {
      if (references === undefined || this.parents.has(references.entity)) continue
      const most = Math.ceil(count / Math.max(1, references.to ?? 1))
      this.parents.set(references.entity, await this.parentsOf(entity, references.entity, most, above))
    }
    const { table } = targetOf(entity.table, entity.table.span, run.context)
    await run.catalogue.fetch([table], run.signal)
    const description = descriptionOf(table, entity.table.span, run.context)
    const chance = await chanceOf(this.parts)
    const parentsOf = (name: string): readonly Item[] => this.parents.get(name) ?? []
    return generatedItems({ entity, keyTypes: keyTypesOf(description), chance, parentsOf, laws }, count)
  }

  /** Those in the table, else as many as are wanted of those that GENERATE with this seed would make. */
  private async parentsOf(
    child: EntityStatement,
    name: string,
    wanted: number,
    above: readonly string[],
  ): Promise<readonly Item[]> {
    const { run, entities } = this.parts
    const entity = entities.find((each) => each.name === name)
    if (entity === undefined) {
      throw new SessionError('session.no-entity', `${child.name} refers to ${name}, and there is no such entity`, {
        hint: `Define it with ENTITY ${name}, or take REFERENCES away.`,
      })
    }
    const there = await itemsOf(run, entity)
    if (there.length > 0) return there
    if (above.includes(name) || name === child.name) {
      throw new SessionError(
        'session.bad-entity',
        `${child.name} and ${name} refer to each other, and there is none of them yet`,
        {
          hint: 'Put a first item there, or take one REFERENCES away.',
        },
      )
    }
    const count = Math.max(1, Math.min(wanted, parentsMax))
    const text = `there is no ${name} yet: ${count === 1 ? 'one is' : `${countText(count)} are`} made up; GENERATE ${count} ${name} SEED ${this.parts.seed} writes ${count === 1 ? 'it' : 'them'}`
    await run.emit({ kind: 'notice', text })
    return [...(await this.items(entity, count, undefined, [...above, child.name]))]
  }
}

/** Items of an entity that are there, with the attributes that only their keys tell. Counted nowhere. */
async function itemsOf(run: Run, entity: EntityStatement): Promise<readonly Item[]> {
  const { table } = targetOf(entity.table, entity.table.span, run.context)
  const found: Item[] = []
  let next: PagedStep | undefined = { operation: 'Scan', request: { TableName: table } }
  for (let pages = 0; next !== undefined && pages < pagesMax && found.length < parentsMax; pages++) {
    const step: PagedStep = next
    next = undefined
    for await (const page of readPages(lookingRun(run), step, undefined, { table })) {
      next = page.next
      for (const item of page.items) {
        const attributes = attributesIn(item, entity)
        if (attributes !== undefined && found.length < parentsMax) found.push(attributes)
      }
    }
  }
  return found
}

/** The library is large: it is loaded when something is to be made up. */
async function chanceOf({ seed, nowMs }: Pick<MakerParts, 'seed' | 'nowMs'>): Promise<Chance> {
  const { faker } = await import('@faker-js/faker/locale/en')
  faker.seed(seed)
  faker.setDefaultRefDate(nowMs)
  const random = new Random(seed)
  // The first draws of seeds that lie together do, too.
  for (let drawn = 0; drawn < 32; drawn++) random.uniform()
  return { faker, random, nowMs }
}
