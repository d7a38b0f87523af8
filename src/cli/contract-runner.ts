import type { AccessPatternStatement } from '../ast/model-statement.ts'
import type { Check, Clause, Contract } from '../session/model/contract.ts'
import type { Outcome, Place } from '../session/outcome.ts'
import type { Session } from '../session/session.ts'
import { placeOf as placeIn } from '../view/place.ts'
import type { CaseReport } from '../view/report.ts'
import type { OpenBaselines } from './baseline-files.ts'
import type { ErrorPrinter } from './error-printer.ts'
import { exitCode } from './exit-code.ts'
import type { Recorder } from './recorder.ts'
import type { Afterwards, Replacement, Script } from './run-scripts.ts'

export type ContractParts = {
  readonly errors: ErrorPrinter
  readonly recorder: Recorder
  readonly baselines: OpenBaselines
  readonly signal: AbortSignal
  /** Rewrite numbers of EXPECTs that are not met. */
  readonly update: boolean
}

/** Where a pattern was defined: its statement as typed, and its tree. */
type Definition = { readonly outcome: Outcome; readonly statement: AccessPatternStatement }

/** After a script: every access pattern that it has defined is held against what it says about itself, a test case each. */
export class ContractRunner {
  private readonly session: Session
  private readonly script: Script
  private readonly parts: ContractParts
  private readonly defined = new Map<string, Definition>()
  private readonly entities = new Map<string, Outcome>()
  /** By name, a RUN with the samples that did not fail. */
  private readonly ran = new Map<string, Outcome>()

  constructor(session: Session, script: Script, parts: ContractParts) {
    this.session = session
    this.script = script
    this.parts = parts
  }

  see(outcome: Outcome): void {
    const { statement, result } = outcome
    if (statement.kind === 'run-pattern' && statement.arguments.length === 0 && result.kind !== 'failed')
      this.ran.set(statement.name, outcome)
    if (result.kind !== 'written') return
    if (statement.kind === 'access-pattern') {
      this.defined.set(statement.name, { outcome, statement })
      this.ran.delete(statement.name)
    }
    if (statement.kind === 'entity') this.entities.set(statement.name, outcome)
    if (statement.kind === 'drop-model' && statement.what === 'access-pattern') this.defined.delete(statement.name)
  }

  async run(): Promise<Afterwards> {
    if (this.defined.size === 0) return { exitCode: exitCode.good, replacements: [] }
    const whole = await this.entityCases()
    const { checkContracts } = await import('../session/model/check-contracts.ts')
    const contracts = await checkContracts(this.session, [...this.defined.keys()], {
      ran: this.ran,
      signal: this.parts.signal,
    })
    const worse = Map.groupBy(this.parts.baselines.add(contracts), ({ pattern }) => pattern)
    const replacements: Replacement[] = []
    let failed = !whole
    for (const contract of contracts) {
      const definition = this.defined.get(contract.pattern.name)
      if (definition === undefined) continue
      const changes = (worse.get(contract.pattern.name) ?? []).map(
        ({ what, before, after }): Check => ({
          clause: { kind: 'whole' },
          passed: false,
          expected: `${what} ${before} as in the baseline`,
          actual: after,
        }),
      )
      const settled = this.settle(definition, [...contract.checks, ...changes], replacements)
      await this.report(definition, contract, settled)
      failed ||= settled.some(({ passed }) => !passed)
    }
    return { exitCode: failed ? exitCode.expectation : exitCode.good, replacements }
  }

  /** Entities whose indexes are not there; false: there were some. */
  private async entityCases(): Promise<boolean> {
    const span = { start: 0, end: 0 }
    const { result } = await this.session.run({ kind: 'show-model', what: 'coverage', span }, '')
    const missing = result.kind === 'coverage' ? result.coverage.missingIndexes : []
    for (const { entity, table, index } of missing) {
      const outcome = this.entities.get(entity)
      if (outcome?.statement.kind !== 'entity') continue
      const at = outcome.statement.indexes.find((each) => each.index === index)?.span.start ?? span.start
      const place = placeAt(outcome, at - outcome.statement.span.start)
      const [expected, actual] = [`an index ${index} of ${table}`, 'none of that name']
      await this.parts.errors.verdict(
        place === undefined ? {} : { place },
        `entity ${entity}: expected ${expected}, found ${actual}`,
        undefined,
      )
      const { line, column } = place ?? { line: 1, column: 1 }
      const where = place === undefined || place.file === this.script.file ? {} : { file: place.file }
      this.parts.recorder.addContract({
        name: `ENTITY ${entity}`,
        ...where,
        place: { line, column },
        outcome: 'failed',
        expected,
        actual,
      })
    }
    return missing.length === 0
  }

