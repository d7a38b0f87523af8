import type { Statement } from '../../ast/statement.ts'
import { ShellError } from '../../base/shell-error.ts'
import { parseScript } from '../../syntax/parse-script.ts'
import { judge } from '../expect/expect.ts'
import type { Outcome, ProseLine } from '../outcome.ts'
import type { Previous } from '../previous.ts'
import type { SessionState, Teacher } from '../session-state.ts'
import { type TutorialStep, tutorialSteps } from './steps.ts'

const plain = (text: string): ProseLine => ({ head: '', text })
const empty = plain('')
const typed = (text: string): ProseLine => ({ head: '  ', text, indent: 6 })

/** Where somebody is in the tutorial. Its statements run `aside`: on the same database, unseen. */
export class Tutorial implements Teacher {
  private readonly aside: SessionState
  private at = -1
  /** The furthest step whose preparations have been made. */
  private preparedTo = -1
  private readonly done = new Set<number>()

  constructor(aside: SessionState) {
    this.aside = aside
  }

  /** The current step as text. */
  async show(): Promise<readonly ProseLine[]> {
    if (this.at === -1) await this.goTo(0)
    const { title, text, task } = this.step
    const mark = this.done.has(this.at) ? ', done' : ''
    return [
      plain(`${this.at + 1} of ${tutorialSteps.length}: ${title}${mark}`),
      ...text.flatMap((paragraph) => [empty, plain(paragraph)]),
      empty,
      { head: 'Task: ', text: task },
    ]
  }

  async next(): Promise<readonly ProseLine[]> {
    if (this.at + 1 >= tutorialSteps.length)
      return [plain('This is the last step; .tutorial quit leaves the tutorial.')]
    await this.goTo(this.at + 1)
    return this.show()
  }

  async back(): Promise<readonly ProseLine[]> {
    if (this.at > 0) this.at -= 1
    return this.show()
  }

  hint(): readonly ProseLine[] {
    return [{ head: 'Hint: ', text: this.step.hint }]
  }

  solution(): readonly ProseLine[] {
    return [plain('For instance:'), typed(this.step.solution)]
  }

  async look(outcome: Outcome, previous: Previous | undefined): Promise<readonly ProseLine[] | undefined> {
    if (this.at === -1 || this.done.has(this.at) || !isTry(outcome.statement)) return undefined
    const { check, lesson } = this.step
    const missing = await this.missing(check, outcome, previous)
    if (missing !== undefined) return missing === '' ? undefined : [{ head: 'Not yet: ', text: missing }]
    this.done.add(this.at)
    const number = this.at + 1
    const rest =
      number === tutorialSteps.length
        ? 'That was the last one: .tutorial quit leaves the tutorial.'
        : '.tutorial next goes on.'
    return [plain(`Step ${number} of ${tutorialSteps.length} is done. ${lesson}`), plain(rest)]
  }

  private get step(): TutorialStep {
    return tutorialSteps[Math.max(0, this.at)] as TutorialStep
  }

  /** What the steps on the way should have changed is changed. */
  private async goTo(at: number): Promise<void> {
    for (let step = this.preparedTo + 1; step <= at; step++) {
      const before = tutorialSteps[step - 1]
      if (before?.check.state !== undefined && !this.done.has(step - 1)) await this.runAside(before.solution)
      const { setUp } = tutorialSteps[step] ?? {}
      if (setUp !== undefined) await this.runAside(setUp)
      this.preparedTo = step
    }
    this.at = at
  }

  /** Why the step is not done; empty where there is nothing to be said about it. */
  private async missing(
    { text, outcome: expectations, result, state }: TutorialStep['check'],
    outcome: Outcome,
    previous: Previous | undefined,
  ): Promise<string | undefined> {
    const kind = outcome.result.kind
    if (kind === 'cancelled' || (kind === 'failed' && state === undefined)) return ''
    if (result !== undefined && kind !== result && !(result === 'heat' && kind === 'contributors')) return ''
    if (text?.test(outcome.text) === false) return ''
    if (expectations !== undefined) {
      const unmet = await this.unmet(expectations, previous)
      if (unmet !== undefined) return unmet
    }
    if (state === undefined) return undefined
    const wrong = await this.runAside(state)
    return wrong === undefined ? undefined : kind === 'written' ? wrong : ''
  }

  private async unmet(expectations: string, previous: Previous | undefined): Promise<string | undefined> {
    for (const { ast } of parseScript(expectations).statements) {
      if (ast.kind !== 'expect' || previous === undefined) continue
      try {
        const { passed, expected, actual } = await judge(ast.expectation, previous, noContext)
        if (!passed) return `expected ${expected}, found ${actual}`
      } catch (error) {
        if (!(error instanceof ShellError)) throw error
        return error.message
      }
    }
    return undefined
  }

  /** What went wrong, if anything did. */
  private async runAside(script: string): Promise<string | undefined> {
    for await (const { result } of this.aside.runScript(script, { bail: true })) {
      if (result.kind === 'failed') return result.error.message
      if (result.kind === 'expectation' && !result.passed) return `expected ${result.expected}, found ${result.actual}`
    }
    return undefined
  }
}

const noContext = { variables: new Map(), print: undefined }

/** Commands of the shell, and what is said about an earlier statement, solve nothing. */
const isTry = ({ kind }: Statement): boolean => kind !== 'meta' && kind !== 'expect'
