import { reportView } from '../../src/view/model-report/make-report-view.ts'
import type { ReportView } from '../../src/view/model-report/report-view.ts'
import { Shell } from '../session/shell.ts'

/** What REPORT shows of a model that is a text. */
export async function reportOf(text: string, report = "REPORT TO 'model.html'"): Promise<ReportView> {
  const shell = new Shell()
  for (const { result, text: statement } of await shell.run(text))
    if (result.kind === 'failed') throw new Error(`${statement}: ${result.error.message}`)
  const [effect] = (await shell.run(report)).at(-1)?.effects ?? []
  if (effect?.kind !== 'report') throw new Error('no report was made')
  return reportView(effect.report)
}

const places = Array.from({ length: 40 }, (_, at) => at + 1)

/** Forty patterns on eight tables of three indexes each, some too frequent, some open, and names that would be markup. */
export const largeModel = [
  ...Array.from(
    { length: 8 },
    (_, at) =>
      `CREATE TABLE tab${at} (pk STRING, sk STRING, a STRING, b STRING, c STRING) PRIMARY KEY (pk HASH, sk RANGE)
       GSI (byA ON (a HASH, sk RANGE), byB ON (b HASH), byC ON (c HASH)) BILLING MODE ${at === 7 ? 'PROVISIONED (5 RCU, 5 WCU)' : 'ON DEMAND'};
       PUT tab${at} {pk: 'p#1', sk: '<script>alert(1)</script>', a: 'x', b: 'y', c: 'z'};
       ENTITY "E<b>${at}" 'kept & shown' IN tab${at} KEY (pk = 'p#{n}', sk = '{s}') ATTRIBUTES (n NUMBER REQUIRED, s STRING 'it''s "<i>"') COUNT ${1_000 * (at + 1)} SIZE ${100 + at};`,
  ),
  ...places.map((at) => {
    const table = `tab${at % 8}`
    const name = `"pattern ${at} <img src=x onerror=alert(1)>"`
    if (at % 4 === 0)
      return `ACCESS PATTERN ${name}(:n = 'x') 'writes' RATE ${at}/s BUDGET ${at} USD KEYS :n UNIFORM OVER 1000 AS PUT ${table} {pk: :n, sk: 's', a: 'x'};`
    if (at % 10 === 1) return `ACCESS PATTERN ${name} AS SCAN ${table} FILTER b = 'y';`
    return `ACCESS PATTERN ${name}(:n = 'x') 'asks | by & index' RATE ${at * 3}/s KEYS :n ZIPF 1.2 OVER 5000 AS QUERY ${table}.${at % 2 === 0 ? 'byA' : 'byB'} WHERE ${at % 2 === 0 ? 'a' : 'b'} = :n;`
  }),
].join('\n')