  /** With `update`, what a number can make true is true from now on. */
  private settle(definition: Definition, checks: readonly Check[], replacements: Replacement[]): readonly Check[] {
    return checks.map((check) => {
      const replacement = check.passed || !this.parts.update ? undefined : this.replacementOf(definition, check)
      if (replacement === undefined) return check
      replacements.push(replacement)
      return { ...check, passed: true }
    })
  }

  private replacementOf({ outcome, statement }: Definition, { clause, actual }: Check): Replacement | undefined {
    const { script } = this
    if (clause.kind !== 'expect' || script.path === undefined || outcome.place?.file !== script.file) return undefined
    const span = statement.expectations[clause.at]?.expectation.span
    const found = / = (\d+(?:\.\d+)?)\b/.exec(actual)?.[1]
    if (span === undefined || found === undefined) return undefined
    const number = /(?:[<>=!]=?|<>)\s*(\d+(?:\.\d+)?)/.exec(script.text.slice(span.start, span.end))
    const [whole = '', old = ''] = number ?? []
    if (number === null) return undefined
    const start = span.start + number.index + whole.length - old.length
    return { start, end: start + old.length, text: found }
  }

  private async report(definition: Definition, contract: Contract, checks: readonly Check[]): Promise<void> {
    const { errors, recorder } = this.parts
    const failed = checks.filter(({ passed }) => !passed)
    const places = await Promise.all(failed.map(({ clause }) => placeOf(definition, clause)))
    for (const [at, { expected, actual, diff }] of failed.entries()) {
      const place = places[at]
      const text = `access pattern ${contract.pattern.name}: expected ${expected}, found ${actual}`
      await errors.verdict(place === undefined ? {} : { place }, text, diff)
    }
    recorder.addContract(this.caseOf(definition, contract, failed, places[0]))
  }

  private caseOf(
    { outcome }: Definition,
    { pattern, outcome: ran }: Contract,
    [first, ...others]: readonly Check[],
    failedAt: Place | undefined,
  ): CaseReport {
    const place = failedAt ?? outcome.place ?? { file: '', line: 1, column: 1 }
    const { line, column, file } = place
    const head = {
      name: `ACCESS PATTERN ${pattern.name}`,
      ...(file === this.script.file ? {} : { file }),
      place: { line, column },
      elapsedMs: ran.elapsedMs,
    }
    if (first === undefined) return { ...head, outcome: 'passed' }
    const more = others.map(({ expected, actual }) => `expected ${expected}, found ${actual}`)
    const diff = [...(first.diff === undefined ? [] : [first.diff]), ...more].join('\n')
    const facts = { expected: first.expected, actual: first.actual, ...(diff === '' ? {} : { diff }) }
    return { ...head, outcome: 'failed', ...facts }
  }
}

/** Of a clause in its file, or of the whole pattern. */
const placeOf = async ({ outcome, statement }: Definition, clause: Clause): Promise<Place | undefined> =>
  placeAt(outcome, await offsetOf(outcome.text, statement, clause))

function placeAt({ place, text }: Outcome, offset: number): Place | undefined {
  if (place === undefined) return undefined
  const { line, column } = placeIn(text, offset)
  return { file: place.file, line: place.line + line - 1, column: line === 1 ? place.column + column - 1 : column }
}

async function offsetOf(text: string, statement: AccessPatternStatement, clause: Clause): Promise<number> {
  if (clause.kind === 'whole') return 0
  if (clause.kind === 'expect')
    return (statement.expectations[clause.at]?.span.start ?? statement.span.start) - statement.span.start
  const { clauseOffset } = await import('../syntax/clause-place.ts')
  return clauseOffset(text, clause.kind)
}
