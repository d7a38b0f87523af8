import { expect, test } from 'vitest'
import { learnerIn } from './workshop-support.ts'

/** What `.check` says to somebody who has run these statements. */
async function checked(name: string, text: string): Promise<string> {
  const { session, coach, close } = await learnerIn(name)
  for await (const _ of session.runScript(text, { bail: false }));
  const lines = await coach.check()
  await close()
  return lines.map(({ head, text: said }) => `${head}${said}`).join('\n')
}

/** What an attempt of the workshop's own file gets. */
async function attempted(name: string, attempt: string): Promise<string> {
  const { workshop, close } = await learnerIn(name)
  await close()
  const found = workshop.steps[0]?.attempts.find((each) => each.name === attempt)
  return checked(name, found?.shown ?? '')
}

test.each<[name: string, attempt: string, says: string, points: string]>([
  [
    'keys',
    'The first part of the key alone',
    'No play gets lost\n           All 720 plays go into the table, and fewer come out: two plays with the same key are one.\n           (expected ROWS = 720, found ROWS = 12)',
    '0 of 100',
  ],
  [
    'keys',
    'The id is unique, but nobody asks for it',
    'should be read without those of the others.\n           (expected PLAN QUERY ON plays, found PLAN SCAN ON plays)',
    '15 of 100',
  ],
  [
    'keys',
    'Numbers as text',
    'expected no error, found line 1: ValidationException: One or more parameter values were invalid: Type mismatch for key chapter expected: S actual: N',
    '75 of 100',
  ],
  ['one-to-many', 'The number where the date should be', 'Three orders come, but not the newest first', '35 of 100'],
  [
    'one-to-many',
    'Lines among the orders',
    'all there is under this key.\n           (expected ROWS = 4, found ROWS = 6)',
    '55 of 100',
  ],
  [
    'one-to-many',
    'All lines under one key',
    'The three lines of order K7F2 should be what this Query finds.\n           (expected ROWS = 3, found ROWS = 1)',
    '75 of 100',
  ],
  [
    'overloading',
    'All attributes in the index',
    'the old one and the new one.\n           (expected WRITE UNITS <= 6, found WRITE UNITS = 11)',
    '75 of 100',
  ],
  ['overloading', 'Keys only', 'Global secondary index gsi1 does not project [number, subject]', '25 of 100'],
  ['overloading', 'An index for each question', 'The table does not have the specified index: gsi1', '0 of 100'],
  ['sparse', 'The key that every parcel has', '(expected ROWS = 12, found ROWS = 400)', '0 of 100'],
  ['sparse', 'What was stuck is still listed', '(expected ROWS = 3, found ROWS = 8)', '45 of 100'],
  [
    'sharding',
    'Three keys, since 2,400 by 1,000 are three',
    'some partition still gets more than it takes.\n           (expected THROTTLED = 0 %, found THROTTLED = 24.94 %)',
    '10 of 100',
  ],
  [
    'sharding',
    'So many that the result gets dear',
    'It costs more than 6 read units: so many counters are too many.\n           (expected READ UNITS <= 6, found READ UNITS = 7)',
    '60 of 100',
  ],
  [
    'sharding',
    'The result by a Scan',
    'each by its key.\n           (expected NO SCAN, found PLAN SCAN ON votes)',
    '50 of 100',
  ],
  [
    'time-series',
    'By day and time',
    'too many of them have to go to one partition.\n           (expected THROTTLED = 0 %, found THROTTLED = 58.33 %)',
    '20 of 100',
  ],
  ['time-series', 'Milliseconds never expire', '(expected ROWS = 235, found ROWS = 360)', '75 of 100'],
  [
    'time-series',
    'A wall that grows',
    'Two readings should be left, the last of each.\n           (expected ROWS = 2, found ROWS = 4)',
    '80 of 100',
  ],
])('%s: %s', async (name, attempt, says, points) => {
  const text = await attempted(name, attempt)
  expect(text).toContain(says)
  expect(text).toContain(`\n${points} points`)
})

test('what fails in a check does not tell how it is done', async () => {
  const { workshop, close } = await learnerIn('keys')
  await close()
  const text = await checked('keys', '')
  for (const line of workshop.steps[0]?.solution.shown.split('\n') ?? []) expect(text).not.toContain(line.slice(0, 30))
})
