import { must } from '../../base/must.ts'
import type { Outcome, ProseLine } from '../outcome.ts'
import type { Previous } from '../previous.ts'
import type { Coach, Connection, SessionState } from '../session-state.ts'
import { BrokenWorkshop } from './broken-workshop.ts'
import type { CheckResult, Finding } from './check-result.ts'
import { copyTables } from './copy-tables.ts'
import { isAbout, judgeState, judgeStatement } from './judge-check.ts'
import type { Progress } from './progress.ts'
import { pointsMax, type Workshop, type WorkshopCheck, type WorkshopStep } from './workshop.ts'
import * as words from './workshop-words.ts'

/** A session beside that of whoever learns, unseen by its meter. */
export type Aside = SessionState & { close(): Promise<void> }

export type CoachParts = {
  readonly workshop: Workshop
  readonly progress: Progress
  /** The database of whoever learns. */
  readonly connection: Connection
  /** A session on a database. */
  readonly sessionOn: (connection: Connection) => Aside
  /** An empty database in memory. */
  readonly openCopy: () => Promise<Connection>
  readonly save: (progress: Progress) => void
}

/** Where somebody is in a workshop. What it does by itself happens aside: on the same database or on a copy of it, unseen. */
export class WorkshopCoach implements Coach {
  readonly workshop: Workshop
  private readonly parts: CoachParts
  private now: Progress
  /** What was last wrong with statements that a check is about. */
  private readonly findings = new Map<WorkshopCheck, Finding>()

  constructor(parts: CoachParts) {
    this.workshop = parts.workshop
    this.parts = parts
    this.now = parts.progress
  }

  async brief(): Promise<readonly ProseLine[]> {
    if (this.now.preparedTo < this.now.step) await this.goTo(this.now.step)
    return words.briefOf(this.workshop, this.now)
  }

  /** Undefined: there is no other step. */
  async next(): Promise<readonly ProseLine[] | undefined> {
    const { step: left, preparedTo } = this.now
    if (left + 1 >= this.workshop.steps.length) return undefined
    await this.goTo(left + 1)
    const brief = await this.brief()
    // Who has been further on knows it.
    if (this.now.solved.includes(left) || preparedTo > left) return brief
    return [...words.leftOpen(left, isBuiltOn(this.workshop.steps[left])), ...brief]
  }

  async back(): Promise<readonly ProseLine[]> {
    if (this.now.step > 0) this.change({ step: this.now.step - 1 })
    return this.brief()
  }

  /** The next one; when there is none, all of them again. */
  hint(): readonly ProseLine[] {
    const { step, hints } = this.now
    const number = (hints[step] ?? 0) + 1
    this.change({ hints: { ...hints, [step]: Math.min(this.step.hints.length, number) } })
    return words.hintOf(this.step, number)
  }

  solution(): readonly ProseLine[] {
    this.change({ solutionsSeen: [...new Set([...this.now.solutionsSeen, this.now.step])] })
    return words.solutionOf(this.step)
  }

  score(): readonly ProseLine[] {
    return words.scoreOf(this.workshop, this.now)
  }

  /** Judges the step as the database is now, and says what is missing. */
  async check(signal?: AbortSignal): Promise<readonly ProseLine[]> {
    const results = await this.judge(signal)
    return words.checkedOf(this.workshop, this.now, results)
  }

  /** As `check`, as data: the checks of this step. Rejects when it is stopped, and changes nothing then. */
  async judge(signal?: AbortSignal): Promise<readonly CheckResult[]> {
    if (this.now.preparedTo < this.now.step) await this.goTo(this.now.step)
    const results: CheckResult[] = []
    for (const check of this.step.checks) results.push(await this.judged(check, signal))
    signal?.throwIfAborted()
    const met = new Set(this.now.met)
    for (const result of results) {
      const id = this.idOf(result.check)
      if (result.met) met.add(id)
      else met.delete(id)
    }
    this.settle([...met])
    return results
  }

  /** Points of all steps as they were last judged. */
  get points(): number {
    return words.pointsIn(this.workshop, this.now.met)
  }

  /** Those of all steps; of other steps than this one as they were last judged. */
  async judgeAll(): Promise<readonly CheckResult[]> {
    const current = await this.judge()
    return this.workshop.steps.flatMap(({ checks }, step) =>
      step === this.now.step
        ? current
        : checks.map((check, at) => ({ step, check, met: this.now.met.includes(`${step}.${at}`), finding: undefined })),
    )
  }

  async look(outcome: Outcome, previous: Previous | undefined): Promise<readonly ProseLine[] | undefined> {
    const { statement, result } = outcome
    // Commands of the shell, and what is said about an earlier statement, solve nothing.
    if (this.now.preparedTo < 0 || statement.kind === 'meta' || statement.kind === 'expect') return undefined
    if (result.kind === 'cancelled' || this.now.solved.includes(this.now.step)) return undefined
    const before = new Set(this.now.met)
    const missing: Finding[] = []
    for (const check of this.step.checks) {
      if (before.has(this.idOf(check))) continue
      const finding = await this.lookAt(check, outcome, previous)
      if (finding !== undefined && finding !== 'other') missing.push(finding)
    }
    return words.lookedOf(this.workshop, this.now, { before, missing, step: this.step })
  }

