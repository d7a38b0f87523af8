import { expect, test } from 'vitest'
import { ManualClock } from '../../src/base/clock.ts'
import { ShellError } from '../../src/base/shell-error.ts'
import { Upkeep } from '../../src/cli/upkeep.ts'
import type { Maintenance } from '../../src/operation/maintenance.ts'

class Locked extends ShellError<'storage.locked'> {}

/** How often a prompt has given the database a turn after each of the pauses. */
async function turns(pausesMs: readonly number[], answer: () => Maintenance): Promise<readonly number[]> {
  const clock = new ManualClock(1_000_000)
  const upkeep = new Upkeep(clock)
  let count = 0
  const maintain = async (): Promise<Maintenance> => {
    count += 1
    return answer()
  }
  const database = { now: async () => 0, advance: async () => {}, maintain }
  const counts: number[] = []
  for (const ms of pausesMs) {
    clock.advance(ms)
    await upkeep.turn(database)
    counts.push(count)
  }
  return counts
}

test('a prompt gives the database a turn once a minute', async () => {
  expect(await turns([0, 59_999, 1, 10], () => ({ expired: [], more: false }))).toEqual([1, 1, 2, 2])
})

test('and again at the next statement while there is more to do', async () => {
  expect(await turns([0, 0, 0], () => ({ expired: [], more: true }))).toEqual([1, 2, 3])
})

test('a file that cannot be written just now does not keep a statement from running', async () => {
  const locked = (): never => {
    throw new Locked('storage.locked', 'locked')
  }
  expect(await turns([0, 0], locked)).toEqual([1, 2])
  await expect(new Upkeep(new ManualClock(0)).turn(undefined)).resolves.toEqual([])
})

test('a prompt says which units have changed meanwhile', async () => {
  const call = { region: 'us-east-1', table: 'orders', atMs: 0 }
  const scaled = [
    { ...call, dimension: 'write', units: 72 },
    { ...call, index: 'byStatus', dimension: 'read', units: 5 },
  ] as const
  const maintain = async (): Promise<Maintenance> => ({ expired: [], scaled, more: false })
  const upkeep = new Upkeep(new ManualClock(1_000_000))
  expect(await upkeep.turn({ now: async () => 0, advance: async () => {}, maintain })).toEqual([
    'orders scaled to 72 WCU',
    'orders.byStatus scaled to 5 RCU',
  ])
})
