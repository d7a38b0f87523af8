import { expect, test } from 'vitest'
import { newShelf } from '../session/workshop/workshop-support.ts'
import { runShell } from './run-shell.ts'

const tutorialSteps = newShelf()
  .read('tutorial')
  .steps.map(({ solution }) => ({ solution: solution.shown }))

test('a script can take the tutorial: what it teaches is on stderr beside the costs, its pages are results', () => {
  const lines = tutorialSteps.flatMap(({ solution }) => [solution, '.tutorial next'])
  const run = runShell(['--mode', 'none'], {
    input: ['.tutorial', ...lines, '.tutorial quit', 'SHOW TABLES;'].join('\n'),
  })
  expect(run.status).toBe(0)
  expect(run.stderr.match(/^Step \d+ of 10 is done\./gm)).toHaveLength(10)
  expect(run.stdout.match(/^\d+ of 10: /gm)).toHaveLength(10)
  expect(run.stdout).toContain('Back at memory.')
  expect(run.stderr.match(/ · [\d.]+ RCU · /g)?.length).toBeGreaterThan(3)
})

test('a file that is open stays as it is', () => {
  const input = `.tutorial\n${tutorialSteps[0]?.solution}\n.tutorial quit\nSHOW TABLES;`
  expect(runShell(['shop.db', '--mode', 'table', '-q'], { input }).stdout).toMatch(
    /Back at shop\.db\.[\s\S]*\n0 tables\n$/,
  )
})
