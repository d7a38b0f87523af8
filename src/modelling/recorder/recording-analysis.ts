import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import { must } from '../../base/must.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import type { HeaderLine, RequestLine } from '../../operation/recording/recording-line.ts'
import type { ElementShape } from '../../operation/recording/request-elements.ts'
import { tableClassOf } from '../../operation/table-facts.ts'
import { indexesOf } from '../../planner/table-keys.ts'
import type { Model } from '../model/model.ts'
import { isLive } from '../model/served-pattern.ts'
import type { Access } from './access.ts'
import { accessOf } from './access-of.ts'
import type { AnalysedPattern, AnalysedRecording } from './analysed-recording.ts'
import { type AskedRequest, type MatchedRequest, RequestMatcher } from './match-request.ts'
import { groupOf, type PlannedPattern, plannedPattern } from './planned-pattern.ts'
import { readLine } from './read-line.ts'
import { ReadLoops } from './read-loops.ts'
import { RecordingError } from './recording-error.ts'
import { RequestSums } from './request-sums.ts'
import { UndeclaredGroups } from './undeclared-groups.ts'

type PatternSums = { readonly sums: RequestSums; runs: number; readonly variants: Map<string, number> }

/** More shapes than any application has: those of code that writes names into its expressions. */
const shapesMax = 100_000
/** Of tables, and of processes: more are not told apart. */
const namesMax = 10_000

/**
 * Takes the lines of a recording one after another and keeps sums: memory depends on how many kinds of requests there are, not on
 * how many requests.
 */
export class RecordingAnalysis {
  private readonly model: Model
  private readonly tables: Map<string, TableDescription>
  private readonly shapes = new Map<string, ElementShape>()
  private readonly accesses = new Map<string, Access>()
  private readonly writers = new Map<string, HeaderLine>()
  private readonly patterns = new Map<string, PatternSums>()
  private readonly undeclared = new UndeclaredGroups()
  private readonly loops = new ReadLoops()
  private readonly readIndexes = new Set<string>()
  private readonly total = new RequestSums()
  private planned: { readonly patterns: readonly PlannedPattern[]; readonly matcher: RequestMatcher } | undefined
  private others = 0
  private shapeless = 0
  private damagedLines = 0
  private lastDamaged = false
  private begun = false
  private fromMs: number | undefined
  private toMs: number | undefined

  /** Its tables stand for those that the recording does not describe. */
  constructor(model: Model) {
    this.model = model
    this.tables = new Map(model.tables.map((table) => [table.TableName ?? '', table]))
    for (const { name } of this.livePatterns()) this.sumsOf(name)
  }

  /** Another file, which has its own header. */
  begin(): void {
    this.begun = false
  }

  /** Throws RecordingError for what is no recording, or one of a later version. */
  line(text: string): void {
    const read = readLine(text)
    if (read.kind === 'empty') return
    if (read.kind === 'newer') throw RecordingError.newer(read.version)
    if (!this.begun && read.kind !== 'header') throw RecordingError.noHeader()
    this.begun = true
    this.lastDamaged = read.kind === 'damaged'
    switch (read.kind) {
      case 'damaged':
        this.damagedLines++
        return
      case 'header':
        if (this.writers.size < namesMax) this.writers.set(read.line.w, read.line)
        return
      case 'tables':
        for (const table of read.line.tables) this.describe(table)
        return
      case 'shape':
        if (this.shapes.size < shapesMax) this.shapes.set(read.line.shape, read.line.of)
        return
      case 'request':
        this.request(read.line)
    }
  }

  result(): AnalysedRecording {
    const { patterns } = this.plans()
    return {
      fromMs: this.fromMs,
      toMs: this.toMs,
      requests: this.total.requests,
      others: this.others,
      writers: this.writers.size,
      values: [...new Set([...this.writers.values()].map(({ values }) => values))],
      damaged: { lines: this.damagedLines, onlyLast: this.damagedLines === 1 && this.lastDamaged },
      shapeless: this.shapeless,
      total: this.total,
      patterns: patterns.map((planned) => this.analysed(planned)),
      undeclared: this.undeclared.list(this.model.patterns.map(({ name }) => name)),
      loops: this.loops.list(),
      unusedIndexes: [...this.tables].flatMap(([table, description]) =>
        indexesOf(description).flatMap(({ name }) =>
          this.readIndexes.has(`${table} ${name}`) ? [] : [{ table, index: name }],
        ),
      ),
    }
  }

