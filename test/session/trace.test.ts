import { expect, test } from 'vitest'
import { must } from '../../src/base/must.ts'
import { printedWhole } from '../../src/cli/printed.ts'
import { glyphsOf } from '../../src/render/plain/glyphs.ts'
import { plainStyle } from '../../src/render/plain/style.ts'
import { Shell } from './shell.ts'

const options = {
  style: plainStyle,
  glyphs: glyphsOf('unicode'),
  columns: 80,
  maxRows: 40,
  wrap: false,
  nullText: 'NULL',
  forTerminal: false,
  region: 'us-east-1',
}

/** What `.trace` prints after a statement, by a stopwatch that goes on by a millisecond whenever it is asked. */
async function traceOf(statements: string, mode: 'table' | 'jsonl' = 'table'): Promise<string> {
  let ms = 0
  const shell = new Shell({ stopwatch: () => ms++ })
  await shell.run(
    'CREATE TABLE orders (pk STRING, sk NUMBER, status STRING) PRIMARY KEY (pk HASH, sk RANGE) GSI (byStatus ON (status HASH))',
  )
  for (let sk = 0; sk < 4; sk += 1)
    await shell.run(`PUT orders {pk: 'a', sk: ${sk}, status: 'OPEN', note: '${'x'.repeat(300_000)}'}`)
  await shell.run(statements)
  const [outcome] = await shell.run('.trace')
  return printedWhole(must(outcome, 'an outcome'), [], mode, options)
}

test('each call with what it found, consumed and took', async () => {
  expect(await traceOf('SCAN orders FILTER sk > 0')).toMatchInlineSnapshot(`
    "#  operation  target   items  RCU    size   ms
    ─  ─────────  ──────  ──────  ───  ──────  ───
    1  Scan       orders  3 of 4  148  1.1 MB  1.0
    2  Scan       orders          0.5          1.0
    2 calls
    "
  `)
  expect(await traceOf("PUT orders {pk: 'b', sk: 1, status: 'OPEN'} IF sk > 3")).toMatchInlineSnapshot(`
    "#  operation  target  WCU   ms  refused
    ─  ─────────  ──────  ───  ───  ───────────────────────────────
    1  PutItem    orders    1  1.0  ConditionalCheckFailedException
    1 call
    "
  `)
  expect(await traceOf("SELECT sk FROM orders.byStatus WHERE status = 'OPEN'", 'jsonl')).toMatchInlineSnapshot(`
    "{"operation":"ExecuteStatement","table":"orders","index":"byStatus","access":"Query","throttles":0,"returned":4,"evaluated":4,"bytes":1200083,"readUnits":146.5,"writeUnits":0,"elapsedMs":1}
    {"operation":"ExecuteStatement","table":"orders","index":"byStatus","access":"Query","throttles":0,"returned":0,"evaluated":0,"bytes":0,"readUnits":0.5,"writeUnits":0,"elapsedMs":1}
    "
  `)
})

test('a statement of many calls shows the first hundred', async () => {
  const shell = new Shell()
  await shell.run('CREATE TABLE orders (pk STRING HASH)')
  await shell.run(Array.from({ length: 120 }, (_, at) => `PUT orders {pk: 'k${at}'}`).join(';\n'))
  const outcome = (await shell.run("BULK DELETE FROM orders WHERE pk <> 'no';\n.trace")).at(-1)
  expect(outcome?.result).toMatchObject({ kind: 'trace', trace: { count: 121 } })
  expect(printedWhole(must(outcome, 'an outcome'), [], 'table', options)).toContain('the first 100 of 121 calls')
})

test('before there is a statement there is nothing to show', async () => {
  expect(await new Shell().last('.trace')).toBe('session.no-result: there is no statement to show the calls of')
})
