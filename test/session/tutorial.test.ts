import { expect, test } from 'vitest'
import type { Outcome } from '../../src/session/outcome.ts'
import type { SessionParts } from '../../src/session/session-state.ts'
import { Shell, shortText } from './shell.ts'
import { newShelf } from './workshop/workshop-support.ts'

/** A session that has workshops. */
function learner(parts: Partial<SessionParts> = {}): Shell {
  const shelf = newShelf()
  return new Shell({ workshops: async () => shelf, ...parts })
}

const steps = newShelf()
  .read('tutorial')
  .steps.map(({ title, solution, lesson, checks }) => ({
    title,
    solution: solution.shown,
    lesson: lesson.map(({ text }) => text).join('\n'),
    checks,
  }))

const said = (outcome: Outcome | undefined): string =>
  (outcome?.guidance ?? []).map(({ head, text }) => `${head}${text}`).join('\n')

test('the solutions, one after the other, do every step', async () => {
  const shell = learner()
  expect(await shell.last('.tutorial')).toMatch(
    /^A database of its own is open now\.[\s\S]*\n1 of 10: A table is its key\n/,
  )
  for (const [at, { solution, title, lesson }] of steps.entries()) {
    const [outcome] = await shell.run(solution)
    expect(said(outcome), title).toMatch(new RegExp(`^Step ${at + 1} of 10 is done\\. `))
    expect(said(outcome)).toContain(lesson)
    const next = await shell.last('.tutorial next')
    expect(next).toMatch(at === 9 ? /^This is the last step/ : new RegExp(`^${at + 2} of 10: [^\\n]*\\n`))
  }
  expect(await shell.last('.tutorial')).toMatch(/^10 of 10: Before it happens, done\n/)
})

test('a step that is left open is told, and what was done for it; the end says which ones are open', async () => {
  const shell = learner()
  await shell.run('.tutorial')
  expect(await shell.last('.tutorial next')).toMatch(
    /^Step 1 is left open: \.workshop back returns to it\. What it asks for was done for you, since what follows builds on it\.\n\n2 of 10: /,
  )
  await shell.last('.tutorial next')
  // What only reads is not done for anybody.
  expect(await shell.last('.next')).toMatch(/^Step 3 is left open: \.workshop back returns to it\.\n\n4 of 10: /)
  for (const { solution } of steps.slice(3, 9)) await shell.run(`${solution}\n.next`)
  const [outcome] = await shell.run(steps[9]?.solution ?? '')
  expect(said(outcome)).toMatch(/\.workshop quit goes back\. Left open: 1, 2, 3; \.workshop back returns to them\.$/)
})

test('no line of a brief is longer than a reader wants, and only what is typed is indented', () => {
  for (const { brief } of newShelf().read('tutorial').steps) {
    for (const { head, text } of brief) if (head.startsWith('  ')) expect(text).toMatch(/^[A-Z]{2,} /)
  }
})

test('what each step asks for is not done by anything else', async () => {
  const shell = learner()
  await shell.run('.tutorial')
  for (const [at, { title }] of steps.entries()) {
    for (const other of steps.slice(at + 1).toReversed()) {
      // What changes the database would do the step that asks for it.
      if (other.checks.some(({ of }) => of === undefined)) continue
      const [outcome] = await shell.run(other.solution)
      expect(said(outcome), `${title}: ${other.solution}`).not.toContain('is done')
    }
    for (const text of ['SHOW TABLES', 'SCAN orders SELECT COUNT', '.help', 'SHOW VERSION'])
      expect(said((await shell.run(text)).at(-1)), `${title}: ${text}`).not.toContain('is done')
    await shell.run('.tutorial next')
  }
})

test.each<[step: number, attempt: string, answer: string]>([
  [1, 'CREATE TABLE orders (id STRING HASH)', 'Not yet: '],
  [2, "PUT orders {customer: 'ada', placed: '2026-01-06'}", 'Not yet: expected VALUE OF status'],
  [3, 'SCAN orders', 'Not yet: expected PLAN QUERY'],
  [3, "QUERY orders WHERE customer = 'alan'", 'Not yet: expected ROWS = 13, found ROWS = 12'],
  [4, "QUERY orders WHERE customer = 'ada' LIMIT 3", "Not yet: expected VALUE OF placed = '2026-12-15'"],
  [5, "QUERY orders WHERE customer = 'ada' FILTER status = 'OPEN'", 'Not yet: expected PLAN SCAN'],
  [6, 'ALTER TABLE orders (total NUMBER) CREATE GSI (byTotal ON (total HASH))', 'Not yet: '],
  [7, "EXPLAIN ANALYZE SELECT * FROM orders WHERE status = 'OPEN'", 'Not yet: expected PLAN QUERY ON byStatus'],
  [7, "EXPLAIN QUERY orders.byStatus WHERE status = 'OPEN'", 'Not yet: expected READ UNITS > 0'],
  [8, "UPDATE orders {customer: 'ada', placed: '2026-01-05'} SET total = 43", 'Not yet: expected WRITE UNITS = 3'],
  [
    10,
    "SIMULATE FOR 1 MINUTE PUT orders {customer: 'sale', placed: :n} AT 1500/s KEYS :n SEQUENTIAL",
    'Not yet: expected NO THROTTLES, found TableWriteKeyRangeThroughputExceeded',
  ],
])('step %d: %s', async (step, attempt, answer) => {
  const shell = learner()
  await shell.run(`.tutorial\n${'.tutorial next\n'.repeat(step - 1)}`)
  expect(await shell.last('.tutorial')).toContain(`${step} of 10: `)
  expect(said((await shell.run(attempt)).at(-1))).toContain(answer)
  const [outcome] = await shell.run(steps[step - 1]?.solution ?? '')
  // A table that is there already is not made again.
  if (step > 1) expect(said(outcome)).toMatch(new RegExp(`^Step ${step} of 10 is done`))
})