  private analysed({ pattern, problem }: PlannedPattern): AnalysedPattern {
    const { sums, runs, variants } = this.sumsOf(pattern.name)
    return { pattern, sums, runs, variants, ...(problem === undefined ? {} : { problem }) }
  }

  private readonly livePatterns = (): readonly AccessPatternStatement[] => this.model.patterns.filter(isLive)

  /** What the recording says of a table goes for what the model says. */
  private describe(table: TableDescription): void {
    const name = table.TableName ?? ''
    if (this.tables.size >= namesMax && !this.tables.has(name)) return
    this.tables.set(name, table)
    this.planned = undefined
    this.accesses.clear()
  }

  private request(line: RequestLine): void {
    this.fromMs = Math.min(this.fromMs ?? line.t, line.t)
    this.toMs = Math.max(this.toMs ?? line.t, line.t)
    const region = line.r ?? this.writers.get(line.w)?.region ?? 'us-east-1'
    this.total.add(line, region, this.classOf)
    for (const [table, index, kind] of line.u ?? [])
      if (kind === 'r' && index !== '' && this.tables.has(table)) this.readIndexes.add(`${table} ${index}`)
    if (line.s.length === 0) {
      this.others++
      return
    }
    const elements = line.s.flatMap((shape, at) => {
      const access = this.accessOf(shape)
      return access === undefined ? [] : [{ access, values: line.v?.[at] ?? [] }]
    })
    if (elements.length < line.s.length) {
      this.shapeless++
      return
    }
    const asked = { group: groupOf(line.op), elements, after: this.loops.patternOf(line) }
    const matched = this.match(asked, line)
    const title =
      matched === undefined ? this.undeclared.add(line, asked, region, this.classOf) : this.count(matched, line, region)
    this.loops.add(line, { title, pattern: matched?.pattern.name })
  }

  /** Who says so is believed. */
  private match(asked: AskedRequest, line: RequestLine): MatchedRequest | undefined {
    const { matcher, patterns } = this.plans()
    const matched = matcher.match(asked)
    if (line.p === undefined || matched?.pattern.name === line.p) return matched
    const named = patterns.find(({ pattern }) => pattern.name === line.p)
    return named === undefined ? matched : { pattern: named.pattern, step: 0, variants: ['not as it is declared'] }
  }

  private count({ pattern, step, variants }: MatchedRequest, line: RequestLine, region: string): string {
    const sums = this.sumsOf(pattern.name)
    sums.sums.add(line, region, this.classOf)
    if (step === 0 && line.next !== 1) sums.runs++
    for (const variant of variants) sums.variants.set(variant, (sums.variants.get(variant) ?? 0) + 1)
    return pattern.name
  }

  private readonly classOf = (table: string): 'standard' | 'ia' => {
    const description = this.tables.get(table)
    return description === undefined ? 'standard' : tableClassOf(description)
  }

  private sumsOf(pattern: string): PatternSums {
    const found = this.patterns.get(pattern) ?? { sums: new RequestSums(), runs: 0, variants: new Map() }
    this.patterns.set(pattern, found)
    return found
  }

  private accessOf(shape: string): Access | undefined {
    const known = this.accesses.get(shape)
    if (known !== undefined) return known
    const element = this.shapes.get(shape)
    if (element === undefined) return undefined
    const found = accessOf(element, (table) => this.tables.get(table))
    this.accesses.set(shape, found)
    return found
  }

  private plans() {
    if (this.planned === undefined) {
      const patterns = this.livePatterns().map((pattern) => plannedPattern(pattern, (table) => this.tables.get(table)))
      this.planned = { patterns, matcher: new RequestMatcher(patterns) }
    }
    return must(this.planned, 'they were just planned')
  }
}
