import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder, runShell } from './run-shell.ts'

const table = "CREATE TABLE orders (pk STRING HASH); PUT orders {pk: 'c#1'};"

test('HEATMAP ... TO draws into a file that a browser shows', () => {
  const folder = newFolder()
  const script = `${table} HEATMAP orders TO 'heat.svg'; HEATMAP orders BY KEY TO 'heat.html';`
  const run = runShell(['--deterministic', '-c', script], { folder })
  expect(run).toMatchObject({ status: 0, stdout: '' })
  expect(run.stderr).toContain('drew heat.svg\ndrew heat.html\n')
  expect(readFileSync(join(folder, 'heat.svg'), 'utf8')).toMatch(
    /^<\?xml[\s\S]*<svg [\s\S]*P2 8000-bfff[\s\S]*<\/svg>\n$/,
  )
  expect(readFileSync(join(folder, 'heat.html'), 'utf8')).toMatch(
    /^<!doctype html>[\s\S]*<svg [\s\S]*c#1[\s\S]*<\/html>\n$/,
  )
})

test('a file that cannot be written is a failure of the statement', () => {
  const run = runShell(['--deterministic', '-c', `${table} HEATMAP orders TO 'nowhere/heat.svg'`])
  expect(run.status).toBe(1)
  expect(run.stderr).toContain('error[cli.output]: cannot write to nowhere/heat.svg: there is no such folder')
})

test('alarms are in the file, and go on in the next session', () => {
  const folder = newFolder()
  const alarm = 'CREATE ALARM used ON ConsumedWriteCapacityUnits OF orders > 0 FOR 1 MINUTE'
  runShell(['shop.db', '--deterministic', '-c', `${table} ${alarm}`], { folder })
  const next = runShell(['shop.db', '--deterministic', '-c', 'CLOCK ADVANCE 2 MINUTES; SHOW ALARMS'], { folder })
  expect(next.stderr).toContain('alarm used: INSUFFICIENT_DATA -> ALARM at 2026-01-01T00:01Z')
  expect(JSON.parse(next.stdout)).toMatchObject({ AlarmName: 'used', StateValue: 'ALARM' })
})
