import { outputModes } from '../../src/ast/output-modes.ts'
import { attributeNames } from './attribute-values.ts'
import { type CampaignOptions, type Complaint, errorText, type Report, runCases } from './campaign.ts'
import { HostileRequests } from './hostile-requests.ts'
import { jsonText, mutateJson } from './json-mutation.ts'
import { knownTables } from './known-tables.ts'
import type { Random } from './random.ts'
import { sampleTexts } from './sample-texts.ts'
import { ShownSession } from './shown-session.ts'
import { stateComplaints } from './store-invariants.ts'
import { mutated } from './text-mutation.ts'

/** Whatever is typed, a session runs it or says why not, prints either, and leaves the file consistent. */
export async function run(options: CampaignOptions): Promise<Report> {
  const statements = sampleTexts().statements.filter((text) => !touchesFiles.test(text) && !takesItsTime.test(text))
  const tally = new Map<string, number>()
  const result = await runCases(options, async (random) => {
    const shell = new ShownSession({
      mode: random.pick(outputModes),
      cost: random.pick(['off', 'line', 'detail', 'json']),
      columns: 80,
    })
    const texts = new Texts(random, statements)
    try {
      for (let left = textsPerSession; left > 0; left--) {
        const complaint = await attempt(shell, texts.next(), tally)
        if (complaint !== undefined) return [complaint]
      }
      return stateComplaints(shell.engine.context.store).map((what) => ({ what, input: 'the whole session' }))
    } finally {
      await shell.close()
    }
  })
  const lines = [...tally].sort(([, a], [, b]) => b - a).map(([what, count]) => `${what} ${count}`)
  return { ...result, notes: [lines.slice(0, 40).join(', ')] }
}

const textsPerSession = 15
const msMax = 2000

/** What they name might be there. */
const touchesFiles = /read|import|export|open|output|once|dump/i

/** As long as it is asked to, which a spoiled number may make for ever; Ctrl-C is not played here. */
const takesItsTime = /watch|simulate/i

