import { expect, test } from 'vitest'
import { Shell } from './shell.ts'

const work = `
CREATE TABLE orders (pk STRING, sk STRING, status STRING) PRIMARY KEY (pk HASH, sk RANGE) GSI (byStatus ON (status HASH)) BILLING MODE ON DEMAND;
PUT orders {pk: 'c#1', sk: 'o#1', status: 'OPEN'};
PUT orders {pk: 'c#1', sk: 'o#2'};
SELECT * FROM orders.byStatus WHERE status = 'OPEN';
GET orders {pk: 'c#1', sk: 'o#1'};
BEGIN; PUT orders {pk: 'c#2', sk: 'o#1'}; DELETE orders {pk: 'c#1', sk: 'o#2'}; COMMIT;
`

test('what a session consumed, by table and index and by statement', async () => {
  const shell = new Shell()
  await shell.run(work)
  expect(shell.session.totals).toEqual({
    statements: 6,
    calls: 6,
    readHalfUnits: 2,
    writeHalfUnits: 2 + 2 + 2 + 4 + 4,
    byTable: [
      { table: 'orders', index: undefined, readHalfUnits: 1, writeHalfUnits: 2 + 2 + 4 + 4 },
      { table: 'orders', index: 'byStatus', readHalfUnits: 1, writeHalfUnits: 2 },
    ],
    byStatement: [
      { statement: 'PUT', count: 2, readHalfUnits: 0, writeHalfUnits: 6 },
      { statement: 'SELECT', count: 1, readHalfUnits: 1, writeHalfUnits: 0 },
      { statement: 'GET', count: 1, readHalfUnits: 1, writeHalfUnits: 0 },
      { statement: 'BEGIN', count: 1, readHalfUnits: 0, writeHalfUnits: 8 },
    ],
  })
})

test('the parts add up to the whole', async () => {
  const shell = new Shell()
  await shell.run(work)
  const { byTable, byStatement, ...all } = shell.session.totals
  for (const parts of [byTable, byStatement]) {
    expect(parts.reduce((sum, { readHalfUnits }) => sum + readHalfUnits, 0)).toBe(all.readHalfUnits)
    expect(parts.reduce((sum, { writeHalfUnits }) => sum + writeHalfUnits, 0)).toBe(all.writeHalfUnits)
  }
})

test('.cost reset begins to count anew', async () => {
  const shell = new Shell()
  await shell.run(`${work}; .cost reset`)
  expect(shell.session.totals).toMatchObject({ statements: 0, byTable: [], byStatement: [] })
  await shell.run("GET orders {pk: 'c#1', sk: 'o#1'}")
  expect(shell.session.totals).toMatchObject({ statements: 1, readHalfUnits: 1 })
})

test('runs of an access pattern are a sum by its name', async () => {
  const shell = new Shell()
  await shell.run(`${work}
    ACCESS PATTERN byStatus(:status = 'OPEN') AS QUERY orders.byStatus WHERE status = :status;
    ACCESS PATTERN both(:pk = 'c#9') AS STEPS { PUT orders {pk: :pk, sk: '1'}; GET orders {pk: :pk, sk: '1'} };
    RUN byStatus(); RUN both(); RUN both('c#8')`)
  expect(shell.session.totals.byStatement.filter(({ statement }) => statement.startsWith('RUN'))).toEqual([
    { statement: 'RUN byStatus', count: 1, readHalfUnits: 1, writeHalfUnits: 0 },
    { statement: 'RUN both', count: 2, readHalfUnits: 2, writeHalfUnits: 4 },
  ])
})