  /** Begins the step anew on a database that is empty. */
  async restart(connection: Connection): Promise<WorkshopCoach> {
    const { step, hints, solutionsSeen, best } = this.now
    const kept = this.now.met.filter((id) => Number(id.split('.')[0]) < step)
    const progress = { step, preparedTo: -1, met: kept, solved: [], hints, solutionsSeen, best }
    const coach = new WorkshopCoach({ ...this.parts, connection, progress })
    await coach.goTo(step)
    return coach
  }

  /** Remembers the clock, which the database forgets when it is closed. */
  async rest(): Promise<void> {
    const { clock } = this.parts.connection
    if (clock !== undefined) this.change({ clockMs: await clock.now() })
  }

  /** 'other': the statement has nothing to do with it. */
  private async lookAt(
    check: WorkshopCheck,
    outcome: Outcome,
    previous: Previous | undefined,
  ): Promise<Finding | 'other'> {
    if (check.of === undefined) {
      if (!this.workshop.guided) return 'other'
      const finding = await this.onCopy((session) => judgeState(check, session, { file: this.workshop.path }))
      if (finding === undefined) this.settle([...this.now.met, this.idOf(check)])
      return finding !== undefined && outcome.result.kind !== 'written' ? 'other' : finding
    }
    if (previous === undefined || previous.outcome !== outcome || !isAbout(check, outcome)) return 'other'
    const finding = await judgeStatement(check, previous)
    this.findings.set(check, finding)
    if (finding === undefined) this.settle([...this.now.met, this.idOf(check)])
    return this.workshop.guided && outcome.result.kind !== 'failed' ? finding : 'other'
  }

  private async judged(check: WorkshopCheck, signal: AbortSignal | undefined): Promise<CheckResult> {
    const { step } = this.now
    if (check.of !== undefined) {
      const met = this.now.met.includes(this.idOf(check))
      return { step, check, met, finding: met ? undefined : this.findings.get(check) }
    }
    const finding = await this.onCopy((session) => judgeState(check, session, { file: this.workshop.path, signal }))
    return { step, check, met: finding === undefined, finding }
  }

  private settle(met: readonly string[]): void {
    const { step, solved, best } = this.now
    const whole = this.step.checks.every((_, at) => met.includes(`${step}.${at}`))
    const points = words.pointsIn(this.workshop, met)
    this.change({
      met,
      solved: whole ? [...new Set([...solved, step])] : solved.filter((other) => other !== step),
      best: Math.max(best, Math.min(points, pointsMax)),
    })
  }

  private get step(): WorkshopStep {
    return this.workshop.steps[this.now.step] as WorkshopStep
  }

  private idOf(check: WorkshopCheck): string {
    return `${this.now.step}.${this.step.checks.indexOf(check)}`
  }

  private change(more: Partial<Progress>): void {
    this.now = { ...this.now, ...more }
    this.parts.save(this.now)
  }

  /** What the steps on the way should have changed is changed. */
  private async goTo(at: number): Promise<void> {
    for (let step = this.now.preparedTo + 1; step <= at; step++) {
      const before = this.workshop.steps[step - 1]
      const isSolved = this.now.solved.includes(step - 1)
      if (before !== undefined && isBuiltOn(before) && !isSolved) await this.runAside(before.solution.script)
      const { start } = this.workshop.steps[step] ?? {}
      if (start !== undefined) await this.runAside(start.script)
      this.change({ preparedTo: step })
    }
    this.change({ step: at })
  }

  /** Throws BrokenWorkshop when a statement fails: checks have nothing to stand on then. */
  private async runAside(script: string): Promise<void> {
    const session = this.parts.sessionOn(this.parts.connection)
    for await (const { result, place } of session.runScript(script, { bail: true, file: this.workshop.path })) {
      if (result.kind === 'failed')
        throw new BrokenWorkshop(this.workshop.file, must(place, 'a file has places'), result.error)
    }
  }

  /** On tables and items as they are now, so that hidden statements may change them. */
  private async onCopy<Answer>(work: (session: SessionState) => Promise<Answer>): Promise<Answer> {
    const copy = await this.parts.openCopy()
    const session = this.parts.sessionOn(copy)
    try {
      const [here, there] = [await this.parts.connection.clock?.now(), await copy.clock?.now()]
      if (here !== undefined && there !== undefined && here > there) await copy.clock?.advance(here - there)
      await copyTables(this.parts.connection.backend, copy.backend)
      return await work(session)
    } finally {
      await session.close()
    }
  }
}

/** It changes the database: where nobody did it, its solution is run before the next step. */
const isBuiltOn = (step: WorkshopStep | undefined): boolean => step?.checks.some(({ of }) => of === undefined) === true
