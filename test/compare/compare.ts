import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { corpusSteps } from './corpus.ts'
import { type Difference, differencesOf } from './differences.ts'
import type { Endpoint, Reply } from './endpoint.ts'
import { GeneratedCase, generatedTables } from './generated-case.ts'
import { knownDifferences } from './known-differences.ts'
import { emptyTable, levelTable } from './level-tables.ts'
import { normalised } from './normalise.ts'
import type { Step } from './step.ts'

export type CompareOptions = {
  readonly left: Endpoint
  readonly right: Endpoint
  readonly seed: number
  readonly cases: number
  /** Repeats cases from this one on, without the corpus. Default: the corpus, then cases from 0. */
  readonly from?: number | undefined
  /** The beginning of the names of operations to play; what they need is played as well, and not compared. */
  readonly only?: string | undefined
  readonly onCase?: ((number: number) => void) | undefined
}

export type Finding = Difference & { readonly step: Step; readonly known: string | undefined }
export type CompareReport = { readonly requests: number; readonly findings: readonly Finding[] }

/**
 * Plays the same requests at two endpoints and says where their answers differ. Everything happens in tables that begin
 * with a random prefix; they are deleted at the end, also when something fails.
 */
export async function compareEndpoints(options: CompareOptions): Promise<CompareReport> {
  const comparison = new Comparison(options)
  try {
    if (options.from === undefined) await comparison.playCorpus()
    await comparison.playCases()
  } catch (error) {
    // An endpoint that has gone cannot delete anything either, and why it went is the news.
    await comparison.deleteTables().catch(() => undefined)
    throw error
  }
  await comparison.deleteTables()
  return comparison
}

const pollMs = 50
const pollsMax = 20_000

class Comparison implements CompareReport {
  requests = 0
  readonly findings: Finding[] = []
  private readonly options: CompareOptions
  private readonly sides: readonly [Endpoint, Endpoint]
  private readonly prefix = `cmp-${randomBytes(4).toString('hex')}-`
  private readonly known
  private readonly saved = new Map<Endpoint, Map<string, string>>()

  constructor(options: CompareOptions) {
    this.options = options
    this.sides = [options.left, options.right]
    this.known = knownDifferences({ left: options.left.name, right: options.right.name })
  }

  async playCorpus(): Promise<void> {
    for (const step of corpusSteps(this.prefix)) await this.play(step)
  }

  async playCases(): Promise<void> {
    const { seed, cases, from = 0, only, onCase } = this.options
    if (cases === 0) return
    await this.both((side) => this.createTables(side))
    for (let number = from; number < from + cases; number++) {
      onCase?.(number)
      await this.playCase(new GeneratedCase({ seed, number, prefix: this.prefix, only }))
    }
  }

  private async playCase(generated: GeneratedCase): Promise<void> {
    let tablesChanged = false
    for (const step of generated.steps()) {
      const [left, right] = await this.play(step)
      if (tableOperation.test(step.operation) && (left.status === 200 || right.status === 200)) tablesChanged = true
      // Tables that are not the same any more: what follows would only repeat it.
      if (left.status !== right.status && tableOperation.test(step.operation)) break
      if (left.status === 200 && left.text !== '') generated.learn(JSON.parse(left.text))
    }
    await this.both(async (side) => {
      if (!tablesChanged && (await this.emptyTables(side))) return
      await this.deleteTablesAt(side)
      await this.createTables(side)
    })
  }

  private async play(step: Step): Promise<readonly [Reply, Reply]> {
    this.requests += 1
    const [left, right] = await this.both((side) => this.send(side, step))
    if (step.operation.startsWith(this.options.only ?? '')) {
      const [one, other] = this.sides
      const differences = differencesOf(
        normalised(left, this.prefix, one.arnPrefix),
        normalised(right, this.prefix, other.arnPrefix),
      )
      this.findings.push(
        ...differences.map((difference) => ({ ...difference, step, known: this.known(step, difference) })),
      )
    }
    await this.level(step, [left, right])
    return [left, right]
  }

