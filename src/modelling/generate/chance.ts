import type { Faker } from '@faker-js/faker'
import type { Random } from '../../analysis/simulation/random.ts'

/** Where made-up values come from; of equal seeds at the same time the same ones do. */
export type Chance = { readonly faker: Faker; readonly random: Random; readonly nowMs: number }