const printedByMistake = /\n {4}at |\[object |undefined|\bNaN\b/

async function attempt(shell: ShownSession, text: string, tally: Map<string, number>): Promise<Complaint | undefined> {
  const startedMs = process.cpuUsage().user / 1000
  try {
    const shown = await shell.run(text)
    const ms = process.cpuUsage().user / 1000 - startedMs
    if (ms > msMax) return { what: `took ${Math.round(ms)} ms`, input: text }
    // Requests and expectations repeat what was sent, which may well say so.
    if (printedByMistake.test(shown) && !printedByMistake.test(text) && !/API|EXPECT/.test(text))
      return { what: `printed ${shown.slice(0, 1000)}`, input: text }
    for (const code of [shown === '' ? 'nothing' : 'shown', ...shell.failures])
      tally.set(code, (tally.get(code) ?? 0) + 1)
    const bad = shell.failures.find((code) => code.startsWith('storage.') || code.startsWith('Internal'))
    return bad === undefined ? undefined : { what: `fails with ${bad}`, input: text }
  } catch (error) {
    return { what: errorText(error), input: text }
  }
}

/** Statements that mean something, spoiled; requests in the API's own words; EXPLAIN of either. */
class Texts {
  private readonly random: Random
  private readonly statements: readonly string[]
  private readonly requests: HostileRequests

  constructor(random: Random, statements: readonly string[]) {
    this.random = random
    this.statements = statements
    this.requests = new HostileRequests(random, knownTables)
  }

  next(): string {
    const { random } = this
    const text = random.pick([
      () => this.api(),
      () => this.spoiled(),
      () => this.ofKnownTable(),
      () => this.ofKnownTable(),
    ])()
    const whole = random.oneIn(4) ? `${random.pick(explains)} ${text}` : text
    return random.oneIn(4) ? `${whole};\n${random.pick(expectations)}` : whole
  }

  private api(): string {
    const operation = this.random.pick(operations)
    const request = this.requests.make(operation)
    if (this.random.oneIn(3)) mutateJson(this.random, request)
    const json = jsonText(request) ?? '{}'
    return `API ${operation} ${json.length > 100_000 ? '{}' : json}`
  }

  private spoiled(): string {
    const { random, statements } = this
    const text = random.oneIn(3) ? random.pick(statements) : mutated(random, random.pick(statements), statements)
    return touchesFiles.test(text) ? 'SHOW TABLES' : text
  }

  private ofKnownTable(): string {
    const { random } = this
    const { name, keys, indexes } = random.pick(knownTables)
    const index = indexes.length > 0 && random.oneIn(3) ? `.${random.pick(indexes).name}` : ''
    const key = keys.map((it) => `"${it.name}": ${this.literal(it.type)}`).join(', ')
    const attribute = `"${random.pick(attributeNames.filter((it) => !/["\0\ud800]/.test(it)))}"`
    const value = this.literal(random.pick(['S', 'N', 'B', 'L', 'M']))
    const where = keys.map((it) => `"${it.name}" = ${this.literal(it.type)}`).join(' AND ')
    return random.pick([
      `PUT ${name} {${key}, ${attribute}: ${value}}`,
      `PUT ${name} {${key}} IF ${attribute} ${random.pick(['=', '<', '<>'])} ${value} RETURN OLD`,
      `GET ${name} {${key}} PROJECT ${attribute}`,
      `UPDATE ${name} {${key}} SET ${attribute} = ${value} RETURN ALL NEW`,
      `UPDATE ${name} {${key}} ADD ${attribute} ${value}`,
      `DELETE ${name} {${key}} RETURN OLD`,
      `QUERY ${name}${index} WHERE ${where} FILTER ${attribute} <> ${value} LIMIT ${random.below(4)}`,
      `SCAN ${name}${index} FILTER contains(${attribute}, ${value}) SEGMENT 0 OF ${random.below(3)}`,
      `SELECT * FROM ${name}${index} WHERE ${where} OR ${attribute} = ${value}`,
      `SELECT COUNT(*) FROM ${name}${index}`,
      `INSERT INTO ${name} VALUE {${key}, ${attribute}: ${value}}`,
      `UPDATE ${name} SET ${attribute} = ${value} WHERE ${where} RETURNING ALL NEW *`,
      `DELETE FROM ${name} WHERE ${where}`,
      `UPSERT ${name} SET ${attribute} = ${value} WHERE ${where}`,
      `BULK UPDATE ${name} SET ${attribute} = ${value} WHERE ${attribute} IS MISSING`,
      `BULK DELETE FROM ${name} WHERE ${attribute} = ${value}`,
      `BEGIN; PUT ${name} {${key}}; UPDATE ${name} {${key}} SET ${attribute} = ${value}; COMMIT`,
      `BATCH { PUT ${name} {${key}}; DELETE ${name} {${key}} }`,
      `BATCH { GET ${name} {${key}}; GET ${name} {${key}} PROJECT ${attribute} }`,
      `SHOW CREATE TABLE ${name}; DESCRIBE ${name}; SHOW INDEXES ${name}`,
      `DROP TABLE ${name}`,
      `ALTER TABLE ${name} CREATE INDEX extra ON (${attribute} HASH) PROJECTING ALL`,
      `ALTER TABLE ${name} DROP INDEX extra`,
      '.next',
      '.last',
    ])
  }

  private literal(type: string): string {
    const { random } = this
    if (type === 'S') return random.pick(["'a'", "'b'", "''", "'é'", `'${'x'.repeat(200)}'`])
    if (type === 'N') return random.pick(['0', '1', '-1', '2.50', '1e3', '9'.repeat(38), '1e200'])
    if (type === 'B') return random.pick(["b64'AQ=='", "b64'/w=='", "b64''"])
    if (type === 'L') return random.pick(['[]', "[1, 'a', [null]]", '[[[[]]]]'])
    return random.pick(['{}', "{a: 1, '__proto__': 'x'}", '<<1, 2>>', "<<'a'>>", 'true', 'null'])
  }
}

const explains = ['EXPLAIN', 'EXPLAIN ANALYZE', 'EXPLAIN API', 'EXPLAIN AS CLI', 'EXPLAIN AS JS', 'EXPLAIN AS PYTHON']
const expectations = [
  'EXPECT ROWS = 1',
  'EXPECT ITEMS []',
  'EXPECT READ UNITS = 1',
  'EXPECT NO SCAN',
  'EXPECT PLAN GET',
  'EXPECT ERROR ValidationException',
  'EXPECT VALUE OF a = 1',
  'EXPECT PAGES = 1',
  'EXPECT FILTERED = 0 %',
]
const operations = [
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'Scan',
  'BatchGetItem',
  'BatchWriteItem',
  'TransactGetItems',
  'TransactWriteItems',
  'ExecuteStatement',
  'BatchExecuteStatement',
  'ExecuteTransaction',
  'CreateTable',
  'UpdateTable',
  'DescribeTable',
  'ListTables',
  'CreateBackup',
  'DescribeStream',
]
