import { expect, test } from 'vitest'
import { githubAnnotation } from '../../src/render/plain/github-annotation.ts'
import { jsonReport } from '../../src/render/plain/json-report.ts'
import { junitReport } from '../../src/render/plain/junit-report.ts'
import { tapReport } from '../../src/render/plain/tap-report.ts'
import { caseName, type Report } from '../../src/view/report.ts'

const report: Report = {
  files: [
    {
      file: 'model.ddbq',
      rewritten: 0,
      elapsedMs: 12.3,
      cases: [
        { name: 'EXPECT ROWS = 3', place: { line: 4, column: 1 }, outcome: 'passed', elapsedMs: 1 },
        {
          name: 'EXPECT READ UNITS <= 1',
          place: { line: 9, column: 3 },
          outcome: 'failed',
          expected: 'READ UNITS <= 1',
          actual: '2.5 <"&\u0007>',
          diff: '- a\n+ b',
          cost: 'Scan orders · 2.5 RCU',
        },
        { name: 'PUT #1 orders', place: { line: 12, column: 1 }, outcome: 'error', actual: 'ValidationException: no' },
      ],
    },
  ],
}

test('TAP 14', () => {
  expect(tapReport(report)).toMatchInlineSnapshot(`
    "TAP version 14
    1..3
    ok 1 - model.ddbq:4 EXPECT ROWS = 3
    not ok 2 - model.ddbq:9 EXPECT READ UNITS <= 1
      ---
      file: "model.ddbq"
      line: 9
      column: 3
      expected: "READ UNITS <= 1"
      actual: "2.5 <\\"&\\u0007>"
      diff: "- a\\n+ b"
      cost: "Scan orders · 2.5 RCU"
      ...
    not ok 3 - model.ddbq:12 PUT \\#1 orders
      ---
      file: "model.ddbq"
      line: 12
      column: 1
      actual: "ValidationException: no"
      ...
    "
  `)
})

test('JUnit', () => {
  expect(junitReport(report)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites tests="3" failures="1" errors="1">
      <testsuite name="model.ddbq" tests="3" failures="1" errors="1" time="0.012">
        <testcase classname="model.ddbq" name="4: EXPECT ROWS = 3" file="model.ddbq" line="4" time="0.001"/>
        <testcase classname="model.ddbq" name="9: EXPECT READ UNITS &lt;= 1" file="model.ddbq" line="9">
          <failure message="expected READ UNITS &lt;= 1, found 2.5 &lt;&quot;&amp;�&gt;">model.ddbq:9:3
    - a
    + b
    Scan orders · 2.5 RCU</failure>
        </testcase>
        <testcase classname="model.ddbq" name="12: PUT #1 orders" file="model.ddbq" line="12">
          <error message="ValidationException: no">model.ddbq:12:1</error>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `)
})

test('JSON', () => {
  expect(JSON.parse(jsonReport(report))).toMatchObject({
    summary: { total: 3, passed: 1, failed: 1, errors: 1 },
    files: [{ file: 'model.ddbq', cases: [{}, { actual: '2.5 <"&\u0007>' }, {}] }],
  })
})

test('a workflow command cannot be broken by its parts', () => {
  expect(githubAnnotation('a,b:c.ddbq', { line: 2, column: 5 }, '100 %\n::error::x')).toBe(
    '::error file=a%2Cb%3Ac.ddbq,line=2,col=5::100 %25%0A::error::x\n',
  )
})

test('a statement of several lines has a name of one', () => {
  expect(caseName('  QUERY t\n\tWHERE pk = 1 ')).toBe('QUERY t WHERE pk = 1')
  expect(caseName('x'.repeat(200))).toHaveLength(100)
})
