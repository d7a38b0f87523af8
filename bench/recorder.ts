import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RecordingFile } from '../src/layers/recording/recording-file.ts'
import { RequestRecorder } from '../src/layers/recording/request-recorder.ts'
import { modelFrom } from '../src/modelling/model/model.ts'
import { RecordingAnalysis } from '../src/modelling/recorder/recording-analysis.ts'

/**
 * `node bench/recorder.ts`: microseconds of CPU that noting a GetItem takes, of which serving one takes 57, and seconds in which
 * 100,000 recorded requests are matched with 50 patterns; the targets are 10 % and 10 s.
 */
const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-bench-'))
const calls = 200_000
const recorded = 100_000
const servedUs = 57

const table = {
  TableName: 'shop',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' as const },
    { AttributeName: 'sk', AttributeType: 'S' as const },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ],
}

const lines: string[] = []
const file = RecordingFile.open(join(folder, 'run.ddbrec'), console.error)
const options = {
  writer: 'bench',
  by: 'bench',
  region: 'us-east-1',
  values: 'keys',
  nowMs: 0,
  describe: () => table,
} as const
const record = (recorder: RequestRecorder, at: number): void => {
  // What the server has parsed anyway is parsed here too: twice the same object would be found again too easily.
  const request = JSON.parse(`{"TableName":"shop","Key":{"pk":{"S":"CUST#${at}"},"sk":{"S":"KIND${at % 60}"}}}`)
  const charges = [{ table: 'shop', kind: 'read', halfUnits: 1, bytes: 300, hash: 4, key: [request.Key.pk] }] as const
  const facts = {
    atMs: at,
    region: 'us-east-1',
    operation: 'GetItem',
    tables: ['shop'],
    charges,
    elapsedMs: 0.2,
    error: undefined,
  }
  recorder.add({ record: facts, request, response: {}, body: '{"Item":{"pk":{"S":"x"}}}', connection: 1 })
}

const toFile = new RequestRecorder(options, file.write)
for (let at = 0; at < calls / 4; at++) record(toFile, at)
const before = process.cpuUsage()
for (let at = 0; at < calls; at++) record(toFile, at)
file.flush()
const { user, system } = process.cpuUsage(before)
file.close()
const us = (user + system) / calls
console.log(`a GetItem is noted in ${us.toFixed(1)} us of CPU, ${((100 * us) / servedUs).toFixed(0)} % of serving it`)

const toLines = new RequestRecorder(options, (line) => lines.push(line))
for (let at = 0; at < recorded; at++) record(toLines, at)
const patterns = Array.from({ length: 50 }, (_, at) => ({
  kind: 'access-pattern' as const,
  name: `p${at}`,
  text: `ACCESS PATTERN p${at}(:customer STRING = 'CUST#7') AS GET shop {pk: :customer, sk: 'KIND${at}'}`,
}))
const startMs = performance.now()
const analysis = new RecordingAnalysis(modelFrom([], patterns))
for (const line of lines) analysis.line(line)
const found = analysis.result().patterns.reduce((sum, { sums }) => sum + sums.requests, 0)
console.log(
  `${recorded} requests are matched in ${((performance.now() - startMs) / 1000).toFixed(1)} s, ${found} with a pattern`,
)
rmSync(folder, { recursive: true })
