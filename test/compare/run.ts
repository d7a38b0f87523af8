/**
 * npm run compare -- --endpoint [NAME=]URL --endpoint [NAME=]URL [--seed N] [--cases N] [--from CASE] [--only OPERATION]
 * Recorded and generated requests at two endpoints: ours, DynamoDB Local, the service, another emulator. Differences that
 * test/compare/known/NAME.json explains are counted; any other is printed and makes the exit code 1. Only tables with a
 * random prefix are touched, and they are deleted. The service needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
 */
import { parseArgs } from 'node:util'
import { compareEndpoints } from './compare.ts'
import { Endpoint } from './endpoint.ts'
import { reportLines } from './report.ts'

const { values } = parseArgs({
  options: {
    endpoint: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '50' },
    from: { type: 'string' },
    only: { type: 'string' },
  },
})
const [left, right] = values.endpoint.map((word) => Endpoint.parse(word))
if (left === undefined || right === undefined || values.endpoint.length > 2) {
  process.stderr.write(
    'compare: name two endpoints, as in --endpoint ours=http://127.0.0.1:8000 --endpoint dynoxide=http://127.0.0.1:8001\n',
  )
  process.exit(2)
}
const report = await compareEndpoints({
  left,
  right,
  seed: Number(values.seed),
  cases: Number(values.cases),
  from: values.from === undefined ? undefined : Number(values.from),
  only: values.only,
})
process.stdout.write(`${reportLines(report, [left.name, right.name]).join('\n')}\n`)
if (report.findings.some(({ known }) => known === undefined)) process.exitCode = 1