  /** After a request that could leave something different in the two, the right side gets what the left one has. */
  private async level({ operation, body }: Step, [left, right]: readonly [Reply, Reply]): Promise<void> {
    const [one, other] = this.sides
    if (operation === 'CreateTable' && left.status !== right.status)
      return this.deleteTable(left.status === 200 ? one : other, tableOf(body))
    if (!itemWrite.test(operation)) return
    const named = new Set(body.match(new RegExp(`${this.prefix}[\\w.-]+`, 'g')))
    for (const table of named) await levelTable(one, other, table)
  }

  private async send(side: Endpoint, { operation, body, target, save = {} }: Step): Promise<Reply> {
    const saved = this.saved.get(side) ?? new Map<string, string>()
    this.saved.set(side, saved)
    const text = body
      .replaceAll('{arn}', side.arnPrefix)
      .replaceAll('arn:aws:dynamodb:us-east-1:000000000000', side.arnPrefix)
      .replace(/"\{\{(\w+)\}\}"/g, (_, name: string) => saved.get(name) ?? 'null')
    const reply = await side.call(operation, text, target)
    if (reply.status !== 200) return reply
    for (const [name, member] of Object.entries(save))
      saved.set(name, JSON.stringify(memberAt(JSON.parse(reply.text), member) ?? null))
    if (tableOperation.test(operation)) await this.settle(side, text)
    return reply
  }

  private async createTables(side: Endpoint): Promise<void> {
    for (const request of generatedTables(this.prefix)) {
      await side.must('CreateTable', request)
      await this.settle(side, JSON.stringify(request))
    }
  }

  /** Waits until a table is what it was told to become, and learns whose account it is in. */
  private async settle(side: Endpoint, body: string): Promise<void> {
    const { TableName } = JSON.parse(body) as { readonly TableName?: string }
    for (let poll = 0; poll < pollsMax; poll++) {
      const { status, text } = await side.call('DescribeTable', JSON.stringify({ TableName }))
      if (status !== 200) return
      const { Table } = JSON.parse(text) as { readonly Table: { readonly TableArn: string } }
      side.arnPrefix = Table.TableArn.replace(/:table\/.*/, '')
      if (!/"(?:Table|Index)Status":"(?!ACTIVE)/.test(text)) return
      await setTimeout(pollMs)
    }
    throw new Error(`${side.name}: the table ${TableName} does not become ACTIVE`)
  }

  /** False where something stays: an emulator may have stored an item without its key. */
  private async emptyTables(side: Endpoint): Promise<boolean> {
    for (const { TableName } of generatedTables(this.prefix))
      if (!(await emptyTable(side, String(TableName)))) return false
    return true
  }

  async deleteTables(): Promise<void> {
    await this.both((side) => this.deleteTablesAt(side))
  }

  private async deleteTablesAt(side: Endpoint): Promise<void> {
    let start: unknown
    do {
      const page = await side.must('ListTables', start === undefined ? {} : { ExclusiveStartTableName: start })
      const own = (page['TableNames'] as readonly string[]).filter((name) => name.startsWith(this.prefix))
      for (const table of own) await this.deleteTable(side, table)
      start = page['LastEvaluatedTableName']
    } while (start !== undefined)
  }

  private async deleteTable(side: Endpoint, table: string): Promise<void> {
    const { Table } = await side.must('DescribeTable', { TableName: table })
    if ((Table as { readonly DeletionProtectionEnabled?: boolean }).DeletionProtectionEnabled === true) {
      await side.must('UpdateTable', { TableName: table, DeletionProtectionEnabled: false })
      await this.settle(side, JSON.stringify({ TableName: table }))
    }
    await side.must('DeleteTable', { TableName: table })
    await this.settle(side, JSON.stringify({ TableName: table }))
  }

  private async both<Result>(act: (side: Endpoint) => Promise<Result>): Promise<readonly [Result, Result]> {
    return Promise.all([act(this.sides[0]), act(this.sides[1])])
  }
}

const tableOperation = /^(?:Create|Update|Delete)Table$/
const itemWrite =
  /^(?:(?:Put|Update|Delete)Item|BatchWriteItem|TransactWriteItems|\w*Execute(?:Statement|Transaction))$/
const tableOf = (body: string): string => String((JSON.parse(body) as { readonly TableName?: unknown }).TableName)

const memberAt = (json: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((inner, name) => (inner as { readonly [name: string]: unknown } | undefined)?.[name], json)