test.each<[step: number, solution: string]>([
  [2, "INSERT INTO orders VALUE {'customer': 'ada', 'placed': '2026-01-05', 'status': 'OPEN', 'total': 42}"],
  [3, "SELECT * FROM orders WHERE customer = 'ada'"],
  [4, "SELECT * FROM orders WHERE customer = 'ada' ORDER BY placed DESC LIMIT 3"],
  [5, "SCAN orders FILTER status = 'OPEN'"],
  [6, 'ALTER TABLE orders (status STRING) CREATE GSI (byStatus ON (status HASH, placed RANGE) PROJECTING KEYS ONLY)'],
  [7, "EXPLAIN ANALYZE SELECT * FROM orders.byStatus WHERE status = 'OPEN'"],
  [8, "UPDATE orders SET status = 'SHIPPED' WHERE customer = 'ada' AND placed = '2026-01-05'"],
  [9, 'TOP KEYS OF orders'],
])('step %d is also done by %s', async (step, solution) => {
  const shell = learner()
  await shell.run(`.tutorial\n${'.tutorial next\n'.repeat(step - 1)}`)
  expect(said((await shell.run(solution)).at(-1))).toContain(`Step ${step} of 10 is done`)
})

test('hint, solution and back', async () => {
  const shell = learner()
  await shell.run('.tutorial\n.tutorial next')
  expect(await shell.last('.tutorial hint')).toMatch(/^Hint: PUT table/)
  expect(await shell.last('.tutorial solution')).toBe(`For instance:\n  ${steps[1]?.solution}`)
  expect(await shell.last('.tutorial back')).toMatch(/^1 of 10: /)
  expect(await shell.last('.tutorial back')).toMatch(/^1 of 10: /)
  expect(await shell.last('.tutorial next')).toMatch(/^2 of 10: /)
})

test('who leaves finds the own database as it was, and the tutorial where it was left', async () => {
  const shell = learner()
  await shell.run("CREATE TABLE mine (pk STRING HASH); PUT mine {pk: 'a'}; USE mine")
  await shell.run(`.tutorial\n${steps[0]?.solution}\n.tutorial next`)
  expect((await shell.run('SHOW TABLES')).at(-1)?.result).toMatchObject({ tables: [{ TableName: 'orders' }] })
  expect(shell.session.connection.name).toBe('tutorial')
  expect(await shell.last('.tutorial quit')).toBe('Back at memory. .tutorial goes on where it was left.')
  expect(await shell.last("GET mine {pk: 'a'}")).toBe('1 items')
  expect(said((await shell.run(steps[1]?.solution ?? '')).at(-1))).toBe('')
  expect(await shell.last('.tutorial quit')).toBe('session.no-workshop: the tutorial has not begun')
  expect(await shell.last('.tutorial')).toMatch(/^2 of 10: /)
  expect(said((await shell.run(steps[1]?.solution ?? '')).at(-1))).toContain('is done')
})

test('.open leaves the tutorial; every database is closed with the session', async () => {
  const closed: string[] = []
  const connection = (name: string) => {
    const { session } = new Shell()
    const backend = session.connection.backend
    const close = async () => {
      closed.push(name)
      await backend.close()
    }
    return { ...session.connection, name, backend: { run: backend.run.bind(backend), close } }
  }
  const shelf = newShelf({ open: async () => connection(':memory:') })
  const shell = new Shell({
    connection: connection('first'),
    open: async (path) => connection(path),
    workshops: async () => shelf,
  })
  await shell.run('.tutorial\n.tutorial next\n.open second')
  expect(closed).toEqual(['first'])
  expect(shell.session.connection.name).toBe('second')
  expect(await shell.last('.tutorial hint')).toBe('session.no-workshop: the tutorial has not begun')
  expect(await shell.last('.tutorial')).toMatch(/^2 of 10: /)
  await shell.session.close()
  expect(closed.toSorted()).toEqual([':memory:', 'first', 'second'])
})

test('a session that only reads may learn to write', async () => {
  const shell = learner({ readOnly: true })
  expect(await shell.last('CREATE TABLE orders (pk STRING HASH)')).toMatch(/^session\.read-only/)
  const outcomes = await shell.run(`.tutorial\n${steps[0]?.solution}`)
  expect(said(outcomes.at(-1))).toContain('is done')
  expect(await shell.last('.tutorial quit\nCREATE TABLE orders (pk STRING HASH)')).toMatch(/^session\.read-only/)
})

test('there is no tutorial where there are no workshops, nor a hint before it begins', async () => {
  expect(await new Shell().last('.tutorial')).toBe('session.no-workshop: there are no workshops here')
  expect(shortText((await learner().run('.tutorial hint')).at(-1))).toBe(
    'session.no-workshop: the tutorial has not begun',
  )
})
