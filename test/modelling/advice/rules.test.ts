import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Finding } from '../../../src/modelling/advice/finding.ts'
import { rules } from '../../../src/modelling/advice/rules.ts'
import { parseScript } from '../../../src/syntax/parse-script.ts'
import { root } from '../../script-files.ts'
import { Shell } from '../../session/shell.ts'

// What ADVISE says in all scripts about it; what those promise is judged by test/scripts.test.ts.

const folder = join(root, 'test/scripts/advice')
/** Findings of one script and the ADVISE statements of it that found nothing, by the script's name. */
const found = new Map<string, { readonly findings: readonly Finding[]; readonly silent: number }>()

beforeAll(async () => {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    // Nobody prints here, so that what was expected of the output fails.
    const outcomes = await new Shell().run(readFileSync(file, 'utf8'), { file, bail: false })
    const advice = outcomes.flatMap(({ result }) => (result.kind === 'advice' ? [result.tables] : []))
    const findings = advice.map((tables) => tables.flatMap((table) => table.findings))
    found.set(name, { findings: findings.flat(), silent: findings.filter((each) => each.length === 0).length })
  }
})

/** It takes minutes of traffic at the limit: test/modelling/advice/traffic-rules.test.ts. */
const byTraffic = new Set(['unsplittable'])

test.each(rules.map(({ id }) => id).filter((id) => !byTraffic.has(id)))(
  '%s has a script in which it finds something, and in which nothing is found',
  (id) => {
    const script = found.get(`${id}.ddbq`)
    expect(script?.findings.map(({ rule }) => rule)).toContain(id)
    expect(script?.silent).toBeGreaterThan(0)
  },
)

test('names are short and said once', () => {
  const ids = rules.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+){0,3}$/)
})

test('a change that begins as a statement is one', () => {
  const all = [...found.values()].flatMap(({ findings }) => findings)
  const statements = all.map(({ change }) => change).filter((text) => /^[A-Z]{3,} /.test(text) && !text.includes('...'))
  expect(statements.length).toBeGreaterThan(15)
  for (const text of statements) expect(parseScript(text).diagnostics, text).toEqual([])
})

test('what money is said comes from a price list of a day', () => {
  const money = [...found.values()].flatMap(({ findings }) =>
    findings.flatMap(({ consequence }) => consequence.money ?? []),
  )
  expect(money.length).toBeGreaterThan(10)
  for (const { source, sourceDate, currency } of money) {
    expect(source).toMatch(/Price List|amazon-dynamodb-tools|verified/i)
    expect(sourceDate).toMatch(/^20\d\d/)
    expect(currency).toBe('USD')
  }
})
