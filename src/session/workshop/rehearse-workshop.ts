import type { Outcome, Place } from '../outcome.ts'
import type { Coach, SessionState } from '../session-state.ts'
import { BrokenWorkshop } from './broken-workshop.ts'
import type { Lesson, Workshop, WorkshopStep } from './workshop.ts'
import { findingTexts } from './workshop-words.ts'

/** Somebody who begins a workshop, on a database of their own in memory. */
export type Learner = { readonly session: SessionState; readonly coach: Coach; close(): Promise<void> }

/** Where a workshop is not what its file says of it. */
export type WorkshopProblem = { readonly place: Place; readonly message: string }

/**
 * Plays a workshop as its author means it: what is given is worth no points, the solution is worth all of them, and each ATTEMPT
 * those that it states. Yields what is otherwise.
 */
export async function* rehearseWorkshop(
  workshop: Workshop,
  begin: () => Promise<Learner>,
): AsyncGenerator<WorkshopProblem> {
  try {
    yield* rehearsedSteps(workshop, begin)
  } catch (error) {
    if (!(error instanceof BrokenWorkshop)) throw error
    yield { place: error.place, message: error.reason }
  }
}

async function* rehearsedSteps(workshop: Workshop, begin: () => Promise<Learner>): AsyncGenerator<WorkshopProblem> {
  for (const [at, step] of workshop.steps.entries()) {
    const reached = () => atStep(at, begin)
    yield* untouched(reached)
    for (const attempt of step.attempts) {
      const { points } = await played(attempt, reached)
      if (points !== attempt.points)
        yield { place: attempt.place, message: `'${attempt.name}' gets ${points} points, not ${attempt.points}` }
    }
    yield* solved(step, reached)
  }
}

type Reach = () => Promise<Learner>

/** Solutions of the steps before are played on the way. */
async function atStep(at: number, begin: () => Promise<Learner>): Promise<Learner> {
  const learner = await begin()
  try {
    await learner.coach.brief()
    for (let step = 0; step < at; step++) await learner.coach.next()
  } catch (error) {
    await learner.close()
    throw error
  }
  return learner
}

async function* untouched(reach: Reach): AsyncGenerator<WorkshopProblem> {
  const learner = await reach()
  try {
    const results = await learner.coach.judge()
    for (const { check, met } of results) {
      if (met) yield { place: check.place, message: `'${check.name}' is met before anything has been done` }
    }
  } finally {
    await learner.close()
  }
}

async function* solved({ solution }: WorkshopStep, reach: Reach): AsyncGenerator<WorkshopProblem> {
  const { results, failures } = await played(solution, reach)
  for (const failure of failures) yield failure
  for (const { check, met, finding } of results) {
    if (!met)
      yield {
        place: check.place,
        message: `the solution does not meet '${check.name}': ${findingTexts(finding, check).join(' ')}`,
      }
  }
}

async function played({ script }: Lesson, reach: Reach) {
  const { session, coach, close } = await reach()
  const failures: WorkshopProblem[] = []
  try {
    for await (const outcome of session.runScript(script, { bail: false, file: coach.workshop.path })) {
      const failure = failureOf(outcome)
      if (failure !== undefined) failures.push(failure)
    }
    const results = await coach.judge()
    const points = results.reduce((sum, { check, met }) => sum + (met ? check.points : 0), 0)
    return { results, points, failures }
  } finally {
    await close()
  }
}

function failureOf({ result, place }: Outcome): WorkshopProblem | undefined {
  if (result.kind !== 'failed' || place === undefined) return undefined
  return { place, message: `${result.error.code}: ${result.error.message}` }
}
